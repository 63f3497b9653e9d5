# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""The department right that all of this asks for."""

VIEW_STATISTICS = "view_statistics"
