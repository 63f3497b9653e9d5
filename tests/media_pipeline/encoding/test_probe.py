# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Why a file cannot be read, and what it calls its parts; the corpus and the tests of encoding probe the rest."""

from pathlib import Path

import pytest

from media_pipeline.encoding.probe import probe
from media_pipeline.failures import Failure, MediaFailure
from tests.media_pipeline.corpus.drawing import draw
from tests.media_pipeline.corpus.odd import AAC, H264, with_chapters


@pytest.mark.parametrize(
    ("beginning", "failure"),
    [
        (b"RIFF\xff\xff\0\0AVI LIST", Failure.NOT_A_FILM),
        (b"\0\0\0\x20ftypisom", Failure.DAMAGED),
        (b"RIFF\xff\xff\0\0WAVEfmt ", Failure.NOT_A_FILM),
        (b"Hej", Failure.NOT_A_FILM),
    ],
)
def test_what_begins_like_a_film_broke_on_the_way(tmp_path: Path, beginning: bytes, failure: Failure) -> None:
    path = tmp_path / "film"
    path.write_bytes(beginning + b"\xff" * 1000)
    with path.open("rb") as file, pytest.raises(MediaFailure) as caught:
        probe(file.fileno())
    assert caught.value.failure is failure


@pytest.mark.parametrize("suffix", [".mp4", ".mov", ".mkv"])
def test_what_a_film_calls_its_parts(tmp_path: Path, suffix: str) -> None:
    arguments = (*with_chapters("Fra bussen", "Ad  døren\t\x1b "), *H264, *AAC)
    path = draw(tmp_path / f"film{suffix}", "testsrc2=size=64x64:rate=25", "sine", 2, arguments)
    with path.open("rb") as file:
        assert probe(file.fileno()).chapters == {0: "Fra bussen", 1000: "Ad døren"}


def test_letters_that_nobody_can_read(tmp_path: Path) -> None:
    """An old program's way of writing a name is no reason to refuse a film."""
    path = draw(tmp_path / "film.mkv", "testsrc2=size=64x64:rate=25", "sine", 2, (*with_chapters("Dxren"), *H264, *AAC))
    path.write_bytes(path.read_bytes().replace(b"Dxren", b"D\xf8ren"))
    with path.open("rb") as file:
        assert probe(file.fileno()).chapters == {0: "D ren"}
