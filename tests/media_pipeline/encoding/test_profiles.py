# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""From what was found to what is made: rules without a film in sight."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from media_pipeline.encoding.probe import Probe, VideoStream, from_json
from media_pipeline.encoding.profiles import LONG_MS, Edits, plan, refusal, storyboard
from media_pipeline.encoding.recipe import video_graph
from media_pipeline.failures import Failure

VIDEO = VideoStream(
    index=0,
    width=1920,
    height=1080,
    pixel_aspect=Fraction(1),
    rotation=0,
    rate=Fraction(30000, 1001),
    nominal_rate=Fraction(30000, 1001),
    is_interlaced=False,
    pictures=1800,
    is_complete=True,
    decodable=True,
    transfer="sdr",
    colours_tagged=True,
)
PROBE = Probe(duration_ms=60_000, video=VIDEO, audio_index=1)


def sizes(**changes: object) -> list[tuple[int, int]]:
    video = replace(VIDEO, **changes)  # type: ignore[arg-type]
    return [(output.width, output.height) for output in plan(PROBE, video).outputs]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, [(1280, 720), (640, 360)]),
        ({"width": 3840, "height": 2160}, [(1280, 720), (640, 360)]),
        ({"rotation": 90}, [(720, 1280), (360, 640)]),
        ({"rotation": -90}, [(720, 1280), (360, 640)]),
        ({"rotation": 180}, [(1280, 720), (640, 360)]),
        ({"width": 720, "height": 1080}, [(720, 1080), (360, 540)]),
        ({"width": 854, "height": 480}, [(854, 480), (640, 360)]),
        ({"width": 320, "height": 240}, [(320, 240)]),
        ({"width": 640, "height": 360}, [(640, 360)]),
        ({"width": 720, "height": 576, "pixel_aspect": Fraction(64, 45)}, [(1024, 576), (640, 360)]),
        ({"width": 853, "height": 479}, [(852, 480), (642, 360)]),
    ],
)
def test_sizes(changes: dict[str, object], expected: list[tuple[int, int]]) -> None:
    assert sizes(**changes) == expected


@given(st.integers(16, 8000), st.integers(16, 8000), st.sampled_from([0, 90, 180, -90]))
def test_sizes_are_even_and_never_larger_than_the_film(width: int, height: int, rotation: int) -> None:
    outputs = plan(PROBE, replace(VIDEO, width=width, height=height, rotation=rotation)).outputs
    assert 1 <= len(outputs) <= 2
    for output in outputs:
        assert output.width % 2 == output.height % 2 == 0
        assert min(output.width, output.height) <= min(width, height) + 1  # the nearest even number
    assert [output.short_side for output in outputs] == sorted({o.short_side for o in outputs}, reverse=True)


@pytest.mark.parametrize(
    ("rate", "nominal", "expected"),
    [
        (Fraction(25), Fraction(25), 25),
        (Fraction(10), Fraction(10), 10),
        (Fraction(50), Fraction(50), 25),
        (Fraction(48), Fraction(48), 24),
        (Fraction(60), Fraction(60), 30),
        (Fraction(60000, 1001), Fraction(60000, 1001), Fraction(30000, 1001)),
        (Fraction(240), Fraction(240), 30),
        (Fraction(2988, 100), Fraction(120), 30),
        (Fraction(21800, 727), Fraction(30000, 1001), Fraction(30000, 1001)),
        (Fraction(1, 100), Fraction(1, 100), 1),
    ],
)
def test_a_steady_rate(rate: Fraction, nominal: Fraction, expected: Fraction) -> None:
    assert plan(PROBE, replace(VIDEO, rate=rate, nominal_rate=nominal)).rate == expected


def test_hdr_is_scaled_down_before_it_is_mapped() -> None:
    graph = video_graph(plan(PROBE, replace(VIDEO, transfer="hlg")))
    assert graph.index("scale=1280:720") < graph.index("tonemap")
    assert "tonemap" not in video_graph(plan(PROBE, VIDEO))


def test_the_film_is_decoded_once_for_everything() -> None:
    graph = video_graph(plan(PROBE, VIDEO), with_av1=True)
    assert graph.count("[0:0]") == 1
    assert all(graph.count(f"[{name}]") == 1 for name in ("v0", "v1", "av1", "tiles"))


def test_only_interlaced_films_are_deinterlaced() -> None:
    assert "bwdif" in video_graph(plan(PROBE, replace(VIDEO, is_interlaced=True)))
    assert "bwdif" not in video_graph(plan(PROBE, VIDEO))


def test_what_was_cut_and_muted() -> None:
    made = plan(PROBE, VIDEO, Edits(start_ms=5_000, end_ms=25_000, without_sound=True))
    assert (made.start_ms, made.duration_ms, made.audio_index) == (5_000, 20_000, None)


@given(st.integers(0, 10**7), st.none() | st.integers(0, 10**7))
def test_a_cut_stays_inside_the_film(start_ms: int, end_ms: int | None) -> None:
    made = plan(PROBE, VIDEO, Edits(start_ms, end_ms))
    assert 0 <= made.start_ms <= made.start_ms + made.duration_ms <= PROBE.duration_ms


def test_long_films() -> None:
    assert plan(replace(PROBE, duration_ms=LONG_MS), VIDEO).is_long
    assert not plan(replace(PROBE, duration_ms=LONG_MS - 1), VIDEO).is_long


@given(st.integers(0, 2 * 60 * 60 * 1000), st.integers(2, 4096), st.integers(2, 4096))
def test_a_storyboard_covers_the_film(duration_ms: int, width: int, height: int) -> None:
    board = storyboard(duration_ms, width, height)
    assert board.tiles == board.columns * board.rows, "an empty place would be a green one"
    assert (board.tiles - 1) * board.interval_ms <= duration_ms
    assert board.tile_width % 2 == board.tile_height % 2 == 0
    corners = [board.corner_at(number * board.interval_ms) for number in range(board.tiles)]
    assert len(set(corners)) == board.tiles
    assert corners == sorted(corners, key=lambda corner: (corner[1], corner[0]))
    last = (board.size[0] - board.tile_width, board.size[1] - board.tile_height)
    assert board.corner_at(duration_ms + 1000) == corners[-1] == last


@pytest.mark.parametrize(
    ("probe", "expected"),
    [
        (PROBE, None),
        (replace(PROBE, video=None), Failure.NO_VIDEO_STREAM),
        (replace(PROBE, duration_ms=1_200_000), None),
        (replace(PROBE, duration_ms=1_200_001), Failure.TOO_LONG),
        (replace(PROBE, video=replace(VIDEO, width=3840, height=2160)), None),
        (replace(PROBE, video=replace(VIDEO, width=7680, height=4320)), Failure.TOO_MANY_PIXELS),
        (replace(PROBE, video=replace(VIDEO, is_complete=False)), Failure.DAMAGED),
        (replace(PROBE, video=replace(VIDEO, decodable=False)), Failure.DAMAGED),
        (replace(PROBE, video=replace(VIDEO, pictures=1)), Failure.NOT_A_FILM),
    ],
)
def test_refusals(probe: Probe, expected: Failure | None) -> None:
    assert refusal(probe, max_seconds=1200) == expected


FOUND: dict[str, object] = {"declared_ms": 143_165_000, "measured_ms": 1_070, "audio_index": None, "chapters": []}


def found_video(**changes: object) -> dict[str, object]:
    return {
        "index": 0,
        "width": 2,
        "height": 2,
        "pixel_aspect": [1, 1],
        "rotation": 0,
        "rate": [25, 1],
        "nominal_rate": [25, 1],
        "is_interlaced": False,
        "frames_declared": 0,
        "frames_counted": 27,
        "decodable": True,
        "transfer": "sdr",
        "colours_tagged": False,
    } | changes


def found(**video: object) -> Probe:
    return from_json(FOUND | {"video": found_video(**video)})


def test_a_fragmented_film_is_as_long_as_it_was_measured() -> None:
    assert found().duration_ms == 1_070


def test_a_declaration_far_from_the_truth_is_not_believed() -> None:
    assert found(frames_declared=27).duration_ms == 1_070


def test_a_film_with_an_index_is_as_long_as_it_declares() -> None:
    assert from_json(FOUND | {"declared_ms": 1_100, "video": found_video(frames_declared=27)}).duration_ms == 1_100


def test_a_film_is_incomplete_when_pictures_are_missing() -> None:
    missing, complete = found(frames_declared=100).video, found(frames_declared=27).video
    assert missing is not None
    assert complete is not None
    assert not missing.is_complete
    assert complete.is_complete


def test_every_failure_says_what_to_do() -> None:
    for failure in Failure:
        assert failure.label
        assert failure.remedy
