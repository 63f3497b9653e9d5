# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Colours: a scene's palette of at most 256, and how light falls on a surface."""

from dataclasses import dataclass, field

from cms.demo.drawing.geometry import Point

type Rgb = tuple[int, int, int]

_SIZE = 256
_DUSK: Rgb = (74, 56, 96)
"""What shaded sides drift towards: a warm violet looks kinder than grey."""
_LIGHT: Point = (-0.42, -0.55, 0.72)


@dataclass
class Palette:
    """Hands out an index per colour; when the palette is full, the nearest colour that it has."""

    colours: list[Rgb] = field(default_factory=list)
    _index: dict[Rgb, int] = field(default_factory=dict)

    def index(self, rgb: Rgb) -> int:
        found = self._index.get(rgb)
        if found is not None:
            return found
        if len(self.colours) < _SIZE:
            self.colours.append(rgb)
            found = len(self.colours) - 1
        else:
            found = min(range(_SIZE), key=lambda i: _difference(self.colours[i], rgb))
        self._index[rgb] = found
        return found

    def faded(self, towards: Rgb, share: float) -> list[Rgb]:
        """All colours mixed with another (share 0 leaves them): a fade that costs nothing per pixel."""
        return [mix(colour, towards, share) for colour in self.colours]


def rgb(value: str) -> Rgb:
    """'#rrggbb' as numbers."""
    return (int(value[1:3], 16), int(value[3:5], 16), int(value[5:7], 16))


def mix(a: Rgb, b: Rgb, share: float) -> Rgb:
    return (
        round(a[0] + (b[0] - a[0]) * share),
        round(a[1] + (b[1] - a[1]) * share),
        round(a[2] + (b[2] - a[2]) * share),
    )


def lit(colour: Rgb, normal: Point, shade: float) -> Rgb:
    """The colour as it looks on a surface that faces `normal`; `shade` is how deep shadows are."""
    facing = sum(a * b for a, b in zip(normal, _LIGHT, strict=True))
    return mix(colour, _DUSK, round(max(0.0, 0.62 - facing) * shade, 2))


def _difference(a: Rgb, b: Rgb) -> int:
    return sum((x - y) ** 2 for x, y in zip(a, b, strict=True))
