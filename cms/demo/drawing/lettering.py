# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Words as masks: the product's own typeface, in a few sizes that are kept."""

from functools import cache
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

_FONT = Path(__file__).parent / "IBMPlexSans-SemiBold-Latin1.woff2"
_LARGEST = 256


@cache
def font(size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(_FONT, size)


@cache
def width_of(text: str) -> float:
    """Width of a line of text for a line height of 1."""
    return float(font(100).getlength(text)) / 120


@cache
def _mask(text: str, height: int) -> Image.Image:
    line = font(round(height / 1.2))
    mask = Image.new("L", (max(1, round(line.getlength(text))), height), 0)
    ImageDraw.Draw(mask).text((0, height / 2), text, font=line, fill=255, anchor="lm")
    return mask


def mask(text: str, height: float) -> Image.Image:
    """White letters on black; at least `height` pixels high, up to a limit."""
    size = 16
    while size < height and size < _LARGEST:
        size *= 2
    return _mask(text, size)
