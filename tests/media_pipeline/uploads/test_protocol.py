# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""The protocol's rules, and its law: whatever pieces are sent in whatever order, what counts are the film's bytes."""

from base64 import b64encode
from contextlib import suppress
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from media_pipeline.failures import Failure
from media_pipeline.uploads import limits, pieces, protocol
from media_pipeline.uploads.pieces import Piece
from media_pipeline.uploads.protocol import Refusal

PATCH = {"Content-Type": protocol.PIECE_TYPE, "Upload-Offset": "3", "Content-Length": "4"}


@given(st.dictionaries(st.text("abcdef", min_size=1), st.text(st.characters(exclude_characters="\0", codec="utf-8"))))
def test_metadata_comes_through(metadata: dict[str, str]) -> None:
    header = ",".join(f"{name} {b64encode(value.encode()).decode()}".strip() for name, value in metadata.items())
    assert protocol.read_metadata(header) == metadata


@given(st.text())
def test_no_metadata_makes_it_crash(header: str) -> None:
    with suppress(Refusal):
        protocol.read_metadata(header)


@pytest.mark.parametrize("header", ["title !!", "title YQ", "title " + b64encode(b"\xff").decode(), "title AGE="])
def test_what_is_no_metadata(header: str) -> None:
    with pytest.raises(Refusal):
        protocol.read_metadata(header)


@pytest.mark.parametrize("length", ["", "-1", "1.5", "²", "9" * 19, "ti"])
def test_lengths_that_are_none(length: str) -> None:
    with pytest.raises(Refusal) as refused:
        protocol.read_creation({"Upload-Length": length})
    assert refused.value.status == 400


def test_a_piece_that_goes_on() -> None:
    assert protocol.bytes_expected(PATCH, offset=3, length=7) == 4


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Content-Type": "video/mp4"}, 415),
        ({"Upload-Offset": "2"}, 409),
        ({"Upload-Offset": "4"}, 409),
        ({"Upload-Offset": ""}, 409),
        ({"Content-Length": ""}, 411),
        ({"Content-Length": "5"}, 413),
    ],
)
def test_a_piece_that_does_not(headers: dict[str, str], status: int) -> None:
    with pytest.raises(Refusal) as refused:
        protocol.bytes_expected(PATCH | headers, offset=3, length=7)
    assert refused.value.status == status


@pytest.mark.parametrize(
    ("size", "offset", "is_taken"),
    [(4, 0, True), (3, 0, False), (1, 0, False), (0, 0, True), (4, 3, True), (3, 7, True), (2, 7, False)],
)
def test_only_the_last_piece_may_be_small(
    monkeypatch: pytest.MonkeyPatch, size: int, offset: int, is_taken: bool
) -> None:
    monkeypatch.setattr(protocol, "MIN_PIECE_BYTES", 4)
    headers = PATCH | {"Content-Length": str(size), "Upload-Offset": str(offset)}
    if is_taken:
        assert protocol.bytes_expected(headers, offset=offset, length=10) == size
        return
    with pytest.raises(Refusal, match="1 MB") as refused:
        protocol.bytes_expected(headers, offset=offset, length=10)
    assert refused.value.status == 400


@pytest.mark.parametrize(
    ("name", "media_type", "size", "reason"),
    [
        ("IMG_1.MOV", "video/quicktime", 100, None),
        ("film.mkv", "", 100, None),
        ("video:1234", "video/mp4", 100, None),
        ("film.webm", "video/webm;codecs=vp9", 100, None),
        ("plan.pdf", "application/pdf", 1, Failure.NOT_A_FILM),
        ("film.avi", "video/x-msvideo", 1, Failure.NOT_A_FILM),
        ("mp4", "", 1, Failure.NOT_A_FILM),
        ("film.mp4", "video/mp4", 0, Failure.NOT_A_FILM),
        ("film.mp4", "video/mp4", 101, Failure.TOO_LARGE),
        ("plan.pdf", "application/pdf", 101, Failure.NOT_A_FILM),
    ],
)
def test_early_refusals(name: str, media_type: str, size: int, reason: Failure | None) -> None:
    assert limits.refusal(name=name, media_type=media_type, size=size, max_bytes=100) is reason


@given(st.data())
def test_pieces_are_chained_whatever_lies_between_them(data: st.DataObject) -> None:
    """The pieces that counted follow on each other; beside them lie shorter and longer ones that did not count."""
    length = data.draw(st.integers(1, 40))
    cuts = sorted(data.draw(st.sets(st.integers(1, length - 1))) | {0, length}) if length > 1 else [0, 1]
    counted = [Piece(start, end - start, "counted") for start, end in pairwise(cuts)]
    strays = data.draw(
        st.lists(st.builds(Piece, st.sampled_from(cuts[:-1]), st.integers(0, length), st.just("stray")), max_size=10)
    )
    found = pieces.chain(data.draw(st.permutations(counted + strays)), length)
    assert found is not None
    ends = [piece.offset + piece.size for piece in found]
    assert [piece.offset for piece in found] == [0, *ends[:-1]]
    assert ends[-1] == length


@given(st.sets(st.integers(1, 30)), st.data())
def test_a_missing_piece_is_noticed(cuts: set[int], data: st.DataObject) -> None:
    ends = [0, *sorted(cuts), 31]
    all_pieces = [Piece(start, end - start, "") for start, end in pairwise(ends)]
    lost = data.draw(st.sampled_from(all_pieces))
    assert pieces.chain([piece for piece in all_pieces if piece != lost], 31) is None
