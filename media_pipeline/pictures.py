# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What is kept of an uploaded picture: its pixels, upright, and what its colours mean. Nothing else.

Phones write into a picture where it was taken, when, and by whose device; some hide a whole film behind it. A list of
what to remove would always lack something, so the file is written anew from what is seen.
"""

from io import BytesIO
from pathlib import PurePosixPath
from typing import Any

from django.core.files import File
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image as PILImage
from PIL import ImageCms, ImageOps

_SAVED_AS: dict[str, tuple[str, dict[str, Any]]] = {
    "JPEG": (".jpg", {"quality": 95}),
    "PNG": (".png", {}),
    "WEBP": (".webp", {"quality": 95}),
}
"""Other kinds (HEIC, AVIF) become JPEG, or WebP where something is transparent: every program reads those."""

_UPRIGHT = 1
_ORIENTATION = 0x0112


class Stripped(SimpleUploadedFile):
    """A picture that tells what can be seen in it, and no more."""


def stripped(file: "File[bytes]") -> Stripped:
    """The picture without its metadata; of an animated one, or a series, the first.

    Raises whatever the decoder raises if the file is damaged.
    """
    if isinstance(file, Stripped):
        return file
    file.seek(0)
    with PILImage.open(file) as picture:
        picture.load()
        pixels, icc_profile = _plain(picture)
        kind = _kind(picture, pixels)
        suffix, options = _SAVED_AS[kind]
        if pixels is picture and picture.format == "JPEG":
            options = {"quality": "keep"}  # the same tables again: as good as unchanged
        pixels.info = {}  # some encoders take comments from here
        content = BytesIO()
        pixels.save(content, kind, icc_profile=icc_profile, **options)
    name = PurePosixPath(file.name or "picture").with_suffix(suffix).name
    return Stripped(name, content.getvalue(), PILImage.MIME[kind])


def _kind(picture: PILImage.Image, pixels: PILImage.Image) -> str:
    if picture.format in _SAVED_AS:
        return str(picture.format)
    return "WEBP" if "A" in pixels.getbands() else "JPEG"


def _plain(picture: PILImage.Image) -> tuple[PILImage.Image, bytes | None]:
    """The picture itself if it is upright already and of a mode that all formats have; and its colour profile."""
    icc_profile: bytes | None = picture.info.get("icc_profile")
    pixels = picture
    if picture.getexif().get(_ORIENTATION, _UPRIGHT) != _UPRIGHT:
        pixels = ImageOps.exif_transpose(picture)
    if "transparency" in picture.info:
        return pixels.convert("RGBA"), icc_profile
    match pixels.mode:
        case "RGB" | "RGBA" | "L" | "LA":
            return pixels, icc_profile
        case "CMYK":
            return _for_screens(pixels, icc_profile), None
        case mode if mode.startswith("I"):
            return pixels.point(lambda value: value / 256).convert("L"), None
        case _:
            return pixels.convert("RGB"), icc_profile


def _for_screens(pixels: PILImage.Image, icc_profile: bytes | None) -> PILImage.Image:
    """Printing inks as colours of a screen, by the picture's own profile where it is sound."""
    try:
        source = ImageCms.ImageCmsProfile(BytesIO(icc_profile or b""))
        converted = ImageCms.profileToProfile(pixels, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
    except (OSError, ImageCms.PyCMSError):
        converted = None
    return converted or pixels.convert("RGB")
