# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Phone numbers as links want them."""

import re

DANISH_NUMBER_LENGTH = 8


def phone_uri(number: str) -> str:
    """For `tel:` and `sms:`: "00 12 34 10" -> "+4500123410"; short numbers stay short."""
    digits = re.sub(r"[^\d+]", "", number)
    return f"+45{digits}" if len(digits) == DANISH_NUMBER_LENGTH and digits.isdigit() else digits
