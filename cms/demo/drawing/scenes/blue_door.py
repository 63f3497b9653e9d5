# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Rusmiddelcentret, Møllegade 8: the street, the gate, the yard, the blue door, the lift, and the waiting room 1.06.

The street runs along y with the houses' fronts at x = 2; the yard lies east of it, the blue door at (24, 14).
"""

from cms.demo.drawing.geometry import Flat, Group
from cms.demo.drawing.model import INDOORS, Face, Model
from cms.demo.drawing.render import Backdrop, Scene
from cms.demo.drawing.scenes import props
from cms.demo.drawing.scenes.lift import TALL as LIFT_TALL
from cms.demo.drawing.scenes.lift import Lift
from cms.demo.drawing.scenes.props import BRICK, CREAM, INK, MUSTARD, PAPER, STONE, TEAL, WOOD

LIFT = Lift(30.0, 14.0)
BLUE = "#2c64a8"
HINGE = (24.0, 13.45, 0.0)
DOOR = (1.1, 2.25)
GATE = (24.5, 27.5, 3.5)
"""The gate in the fronts' wall, which counts from y = 40 southwards."""


def outdoors() -> Scene:
    model = Model()
    _street(model)
    _fronts(model)
    _far_side(model)
    _passage(model)
    _yard(model)
    props.route(model, ((0.1, 2.0), (0.3, 12.5), (1.3, 14.0), (28.5, 14.0)), 0.01, start=1.0)
    model.shade = INDOORS
    _hall(model)
    return Scene(model, Backdrop(ground="#c9bda8"))


def upstairs() -> Scene:
    model = Model(shade=INDOORS)
    _corridor(model)
    _waiting_room(model)
    props.route(model, ((28.4, 14.0), (28.0, 14.6), (28.0, 21.6), (27.2, 22.0), (20.4, 22.0)), 0.01, start=0.2)
    return Scene(model)


def blue_door(model: Model, angle: float) -> list[Group]:
    """The door leaf; 0 is closed, 90 stands straight into the hall."""
    return props.swinging_door(model, HINGE, 0, angle, DOOR, BLUE)


def bus(model: Model, y: float) -> list[Group]:
    """A yellow bus on the road with its rear end at y."""
    parts: list[Flat] = []
    for along in (1.6, 7.4):
        parts += model.box_flats((-4.35, y + along, 0.0), (-1.95, y + along + 0.9, 0.85), INK)
    parts += model.box_flats((-4.4, y, 0.35), (-1.9, y + 10.0, 3.0), MUSTARD, "#f0c36a")
    shell = Model(model.palette)
    side = shell.face((-1.89, y + 10.0), (-1.89, y), 0.35)
    side.origin, side.across = (-1.89, y, 0.35), (0.0, 1.0, 0.0)
    side.rect(0.3, 1.1, 9.7, 2.1, "#5d7186")
    for along in range(1, 9):
        side.rect(along + 0.1, 1.1, along + 0.17, 2.1, INK)
    side.rect(6.4, 0.1, 7.6, 2.2, "#7f97a8").rect(0, 0.5, 10, 0.6, PAPER)
    rear = shell.face((-4.4, y - 0.01), (-1.9, y - 0.01), 0.35)
    rear.rect(0.25, 1.3, 2.25, 2.2, "#5d7186")
    rear.rect(0.1, 0.5, 0.4, 0.75, "#c94f3f").rect(2.1, 0.5, 2.4, 0.75, "#c94f3f")
    rear.rect(0.85, 2.3, 1.65, 2.58, INK).text(1.25, 2.44, 0.26, "12", props.ROUTE)
    return [Group((-3.0, y + 5.0, 1.5), (*parts, *shell.flats))]


def _street(model: Model) -> None:
    model.floor(-9.0, -15, -1.5, 60, "#8d8a98")
    for start in range(-14, 58, 4):
        model.floor(-5.3, start, -5.15, start + 2, "#e9e2d4", 0.005)
    walk = model.floor(-1.5, -15, 2.0, 60, STONE, 0.001)
    for along in range(0, 75, 1):
        walk.rect(0, along, 3.5, along + 0.03, "#c6b99f")
    walk.rect(0, 0, 0.16, 75, "#b9b0a2")
    model.floor(-12.0, -15, -9.0, 60, STONE, 0.001)
    walk.rect(2.3, 0, 3.5, 75, "#bfb19d")
    _bus_stop(model, -1.0, 3.6)
    props.lamp_post(model, -1.1, 8.6)
    props.lamp_post(model, -1.1, 24.0)
    props.tree(model, -0.9, 19.0, 4.4)
    props.tree(model, -0.9, 30.0, 4.8)
    props.cloud(model, -40, 120, 42, 14)
    props.cloud(model, 30, 130, 52, 18)
    props.cloud(model, 110, 60, 36, 15)
    props.cloud(model, 120, -10, 44, 13)


def _bus_stop(model: Model, x: float, y: float) -> None:
    model.column((x, y), 0.045, 0, 2.9, INK)
    plate = model.face((x - 0.36, y - 0.06), (x + 0.36, y - 0.06), 2.05)
    plate.rect(0, 0, 0.72, 0.86, MUSTARD).rect(0.05, 0.05, 0.67, 0.81, "#f3c869")
    plate.text(0.36, 0.6, 0.3, "12", INK).text(0.36, 0.3, 0.135, "Møllegade", INK)
    model.box((x - 0.36, y - 0.05, 2.05), (x + 0.36, y - 0.02, 2.91), INK)
    model.box((x - 0.2, y - 0.07, 1.15), (x + 0.2, y - 0.04, 1.6), PAPER)
    table = model.face((x - 0.2, y - 0.075), (x + 0.2, y - 0.075), 1.15)
    for row in range(5):
        table.rect(0.04, 0.06 + row * 0.075, 0.36 - (row % 2) * 0.08, 0.085 + row * 0.075, "#8a90a4")


def _fronts(model: Model) -> None:
    wall = model.face((2, 40), (2, -10))
    wall.rect(0, 0, 18, 7.4, "#8fb0a6")
    wall.rect(18, 0, GATE[0], 8.6, BRICK).rect(GATE[1], 0, 34, 8.6, BRICK).rect(GATE[0], GATE[2], GATE[1], 8.6, BRICK)
    wall.rect(34, 0, 50, 7.8, MUSTARD)
    props.round_corners(wall, GATE, 0.7, BRICK)
    for left, right in ((0, 18), (18, GATE[0]), (GATE[1], 34), (34, 50)):
        wall.rect(left, 0, right, 0.55, "#7d6c78")
    for left, right, top in ((0, 18, 7.4), (18, 34, 8.6), (34, 50, 7.8)):
        wall.rect(left, top - 0.3, right, top, CREAM)
        _roof(model, 40 - right, 40 - left, top)
    props.windows(wall, [1.0, 3.6, 6.2, 8.8, 11.4, 14.0, 16.3], [1.2, 4.3], 1.1, 1.6)
    props.windows(wall, [18.9, 21.4, 28.6, 31.2], [1.2, 4.9], 1.1, 1.7)
    props.windows(wall, [25.4], [4.9], 1.1, 1.7)
    props.windows(wall, [35, 37.6, 43, 45.6, 48], [1.1, 4.6], 1.1, 1.6)
    props.door(wall, 40.3, 1.0, 2.3, "#7b4a3a")
    props.sign(wall, 40.8, 2.75, "10", 0.26, board=PAPER, letters=INK)
    for left, right in ((GATE[0] - 0.22, GATE[0]), (GATE[1], GATE[1] + 0.22)):
        wall.rect(left, 0, right, 2.9, CREAM)
    props.sign(wall, GATE[0] - 0.62, 2.35, "8", 0.42, board=PAPER, letters=INK)
    # A board that stands out from the wall, so that it is read while walking along the street.
    model.box((1.15, 15.95, 2.5), (1.95, 16.0, 3.2), "#2b4f86")
    hanging = model.face((1.15, 15.94), (1.95, 15.94), 2.5)
    hanging.text(0.4, 0.48, 0.26, "Nr. 8", PAPER).text(0.4, 0.2, 0.16, "Gården", PAPER)


def _roof(model: Model, south: float, north: float, eaves: float) -> None:
    ridge = eaves + 2.2
    model.add(((1.7, north, eaves), (1.7, south, eaves), (5, south, ridge), (5, north, ridge)), "#a8573f")
    model.box((3.4, north - 3, eaves + 1), (4.1, north - 2.3, eaves + 3), BRICK, INK)


def _far_side(model: Model) -> None:
    wall = model.face((-12, -10), (-12, 60))
    for left, right, top, colour in ((0, 22, 7.6, CREAM), (22, 42, 8.8, "#c98f6b"), (42, 70, 7.2, "#9fb4c0")):
        wall.rect(left, 0, right, top, colour).rect(left, top - 0.3, right, top, PAPER).rect(
            left, 0, right, 0.5, "#8d7d80"
        )
        model.add(
            ((-11.7, left - 10, top), (-11.7, right - 10, top), (-15, right - 10, top + 2), (-15, left - 10, top + 2)),
            "#9c5a48",
        )
        lefts = [left + 1.6 + 3.1 * i for i in range(int((right - left - 2) / 3.1))]
        props.windows(wall, lefts, [1.3, 4.6], 1.1, 1.6)
    end = model.face((-14, 60), (6, 60))
    end.rect(0, 0, 20, 9, "#b7c3bd")
    props.windows(end, [2, 5, 8, 11, 14, 17], [1.5, 5], 1.2, 1.8)


def _passage(model: Model) -> None:
    floor = model.floor(2, 12.5, 7, 15.5, "#b3a793", 0.002)
    for row in range(10):
        floor.rect(0.5 * row, 0, 0.5 * row + 0.03, 3, "#a29580")
    for face in (model.face((2, 15.5), (7, 15.5)), model.face((7, 12.5), (2, 12.5))):
        face.gradient((0, 0, 5, 3.5), "#d9b99a", "#e9cfae", 5).rect(0, 0, 5, 0.5, "#8d6f68")
    model.ceiling(2, 12.5, 7, 15.5, 3.5, "#d9c3a5")
    props.sign(model.face((2, 15.5), (7, 15.5)), 2.6, 1.75, "Den blå dør", 0.26, board=BLUE)


def _yard(model: Model) -> None:
    ground = model.floor(7, 5, 24, 23, "#d3c5a6", 0.001)
    for row in range(9):
        for column in range(9):
            ground.rect(column * 2 + (row % 2), row * 2, column * 2 + (row % 2) + 0.9, row * 2 + 0.9, "#cabb9a")
    ground.shape(((17, 0), (17, 18), (14.6, 18), (14.6, 0)), "#b7a98e")
    ground.rect(0, 0, 17, 1.6, "#a9b27c").rect(0, 15.2, 14, 18, "#a9b27c")
    _yard_walls(model)
    props.tree(model, 12.5, 18.2, 5.4)
    props.tree(model, 17.5, 6.8, 4.2)
    for x in (9.5, 11.0, 15.0, 20.5):
        props.bush(model, x, 6.0, 0.55)
    props.bush(model, 16.5, 20.8, 0.8)
    props.bush(model, 19.0, 21.2, 0.6)
    for y in (12.2, 15.7):
        props.pot_plant(model, 23.4, y, 0, 1.1)
    bench_at = (19.6, 17.6)
    props.bench(model, *bench_at)
    _bicycles(model)


def _yard_walls(model: Model) -> None:
    east = model.face((24, 23), (24, 5))
    gap = (9 - 0.55, 9 + 0.55, DOOR[1])
    props.wall_with_gap(east, gap, 8.2, CREAM)
    east.rect(0, 0, gap[0], 0.5, "#cdb79c").rect(gap[1], 0, 18, 0.5, "#cdb79c")
    for left, right in ((gap[0] - 0.16, gap[0]), (gap[1], gap[1] + 0.16)):
        east.rect(left, 0, right, DOOR[1] + 0.16, PAPER)
    east.rect(gap[0], DOOR[1], gap[1], DOOR[1] + 0.16, PAPER)
    props.windows(east, [1.4, 4.6, 12.2, 15.2], [1.2, 4.6], 1.2, 1.6)
    props.windows(east, [8.4], [4.6], 1.2, 1.6)
    props.sign(east, 10.35, 1.75, "1. sal", 0.22, board=BLUE)
    east.rect(8.65, 2.6, 9.35, 2.95, MUSTARD).rect(8.72, 2.66, 9.28, 2.9, "#fdebb8")
    east.rect(0, 7.9, 18, 8.2, BRICK)
    model.add(((23.7, 23, 8.2), (23.7, 5, 8.2), (27, 5, 10.2), (27, 23, 10.2)), "#a8573f")
    north = model.face((7, 23), (24, 23)).rect(0, 0, 17, 6.6, "#e0b98f").rect(0, 0, 17, 0.5, "#b98f73")
    props.windows(north, [1.5, 4.5, 7.5, 10.5, 13.5], [1.2, 4.2], 1.1, 1.5)
    south = model.face((24, 5), (7, 5)).rect(0, 0, 17, 5.4, BRICK)
    props.windows(south, [1.5, 4.5, 7.5, 10.5, 13.5], [1.2], 1.1, 1.5)


def _bicycles(model: Model) -> None:
    for index, colour in enumerate(("#b5483c", TEAL, "#e0a63b")):
        x = 13.2 + index * 0.9
        outline, blob = model.outline, model.blob
        model.sprite(
            (x, 16.9 + index * 0.15, 0.0),
            *(
                shape
                for dx in (-0.5, 0.5)
                for shape in (blob(dx, 0.34, 0.34, 0.34, INK), blob(dx, 0.34, 0.29, 0.29, "#d3c5a6"))
            ),
            outline(((-0.5, 0.31), (-0.46, 0.37), (-0.12, 0.86), (-0.18, 0.88)), colour),
            outline(((0.0, 0.3), (0.06, 0.34), (0.34, 0.84), (0.28, 0.86)), colour),
            outline(((-0.2, 0.78), (0.32, 0.76), (0.32, 0.82), (-0.2, 0.84)), colour),
            outline(((0.28, 0.7), (0.34, 1.02), (0.28, 1.02)), colour),
            outline(((-0.3, 0.9), (-0.06, 0.9), (-0.08, 0.97), (-0.3, 0.95)), INK),
            outline(((0.18, 1.0), (0.42, 1.0), (0.42, 1.05), (0.18, 1.05)), INK),
        )


def _hall(model: Model) -> None:
    low, high = 12.0, 16.0
    model.floor(24, low, 30, high, "#c7986b", 0.002)
    model.ceiling(24, low, 30, high, 2.8, "#f8eedb").rect(1.4, 1.4, 4.4, 2.6, "#fffdf2")
    north = model.face((24, high), (30, high)).gradient((0, 0, 6, 2.8), "#efd9b7", "#f9eace", 4)
    south = model.face((30, low), (24, low)).gradient((0, 0, 6, 2.8), "#efd9b7", "#f9eace", 4)
    props.picture(north, 2.2, 1.2, 1.3, 0.9)
    props.sign(south, 3.2, 1.7, "Lift", 0.3, board=TEAL)
    props.pot_plant(model, 28.9, 15.3, 0, 1.2)
    _lift_wall(model, "stuen", 2.8)
    inner = model.face((24.12, 16), (24.12, 12))
    inner.origin, inner.across = (24.12, 12, 0.0), (0.0, 1.0, 0.0)
    props.wall_with_gap(inner, (1.45, 2.55, DOOR[1]), 2.8, CREAM)


def _lift_wall(model: Model, floor: str, ceiling: float) -> None:
    LIFT.cabin(model)
    wall = LIFT.landing(model)
    props.wall_with_gap(wall, LIFT.gap(), ceiling, "#f3dfbd")
    LIFT.outside(model, floor)
    assert ceiling >= LIFT_TALL  # noqa: S101 -- a landing lower than its lift cannot be drawn


def _corridor(model: Model) -> None:
    model.floor(26, 11, 30, 26, "#b98a62", 0.0).rect(0.6, 0, 3.4, 15, "#c99a6e")
    model.ceiling(26, 11, 30, 26, 2.8, "#f8eedb")
    for y in (13.2, 17.2, 21.2):
        model.floor(27, y, 29, y + 0.6, "#fffdf2", 2.79)
        lamp = model.ceiling(27, y, 29, y + 0.6, 2.79, "#fffdf2")
        lamp.rect(0.1, 0.1, 1.9, 0.5, "#ffffff")
    _lift_wall(model, "1. sal", 2.8)
    for south, north in ((11, 12), (16, 26)):
        wall = model.face((30, north), (30, south))
        wall.gradient((0, 0, north - south, 2.8), "#ecd3ae", "#f8e8cb", 4).rect(0, 0, north - south, 0.14, WOOD)
    east = model.face((30, 26), (30, 16))
    _room_door(east, 7.6, "1.03")
    _room_door(east, 3.6, "1.05")
    props.picture(east, 5.7, 1.25, 0.9, 0.7, "dots")
    model.face((26, 26), (30, 26)).gradient((0, 0, 4, 2.8), "#cfdcd2", "#e3ebe0", 4)
    end = model.face((26, 25.99), (30, 25.99))
    props.window(end, 1.2, 0.95, 1.6, 1.4)
    model.face((30, 11), (26, 11)).rect(0, 0, 4, 2.8, CREAM)
    west = model.face((26, 11), (26, 26))
    gap = (10.3, 11.7, 2.25)
    props.wall_with_gap(west, gap, 2.8, "#f6e3c1")
    west.rect(0, 0, gap[0], 0.14, WOOD).rect(gap[1], 0, 15, 0.14, WOOD)
    _room_door(west, 5.2, "1.04")
    for left, right in ((gap[0] - 0.12, gap[0]), (gap[1], gap[1] + 0.12)):
        west.rect(left, 0, right, 2.37, TEAL)
    west.rect(gap[0], 2.25, gap[1], 2.37, TEAL)
    # The plate of 1.06 stands out into the corridor.
    model.box((26.02, 21.0 - 0.05, 1.95), (26.62, 21.0, 2.3), TEAL)
    model.face((26.02, 20.94), (26.62, 20.94), 1.95).text(0.3, 0.175, 0.24, "1.06", PAPER)
    props.way_sign(west, 2.3, 1.62, "1.06", 0.22, 0, TEAL)
    props.pot_plant(model, 26.5, 25.3, 0, 1.2)


def _room_door(wall: Face, left: float, name: str) -> None:
    props.door(wall, left, 0.95, 2.1, "#d7a979")
    props.sign(wall, left + 1.32, 1.6, name, 0.15, board=TEAL)


def _waiting_room(model: Model) -> None:
    model.floor(18.5, 18.5, 25.85, 26, "#c08d61", 0.0)
    model.ceiling(18.5, 18.5, 25.85, 26, 2.8, "#f9f0de")
    rug = model.floor(20.4, 20.2, 24.0, 24.2, "#7aa3a0", 0.004)
    rug.rect(0.25, 0.25, 3.35, 3.75, "#8db4ae")
    west = model.face((18.5, 18.5), (18.5, 26))
    west.gradient((0, 0, 7.5, 2.8), "#e3cfae", "#f5e6c9", 4).rect(0, 0, 7.5, 0.14, WOOD)
    _view(west, 2.2, 0.95, 3.0, 1.45)
    north = model.face((18.5, 26), (25.85, 26)).gradient((0, 0, 7.35, 2.8), "#c7d3c4", "#dfe6d8", 4)
    props.picture(north, 2.9, 1.25, 1.5, 0.95)
    south = model.face((25.85, 18.5), (18.5, 18.5)).rect(0, 0, 7.35, 2.8, "#f0dcb8")
    props.clock(south, 3.6, 2.0)
    east = model.face((25.85, 26), (25.85, 18.5))
    props.wall_with_gap(east, (4.3, 5.7, 2.25), 2.8, "#f0dcb8")
    for y in (20.4, 21.3, 22.2, 23.1):
        props.chair(model, 19.2, y, "e", TEAL if y != 22.2 else MUSTARD)
    for x in (20.6, 21.5, 22.4):
        props.chair(model, x, 25.4, "s", BRICK)
    props.table(model, (21.4, 23.2), (22.4, 24.0), 0.45)
    model.box((21.65, 23.45, 0.45), (21.95, 23.75, 0.62), PAPER)
    props.pot_plant(model, 19.0, 19.2, 0, 1.5)
    props.pot_plant(model, 19.0, 25.3, 0, 1.3, TEAL)
    props.pendant(model, 21.9, 23.4, 2.8, 0.8)


def _view(face: Face, left: float, low: float, wide: float, tall: float) -> None:
    """A large window with the tree in the yard behind it."""
    face.rect(left - 0.1, low - 0.1, left + wide + 0.1, low + tall + 0.1, PAPER)
    face.gradient((left, low, left + wide, low + tall), "#fdeed6", "#9fd0e2", 6)
    face.disc(left + wide * 0.3, low + tall * 0.3, tall * 0.3, "#7ba05f")
    face.disc(left + wide * 0.42, low + tall * 0.42, tall * 0.26, "#8fb06f")
    face.rect(left + wide * 0.66, low, left + wide, low + tall * 0.55, "#c98f6b")
    face.rect(left + wide / 2 - 0.04, low, left + wide / 2 + 0.04, low + tall, PAPER)
    face.rect(left - 0.2, low - 0.2, left + wide + 0.2, low - 0.1, WOOD)
