# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""How Ukrainian pages write dates and times: четвер, 3 грудня 2026, 14:05."""

DATE_FORMAT = "l, j E Y"
SHORT_DATE_FORMAT = "j E Y"
TIME_FORMAT = "H:i"
DATETIME_FORMAT = "l, j E Y, H:i"
SHORT_DATETIME_FORMAT = "j E Y, H:i"
FIRST_DAY_OF_WEEK = 1
