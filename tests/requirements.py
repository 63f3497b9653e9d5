# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What a test needs that a machine may lack."""

import os

import pytest


def require(part: str, available: object, reason: str) -> None:
    """Go on if `available` is true; otherwise skip the test, or fail it where CI=true promises the part.

    >>> require("Chromium", shutil.which("chromium"), "it renders the pages")
    """
    if available:
        return
    message = f"{part} is missing: {reason}"
    if os.environ.get("CI") == "true":
        pytest.fail(message, pytrace=False)
    pytest.skip(message)
