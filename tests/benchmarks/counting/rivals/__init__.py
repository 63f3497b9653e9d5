# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Our site in production, and besides it a view that does nothing and django-hitcount's own.

All three go through the same middleware in the same processes. django-hitcount is installed in their environment alone.
"""
