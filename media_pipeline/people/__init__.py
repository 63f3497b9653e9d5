# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Who can be recognised in films and pictures, and on what grounds they are shown."""
