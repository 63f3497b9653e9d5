# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Why a file cannot be read; what can be read is probed in the corpus and in the tests of encoding."""

from pathlib import Path

import pytest

from media_pipeline.encoding.probe import probe
from media_pipeline.failures import Failure, MediaFailure


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
