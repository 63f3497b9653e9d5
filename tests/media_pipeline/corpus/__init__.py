# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Films that phones, cameras and ill-wishers make, made on the spot: odd ones and hostile ones."""
