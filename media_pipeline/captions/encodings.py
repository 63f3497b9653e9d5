# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Which letters the bytes of a captions file are."""

import codecs
from collections.abc import Callable
from functools import partial

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SEEN_IN_DANISH = frozenset("æøåÆØÅéÉèÈêëáÁàâäÄíîïóÓôöÖúûüÜýçñðþßãõ«»„“”‘’‚–—…·•´`§°½²©®€£\xa0\xad")


class UnknownEncoding(Exception):
    """The bytes are no text that we can read."""


def decode(content: bytes) -> str:
    """The text, without a byte order mark. Raises UnknownEncoding.

    Old Danish programs wrote Windows-1252. Any bytes at all can be read as that, so what doesn't come out as Danish
    (from an old Mac, from DOS, from a film) is refused instead of shown to citizens as nonsense.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _try(partial(content.decode, encoding))
    try:
        return content.decode()
    except UnicodeDecodeError:
        text = _try(partial(content.decode, "cp1252"))
    if not all(letter.isascii() or letter in _SEEN_IN_DANISH for letter in text):
        raise UnknownEncoding
    return text


def _try(read: Callable[[], str]) -> str:
    try:
        return read()
    except UnicodeDecodeError as error:
        raise UnknownEncoding from error
