# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What scenes are built of: faces to draw on, boxes, ground, cut-outs."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import cos, hypot, pi, sin

from cms.demo.drawing.colour import Palette, Rgb, lit, mix, rgb
from cms.demo.drawing.geometry import Ellipse, Flat, Lettering, Outline, Point, Polygon, Sprite
from cms.demo.drawing.lettering import width_of

OUTDOORS = 0.26
INDOORS = 0.12
"""How deep shadows are: lamps and bright walls soften them."""


@dataclass
class Model:
    """The things of one scene. Colours are given as '#rrggbb' and shaded by the way a surface faces."""

    palette: Palette = field(default_factory=Palette)
    flats: list[Flat] = field(default_factory=list)
    sprites: list[Sprite] = field(default_factory=list)
    shade: float = OUTDOORS

    def polygon(self, points: Sequence[Point], colour: str | Rgb) -> Polygon:
        """A lit polygon that is *not* yet part of the scene: for things that move."""
        flat = Polygon(tuple(points), 0)
        flat.colour = self.palette.index(lit(_rgb(colour), flat.normal, self.shade))
        return flat

    def add(self, points: Sequence[Point], colour: str | Rgb) -> None:
        self.flats.append(self.polygon(points, colour))

    def face(self, left: tuple[float, float], right: tuple[float, float], base: float = 0.0) -> "Face":
        """A vertical face, seen by someone who has `left` on the left hand; heights are counted from `base`."""
        length = hypot(right[0] - left[0], right[1] - left[1])
        across = ((right[0] - left[0]) / length, (right[1] - left[1]) / length, 0.0)
        return Face(self, (left[0], left[1], base), across, (0.0, 0.0, 1.0), length)

    def floor(self, west: float, south: float, east: float, north: float, colour: str, height: float = 0.0) -> "Face":
        """A level face seen from above; along = east, up = north."""
        face = Face(self, (west, south, height), (1.0, 0.0, 0.0), (0.0, 1.0, 0.0), east - west)
        face.rect(0, 0, east - west, north - south, colour)
        return face

    def ceiling(self, west: float, south: float, east: float, north: float, height: float, colour: str) -> "Face":
        """A level face seen from below; along = west, up = north, counted from the south-east corner."""
        face = Face(self, (east, south, height), (-1.0, 0.0, 0.0), (0.0, 1.0, 0.0), east - west)
        face.rect(0, 0, east - west, north - south, colour)
        return face

    def box(self, low: Point, high: Point, colour: str, top: str | None = None) -> None:
        """A closed box between two corners."""
        self.flats += self.box_flats(low, high, colour, top)

    def box_flats(self, low: Point, high: Point, colour: str, top: str | None = None) -> list[Polygon]:
        (x0, y0, z0), (x1, y1, z1) = low, high
        sides = [
            ((x0, y0, z0), (x1, y0, z0), (x1, y0, z1), (x0, y0, z1)),
            ((x1, y0, z0), (x1, y1, z0), (x1, y1, z1), (x1, y0, z1)),
            ((x1, y1, z0), (x0, y1, z0), (x0, y1, z1), (x1, y1, z1)),
            ((x0, y1, z0), (x0, y0, z0), (x0, y0, z1), (x0, y1, z1)),
            ((x0, y1, z0), (x1, y1, z0), (x1, y0, z0), (x0, y0, z0)),
        ]
        lid = ((x0, y0, z1), (x1, y0, z1), (x1, y1, z1), (x0, y1, z1))
        return [self.polygon(side, colour) for side in sides] + [self.polygon(lid, top or colour)]

    def column(self, centre: tuple[float, float], radius: float, low: float, high: float, colour: str) -> None:
        """An upright eight-sided post."""
        ring = [(centre[0] + radius * cos(i * pi / 4), centre[1] + radius * sin(i * pi / 4)) for i in range(8)]
        for index, (x, y) in enumerate(ring):
            bx, by = ring[index - 1]
            self.add(((bx, by, low), (x, y, low), (x, y, high), (bx, by, high)), colour)
        self.add([(x, y, high) for x, y in ring], colour)

    def sprite(self, anchor: Point, *shapes: Ellipse | Outline) -> None:
        self.sprites.append(Sprite(anchor, shapes))

    def blob(self, right: float, above: float, across: float, up: float, colour: str) -> Ellipse:
        return Ellipse(right, above, across, up, self.palette.index(rgb(colour)))

    def outline(self, points: Sequence[tuple[float, float]], colour: str) -> Outline:
        return Outline(tuple(points), self.palette.index(rgb(colour)))


@dataclass
class Face:
    """A plane to draw on: positions are metres along and up from its lower left corner. Later marks cover earlier."""

    model: Model
    origin: Point
    across: Point
    up: Point
    length: float

    def at(self, along: float, above: float) -> Point:
        (x, y, z), (ax, ay, az), (ux, uy, uz) = self.origin, self.across, self.up
        return (x + ax * along + ux * above, y + ay * along + uy * above, z + az * along + uz * above)

    def rect(self, left: float, low: float, right: float, high: float, colour: str | Rgb) -> "Face":
        return self.shape(((left, low), (right, low), (right, high), (left, high)), colour)

    def shape(self, points: Sequence[tuple[float, float]], colour: str | Rgb) -> "Face":
        self.model.add([self.at(along, above) for along, above in points], colour)
        return self

    def disc(self, along: float, above: float, radius: float, colour: str | Rgb, corners: int = 20) -> "Face":
        turn = 2 * pi / corners
        ring = [(along + radius * cos(i * turn), above + radius * sin(i * turn)) for i in range(corners)]
        return self.shape(ring, colour)

    def arch(self, left: float, low: float, right: float, high: float, colour: str | Rgb) -> "Face":
        """A rectangle with a half-round top that reaches `high`."""
        radius = (right - left) / 2
        bow = [
            (left + radius - radius * cos(i * pi / 12), high - radius + radius * sin(i * pi / 12)) for i in range(13)
        ]
        return self.shape([(left, low), (right, low), *reversed(bow)], colour)

    def gradient(self, box: tuple[float, float, float, float], below: str, above: str, steps: int = 8) -> "Face":
        """Bands from one colour at the bottom of `box` (left, low, right, high) to another at its top."""
        left, low, right, high = box
        for step in range(steps):
            edges = [low + (high - low) * part / steps for part in (step, step + 1)]
            self.rect(left, edges[0], right, edges[1], mix(rgb(below), rgb(above), step / max(1, steps - 1)))
        return self

    def text(self, along: float, above: float, height: float, text: str, colour: str) -> "Face":
        """A line of text centred on a point; `height` is that of the line."""
        width = width_of(text) * height
        self.model.flats.append(
            Lettering(
                self.at(along - width / 2, above - height / 2),
                _scaled(self.across, width),
                _scaled(self.up, height),
                text,
                self.model.palette.index(rgb(colour)),
            )
        )
        return self


def _scaled(vector: Point, by: float) -> Point:
    return (vector[0] * by, vector[1] * by, vector[2] * by)


def _rgb(colour: str | Rgb) -> Rgb:
    return rgb(colour) if isinstance(colour, str) else colour
