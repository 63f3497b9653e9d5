# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What a file is called when somebody downloads it. Uploads have no names of their own in the storage."""

import re
import unicodedata

_MAX_STEM = 80


def file_name(title: str, beginning: bytes) -> str:
    """The film's title as a file name that every system takes, with the ending that the first bytes ask for."""
    letters = unicodedata.normalize("NFC", title)
    stem = re.sub(r"[^\w ().,-]+", " ", letters)
    stem = re.sub(r"\s+", " ", stem).strip(" .-")[:_MAX_STEM].rstrip(" .-")
    return (stem or "film") + ending(beginning)


def ending(beginning: bytes) -> str:
    """Of a film's container, by its first bytes; empty for one that we don't read."""
    if beginning[4:8] == b"ftyp":
        return ".mov" if beginning[8:12] == b"qt  " else ".mp4"
    if beginning[:4] == b"\x1a\x45\xdf\xa3":
        return ".mkv"
    return ".mov" if beginning[4:8] in (b"moov", b"mdat", b"wide", b"free", b"skip") else ""
