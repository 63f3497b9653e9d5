# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Addresses of stored files: plain for what is public, signed for an hour for what is not."""

from django.core.signing import BadSignature, TimestampSigner
from django.urls import reverse

SIGNATURE_PARAMETER = "s"
SIGNATURE_MAX_AGE = 3600
"""Seconds. Long enough to watch a film in the admin, short enough for a leaked address to be worth little."""

_SALT = "media_pipeline.serve"


def address(key: str, *, public: bool) -> str:
    """The address of `key`.

    Whoever has a signed one may read the file for an hour: give it only to somebody who may see the file.
    """
    path = reverse("media_pipeline:serve", args=[key])
    return path if public else f"{path}?{SIGNATURE_PARAMETER}={_sign(key)}"


def is_signed(key: str, signature: str) -> bool:
    """Whether `signature` was made here, for this key, within the last hour."""
    try:
        TimestampSigner(salt=_SALT).unsign(f"{key}:{signature}", max_age=SIGNATURE_MAX_AGE)
    except BadSignature:
        return False
    return True


def _sign(key: str) -> str:
    return TimestampSigner(salt=_SALT).sign(key).removeprefix(f"{key}:")
