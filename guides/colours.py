# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Colours as the web writes them ("#0f5257"), and how well they can be told apart. Pure.

Contrast is WCAG's: from 1 (the same) to 21 (black on white).
"""

import colorsys
import re
from collections.abc import Iterable

READABLE = 4.5
"""The least contrast of text with what it stands on (WCAG 2.2, 1.4.3)."""

_HEX = re.compile(r"#[0-9a-f]{6}")
_STEPS = 256
"""In how many steps of lightness a better colour is looked for."""

type Rgb = tuple[float, float, float]
"""Red, green and blue, each from 0 to 1."""


def is_colour(text: str) -> bool:
    return _HEX.fullmatch(text) is not None


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def is_readable_on(colour: str, surfaces: Iterable[str]) -> bool:
    return all(contrast(colour, surface) >= READABLE for surface in surfaces)


def mixed(colour: str, other: str, share: float) -> str:
    """`share` of the colour, from 0 to 1, and the rest of the other one."""
    pairs = zip(_rgb(colour), _rgb(other), strict=True)
    return _hex(tuple(share * mine + (1 - share) * its for mine, its in pairs))


def shades(colour: str, *, lighter: bool) -> Iterable[str]:
    """The same hue from this lightness on, step by step, to white or to black."""
    hue, lightness, saturation = colorsys.rgb_to_hls(*_rgb(colour))
    end = 1.0 if lighter else 0.0
    yield colour
    for step in range(1, _STEPS + 1):
        share = step / _STEPS
        yield _hex(colorsys.hls_to_rgb(hue, lightness + (end - lightness) * share, saturation))


def _rgb(colour: str) -> Rgb:
    red, green, blue = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    return red, green, blue


def _hex(rgb: tuple[float, ...]) -> str:
    return "#" + "".join(f"{round(part * 255):02x}" for part in rgb)


def _luminance(colour: str) -> float:
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in _rgb(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
