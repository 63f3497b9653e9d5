# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""How Danes write dates, times and numbers: torsdag 3. december 2026, kl. 14.05, 1.234,5."""

DATE_FORMAT = "l j. F Y"
SHORT_DATE_FORMAT = "j. F Y"
TIME_FORMAT = r"\k\l. G.i"
DATETIME_FORMAT = r"l j. F Y \k\l. G.i"
SHORT_DATETIME_FORMAT = r"j. F Y \k\l. G.i"
DECIMAL_SEPARATOR = ","
THOUSAND_SEPARATOR = "."
NUMBER_GROUPING = 3
FIRST_DAY_OF_WEEK = 1
