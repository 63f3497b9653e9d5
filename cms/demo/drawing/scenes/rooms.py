# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Places that are shown as pictures only: a home, a training hall, the green room, and two still lives on a table."""

from math import cos, pi, sin

from cms.demo.drawing.geometry import Point
from cms.demo.drawing.model import INDOORS, Face, Model
from cms.demo.drawing.render import Backdrop, Scene
from cms.demo.drawing.scenes import props
from cms.demo.drawing.scenes.props import BRICK, CREAM, DARK_WOOD, INK, LEAF, MUSTARD, PAPER, ROUTE, STONE, TEAL, WOOD


def home() -> Scene:
    """A low yellow house with a garden and a bench, seen from the gate."""
    model = Model()
    model.floor(-30, -10, 30, 40, "#a9b884", -0.01)
    path = model.floor(-0.8, -10, 0.8, 12, STONE, 0.004)
    for row in range(22):
        path.rect(0, row, 1.6, row + 0.05, "#c6b99f")
    wall = model.face((-9, 12), (9, 12)).rect(0, 0, 18, 3.1, "#ecc46f").rect(0, 0, 18, 0.35, "#9d7b66")
    props.door(wall, 8.4, 1.2, 2.25, TEAL, glass=True)
    props.windows(wall, [1.0, 4.2, 11.2, 14.6], [0.95], 2.0, 1.4)
    model.add(((-9.6, 11.5, 3.0), (9.6, 11.5, 3.0), (8.8, 15.5, 5.7), (-8.8, 15.5, 5.7)), "#b4573f")
    model.box((4.2, 15.6, 4.6), (5.0, 16.3, 6.6), BRICK, INK)
    model.box((-1.6, 10.4, 2.62), (1.6, 12, 2.76), PAPER)
    for x in (-1.45, 1.45):
        model.column((x, 10.55), 0.06, 0, 2.62, PAPER)
    for x in (-6.6, -5.3, -4.0, 4.0, 5.3, 6.6):
        props.bush(model, x, 11.2, 0.5)
    for x, colour in ((-2.4, "#d9756b"), (-3.0, MUSTARD), (2.4, "#d9756b"), (3.0, PAPER)):
        _flowers(model, x, 10.9, colour)
    props.tree(model, -6.5, 6.0, 5.2)
    props.tree(model, 8.2, 8.5, 4.4)
    props.tree(model, -13, 16, 6.5, "#6f9a5b")
    model.box((3.6, 6.4, 0.42), (5.6, 6.9, 0.48), WOOD)
    model.box((3.6, 6.86, 0.6), (5.6, 6.92, 0.95), WOOD)
    for x in (3.75, 5.35):
        model.box((x, 6.45, 0), (x + 0.1, 6.9, 0.42), INK)
    for index in range(8):
        for side in (-1, 1):
            x = side * (1.5 + index * 0.75)
            model.box((x - 0.05, 1.6, 0), (x + 0.05, 1.66, 0.8), PAPER)
    for west, east in ((-7.2, -1.3), (1.3, 7.2)):
        model.box((west, 1.66, 0.55), (east, 1.7, 0.63), PAPER)
    props.cloud(model, -20, 90, 30, 11)
    props.cloud(model, 26, 90, 36, 13)
    return Scene(model, Backdrop(ground="#a9b884"))


def training_hall() -> Scene:
    """Sal 2: wall bars, mats, balls, stairs for practising, and big windows."""
    model = Model(shade=INDOORS)
    model.floor(-6, 0, 6, 12, "#d2a873", 0)
    floor = model.floor(-6, 0, 6, 12, "#d2a873", 0.001)
    for row in range(12):
        floor.rect(0, row, 12, row + 0.025, "#c49a66")
    floor.rect(2.0, 3.0, 10.0, 3.06, PAPER).rect(2.0, 9.5, 10.0, 9.56, PAPER)
    model.ceiling(-6, 0, 6, 12, 4.2, "#faf3e6").rect(2, 4, 10, 4.8, "#fffdf4")
    north = model.face((-6, 12), (6, 12)).gradient((0, 0, 12, 4.2), "#cfdfe0", "#e8f0ee", 5)
    north.rect(0, 0, 12, 0.16, WOOD)
    for left in (0.8, 3.1, 5.4):
        north.rect(left, 0.1, left + 0.1, 2.7, DARK_WOOD).rect(left + 1.9, 0.1, left + 2.0, 2.7, DARK_WOOD)
        for bar in range(9):
            north.rect(left, 0.35 + bar * 0.27, left + 2.0, 0.42 + bar * 0.27, WOOD)
    props.sign(north, 9.6, 2.9, "Sal 2", 0.42, board=TEAL)
    props.clock(north, 9.6, 2.1, 0.26)
    west = model.face((-6, 0), (-6, 12)).rect(0, 0, 12, 4.2, "#f2e2c6")
    props.windows(west, [2.0, 5.2, 8.4], [1.2], 2.2, 2.2)
    model.face((6, 12), (6, 0)).gradient((0, 0, 12, 4.2), "#efd9b7", "#faecd2", 4)
    for x, colour in ((-4.4, TEAL), (-1.9, "#5f9c9b")):
        model.box((x, 4.2, 0), (x + 1.5, 7.2, 0.08), colour)
    for step in range(3):
        model.box((2.8, 8.0 + step * 0.5, 0), (4.6, 10.0, 0.18 + step * 0.18), WOOD, "#d9ad78")
    for x in (2.78, 4.58):
        model.box((x, 8.3, 0.9), (x + 0.05, 10.0, 0.96), INK)
        for y in (8.4, 9.9):
            model.box((x, y, 0.1), (x + 0.05, y + 0.05, 0.9), INK)
    for x, y, size, colour in ((0.6, 9.6, 0.42, "#d9756b"), (1.5, 9.0, 0.3, MUSTARD), (-5.2, 10.6, 0.36, TEAL)):
        model.floor(x - size * 0.7, y - size * 0.3, x + size * 0.9, y + size * 0.4, "#b98f60", 0.004)
        model.sprite(
            (x, y, 0),
            model.blob(0, size, size, size, colour),
            model.blob(-size * 0.3, size * 1.35, size * 0.26, size * 0.2, PAPER),
        )
    props.person(model, 0.7, 6.4, "#5f9c9b", "#6b4a35")
    return Scene(model)


def green_room() -> Scene:
    """Din Indgang: the green room with a sofa, a round rug, coffee, and an open door."""
    model = Model(shade=INDOORS)
    model.floor(-4, 0, 4, 8, "#c99a6b", 0)
    rug = model.floor(-2.2, 2.6, 2.2, 6.2, "#c99a6b", 0.002)
    rug.disc(2.2, 1.8, 1.75, "#e9c987", 28).disc(2.2, 1.8, 1.45, "#f1d9a4", 28)
    model.ceiling(-4, 0, 4, 8, 2.9, "#f8f0df")
    north = model.face((-4, 8), (4, 8)).gradient((0, 0, 8, 2.9), "#7fa67e", "#9dbd95", 5).rect(0, 0, 8, 0.14, PAPER)
    props.window(north, 2.9, 1.0, 2.3, 1.45)
    props.picture(north, 0.9, 1.35, 1.1, 0.9, "dots")
    props.picture(north, 6.1, 1.35, 1.1, 0.9)
    model.face((-4, 0), (-4, 8)).gradient((0, 0, 8, 2.9), "#76a077", "#93b68d", 4)
    east = model.face((4, 8), (4, 0)).gradient((0, 0, 8, 2.9), "#8bb088", "#a6c49d", 4)
    east.rect(1.2, 1.2, 3.6, 2.3, WOOD).rect(1.27, 1.27, 3.53, 2.23, PAPER)
    for row, text in enumerate(("Uge 1: Velkommen", "Uge 6: Stop op", "Uge 20: På gensyn")):
        east.text(2.4, 2.02 - row * 0.28, 0.19, text, INK)
    model.box((-1.3, 6.9, 0.0), (1.3, 7.7, 0.42), TEAL, "#5f9c9b")
    model.box((-1.3, 7.45, 0.42), (1.3, 7.75, 0.95), TEAL)
    for x in (-1.5, 1.3):
        model.box((x, 6.9, 0), (x + 0.2, 7.75, 0.64), TEAL)
    for x, colour in ((-0.85, MUSTARD), (0.85, BRICK)):
        model.box((x - 0.24, 7.28, 0.44), (x + 0.24, 7.42, 0.84), colour)
    props.table(model, (-0.65, 3.9), (0.65, 4.7), 0.46)
    for x in (-0.35, 0.3):
        model.box((x - 0.06, 4.2, 0.46), (x + 0.06, 4.32, 0.58), PAPER, DARK_WOOD)
    model.column((0.02, 4.45), 0.1, 0.46, 0.76, BRICK)
    props.chair(model, -1.9, 4.3, "e", MUSTARD)
    props.chair(model, 1.9, 4.3, "w", MUSTARD)
    props.pot_plant(model, -3.3, 7.3, 0, 1.7)
    props.pot_plant(model, 3.3, 7.2, 0, 1.4, PAPER)
    props.pendant(model, 0.0, 4.3, 2.9, 0.8)
    return Scene(model)


def letter() -> Scene:
    """A made-up letter on a café table: sender, date and telephone number each in a ring."""
    model = Model(shade=INDOORS)
    _cafe(model)
    sheet = model.floor(-0.2, 0.12, 0.2, 0.68, "#fffdf6", 0.762)
    sheet.rect(0.03, 0.5, 0.1, 0.53, TEAL)
    sheet.text(0.21, 0.515, 0.024, "Fjordby Kommune", INK)
    sheet.text(0.3, 0.45, 0.02, "3. december", INK)
    for row in range(9):
        sheet.rect(0.03, 0.4 - row * 0.03, 0.36 - (row * 7 % 5) * 0.02, 0.409 - row * 0.03, "#b9bccb")
    sheet.text(0.13, 0.085, 0.022, "Tlf. 00 12 34 20", INK)
    for along, above, wide, tall in ((0.2, 0.515, 0.13, 0.024), (0.3, 0.45, 0.075, 0.022), (0.13, 0.085, 0.11, 0.022)):
        _ring(sheet, along, above, wide, tall)
    _mug(model, (0.36, 0.55, 0.76))
    _phone(model, -0.42, 0.3, 0.762, TEAL)
    return Scene(model)


def two_phones() -> Scene:
    """Two telephones side by side on a table: each person uses their own."""
    model = Model(shade=INDOORS)
    _cafe(model)
    _phone(model, -0.2, 0.26, 0.762, TEAL)
    _phone(model, 0.1, 0.3, 0.762, BRICK)
    path = model.floor(-0.06, 0.33, 0.08, 0.4, "#d6a56d", 0.7615)
    props.arrow(path, 0.055, 0.035, 0.1, 0, INK)
    _mug(model, (0.42, 0.58, 0.76))
    _mug(model, (-0.42, 0.62, 0.76))
    return Scene(model)


def _cafe(model: Model) -> None:
    model.floor(-4, -2, 4, 6, "#b98a62", 0)
    model.face((-4, 6), (4, 6)).gradient((0, 0, 8, 3), "#e9c99c", "#f7e6c8", 5)
    back = model.face((-4, 5.99), (4, 5.99))
    props.window(back, 2.4, 1.0, 3.2, 1.5)
    model.face((-4, -2), (-4, 6)).rect(0, 0, 8, 3, CREAM)
    model.face((4, 6), (4, -2)).rect(0, 0, 8, 3, CREAM)
    props.pot_plant(model, -1.7, 5.4, 0, 1.5)
    props.pot_plant(model, 1.9, 5.4, 0, 1.3, TEAL)
    props.table(model, (-0.8, 0.0), (0.8, 0.9), 0.76)
    for x in (-0.5, 0.5):
        props.chair(model, x, 1.35, "s", MUSTARD)


def _phone(model: Model, x: float, y: float, height: float, colour: str) -> None:
    model.box((x, y, height), (x + 0.1, y + 0.21, height + 0.01), INK)
    screen = model.floor(x + 0.006, y + 0.01, x + 0.094, y + 0.2, PAPER, height + 0.0105)
    screen.rect(0, 0.15, 0.088, 0.19, colour)
    for row in range(3):
        screen.rect(0.01, 0.115 - row * 0.024, 0.078 - row * 0.012, 0.123 - row * 0.024, "#b9bccb")
    screen.rect(0.016, 0.015, 0.072, 0.042, colour).text(0.044, 0.0285, 0.02, "Ja", PAPER)


def _mug(model: Model, at: Point) -> None:
    x, y, z = at
    model.column((x, y), 0.045, z, z + 0.1, TEAL)
    Face(model, (x, y, z + 0.1005), (1, 0, 0), (0, 1, 0), 0).disc(0, 0, 0.037, DARK_WOOD, 14)


def _ring(face: Face, along: float, above: float, wide: float, tall: float) -> None:
    """A hand-drawn looking red ring: short strokes around an oval."""
    strokes = 28
    for index in range(strokes):
        angles = (index * 2 * pi / strokes, (index + 1) * 2 * pi / strokes)
        inner = [(along + wide * cos(a), above + tall * sin(a)) for a in angles]
        outer = [(along + (wide + 0.005) * cos(a), above + (tall + 0.005) * sin(a)) for a in angles]
        face.shape((outer[0], outer[1], inner[1], inner[0]), "#cf4a3c")


def _flowers(model: Model, x: float, y: float, colour: str) -> None:
    model.sprite(
        (x, y, 0),
        model.blob(0, 0.2, 0.3, 0.22, LEAF),
        *(model.blob(dx, above, 0.08, 0.08, colour) for dx, above in ((-0.16, 0.34), (0.05, 0.42), (0.2, 0.3))),
        model.blob(0.05, 0.42, 0.03, 0.03, ROUTE),
    )
