# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Things that stand in more than one place: windows, doors, trees, chairs, signs, people seen from behind."""

import itertools
from collections.abc import Sequence
from math import cos, hypot, radians, sin

from cms.demo.drawing.geometry import Flat, Group, Point
from cms.demo.drawing.lettering import width_of
from cms.demo.drawing.model import Face, Model

INK = "#2f2d45"
CREAM = "#f6e8cf"
PAPER = "#fffaf0"
BRICK = "#bf6b4d"
MUSTARD = "#e4ac45"
TEAL = "#4b8a8c"
WOOD = "#c08a55"
DARK_WOOD = "#8a5a3c"
STONE = "#d8ccb6"
GLASS = "#a9cfd8"
GLASS_LIGHT = "#cfe6e6"
STEEL = "#a9adb8"
LEAF = "#7ba05f"
ROUTE = "#f4b62c"


def window(face: Face, left: float, low: float, wide: float, tall: float, frame: str = PAPER) -> None:
    face.rect(left - 0.09, low - 0.09, left + wide + 0.09, low + tall + 0.09, frame)
    face.rect(left, low, left + wide, low + tall, GLASS)
    face.shape(
        ((left, low), (left + wide * 0.55, low), (left + wide, low + tall), (left + wide * 0.45, low + tall)),
        GLASS_LIGHT,
    )
    face.rect(left + wide / 2 - 0.035, low, left + wide / 2 + 0.035, low + tall, frame)
    face.rect(left, low + tall * 0.62, left + wide, low + tall * 0.62 + 0.06, frame)
    face.rect(left - 0.16, low - 0.2, left + wide + 0.16, low - 0.09, STONE)


def windows(face: Face, lefts: Sequence[float], lows: Sequence[float], wide: float, tall: float) -> None:
    for low in lows:
        for left in lefts:
            window(face, left, low, wide, tall)


def wall_with_gap(face: Face, gap: tuple[float, float, float], height: float, colour: str) -> None:
    """A wall with one doorway: gap = (left, right, top)."""
    left, right, top = gap
    face.rect(0, 0, left, height, colour)
    face.rect(right, 0, face.length, height, colour)
    face.rect(left, top, right, height, colour)


def round_corners(face: Face, gap: tuple[float, float, float], rise: float, colour: str) -> None:
    """Make the top of a gap a flat arch of the given rise."""
    left, right, top = gap
    middle, half, steps = (left + right) / 2, (right - left) / 2, 12
    bow = [
        (middle - half * cos(radians(180 * i / steps)), top - rise + rise * sin(radians(180 * i / steps)))
        for i in range(steps + 1)
    ]
    for (ax, az), (bx, bz) in itertools.pairwise(bow):
        face.shape(((ax, az), (bx, bz), (bx, top), (ax, top)), colour)


def door(face: Face, left: float, wide: float, tall: float, colour: str, *, glass: bool = False) -> None:
    """A closed door drawn on its wall."""
    face.rect(left - 0.1, 0, left + wide + 0.1, tall + 0.1, PAPER)
    face.rect(left, 0, left + wide, tall, colour)
    if glass:
        face.rect(left + wide * 0.2, tall * 0.45, left + wide * 0.8, tall * 0.9, GLASS)
    face.rect(left + wide * 0.82, tall * 0.44, left + wide * 0.92, tall * 0.48, PAPER)


def swinging_door(
    model: Model, hinge: Point, closed: float, angle: float, size: tuple[float, float], colour: str
) -> list[Group]:
    """A door leaf of size (wide, tall), turned `angle` degrees from its closed direction about its hinge."""
    wide, tall = size
    turn = radians(closed + angle)
    across = (sin(turn), cos(turn))
    x, y, z = hinge
    back = (across[1] * 0.05, -across[0] * 0.05)
    leaf: list[Flat] = []
    for dx, dy, left, right in ((0.0, 0.0, 0.0, wide), (*back, wide, 0.0)):
        face = model.face(
            (x + across[0] * left + dx, y + across[1] * left + dy),
            (x + across[0] * right + dx, y + across[1] * right + dy),
            z,
        )
        leaf += [
            model.polygon([face.at(*corner) for corner in corners], shade)
            for corners, shade in (
                (((0, 0), (wide, 0), (wide, tall), (0, tall)), colour),
                (
                    ((0.15, tall * 0.52), (wide - 0.15, tall * 0.52), (wide - 0.15, tall - 0.18), (0.15, tall - 0.18)),
                    GLASS,
                ),
            )
        ]
    middle = (x + across[0] * wide / 2, y + across[1] * wide / 2, z + tall / 2)
    return [Group(middle, tuple(leaf))]


def sign(
    face: Face, along: float, above: float, text: str, height: float, *, board: str = INK, letters: str = PAPER
) -> None:
    """A board just large enough for one line."""
    half = width_of(text) * height / 2 + height * 0.45
    face.rect(along - half, above - height * 0.72, along + half, above + height * 0.72, board)
    face.text(along, above, height, text, letters)


def arrow(face: Face, along: float, above: float, size: float, turn: float, colour: str = PAPER) -> None:
    """An arrow centred on a point; `turn` in degrees: 0 points along the face (right), 90 up, 180 left."""
    cosine, sine = cos(radians(turn)), sin(radians(turn))
    for outline in (
        ((-0.5, -0.09), (0.1, -0.09), (0.1, 0.09), (-0.5, 0.09)),
        ((0.02, -0.36), (0.5, 0.0), (0.02, 0.36)),
    ):
        face.shape(
            [(along + (x * cosine - y * sine) * size, above + (x * sine + y * cosine) * size) for x, y in outline],
            colour,
        )


def way_sign(face: Face, along: float, above: float, text: str, height: float, turn: float, board: str = INK) -> None:
    """A board with a line of text and an arrow after it (or before it, when it points left)."""
    wide = width_of(text) * height
    half = (wide + height * 2.3) / 2
    face.rect(along - half, above - height * 0.85, along + half, above + height * 0.85, board)
    side = -1 if 90 < turn < 270 else 1
    face.text(along - side * height * 0.75, above, height, text, PAPER)
    arrow(face, along + side * (half - height * 0.8), above, height * 0.9, turn, ROUTE)


def route(model: Model, points: Sequence[tuple[float, float]], height: float = 0.0, *, start: float = 0.0) -> None:
    """Yellow dots on the ground along the way to go."""
    step, radius = 0.85, 0.085
    ahead = start
    for (ax, ay), (bx, by) in itertools.pairwise(points):
        length = hypot(bx - ax, by - ay)
        while ahead < length:
            share = ahead / length
            x, y = ax + (bx - ax) * share, ay + (by - ay) * share
            Face(model, (x, y, height), (1, 0, 0), (0, 1, 0), 0).disc(0, 0, radius, ROUTE, 12)
            ahead += step
        ahead -= length


def tree(model: Model, x: float, y: float, tall: float = 4.6, crown: str = LEAF) -> None:
    radius = tall * 0.3
    middle = tall - radius
    ground = Face(model, (x, y, 0.0), (1, 0, 0), (0, 1, 0), 0)
    ground.disc(0.5, 0.4, radius * 0.95, "#a9a08c")
    blob = model.blob
    model.sprite(
        (x, y, 0.0),
        model.outline(((-0.13, 0), (0.13, 0), (0.07, middle), (-0.07, middle)), DARK_WOOD),
        blob(-radius * 0.5, middle - radius * 0.25, radius * 0.7, radius * 0.62, "#628a52"),
        blob(radius * 0.55, middle - radius * 0.2, radius * 0.68, radius * 0.6, "#587f4d"),
        blob(0, middle + radius * 0.1, radius * 0.92, radius * 0.86, crown),
        blob(-radius * 0.3, middle + radius * 0.35, radius * 0.48, radius * 0.42, "#94b66f"),
    )


def bush(model: Model, x: float, y: float, size: float = 0.7, base: float = 0.0) -> None:
    model.sprite(
        (x, y, base),
        model.blob(-size * 0.5, size * 0.4, size * 0.55, size * 0.45, "#628a52"),
        model.blob(size * 0.5, size * 0.42, size * 0.55, size * 0.46, "#587f4d"),
        model.blob(0, size * 0.55, size * 0.7, size * 0.6, LEAF),
        model.blob(-size * 0.2, size * 0.75, size * 0.3, size * 0.26, "#94b66f"),
    )


def pot_plant(model: Model, x: float, y: float, base: float = 0.0, size: float = 1.0, pot: str = BRICK) -> None:
    leaves = []
    for lean, tall in ((-0.34, 0.72), (0.36, 0.68), (-0.2, 0.98), (0.22, 1.0), (0.0, 1.16)):
        foot, tip = (0.0, 0.36 * size), (lean * size, tall * size)
        side = 0.09 * size
        middle = ((foot[0] + tip[0]) / 2, (foot[1] + tip[1]) / 2)
        colour = "#5d8b57" if lean < 0 else "#79a463"
        leaves.append(
            model.outline(
                (foot, (middle[0] - side, middle[1] + side * 0.6), tip, (middle[0] + side, middle[1] - side * 0.4)),
                colour,
            )
        )
    model.sprite(
        (x, y, base),
        *leaves,
        model.outline(
            ((-0.15 * size, 0), (0.15 * size, 0), (0.21 * size, 0.4 * size), (-0.21 * size, 0.4 * size)), pot
        ),
        model.outline(
            (
                (-0.23 * size, 0.36 * size),
                (0.23 * size, 0.36 * size),
                (0.23 * size, 0.43 * size),
                (-0.23 * size, 0.43 * size),
            ),
            "#d98a68",
        ),
    )


def person(model: Model, x: float, y: float, coat: str, hair: str, *, tall: float = 1.7, base: float = 0.0) -> None:
    """Someone seen from behind: never a face."""
    unit = tall / 1.7
    outline, blob = model.outline, model.blob

    def scaled(*points: tuple[float, float]) -> list[tuple[float, float]]:
        return [(across * unit, above * unit) for across, above in points]

    model.sprite(
        (x, y, base),
        outline(scaled((-0.17, 0), (-0.03, 0), (-0.01, 0.8), (-0.2, 0.8)), "#3f4560"),
        outline(scaled((0.03, 0), (0.17, 0), (0.2, 0.8), (0.01, 0.8)), "#3f4560"),
        outline(scaled((-0.24, 0.66), (0.24, 0.66), (0.27, 1.3), (0.18, 1.42), (-0.18, 1.42), (-0.27, 1.3)), coat),
        outline(scaled((-0.27, 1.3), (-0.34, 0.75), (-0.24, 0.72), (-0.2, 1.2)), coat),
        outline(scaled((0.27, 1.3), (0.34, 0.75), (0.24, 0.72), (0.2, 1.2)), coat),
        outline(scaled((-0.06, 1.38), (0.06, 1.38), (0.06, 1.5), (-0.06, 1.5)), "#d9a07c"),
        blob(0, 1.57 * unit, 0.125 * unit, 0.145 * unit, hair),
    )


def chair(model: Model, x: float, y: float, facing: str, colour: str = TEAL, base: float = 0.0) -> None:
    """A simple chair with its middle at (x, y); facing is the compass side the sitter looks to: n, e, s or w."""
    wide, deep, seat = 0.26, 0.25, base + 0.45
    for dx in (-wide + 0.03, wide - 0.03):
        for dy in (-deep + 0.03, deep - 0.03):
            model.box((x + dx - 0.02, y + dy - 0.02, base), (x + dx + 0.02, y + dy + 0.02, seat - 0.05), DARK_WOOD)
    model.box((x - wide, y - deep, seat - 0.06), (x + wide, y + deep, seat + 0.02), colour)
    low, high = seat + 0.1, seat + 0.48
    backs = {
        "n": ((x - wide, y - deep, low), (x + wide, y - deep + 0.06, high)),
        "s": ((x - wide, y + deep - 0.06, low), (x + wide, y + deep, high)),
        "e": ((x - wide, y - deep, low), (x - wide + 0.06, y + deep, high)),
        "w": ((x + wide - 0.06, y - deep, low), (x + wide, y + deep, high)),
    }
    model.box(*backs[facing], colour)


def table(model: Model, low: tuple[float, float], high: tuple[float, float], tall: float, base: float = 0.0) -> None:
    (x0, y0), (x1, y1) = low, high
    for x in (x0 + 0.06, x1 - 0.06):
        for y in (y0 + 0.06, y1 - 0.06):
            model.box((x - 0.03, y - 0.03, base), (x + 0.03, y + 0.03, base + tall - 0.05), DARK_WOOD)
    model.box((x0, y0, base + tall - 0.05), (x1, y1, base + tall), WOOD, "#d6a56d")


def bench(model: Model, x: float, y: float, wide: float = 1.7) -> None:
    """A bench along y, facing west."""
    for end in (y + 0.1, y + wide - 0.18):
        model.box((x, end, 0), (x + 0.45, end + 0.08, 0.42), INK)
    model.box((x - 0.02, y, 0.42), (x + 0.47, y + wide, 0.48), WOOD, "#d6a56d")
    model.box((x + 0.42, y, 0.6), (x + 0.47, y + wide, 0.9), WOOD)


def lamp_post(model: Model, x: float, y: float, tall: float = 4.2) -> None:
    model.column((x, y), 0.06, 0, tall, INK)
    model.box((x - 0.16, y - 0.16, tall), (x + 0.16, y + 0.16, tall + 0.4), "#fbe3a4", INK)


def pendant(model: Model, x: float, y: float, ceiling: float, drop: float = 0.7, shade: str = MUSTARD) -> None:
    low = ceiling - drop
    model.box((x - 0.008, y - 0.008, low + 0.2), (x + 0.008, y + 0.008, ceiling), INK)
    model.sprite(
        (x, y, low),
        model.outline(((-0.26, 0), (0.26, 0), (0.1, 0.24), (-0.1, 0.24)), shade),
        model.blob(0, 0, 0.26, 0.05, "#fff1c9"),
    )


def picture(face: Face, left: float, low: float, wide: float, tall: float, motif: str = "hills") -> None:
    """A framed picture on a wall."""
    face.rect(left - 0.05, low - 0.05, left + wide + 0.05, low + tall + 0.05, WOOD)
    face.rect(left, low, left + wide, low + tall, "#fdf1da")
    if motif == "hills":
        face.disc(left + wide * 0.68, low + tall * 0.66, tall * 0.14, MUSTARD)
        face.shape(
            (
                (left, low),
                (left + wide, low),
                (left + wide, low + tall * 0.3),
                (left + wide * 0.55, low + tall * 0.5),
                (left, low + tall * 0.34),
            ),
            "#8fb08a",
        )
        face.shape(
            ((left, low), (left + wide, low), (left + wide * 0.8, low + tall * 0.22), (left, low + tall * 0.26)), TEAL
        )
    else:
        face.disc(left + wide * 0.4, low + tall * 0.5, tall * 0.24, BRICK)
        face.disc(left + wide * 0.62, low + tall * 0.42, tall * 0.18, TEAL)
        face.disc(left + wide * 0.5, low + tall * 0.7, tall * 0.11, MUSTARD)


def clock(face: Face, along: float, above: float, radius: float = 0.2) -> None:
    face.disc(along, above, radius, INK).disc(along, above, radius * 0.86, PAPER)
    face.rect(along - 0.012, above, along + 0.012, above + radius * 0.66, INK)
    face.shape(
        (
            (along, above - 0.012),
            (along + radius * 0.5, above - 0.012),
            (along + radius * 0.5, above + 0.012),
            (along, above + 0.012),
        ),
        INK,
    )


def cloud(model: Model, x: float, y: float, z: float, size: float) -> None:
    blob = model.blob
    model.sprite(
        (x, y, z),
        blob(0, 0, size, size * 0.22, "#fff7ea"),
        blob(-size * 0.35, size * 0.16, size * 0.42, size * 0.26, "#fff7ea"),
        blob(size * 0.25, size * 0.22, size * 0.52, size * 0.34, "#fffdf7"),
    )
