# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""A leaflet as a file: made once, then kept as long as nothing of it changes."""

import json
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from hashlib import sha256

from django.core.cache import caches

from guides.paper.leaflet import Leaflet
from guides.paper.pictures import read_pictures
from guides.paper.typesetting import set_booklet, set_leaflet, sources_digest

KEPT_SECONDS = 24 * 60 * 60
LONGEST_WAIT = 1
"""Seconds in which a request waits for those before it."""

_one_at_a_time = threading.Semaphore(1)
"""Setting type takes a whole processor; whoever asks for a hundred leaflets must not slow down the pages."""


class Busy(Exception):
    """Others have asked for so many leaflets that this one was not made."""


@dataclass(frozen=True)
class Form:
    """One of the two forms of a leaflet; `ending` closes the name of its file."""

    make: Callable[[Leaflet, Mapping[str, bytes]], bytes]
    ending: str = ""


A4 = Form(set_leaflet)
BOOKLET = Form(set_booklet, "-kun-til-print")


def fingerprint(leaflet: Leaflet, form: Form) -> str:
    """The same for the same file. (A picture's key names its bytes.)"""
    contents = json.dumps(leaflet.as_json(), sort_keys=True)
    return sha256(f"{sources_digest()}{form.ending}{contents}".encode()).hexdigest()


def made(leaflet: Leaflet, form: Form, key: str) -> bytes:
    """The PDF with this fingerprint. Raises Busy, and typesetting.CannotSet or TooLarge."""
    cache = caches["leaflets"]
    kept: bytes | None = cache.get(key)
    if kept is not None:
        return kept
    if not _one_at_a_time.acquire(timeout=LONGEST_WAIT):
        raise Busy
    try:
        kept = cache.get(key)  # somebody else may have asked for the same one
        if kept is None:
            kept = form.make(leaflet, read_pictures(picture.key for picture in leaflet.pictures()))
            cache.set(key, kept, KEPT_SECONDS)
        return kept
    finally:
        _one_at_a_time.release()
