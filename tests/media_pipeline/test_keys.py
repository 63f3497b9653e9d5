# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Keys: made and read back by one module."""

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from media_pipeline import keys

A, B = UUID(int=1), UUID(int=2**128 - 1)


@given(st.uuids(), st.text(max_size=300))
def test_whatever_a_file_was_called_its_key_can_be_read_back(owner: UUID, filename: str) -> None:
    assert keys.parse(keys.document_file(owner, filename)) == keys.DocumentKey(owner)
    assert len(keys.document_file(owner, filename)) <= 100


@pytest.mark.parametrize("filename", ["billede.webp", "uden", "a.b.JPG", "../../etc/passwd", "x.ph p", "æøå.png"])
def test_names_of_pictures_leave_nothing_but_an_extension(filename: str) -> None:
    original = keys.image_original(A, filename)
    assert original.startswith(f"originals/images/{A}/")
    assert original.count("/") == 3
    assert len(original) <= 100


def test_films_and_captions() -> None:
    assert keys.parse(keys.video_file(A, B, 3, "720.mp4")) == keys.VideoKey(A, B)
    assert keys.parse(keys.video_file(A, B, 3, "hls/all.m3u8")) == keys.VideoKey(A, B)
    captions = keys.parse(keys.captions_file(A, "da", "WEBVTT"))
    assert isinstance(captions, keys.CaptionsKey)
    assert (captions.video, captions.language) == (A, "da")


def test_captions_with_other_words_have_another_key() -> None:
    assert keys.captions_file(A, "da", "WEBVTT\n") != keys.captions_file(A, "da", "WEBVTT\n\n")


def test_originals_are_never_served() -> None:
    assert keys.parse(keys.image_original(A, "x.jpg")) is None
    assert keys.parse(keys.video_original(A, B)) is None


@pytest.mark.parametrize(
    "key",
    [
        "",
        "videos",
        f"videos/{A}/{B}/1/../../../originals/x.mp4",
        f"videos/{A}/{B}/1/720.mp4/",
        f"videos/{A}/{B}/1/720.mp4\n",
        f"/videos/{A}/{B}/1/720.mp4",
        f"images/{A}/a/b.webp",
        f"images/{str(A).upper()}x/a.webp",
        f"documents/{A}/../x.pdf",
        "checks/x",
    ],
)
def test_strange_keys_belong_to_nobody(key: str) -> None:
    assert keys.parse(key) is None


@given(st.text())
def test_no_text_makes_it_fail(text: str) -> None:
    keys.parse(text)
