# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""The demo's pictures: stills from the films' places, and from rooms that no film enters."""

from collections.abc import Callable
from io import BytesIO

from PIL import Image

from cms.demo.drawing.camera import Camera
from cms.demo.drawing.model import Model
from cms.demo.drawing.render import Scene
from cms.demo.drawing.scenes import blue_door, borgercenter, borgerservice, rooms

WIDE = (1200, 800)


def jpeg(name: str) -> bytes:
    """The picture of that name as a JPEG file."""
    target = BytesIO()
    PICTURES[name]().save(target, "JPEG", quality=88)
    return target.getvalue()


def _yard() -> Image.Image:
    scene = blue_door.outdoors()
    return scene.still(Camera(11.6, 13.2, 1.6, 86, 0.02), WIDE, blue_door.blue_door(Model(scene.palette), 0))


def _gate() -> Image.Image:
    scene = blue_door.outdoors()
    return scene.still(Camera(0.0, 8.0, 1.6, 24, 0.04), WIDE)


def _waiting_room() -> Image.Image:
    return blue_door.upstairs().still(Camera(24.6, 21.6, 1.5, 276, -0.02), WIDE)


def _plan_table() -> Image.Image:
    return blue_door.upstairs().still(Camera(23.6, 20.4, 1.5, 320, -0.1), WIDE)


def _entrance_b() -> Image.Image:
    scene = borgercenter.outdoors()
    return scene.still(Camera(1.2, 5.4, 1.3, -3, 0.12), WIDE, borgercenter.sliding_doors(Model(scene.palette), 0.1))


def _cycle_shed() -> Image.Image:
    return borgercenter.outdoors().still(Camera(0.2, -1.5, 1.2, -14, 0.07), WIDE)


def _front_desk() -> Image.Image:
    scene = borgercenter.outdoors()
    return scene.still(Camera(-1.4, 22.2, 1.3, 52, 0.02), WIDE, borgercenter.LIFT.doors(Model(scene.palette), 0.0))


def _yellow_door() -> Image.Image:
    return borgercenter.second_floor().still(Camera(4.9, 19.6, 1.2, 214, -0.03), WIDE)


def _borgerservice_front() -> Image.Image:
    scene = borgerservice.scene()
    return scene.still(Camera(-1.0, -1.4, 1.6, 4, 0.14), WIDE, borgerservice.double_door(Model(scene.palette), 0))


def _borgerservice_desks() -> Image.Image:
    scene = borgerservice.scene()
    return scene.still(Camera(-0.2, 20.4, 1.6, 4, 0.04), WIDE, borgerservice.board(Model(scene.palette), "47"))


def _ticket_machine() -> Image.Image:
    scene = borgerservice.scene()
    return scene.still(Camera(0.7, 17.4, 1.5, 9, -0.08), WIDE, borgerservice.ticket(Model(scene.palette), 1.0))


def _room(make: Callable[[], Scene], camera: Camera) -> Callable[[], Image.Image]:
    return lambda: make().still(camera, WIDE)


PICTURES: dict[str, Callable[[], Image.Image]] = {
    "yard": _yard,
    "gate": _gate,
    "waiting-room": _waiting_room,
    "plan-table": _plan_table,
    "entrance-b": _entrance_b,
    "cycle-shed": _cycle_shed,
    "front-desk": _front_desk,
    "yellow-door": _yellow_door,
    "borgerservice-front": _borgerservice_front,
    "borgerservice-desks": _borgerservice_desks,
    "ticket-machine": _ticket_machine,
    "home": _room(rooms.home, Camera(-0.6, -1.2, 1.6, 3, 0.02)),
    "training-hall": _room(rooms.training_hall, Camera(-0.6, 0.8, 1.6, 2, -0.02)),
    "green-room": _room(rooms.green_room, Camera(0.3, 0.3, 1.5, -2, -0.04)),
    "letter": _room(rooms.letter, Camera(0.04, -0.42, 1.5, 0, -1.05)),
    "two-phones": _room(rooms.two_phones, Camera(0.02, -0.28, 1.32, 0, -0.92)),
}
