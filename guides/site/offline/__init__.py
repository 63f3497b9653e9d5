# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Guides that readers keep on their own phone: what belongs to one, and what makes a phone keep it."""
