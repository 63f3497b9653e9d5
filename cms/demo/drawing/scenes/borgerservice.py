# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Borgerservice, Torvet 1: the square, the door, the ticket machine, the board, and desk 3.

The front stands at y = 14; the three desks stand in a row at y = 27, desk 3 to the right.
"""

from cms.demo.drawing.geometry import Group
from cms.demo.drawing.model import INDOORS, Model
from cms.demo.drawing.render import Backdrop, Scene
from cms.demo.drawing.scenes import props
from cms.demo.drawing.scenes.props import BRICK, CREAM, INK, MUSTARD, PAPER, ROUTE, STONE, TEAL, WOOD

GAP = (13.2, 14.8, 2.6)
"""Doorway in the front, which counts from x = -14 eastwards."""
DESKS = (-2.7, 0.0, 2.7)


def scene() -> Scene:
    model = Model()
    _square(model)
    _front(model)
    _neighbours(model)
    props.route(model, ((0.0, -3.0), (0.0, 16.6), (0.9, 18.4)), 0.012)
    props.route(model, ((1.0, 19.4), (2.5, 21.2), (2.7, 25.4)), 0.012)
    model.shade = INDOORS
    _room(model)
    return Scene(model, Backdrop(ground=STONE))


def double_door(model: Model, angle: float) -> list[Group]:
    return [
        *props.swinging_door(model, (-0.8, 14.06, 0.0), 90, -angle, (0.8, 2.6), TEAL),
        *props.swinging_door(model, (0.8, 14.06, 0.0), 270, angle, (0.8, 2.6), TEAL),
    ]


def ticket(model: Model, out: float) -> list[Group]:
    """The slip of paper that comes out of the machine; out from 0 to 1."""
    if out <= 0:
        return []
    shell = Model(model.palette)
    long = 0.2 * out
    face = shell.face((0.98, 19.28), (1.22, 19.28), 0.98 - long).rect(0, 0, 0.24, long, PAPER)
    if out > 0.6:
        face.text(0.12, long * 0.45, 0.11, "47", INK)
    return [Group((1.1, 19.27, 0.9), tuple(shell.flats))]


def board(model: Model, number: str) -> list[Group]:
    """The number being served, on the board above the desks."""
    shell = Model(model.palette)
    face = shell.face((-1.5, 26.38), (1.5, 26.38), 2.62)
    face.text(0.72, 0.4, 0.52, number, ROUTE)
    props.arrow(face, 1.5, 0.4, 0.4, 0, PAPER)
    face.text(2.28, 0.4, 0.52, "3", ROUTE)
    return [Group((0.0, 26.37, 3.0), tuple(shell.flats))]


def _square(model: Model) -> None:
    ground = model.floor(-30, -20, 30, 14, STONE, 0.0)
    for row in range(17):
        for column in range(14):
            left, low = 16 + column * 2 + row % 2, row * 2
            ground.rect(left, low, left + 0.95, low + 0.95, "#cdbfa5")
    for x in (-4.6, 4.6):
        for y in (1.5, 8.0):
            props.tree(model, x, y, 4.2)
    for x in (-2.2, 2.2):
        props.pot_plant(model, x, 13.2, 0, 1.5)
    props.lamp_post(model, -3.0, 5.0)
    props.lamp_post(model, 3.0, 5.0)
    props.cloud(model, -26, 120, 60, 13)
    props.cloud(model, 22, 120, 78, 15)
    props.person(model, -2.4, 9.0, "#c4473a", "#5a3b2b")


def _front(model: Model) -> None:
    wall = model.face((-14, 14), (14, 14))
    props.wall_with_gap(wall, GAP, 9.4, BRICK)
    wall.rect(0, 0, GAP[0], 0.6, "#8d6a62").rect(GAP[1], 0, 28, 0.6, "#8d6a62")
    wall.rect(0, 3.7, 28, 3.85, CREAM).rect(0, 9.0, 28, 9.4, CREAM)
    for left, right in ((GAP[0] - 0.2, GAP[0]), (GAP[1], GAP[1] + 0.2)):
        wall.rect(left, 0, right, 2.8, CREAM)
    wall.rect(GAP[0], 2.6, GAP[1], 2.8, CREAM)
    wall.rect(11.9, 2.95, 16.1, 3.6, TEAL).text(14, 3.28, 0.5, "Borgerservice", PAPER)
    props.windows(wall, [2, 4.8, 7.6, 10.4, 16.4, 19.2, 22, 24.8], [1.2], 1.3, 1.8)
    props.windows(wall, [2, 4.8, 7.6, 10.4, 13.3, 16.4, 19.2, 22, 24.8], [4.9], 1.3, 2.2)
    model.add(((-14, 13.7, 9.4), (14, 13.7, 9.4), (12, 18, 12.6), (-12, 18, 12.6)), "#7f9b94")
    model.box((-1.0, 16.0, 11.0), (1.0, 18.0, 14.6), BRICK)
    props.clock(model.face((-1, 15.99), (1, 15.99), 11.0), 1.0, 2.5, 0.72)
    model.add(((-1.2, 15.8, 14.6), (1.2, 15.8, 14.6), (0, 17, 18)), "#7f9b94")


def _neighbours(model: Model) -> None:
    for left, right, colour in (((-14, -20), (-14, 14), MUSTARD), ((14, 14), (14, -20), "#8fb0a6")):
        wall = model.face(left, right).rect(0, 0, 34, 8.4, colour).rect(0, 0, 34, 0.5, "#8d7d80")
        props.windows(wall, [1.5 + 3 * index for index in range(10)], [1.2, 4.8], 1.2, 1.7)


def _room(model: Model) -> None:
    low, high = 14.0, 30.0
    model.floor(-5, low, 5, high, "#cfae84", 0.004).rect(3.6, 0, 6.4, 16, "#d9bc95")
    model.ceiling(-5, low, 5, high, 3.9, "#fbf4e6")
    for y in (16.0, 20.0, 24.0):
        lamp = model.ceiling(-1.2, y, 1.2, y + 0.6, 3.89, "#fffdf4")
        lamp.rect(0.1, 0.1, 2.3, 0.5, "#ffffff")
    model.face((-5, low), (-5, high)).gradient((0, 0, 16, 3.9), "#efd9b7", "#faecd2", 4)
    east = model.face((5, high), (5, low)).gradient((0, 0, 16, 3.9), "#efd9b7", "#faecd2", 4)
    props.picture(east, 8.4, 1.2, 1.8, 1.2)
    props.picture(model.face((-5, low), (-5, high)), 7.0, 1.2, 1.8, 1.2, "dots")
    back = model.face((-5, high), (5, high)).gradient((0, 0, 10, 3.9), "#c5d8d2", "#e3eee8", 5)
    props.clock(back, 1.3, 2.7, 0.28)
    for index, x in enumerate(DESKS):
        _desk(model, x, str(index + 1))
    model.box((-1.5, 26.4, 2.62), (1.5, 26.5, 3.42), INK)
    _machine(model)
    for x in (-4.2, -3.4, -2.6):
        for y in (19.4, 21.2):
            props.chair(model, x, y, "n", MUSTARD if y > 20 else TEAL)
    props.person(model, -2.6, 25.6, "#4b6fa5", "#d9c7a8", tall=1.66)
    props.pot_plant(model, 4.4, 29.2, 0, 1.6)
    props.pot_plant(model, -4.4, 17.2, 0, 1.5, TEAL)


def _desk(model: Model, x: float, number: str) -> None:
    model.box((x - 1.0, 26.6, 0), (x + 1.0, 27.3, 0.9), TEAL if number == "3" else "#5f9c9b", WOOD)
    model.box((x - 1.0, 26.62, 0.9), (x + 1.0, 26.66, 1.15), "#bfdde0")
    model.box((x + 0.3, 27.05, 0.9), (x + 0.8, 27.1, 1.35), INK)
    model.box((x - 0.36, 27.6, 0.9), (x + 0.36, 27.7, 1.5), MUSTARD)
    face = model.face((x - 0.5, 26.59), (x + 0.5, 26.59))
    face.disc(0.5, 0.46, 0.34, PAPER).text(0.5, 0.46, 0.5, number, INK)
    model.box((x - 0.012, 26.6, 2.3), (x + 0.012, 26.62, 2.62 if abs(x) < 1 else 3.9), INK)
    model.box((x - 0.34, 26.58, 1.75), (x + 0.34, 26.64, 2.35), TEAL)
    hanging = model.face((x - 0.34, 26.575), (x + 0.34, 26.575), 1.75)
    hanging.text(0.34, 0.3, 0.56, number, PAPER)


def _machine(model: Model) -> None:
    x, y = 1.1, 19.4
    model.box((x - 0.3, y - 0.1, 0), (x + 0.3, y + 0.25, 1.55), "#2f5f78")
    face = model.face((x - 0.3, y - 0.105), (x + 0.3, y - 0.105))
    face.rect(0.06, 1.06, 0.54, 1.42, PAPER).text(0.3, 1.34, 0.088, "Tryk her", INK)
    face.rect(0.12, 1.1, 0.48, 1.28, MUSTARD).text(0.3, 1.19, 0.1, "MitID", INK)
    face.rect(0.16, 0.95, 0.44, 1.0, INK)
    model.box((x - 0.42, y, 1.55), (x + 0.42, y + 0.06, 1.95), MUSTARD)
    label = model.face((x - 0.42, y - 0.005), (x + 0.42, y - 0.005), 1.55)
    label.text(0.42, 0.27, 0.15, "Træk et", INK).text(0.42, 0.12, 0.15, "nummer", INK)
