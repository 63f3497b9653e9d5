# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""The demo's films: who walks where, when, past what."""

from collections.abc import Callable, Sequence

from cms.demo.drawing.camera import Camera, Walk, blend
from cms.demo.drawing.film import Cue, Film, Shot
from cms.demo.drawing.geometry import Group
from cms.demo.drawing.model import Model
from cms.demo.drawing.scenes import blue_door, borgercenter, borgerservice
from cms.demo.drawing.sound import Gait

_EYE = 1.6
_SEATED = 1.2


def to_the_blue_door() -> Film:
    """Landscape: bus stop, gate, yard, blue door, lift, waiting room."""
    outdoors, upstairs = blue_door.outdoors(), blue_door.upstairs()
    down, up = Model(outdoors.palette), Model(upstairs.palette)
    lift = blue_door.LIFT
    buttons = ("0", "1")

    def below(time: float) -> Sequence[Group]:
        lift_open = blend(time, 22.0, 23.4) - blend(time, 27.6, 29.0)
        bus = [] if time > 9 else blue_door.bus(down, 5.5 + 14 * blend(time, 0.8, 8) ** 2 + time * 0.3)
        return [
            *bus,
            *blue_door.blue_door(down, 82 * blend(time, 18.2, 19.8)),
            *lift.doors(down, lift_open),
            *lift.panel(down, buttons, "1" if time > 26.4 else "", "0"),
        ]

    def above(time: float) -> Sequence[Group]:
        arrived = time > 1.0
        return [
            *lift.doors(up, blend(time, 1.6, 3.0) - blend(time, 6.4, 7.6)),
            *lift.panel(up, buttons, "" if arrived else "1", "1" if arrived else "0"),
        ]

    arrive = Walk(
        (0.0, Camera(0.1, -1.6, _EYE, 2)),
        (1.8, Camera(0.12, -1.0, _EYE, 2)),
        (4.8, Camera(0.3, 5.0, _EYE, 4)),
        (8.0, Camera(0.35, 11.2, _EYE, 22)),
        (10.0, Camera(0.9, 13.6, _EYE, 74)),
        (11.4, Camera(2.6, 14.0, _EYE, 90)),
        (13.4, Camera(7.4, 14.0, _EYE, 90)),
        (18.0, Camera(20.8, 14.0, _EYE, 90)),
        (19.6, Camera(22.0, 14.0, _EYE, 90)),
        (21.6, Camera(26.0, 14.0, _EYE, 90)),
        (23.2, Camera(27.6, 14.0, _EYE, 90)),
        (24.8, Camera(30.7, 14.0, _EYE, 100)),
        (27.2, Camera(32.0, 14.0, _EYE, 270)),
        (29.2, Camera(32.0, 14.0, _EYE, 270)),
    )
    wait = Walk(
        (0.0, Camera(32.0, 14.0, _EYE, 270)),
        (2.8, Camera(32.0, 14.0, _EYE, 270)),
        (5.0, Camera(28.7, 14.2, _EYE, 285)),
        (6.4, Camera(28.0, 15.2, _EYE, 358)),
        (9.4, Camera(28.0, 20.2, _EYE, 352)),
        (11.2, Camera(27.4, 21.9, _EYE, 275)),
        (14.4, Camera(23.6, 22.2, _EYE, 268)),
        (17.0, Camera(22.3, 22.2, 1.5, 270, -0.03)),
        (18.8, Camera(22.2, 22.2, 1.5, 270, -0.03)),
    )
    rides = arrive.seconds
    return Film(
        size=(1280, 720),
        shots=(
            Shot(outdoors, arrive, below, fade_in=0.8),
            Shot(upstairs, wait, above, fade_out=1.0),
        ),
        cues=(
            Cue(0.4, 4.0, "Stå af bus 12 ved Møllegade.\nGå lige frem.", "Stoppestedet"),
            Cue(4.6, 8.6, "Gå forbi det gule hus.\nPorten er i nummer 8.", "Porten"),
            Cue(9.0, 12.8, "Drej til højre ind ad porten.\nSe efter skiltet."),
            Cue(13.2, 17.6, "Gå lige over gården.\nDen blå dør er mellem to planter.", "Gården"),
            Cue(18.0, 21.4, "Døren er ikke låst. Gå bare ind.", "Den blå dør"),
            Cue(21.8, 25.4, "Elevatoren er lige foran dig.", "Elevatoren"),
            Cue(25.8, rides + 1.4, "Tryk på 1. Du skal til 1. sal."),
            Cue(rides + 1.6, rides + 5.6, "(En klokke ringer.)\nGå ud, og drej til højre.", "1. sal"),
            Cue(rides + 6.0, rides + 11.0, "Gå ned ad gangen til det grønne skilt,\n1.06. Døren står åben."),
            Cue(rides + 11.4, rides + 17.8, "Tag en stol. Du er fremme.\nVi kommer og henter dig.", "Venterummet"),
        ),
        gait=Gait.STEPS,
        chimes=(22.0, rides + 1.4),
        indoors_from=20.4,
    )


def to_room_214() -> Film:
    """Landscape, from a wheelchair: bus stop, cycle shed, entrance B, desk, lift, yellow door."""
    outdoors, upstairs = borgercenter.outdoors(), borgercenter.second_floor()
    down, up = Model(outdoors.palette), Model(upstairs.palette)
    lift = borgercenter.LIFT
    buttons = ("0", "1", "2")

    def below(time: float) -> Sequence[Group]:
        return [
            *borgercenter.sliding_doors(down, blend(time, 10.6, 12.0)),
            *lift.doors(down, blend(time, 18.4, 19.8) - blend(time, 24.0, 25.2)),
            *lift.panel(down, buttons, "2" if time > 23.0 else "", "0"),
        ]

    def above(time: float) -> Sequence[Group]:
        shown = "0" if time < 0.8 else "1" if time < 1.8 else "2"
        return [
            *lift.doors(up, blend(time, 2.4, 3.8) - blend(time, 7.0, 8.2)),
            *lift.panel(up, buttons, "" if shown == "2" else "2", shown),
        ]

    arrive = Walk(
        (0.0, Camera(-0.6, -13.8, _SEATED, -18)),
        (1.6, Camera(-0.5, -13.0, _SEATED, -14)),
        (4.2, Camera(0.0, -6.0, _SEATED, 0)),
        (6.4, Camera(0.0, 1.0, _SEATED, -16)),
        (8.2, Camera(0.0, 6.6, _SEATED, -4, 0.04)),
        (10.4, Camera(0.0, 14.0, _SEATED, 0, 0.1)),
        (12.0, Camera(0.0, 16.6, _SEATED, 0, 0.02)),
        (13.8, Camera(0.0, 20.2, _SEATED, 16)),
        (15.2, Camera(0.1, 21.0, _SEATED, 46, 0.06)),
        (16.4, Camera(0.3, 21.9, _SEATED, 50, 0.05)),
        (18.4, Camera(1.0, 25.8, _SEATED, 62)),
        (20.0, Camera(3.4, 27.5, _SEATED, 90)),
        (21.4, Camera(6.6, 27.5, _SEATED, 100)),
        (23.6, Camera(8.0, 27.5, _SEATED, 270)),
        (25.4, Camera(8.0, 27.5, _SEATED, 270)),
    )
    wait = Walk(
        (0.0, Camera(8.0, 27.5, _SEATED, 270)),
        (3.4, Camera(8.0, 27.5, _SEATED, 270)),
        (5.4, Camera(4.9, 27.4, _SEATED, 262)),
        (7.2, Camera(4.1, 26.4, _SEATED, 184)),
        (10.4, Camera(4.2, 20.6, _SEATED, 192)),
        (12.6, Camera(4.5, 17.6, _SEATED, 226)),
        (14.0, Camera(5.4, 17.0, _SEATED, 252, -0.08, 0.9)),
        (16.4, Camera(5.45, 16.95, _SEATED, 254, -0.08, 0.9)),
    )
    rides = arrive.seconds
    return Film(
        size=(1280, 720),
        shots=(Shot(outdoors, arrive, below, fade_in=0.8), Shot(upstairs, wait, above, fade_out=1.0)),
        cues=(
            Cue(0.4, 4.0, "Stå af bussen ved Lærkevej.\nFølg den flade sti.", "Stoppestedet"),
            Cue(4.4, 8.0, "Cykelskuret er til venstre.\nHandicapparkering er til højre.", "Cykelskuret"),
            Cue(8.4, 13.0, "Over døren er et hvidt B.\nDøren går op af sig selv.", "Indgang B"),
            Cue(13.4, 17.6, "Skranken er til højre.\nSig, hvem du skal møde.", "Skranken"),
            Cue(18.0, 22.4, "Elevatoren er lige efter skranken.", "Elevatoren"),
            Cue(22.8, rides + 2.0, "Tryk på 2."),
            Cue(rides + 2.2, rides + 7.4, "(En klokke ringer.)\nDu er på 2. sal. Kør ud til venstre."),
            Cue(rides + 7.8, rides + 11.4, "Find den gule dør og det gule felt.", "Lokale 2.14"),
            Cue(rides + 11.8, rides + 15.6, "Vent her. Vi henter dig."),
        ),
        gait=Gait.WHEELS,
        chimes=(18.2, rides + 2.2),
        indoors_from=13.6,
    )


def to_desk_3() -> Film:
    """Upright, for a phone: the square, the door, a number, the board, desk 3."""
    scene = borgerservice.scene()
    things = Model(scene.palette)

    def moving(time: float) -> Sequence[Group]:
        return [
            *borgerservice.double_door(things, 84 * blend(time, 5.0, 6.6)),
            *borgerservice.ticket(things, blend(time, 12.0, 13.4)),
            *borgerservice.board(things, "47" if time > 18.0 else "46"),
        ]

    def stop(
        time: float, x: float, y: float, yaw: float = 0, tilt: float = 0.0, zoom: float = 0.82
    ) -> tuple[float, Camera]:
        return (time, Camera(x, y, _EYE, yaw, tilt, zoom))

    walk = Walk(
        stop(0.0, 0.0, -7.0, tilt=0.1),
        stop(1.6, 0.0, -6.2, tilt=0.1),
        stop(4.8, 0.0, 8.6, tilt=0.06),
        stop(6.2, 0.0, 11.0, tilt=0.02),
        stop(8.6, 0.0, 15.6),
        stop(10.6, 0.9, 17.9, 6, -0.14),
        stop(13.8, 1.0, 18.0, 4, -0.18),
        stop(15.6, 0.3, 18.6, -4, 0.06),
        stop(19.2, 0.2, 19.6, 0, 0.08),
        stop(21.0, 1.9, 21.6, 14, 0.02),
        stop(23.6, 2.6, 23.2, 0, 0.03),
        stop(26.4, 2.62, 23.3, 0, 0.03),
    )
    return Film(
        size=(720, 1280),
        shots=(Shot(scene, walk, moving, fade_in=0.8, fade_out=1.0),),
        cues=(
            Cue(0.4, 4.4, "Borgerservice er i det røde hus på Torvet.", "Torvet"),
            Cue(4.8, 8.4, "Gå ind ad den grønne dør under skiltet.", "Døren"),
            Cue(8.8, 13.8, "Tryk på MitID, og tag dit nummer.", "Træk et nummer"),
            Cue(14.2, 17.8, "Sæt dig, og hold øje med tavlen.", "Tavlen"),
            Cue(18.0, 20.8, "(En klokke.)\nDit nummer er på tavlen."),
            Cue(21.0, 25.8, "Gå hen til skranke 3, til højre.", "Skranke 3"),
        ),
        gait=Gait.STEPS,
        chimes=(18.0,),
        indoors_from=7.4,
    )


FILMS: dict[str, Callable[[], Film]] = {
    "blue-door": to_the_blue_door,
    "room-214": to_room_214,
    "desk-3": to_desk_3,
}
"""The films by the name that the demo's content calls them."""
