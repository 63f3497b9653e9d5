# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What is drawn is what would be seen, and the films are films."""

from dataclasses import replace
from io import BytesIO
from random import Random

import av
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from cms.demo.drawing.camera import Camera, Walk
from cms.demo.drawing.colour import lit, rgb
from cms.demo.drawing.film import FPS, Shot, chapters, encode, picture
from cms.demo.drawing.films import FILMS
from cms.demo.drawing.model import Model
from cms.demo.drawing.pictures import PICTURES, WIDE, jpeg
from cms.demo.drawing.render import Scene
from media_pipeline import captions
from media_pipeline.captions import reading

SIZE = (64, 48)
COLOURS = ("#c04040", "#40c040", "#4040c0", "#c0c040", "#40c0c0", "#c040c0")
# Boxes of different depth that all stand around the line of sight, with gaps between them.
SIDES = st.tuples(st.floats(0.2, 1.5), st.floats(0.2, 1.5))


def middle_pixel(scene: Scene, camera: Camera) -> tuple[int, int, int]:
    colour = scene.draw(camera, SIZE).getpixel((SIZE[0] // 2, SIZE[1] // 2))
    return scene.palette.colours[int(colour)]  # type: ignore[arg-type]  # a palette picture's pixels are indices


@given(st.lists(SIDES, min_size=2, max_size=6), st.randoms())
def test_the_nearest_box_covers_the_others(boxes: list[tuple[float, float]], random: Random) -> None:
    placed = [((-left, 2.0 + 2 * i, -1.0), (right, 3.0 + 2 * i, 1.0)) for i, (left, right) in enumerate(boxes)]
    model = Model()
    order = list(enumerate(placed))
    random.shuffle(order)
    for index, (low, high) in order:
        model.box(low, high, COLOURS[index])
    scene = Scene(model)
    front, back = (
        lit(rgb(COLOURS[0]), (0, -1, 0), model.shade),
        lit(rgb(COLOURS[len(boxes) - 1]), (0, 1, 0), model.shade),
    )

    assert middle_pixel(scene, Camera(0, 0, 0)) == front
    assert middle_pixel(scene, Camera(0, 2.0 + 2 * len(boxes), 0, yaw=180)) == back


def test_words_are_on_the_side_that_faces_the_reader() -> None:
    model = Model()
    board = model.face((-1, 2), (1, 2), -0.5).rect(0, 0, 2, 1, "#ffffff")
    board.text(1, 0.5, 0.9, "III", "#000000")
    scene = Scene(model)
    black = scene.palette.index((0, 0, 0))

    assert black in set(scene.draw(Camera(0, 0, 0), SIZE).get_flattened_data())
    assert black not in set(scene.draw(Camera(0, 4, 0, yaw=180), SIZE).get_flattened_data())


def test_words_survive_being_cut_by_a_wall() -> None:
    """A plane that goes through a board must not hide the half of its text."""
    model = Model()
    board = model.face((-1, 2), (1, 2), -0.5).rect(0, 0, 2, 1, "#ffffff")
    board.text(1, 0.5, 0.9, "IIIIIII", "#000000")
    whole = list(Scene(model).draw(Camera(0, 0, 0), (640, 480)).get_flattened_data())
    for x in (-3.0, -0.2, 0.1, 3.0):
        model.box((x, 2.5, -2), (x + 0.05, 6, 2), "#888888")
        model.box((x, 0.5, -2.5), (x + 0.05, 1.5, -2), "#888888")
    scene = Scene(model)
    black = scene.palette.index((0, 0, 0))
    cut = list(scene.draw(Camera(0, 0, 0), (640, 480)).get_flattened_data())

    assert abs(whole.count(black) - cut.count(black)) < whole.count(black) * 0.02


@given(st.lists(st.floats(-50, 50), min_size=2, max_size=8), st.floats(0, 1))
def test_a_walk_stays_between_its_stops(places: list[float], share: float) -> None:
    walk = Walk(*((float(time), Camera(x, 0, 0)) for time, x in enumerate(places)))
    time = share * walk.seconds
    before = min(int(time), len(places) - 2)
    ends = sorted(places[before : before + 2])

    assert ends[0] - 1e-6 <= walk.at(time).x <= ends[1] + 1e-6


@pytest.mark.parametrize("name", FILMS)
def test_a_film_has_captions_in_step_with_its_pictures(name: str) -> None:
    film = FILMS[name]()

    assert 20 <= film.seconds <= 60
    assert len(chapters(film.cues)) >= 5
    assert reading.advice(captions.parse(film.webvtt())) == [], "the demo follows our own advice"
    stretches = film.stretches()
    assert len(stretches) > 3
    assert stretches[0].start == 0
    assert [each.start for each in stretches] == sorted({each.start for each in stretches})
    assert " ".join(each.text for each in stretches) == " ".join(" ".join(cue.text for cue in film.cues).split())
    assert film.cues[-1].end <= film.seconds
    for time in (1.5, film.seconds / 2, film.seconds - 2):
        image = picture(film, time)
        assert image.size == film.size
        assert len(set(image.get_flattened_data())) > 40, f"nothing to see after {time} s"


def test_a_film_is_encoded_with_picture_and_sound() -> None:
    film = FILMS["desk-3"]()
    shot = Shot(film.shots[0].scene, Walk((0.0, Camera(0, 0, 1.6)), (1.0, Camera(0, 1.6, 1.6))))
    percents: list[int] = []

    data = encode(replace(film, shots=(shot,), cues=film.cues[:1], chimes=(0.2,), size=(180, 320)), percents.append)

    with av.open(BytesIO(data), "r") as container:
        assert (container.streams.video[0].width, container.streams.video[0].height) == (180, 320)
        frames = sum(1 for _ in container.decode(video=0))
        container.seek(0)
        sound = b"".join(bytes(frame.planes[0]) for frame in container.decode(audio=0))
    assert frames == FPS
    assert any(sound), "silence"
    assert percents == sorted(percents)


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_is_a_jpeg(name: str) -> None:
    with Image.open(BytesIO(jpeg(name))) as image:
        assert (image.format, image.size) == ("JPEG", WIDE)
