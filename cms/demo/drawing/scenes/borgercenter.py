# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Borgercenter Handicap, Lærkevej 12: the bus stop, the red cycle shed, entrance B, the desk, the lift, and room 2.14.

The path runs along y to the front at y = 20; the lift stands in the east wall of the hall and of the second floor.
"""

from cms.demo.drawing.geometry import Group
from cms.demo.drawing.model import INDOORS, Face, Model
from cms.demo.drawing.render import Backdrop, Scene
from cms.demo.drawing.scenes import props
from cms.demo.drawing.scenes.lift import Lift
from cms.demo.drawing.scenes.props import BRICK, GLASS, GLASS_LIGHT, INK, MUSTARD, PAPER, STEEL, STONE, TEAL, WOOD

LIFT = Lift(6.0, 27.5)
RED = "#c4473a"
YELLOW = "#f3c13a"
ENTRANCE = (12.7, 15.3, 2.5)
"""Doorway in the front, which counts from x = -14 eastwards."""


def outdoors() -> Scene:
    model = Model()
    _grounds(model)
    _bus_shelter(model)
    _cycle_shed(model)
    _front(model)
    props.route(model, ((0.0, -8.0), (0.0, 25.6), (2.0, 27.5), (4.6, 27.5)), 0.012)
    model.shade = INDOORS
    _hall(model)
    return Scene(model, Backdrop(ground="#a9b884", horizon="#fdf0dc"))


def second_floor() -> Scene:
    model = Model(shade=INDOORS)
    _corridor(model)
    props.route(model, ((4.6, 27.5), (4.0, 26.6), (4.0, 18.2), (3.7, 17.4)), 0.012, start=0.3)
    return Scene(model)


def sliding_doors(model: Model, opened: float) -> list[Group]:
    leaves = []
    for side in (-1, 1):
        inner, outer = side * 1.2 * opened, side * (1.3 + 1.2 * opened)
        low, high = min(inner, outer), max(inner, outer)
        shell = Model(model.palette)
        flats = shell.box_flats((low, 20.09, 0.0), (high, 20.13, 2.5), STEEL)
        for face in (shell.face((low, 20.085), (high, 20.085)), shell.face((high, 20.135), (low, 20.135))):
            face.rect(0.08, 0.1, 1.22, 2.42, GLASS)
            face.shape(((0.2, 0.1), (0.5, 0.1), (1.0, 2.42), (0.7, 2.42)), GLASS_LIGHT)
            face.disc(0.65, 1.2, 0.12, PAPER, 14)
        leaves.append(Group(((low + high) / 2, 20.11, 1.2), (*flats, *shell.flats)))
    return leaves


def _grounds(model: Model) -> None:
    model.floor(-40, -40, 40, 20, "#a9b884", -0.01)
    model.floor(-40, -22, 40, -15, "#8d8a98", 0.0)
    path = model.floor(-1.7, -15, 1.7, 20, STONE, 0.002)
    for row in range(35):
        path.rect(0, row, 3.4, row + 0.03, "#c6b99f")
    path.rect(1.62, 0, 1.78, 35, "#eee6d6")
    model.floor(-6.5, 15, 8, 20, STONE, 0.001)
    _parking(model)
    for x, y, tall in ((-5.4, -6, 4.6), (-9, 4, 5.2), (-6, 13.5, 4.0), (3.6, -9, 4.4), (13, 2, 5.4), (15, 14, 4.6)):
        props.tree(model, x, y, tall)
    for x in (-11, -9.6, -8.2, 8.8, 10.2, 11.6):
        props.bush(model, x, 19.2, 0.65)
    for x, z, size in ((-60, 34, 14), (-10, 48, 17), (45, 38, 15)):
        props.cloud(model, x, 130, z, size)


def _parking(model: Model) -> None:
    lot = model.floor(3.2, 1.5, 9.4, 15.4, "#9b98a4", 0.003)
    for index in range(5):
        lot.rect(0.2, 0.2 + index * 3.3, 6.0, 0.32 + index * 3.3, PAPER)
    for index in range(4):
        bay = model.floor(5.6, 2.6 + index * 3.3, 7.2, 4.2 + index * 3.3, "#2c64a8", 0.006)
        bay.disc(0.8, 0.72, 0.42, PAPER, 18).disc(0.8, 0.72, 0.31, "#2c64a8", 18)
        bay.rect(0.68, 0.7, 0.8, 1.4, PAPER).rect(0.7, 0.86, 1.15, 0.96, PAPER).disc(0.74, 1.42, 0.13, PAPER, 12)
    model.column((3.4, 15.2), 0.04, 0, 2.4, STEEL)
    board = model.face((3.1, 15.14), (3.7, 15.14), 1.75).rect(0, 0, 0.6, 0.6, "#2c64a8")
    board.text(0.3, 0.3, 0.5, "P", PAPER)
    _car(model, 6.9, 5.0)


def _car(model: Model, x: float, y: float) -> None:
    for dx in (-1.3, 1.0):
        model.box((x + dx, y - 0.82, 0.0), (x + dx + 0.55, y + 0.82, 0.55), INK)
    model.box((x - 1.9, y - 0.85, 0.3), (x + 1.9, y + 0.85, 0.95), TEAL)
    model.box((x - 1.1, y - 0.75, 0.95), (x + 1.0, y + 0.75, 1.5), "#5d7186", TEAL)


def _bus_shelter(model: Model) -> None:
    west, east, south, north = -4.4, -2.0, -12.6, -10.9
    for x in (west, east):
        for y in (south, north):
            model.column((x, y), 0.05, 0, 2.5, INK)
    model.box((west - 0.2, south - 0.2, 2.5), (east + 0.2, north + 0.2, 2.62), MUSTARD)
    pane = model.face((west, north), (east, north)).rect(0, 0.3, 2.4, 2.3, "#bfdde0")
    pane.shape(((0.3, 0.3), (0.8, 0.3), (1.6, 2.3), (1.1, 2.3)), "#d8ecea")
    model.box((west + 0.2, north - 0.45, 0.4), (east - 0.2, north - 0.1, 0.47), WOOD)
    model.column((-1.95, -9.6), 0.045, 0, 2.9, INK)
    plate = model.face((-2.35, -9.66), (-1.55, -9.66), 2.0)
    plate.rect(0, 0, 0.8, 0.9, MUSTARD).rect(0.05, 0.05, 0.75, 0.85, "#f3c869")
    plate.text(0.4, 0.62, 0.26, "12  31", INK).text(0.4, 0.28, 0.16, "Lærkevej", INK)


def _cycle_shed(model: Model) -> None:
    west, east, south, north = -6.0, -3.0, 5.2, 10.0
    back = model.face((west, south), (west, north))
    for plank in range(12):
        back.rect(plank * 0.4, 0, plank * 0.4 + 0.36, 2.1, RED)
    model.face((west, north), (east, north)).rect(0, 0, 3, 2.1, RED)
    for y in (south, (south + north) / 2, north):
        model.box((east - 0.06, y - 0.06, 0), (east + 0.06, y + 0.06, 2.2), "#9d352c")
    model.box((west - 0.2, south - 0.3, 2.2), (east + 0.3, north + 0.3, 2.36), RED, "#d25a4a")
    gable = model.face((west, south), (east, south)).rect(0, 1.5, 3, 2.2, RED)
    gable.text(1.5, 1.85, 0.42, "Cykler", PAPER)
    for index, colour in enumerate((TEAL, INK, MUSTARD)):
        y = 6.3 + index * 1.3
        for dy in (-0.45, 0.45):
            wheel = model.face((-4.4, y - 1), (-4.4, y + 1))
            wheel.disc(1 + dy, 0.34, 0.33, INK, 16).disc(1 + dy, 0.34, 0.27, "#d8a9a0", 16)
        frame = model.face((-4.39, y - 1), (-4.39, y + 1))
        frame.shape(((0.55, 0.32), (0.62, 0.32), (0.9, 0.85), (0.83, 0.85)), colour)
        frame.shape(((0.8, 0.8), (1.38, 0.78), (1.38, 0.85), (0.8, 0.87)), colour)
        frame.shape(((1.32, 0.95), (1.42, 0.32), (1.49, 0.32), (1.4, 0.97)), colour)


def _front(model: Model) -> None:
    wall = model.face((-14, 20), (14, 20))
    props.wall_with_gap(wall, ENTRANCE, 9.6, "#f0dfc0")
    wall.rect(0, 0, ENTRANCE[0], 0.5, "#b9a58b").rect(ENTRANCE[1], 0, 28, 0.5, "#b9a58b")
    wall.rect(11.2, 2.5, 16.8, 9.6, "#8d5a44")
    for slat in range(14):
        wall.rect(11.2 + slat * 0.4, 2.5, 11.23 + slat * 0.4, 9.6, "#7c4d3a")
    for left, right in ((11.2, ENTRANCE[0]), (ENTRANCE[1], 16.8)):
        wall.rect(left, 0, right, 2.5, "#8d5a44")
    wall.text(14, 4.55, 2.6, "B", PAPER)
    props.windows(wall, [1, 3.4, 5.8, 8.2, 18.2, 20.6, 23, 25.4], [1.1, 4.2, 7.2], 1.5, 1.6)
    props.windows(wall, [13.2], [7.2], 1.6, 1.6)
    wall.rect(0, 9.3, 28, 9.6, BRICK)
    for left, right in ((ENTRANCE[0] - 0.12, ENTRANCE[0]), (ENTRANCE[1], ENTRANCE[1] + 0.12)):
        wall.rect(left, 0, right, 2.62, STEEL)
    wall.rect(ENTRANCE[0], 2.5, ENTRANCE[1], 2.62, STEEL)
    model.box((-2.2, 18.2, 2.85), (2.2, 20, 3.02), PAPER)
    props.sign(wall, 17.5, 2.15, "Indgang B", 0.24, board=TEAL)
    model.box((1.9, 18.9, 0), (2.0, 19.0, 1.05), STEEL)
    model.box((1.84, 18.87, 0.85), (2.06, 18.9, 1.07), "#2c64a8")
    props.pot_plant(model, -2.3, 19.3, 0, 1.2)


def _hall(model: Model) -> None:
    model.floor(-4, 20, 6, 31, "#cfae84", 0.003).rect(3.0, 0, 5.0, 11, "#d9bc95")
    model.ceiling(-4, 20, 6, 31, 3.1, "#faf2e2").rect(2.4, 1.5, 7.6, 2.6, "#fffdf4")
    north = model.face((-4, 31), (6, 31)).gradient((0, 0, 10, 3.1), "#cfded8", "#e6efe8", 4)
    props.picture(north, 1.4, 1.1, 1.8, 1.2)
    props.clock(north, 5.4, 2.2)
    model.face((-4, 20), (-4, 31)).gradient((0, 0, 11, 3.1), "#efd9b7", "#faecd2", 4)
    for high, low in ((25.5, 20.0), (31.0, 29.5)):
        model.face((6, high), (6, low)).rect(0, 0, high - low, 3.1, "#f3dfbd")
    LIFT.cabin(model)
    wall = LIFT.landing(model)
    props.wall_with_gap(wall, LIFT.gap(), 3.1, "#f3dfbd")
    LIFT.outside(model, "stuen")
    props.sign(wall, 0.62, 1.7, "Lift", 0.26, board=TEAL)
    model.box((2.5, 22.4, 0), (5.2, 23.0, 1.1), TEAL, WOOD)
    model.box((2.5, 23.0, 0), (3.2, 24.6, 0.78), "#5f9c9b", WOOD)
    props.sign(model.face((2.5, 24.6), (2.5, 22.4)), 1.1, 0.45, "Skranke", 0.26, board=TEAL)
    hanging = model.face((2.1, 22.7), (4.3, 22.7), 1.95)
    model.box((2.1, 22.71, 1.95), (4.3, 22.76, 2.4), TEAL)
    hanging.rect(0, 0, 2.2, 0.45, TEAL).text(1.1, 0.22, 0.32, "Skranke", PAPER)
    model.box((4.2, 22.5, 1.1), (4.24, 22.9, 1.42), INK)
    props.pot_plant(model, -3.3, 30.2, 0, 1.5)
    props.pot_plant(model, 5.4, 30.4, 0, 1.2)
    for y in (24.5, 25.4, 26.3):
        props.chair(model, -3.4, y, "e", MUSTARD)
    props.pendant(model, 3.0, 23.8, 3.1, 0.5, BRICK)


def _corridor(model: Model) -> None:
    model.floor(2.0, 12, 6, 31, "#c9a67c", 0.0).rect(0.5, 0, 3.5, 19, "#d4b48b")
    model.ceiling(2.0, 12, 6, 31, 2.9, "#faf2e2")
    for y in (15, 19, 23, 27):
        lamp = model.ceiling(3.2, y, 4.8, y + 0.5, 2.89, "#fffdf4")
        lamp.rect(0.06, 0.06, 1.54, 0.44, "#ffffff")
    LIFT.cabin(model)
    props.wall_with_gap(LIFT.landing(model), LIFT.gap(), 2.9, "#f3dfbd")
    LIFT.outside(model, "2. sal")
    for high, low in ((31.0, 29.5), (25.5, 12.0)):
        east = model.face((6, high), (6, low))
        east.gradient((0, 0, high - low, 2.9), "#ecd6b2", "#f8e9cd", 4).rect(0, 0, high - low, 0.14, WOOD)
        east.rect(0, 0.82, high - low, 0.9, WOOD)
    doors_east = model.face((6, 25.5), (6, 12))
    for left, name in ((1.2, "2.10"), (5.2, "2.12")):
        props.door(doors_east, left, 1.0, 2.1, "#d7a979")
        props.sign(doors_east, left + 1.4, 1.5, name, 0.17, board=TEAL)
    west = model.face((2, 12), (2, 31))
    west.gradient((0, 0, 19, 2.9), "#ecd6b2", "#f8e9cd", 4).rect(0, 0, 19, 0.14, WOOD).rect(0, 0.82, 19, 0.9, WOOD)
    props.way_sign(west, 15.0, 1.55, "2.10–2.14", 0.24, 180, TEAL)
    props.door(west, 11.6, 1.0, 2.1, "#d7a979")
    props.sign(west, 11.2, 1.5, "2.09", 0.17, board=TEAL)
    _yellow_door(model, west)
    model.face((2, 31), (6, 31)).rect(0, 0, 4, 2.9, "#cfded8")
    south = model.face((6, 12), (2, 12)).gradient((0, 0, 4, 2.9), "#cfded8", "#e6efe8", 4)
    props.window(south, 1.1, 0.9, 1.8, 1.5)
    props.pot_plant(model, 5.4, 12.8, 0, 1.4)


def _yellow_door(model: Model, west: Face) -> None:
    left = 3.6
    west.rect(left - 0.18, 0, left + 1.18, 2.28, PAPER).rect(left, 0, left + 1.0, 2.1, YELLOW)
    west.rect(left + 0.08, 0.96, left + 0.2, 1.04, PAPER)
    west.text(left + 0.5, 1.6, 0.3, "2.14", INK)
    field = model.floor(2.0, 15.0, 4.3, 17.4, YELLOW, 0.006)
    field.rect(0.12, 0.12, 2.18, 2.28, "#f7d05c")
    for y in (13.6, 14.5):
        props.chair(model, 2.5, y, "e", TEAL)
    model.box((2.0, 17.55, 2.3), (2.75, 17.6, 2.68), YELLOW)
    model.face((2.75, 17.61), (2.0, 17.61), 2.3).text(0.375, 0.19, 0.28, "2.14", INK)
