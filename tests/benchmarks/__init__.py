# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Programs that measure. Each compares with a named baseline in the same run; the figures are in docs/benchmarks.md."""
