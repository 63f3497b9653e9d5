# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Flat polygons in space and the order to paint them in: a binary space partition, so nearer always covers farther."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from math import sqrt
from typing import Protocol

type Point = tuple[float, float, float]

_ON_PLANE = 1e-4
"""Metres within which a point counts as lying on a plane."""
_LEVEL = 0.3
_LEVEL_COST = 100_000


@dataclass(slots=True)
class Polygon:
    """A convex polygon seen from the side where its corners run counter-clockwise; `colour` is a palette index."""

    points: tuple[Point, ...]
    colour: int
    normal: Point = field(init=False)
    offset: float = field(init=False)

    def __post_init__(self) -> None:
        self.normal = _normal(self.points)
        self.offset = _dot(self.normal, self.points[0])


@dataclass(slots=True)
class Lettering:
    """One line of text on a plane: `origin` is its lower left corner, `across` and `up` span its rectangle.

    `part` is how much of the line it holds, from 0 to 1: a plane may cut it like any polygon.
    """

    origin: Point
    across: Point
    up: Point
    text: str
    colour: int
    part: tuple[float, float] = (0.0, 1.0)
    normal: Point = field(init=False)
    offset: float = field(init=False)

    def __post_init__(self) -> None:
        self.normal = _unit(_cross(self.across, self.up))
        self.offset = _dot(self.normal, self.origin)

    def between(self, start: float, end: float) -> "Lettering":
        """The part of it from one share of its width to another."""
        (x, y, z), (ax, ay, az) = self.origin, self.across
        first, last = self.part
        wide = end - start
        return Lettering(
            (x + ax * start, y + ay * start, z + az * start),
            (ax * wide, ay * wide, az * wide),
            self.up,
            self.text,
            self.colour,
            (first + (last - first) * start, first + (last - first) * end),
        )


@dataclass(slots=True)
class Sprite:
    """A cut-out that always faces the viewer (a tree, a person): shapes in metres right of and above `anchor`."""

    anchor: Point
    shapes: tuple["Ellipse | Outline", ...]


@dataclass(slots=True)
class Ellipse:
    right: float
    above: float
    radius_across: float
    radius_up: float
    colour: int


@dataclass(slots=True)
class Outline:
    points: tuple[tuple[float, float], ...]
    colour: int


type Flat = Polygon | Lettering


@dataclass(slots=True)
class Group:
    """A convex thing that moves: its flats are painted together, in the order given, where `anchor` is."""

    anchor: Point
    flats: tuple[Flat, ...]


type Loose = Sprite | Group


@dataclass(slots=True)
class Node:
    """One plane of the partition: what lies in it, in the order it was added, and what lies on either side."""

    normal: Point
    offset: float
    flats: list[Flat]
    front: "Node | None"
    back: "Node | None"
    centre: Point
    radius: float
    """A ball around everything in and below this node."""


class Painter(Protocol):
    """Who is asked whether a ball can be seen at all, and told what to draw, farthest first."""

    eye: Point

    def sees(self, centre: Point, radius: float) -> bool: ...

    def flat(self, flat: Flat) -> None: ...

    def sprite(self, sprite: Sprite) -> None: ...


def build(flats: Sequence[Flat]) -> Node | None:
    """Sort flats into a tree. Planes that cut few others are chosen first, so little is split."""
    if not flats:
        return None
    plane = _best_plane(flats)
    normal, offset = plane.normal, plane.offset
    here: list[Flat] = []
    front: list[Flat] = []
    back: list[Flat] = []
    for flat in flats:
        _sort(flat, normal, offset, here, front, back)
    return Node(normal, offset, here, build(front), build(back), *_ball(flats))


def paint(node: Node | None, painter: Painter, loose: Sequence[Loose]) -> None:
    """Paint everything that faces the painter's eye. What is loose is sorted in anew each time."""
    if node is None or not (loose or painter.sees(node.centre, node.radius)):
        _paint_loose(painter, loose)
        return
    normal, eye = node.normal, painter.eye
    height = _dot(normal, eye) - node.offset
    front = [item for item in loose if _dot(normal, item.anchor) >= node.offset - _ON_PLANE]
    back = [item for item in loose if _dot(normal, item.anchor) < node.offset - _ON_PLANE]
    if height >= 0:
        near, near_loose, far, far_loose = node.front, front, node.back, back
    else:
        near, near_loose, far, far_loose = node.back, back, node.front, front
    paint(far, painter, far_loose)
    for flat in node.flats:
        if _dot(flat.normal, normal) * height > 0:
            painter.flat(flat)
    paint(near, painter, near_loose)


def _paint_loose(painter: Painter, loose: Sequence[Loose]) -> None:
    for item in sorted(loose, key=lambda item: -_distance(item.anchor, painter.eye)):
        if isinstance(item, Sprite):
            painter.sprite(item)
            continue
        for flat in item.flats:
            if _dot(flat.normal, painter.eye) > flat.offset:
                painter.flat(flat)


def _ball(flats: Sequence[Flat]) -> tuple[Point, float]:
    points = [point for flat in flats for point in corners(flat)]
    xs, ys, zs = zip(*points, strict=True)
    centre = ((min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2, (min(zs) + max(zs)) / 2)
    return centre, sqrt(max(_distance(point, centre) for point in points))


def corners(flat: Flat) -> Sequence[Point]:
    if isinstance(flat, Polygon):
        return flat.points
    (x, y, z), (ax, ay, az), (ux, uy, uz) = flat.origin, flat.across, flat.up
    return (flat.origin, (x + ax, y + ay, z + az), (x + ax + ux, y + ay + uy, z + az + uz), (x + ux, y + uy, z + uz))


def _sort(flat: Flat, normal: Point, offset: float, here: list[Flat], front: list[Flat], back: list[Flat]) -> None:
    if isinstance(flat, Lettering):
        _sort_lettering(flat, normal, offset, here, front, back)
        return
    heights = [_dot(normal, point) - offset for point in flat.points]
    above, below = max(heights) > _ON_PLANE, min(heights) < -_ON_PLANE
    if above and below:
        for side, sign in ((front, 1), (back, -1)):
            points = _clip(flat.points, [height * sign for height in heights])
            if len(points) > 2:
                side.append(Polygon(points, flat.colour))
    else:
        (front if above else back if below else here).append(flat)


def _sort_lettering(
    line: Lettering, normal: Point, offset: float, here: list[Flat], front: list[Flat], back: list[Flat]
) -> None:
    """Cut upright, where the plane crosses the middle of the line."""
    foot, _, _, head = corners(line)
    middle = ((foot[0] + head[0]) / 2, (foot[1] + head[1]) / 2, (foot[2] + head[2]) / 2)
    left = _dot(normal, middle) - offset
    right = left + _dot(normal, line.across)
    if min(left, right) < -_ON_PLANE and max(left, right) > _ON_PLANE:
        share = left / (left - right)
        (front if left > 0 else back).append(line.between(0.0, share))
        (front if right > 0 else back).append(line.between(share, 1.0))
    else:
        outermost = max(left, right, key=abs)
        (here if abs(outermost) <= _ON_PLANE else front if outermost > 0 else back).append(line)


def _clip(points: Sequence[Point], heights: Sequence[float]) -> tuple[Point, ...]:
    """The part of a polygon where its corners' heights are positive."""
    kept: list[Point] = []
    for index, point in enumerate(points):
        before, height_before, height = points[index - 1], heights[index - 1], heights[index]
        if (height > 0) != (height_before > 0):
            share = height_before / (height_before - height)
            kept.append(
                (
                    before[0] + (point[0] - before[0]) * share,
                    before[1] + (point[1] - before[1]) * share,
                    before[2] + (point[2] - before[2]) * share,
                )
            )
        if height > 0:
            kept.append(point)
    return tuple(kept)


def _best_plane(flats: Sequence[Flat]) -> Flat:
    candidates = flats[:: max(1, len(flats) // 12)]
    return min(candidates, key=lambda flat: _cost(flat, flats))


def _cost(plane: Flat, flats: Iterable[Flat]) -> int:
    # Level planes come last: a sprite stands on one side of a plane, and a wall cut at half height would cover its top.
    cuts = _LEVEL_COST if abs(plane.normal[2]) > _LEVEL else 0
    balance = 0
    for flat in flats:
        if isinstance(flat, Lettering):
            continue
        heights = [_dot(plane.normal, point) - plane.offset for point in flat.points]
        above, below = max(heights) > _ON_PLANE, min(heights) < -_ON_PLANE
        cuts += above and below
        balance += above - below
    return 6 * cuts + abs(balance)


def _normal(points: Sequence[Point]) -> Point:
    """Newell's method: right also when three of the corners lie on one line."""
    x = y = z = 0.0
    for index, (bx, by, bz) in enumerate(points):
        ax, ay, az = points[index - 1]
        x += (ay - by) * (az + bz)
        y += (az - bz) * (ax + bx)
        z += (ax - bx) * (ay + by)
    return _unit((x, y, z))


def _unit(vector: Point) -> Point:
    length = sqrt(_dot(vector, vector)) or 1.0
    return (vector[0] / length, vector[1] / length, vector[2] / length)


def _dot(a: Point, b: Point) -> float:
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]


def _cross(a: Point, b: Point) -> Point:
    return (a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0])


def _distance(a: Point, b: Point) -> float:
    return (a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2 + (a[2] - b[2]) ** 2
