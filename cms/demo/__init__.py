# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What `manage.py demo` shows: made-up content and plays, drawn films and pictures."""
