# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Pictures as PDF keeps them: JPEG goes in as it is, WebP would be unpacked to ten times its size."""

import logging
from collections.abc import Iterable
from io import BytesIO

from django.core.files.storage import default_storage
from PIL import Image, UnidentifiedImageError

LARGEST = (1200, 1600)
"""Pixels, width and height."""
QUALITY = 82

logger = logging.getLogger(__name__)


def read_pictures(keys: Iterable[str]) -> dict[str, bytes]:
    """The pictures as JPEG, by key. One that cannot be read is left out: the rest of the leaflet is worth having."""
    found = {}
    for key in keys:
        try:
            with default_storage.open(key) as file:
                found[key] = as_jpeg(file.read())
        except (OSError, UnidentifiedImageError, Image.DecompressionBombError):
            logger.warning("A picture is missing on paper: %s", key, exc_info=True)
    return found


def as_jpeg(picture: bytes) -> bytes:
    """Any picture, on white where one can see through it, and no larger than paper needs."""
    with Image.open(BytesIO(picture)) as opened:
        opened.thumbnail(LARGEST)
        layers = opened.convert("RGBA")
        flat = Image.new("RGB", layers.size, "white")
        flat.paste(layers, mask=layers.getchannel("A"))
    jpeg = BytesIO()
    flat.save(jpeg, "JPEG", quality=QUALITY, optimize=True)
    return jpeg.getvalue()
