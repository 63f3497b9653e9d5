# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What to make of a film: pure rules from what was found to what is written."""

from dataclasses import dataclass
from fractions import Fraction
from math import ceil

from media_pipeline.encoding.probe import Probe, VideoStream
from media_pipeline.failures import Failure

NAME = "2026-11"
"""Of these rules. A film made with other ones can be made again: `manage.py reencode_films`."""
SHORT_SIDES = (720, 360)
"""Pixels of the shorter side: one for large screens and good networks, one for phones on poor ones."""
LONG_MS = 5 * 60 * 1000
"""From here on a film is long: it waits in a line of its own, and can be streamed in segments."""
MAX_RATE = Fraction(30)
MAX_PIXELS = 9_500_000
"""Of one picture: 4K is fine, 8K would take the memory of the whole machine."""
_FEWEST_PICTURES = 2
"""Stills come in the containers of films: what phones call HEIC, and AVIF."""
_CRF = {720: 23, 360: 24}
_MAX_KBITS = {720: 2500, 360: 800}


@dataclass(frozen=True, slots=True)
class Edits:
    """What an author changed of the upload; times in milliseconds of the upload."""

    start_ms: int = 0
    end_ms: int | None = None
    without_sound: bool = False


@dataclass(frozen=True, slots=True)
class Output:
    """One file to write. Sizes in pixels, even, upright."""

    short_side: int
    width: int
    height: int
    crf: int
    max_kbits: int


@dataclass(frozen=True, slots=True)
class Storyboard:
    """Small pictures of the whole film in one large one, row by row: what is seen while somebody seeks."""

    tiles: int
    columns: int
    rows: int
    interval_ms: int
    """Between a tile and the next one; the first shows the film's beginning."""
    tile_width: int
    tile_height: int

    @property
    def size(self) -> tuple[int, int]:
        """Width and height of the large picture."""
        return self.columns * self.tile_width, self.rows * self.tile_height

    def corner_at(self, moment_ms: int) -> tuple[int, int]:
        """Where in the large picture the small one of this moment begins, from the left and from above."""
        row, column = divmod(min(max(0, moment_ms) // self.interval_ms, self.tiles - 1), self.columns)
        return column * self.tile_width, row * self.tile_height


@dataclass(frozen=True, slots=True)
class Plan:
    video_index: int
    audio_index: int | None
    rate: Fraction
    deinterlace: bool
    tone_map: bool
    """From HDR to what every screen shows."""
    assume_bt709: bool
    """The file doesn't say what its colours mean, and is large enough for the usual guess."""
    start_ms: int
    duration_ms: int
    """Of what is made, from `start_ms` on."""
    outputs: tuple[Output, ...]
    """Largest first, at least one."""
    storyboard: Storyboard

    @property
    def is_long(self) -> bool:
        return self.duration_ms >= LONG_MS


def refusal(probe: Probe, *, max_seconds: int) -> Failure | None:
    """Why this film can't be used, or None."""
    if probe.video is None:
        return Failure.NO_VIDEO_STREAM
    if probe.video.width * probe.video.height > MAX_PIXELS:
        return Failure.TOO_MANY_PIXELS
    if probe.duration_ms > max_seconds * 1000:
        return Failure.TOO_LONG
    if not probe.video.is_complete or not probe.video.decodable:
        return Failure.DAMAGED
    if probe.video.pictures < _FEWEST_PICTURES:
        return Failure.NOT_A_FILM
    return None


def plan(probe: Probe, video: VideoStream, edits: Edits | None = None) -> Plan:
    edits = edits or Edits()
    width, height = upright_size(video)
    start_ms = min(edits.start_ms, probe.duration_ms)
    duration_ms = min(edits.end_ms or probe.duration_ms, probe.duration_ms) - start_ms
    outputs = tuple(_output(width, height, side) for side in _sides(min(width, height)))
    return Plan(
        video_index=video.index,
        audio_index=None if edits.without_sound else probe.audio_index,
        rate=steady_rate(video),
        deinterlace=video.is_interlaced,
        tone_map=video.transfer != "sdr",
        assume_bt709=not video.colours_tagged and min(video.width, video.height) >= 720,
        start_ms=start_ms,
        duration_ms=max(0, duration_ms),
        outputs=outputs,
        storyboard=storyboard(max(0, duration_ms), outputs[0].width, outputs[0].height),
    )


def upright_size(video: VideoStream) -> tuple[int, int]:
    """Width and height as seen: square pixels, rotated."""
    width, height = max(1, round(video.width * video.pixel_aspect)), video.height
    return (height, width) if video.rotation % 180 else (width, height)


def steady_rate(video: VideoStream) -> Fraction:
    """An even rate of at most 30 pictures a second: the film's own, or what is left of it when every n-th is kept.

    Phones vary theirs, and then it is 30.
    """
    varies = abs(video.nominal_rate - video.rate) > video.rate * Fraction(1, 50)
    rate = MAX_RATE if varies else video.nominal_rate
    return max(Fraction(1), rate / ceil(rate / (MAX_RATE * Fraction(101, 100))))


def _sides(short_side: int) -> list[int]:
    """The shorter sides to make: never larger than the film, at most one per profile."""
    return sorted({min(side, short_side) for side in SHORT_SIDES}, reverse=True)


def _output(width: int, height: int, side: int) -> Output:
    scale = Fraction(side, min(width, height))
    profile = min(profile for profile in SHORT_SIDES if side <= profile)
    return Output(side, _even(width * scale), _even(height * scale), _CRF[profile], _MAX_KBITS[profile])


def _even(length: Fraction) -> int:
    """The nearest even number of pixels: colours are stored for two by two."""
    return max(2, round(length / 2) * 2)


_MOST_TILES = 100
_COLUMNS = 10
_TILE_LONG_SIDE = 160


def storyboard(duration_ms: int, width: int, height: int) -> Storyboard:
    """About one picture a second, at most a hundred; whole rows of them."""
    tiles = max(1, min(_MOST_TILES, duration_ms // 1000))
    tiles -= tiles % _COLUMNS if tiles > _COLUMNS else 0
    scale = Fraction(_TILE_LONG_SIDE, max(width, height))
    return Storyboard(
        tiles=tiles,
        columns=min(tiles, _COLUMNS),
        rows=max(1, tiles // _COLUMNS),
        interval_ms=max(1, duration_ms // tiles),
        tile_width=_even(width * scale),
        tile_height=_even(height * scale),
    )
