# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Which part of a file a request asks for (RFC 9110, section 14)."""

import re
from dataclasses import dataclass

_ONE_RANGE = re.compile(r"bytes=(?P<first>[0-9]{0,15})-(?P<last>[0-9]{0,15})")


class Unsatisfiable(Exception):
    """The file has no such bytes."""


@dataclass(frozen=True, slots=True)
class ByteRange:
    """From the byte number `start`, `length` bytes; never beyond the end of the file, never empty."""

    start: int
    length: int

    def content_range(self, size: int) -> str:
        return f"bytes {self.start}-{self.start + self.length - 1}/{size}"


def parse(header: str, size: int) -> ByteRange | None:
    """The one range that `header` asks for, of a file of `size` bytes.

    None means the whole file: for no header, for several ranges, and for what nobody understands; servers may do so.
    Raises Unsatisfiable.
    """
    match = _ONE_RANGE.fullmatch(header.replace(" ", ""))
    if match is None or not (match["first"] or match["last"]):
        return None
    if not match["first"]:
        start, end = max(0, size - int(match["last"])), size
    else:
        start, end = int(match["first"]), min(size, int(match["last"] or size) + 1)
        if match["last"] and int(match["last"]) < start:
            return None
    if start >= end:
        raise Unsatisfiable
    return ByteRange(start, end - start)
