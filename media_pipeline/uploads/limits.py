# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What is refused before a byte is sent: by the browser, and again when an upload begins. Pure.

What the file really is, and how long, shows only when a worker opens it; see profiles.refusal.
"""

from pathlib import PurePath

from media_pipeline.failures import Failure

EXTENSIONS = (".mp4", ".m4v", ".mov", ".qt", ".3gp", ".3g2", ".mkv", ".webm")
TYPES = (
    "video/mp4",
    "video/x-m4v",
    "video/quicktime",
    "video/3gpp",
    "video/3gpp2",
    "video/x-matroska",
    "video/matroska",
    "video/webm",
)
"""Phones give some films no extension, and browsers know no type for others: one of the two is enough."""

ACCEPT = ",".join(("video/*", *EXTENSIONS))
"""What a browser offers when somebody chooses a file; some know no type for some of the endings."""

MAX_UNFINISHED = 20
"""How many uploads one user may have under way: enough for a day's filming, too few to fill a disk unnoticed."""


def refusal(*, name: str, media_type: str, size: int, max_bytes: int) -> Failure | None:
    """Why a file with this name, MIME type and size in bytes is not taken."""
    if size == 0 or not (PurePath(name).suffix.lower() in EXTENSIONS or _plain(media_type) in TYPES):
        return Failure.NOT_A_FILM
    return Failure.TOO_LARGE if size > max_bytes else None


def _plain(media_type: str) -> str:
    return media_type.split(";", maxsplit=1)[0].strip().lower()
