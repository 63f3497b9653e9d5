# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Which moment of a film stands for it."""

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from media_pipeline import storage
from media_pipeline.encoding import ffmpeg, posters
from media_pipeline.encoding.profiles import storyboard
from media_pipeline.encoding.storyboards import put_together
from media_pipeline.models import VideoRendition
from tests.factories.media import VideoFactory

SIZE = (160, 90)


def plain(level: int) -> Image.Image:
    return Image.new("RGB", SIZE, (level, level, level))


def scene(light: int = 130) -> Image.Image:
    picture = plain(light)
    draw = ImageDraw.Draw(picture)
    for x in range(10, 150, 20):
        draw.rectangle((x, 20, x + 9, 70), fill=(light - 100, light - 80, light))
    return picture


def blurred() -> Image.Image:
    return scene().resize((12, 7)).resize(SIZE)


@pytest.mark.parametrize(
    "worse", [plain(0), plain(255), plain(128), blurred()], ids=["black", "white", "even", "blurred"]
)
def test_the_better_picture_is_taken_wherever_it_is(worse: Image.Image) -> None:
    assert posters.best_tile([worse, scene(), worse]) == 1
    assert posters.best_tile([scene(), worse]) == 0
    assert posters.best_tile([worse, worse, scene()]) == 2


def test_of_equals_the_earliest() -> None:
    assert posters.best_tile([scene(), scene(), scene()]) == 0


def test_where_there_is_nothing_but_darkness_the_least_dark() -> None:
    assert posters.best_tile([plain(0), plain(20), plain(5)]) == 1


def test_tiles_stand_row_by_row_and_the_last_one_fills_up() -> None:
    board = storyboard(21_000, *SIZE)
    assert (board.tiles, board.columns, board.rows) == (20, 10, 2)
    size = (board.tile_width, board.tile_height)
    whole = put_together([Image.new("RGB", size, (number * 10,) * 3) for number in range(19)], board)
    middles = [
        (column * board.tile_width + 5, row * board.tile_height + 5)
        for row in range(board.rows)
        for column in range(board.columns)
    ]
    assert [whole.getpixel(place)[0] for place in middles] == [*range(0, 190, 10), 180]  # type: ignore[index]


def test_the_average_colour(tmp_path: Path) -> None:
    poster = tmp_path / "poster.png"
    Image.new("RGB", SIZE, (16, 32, 255)).save(poster)
    assert posters.average_colour(poster) == "#1020ff"


@pytest.mark.parametrize(
    ("size", "small"),
    [((1280, 720), (853, 480)), ((720, 1280), (480, 853)), ((320, 180), (320, 180)), ((2, 900), (2, 900))],
)
def test_a_poster_is_as_small_as_it_may_be(size: tuple[int, int], small: tuple[int, int]) -> None:
    with Image.open(BytesIO(posters.as_poster(Image.new("RGBA", size)))) as poster:
        assert (poster.format, poster.size) == ("WEBP", small)


@pytest.mark.django_db
def test_a_frame_is_taken_of_what_every_machine_can_read_and_disturbs_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    version = VideoFactory().versions.get()
    largest = version.renditions.get(short_side=720)
    VideoRendition.objects.create(
        version=version, codec="av1", short_side=1080, key=f"{largest.key}.av1", width=1920, height=1080, bytes=1
    )
    read = []

    @contextmanager
    def local_file(key: str, _on_chunk: object) -> Iterator[int]:
        read.append(key)
        yield 0

    monkeypatch.setattr(storage, "local_file", local_file)
    monkeypatch.setattr(ffmpeg, "write_picture", lambda _film, _at, path: scene().save(path))
    with storage.workspace(version.uuid, version.fencing_token + 1) as others:
        assert posters.frame_of(version, 1_000).size == SIZE
        assert others.is_dir()
    assert read == [largest.key]
