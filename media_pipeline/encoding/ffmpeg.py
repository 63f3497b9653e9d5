# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""ffmpeg's command line, and what its answers mean."""

import os
import shutil
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import imageio_ffmpeg

from media_pipeline import conf
from media_pipeline.encoding import process, recipe, sound
from media_pipeline.encoding.profiles import MAX_PIXELS, Output, Plan
from media_pipeline.encoding.sound import Sound
from media_pipeline.failures import Failure, MediaFailure

PRESET = "medium"
X264 = ("-preset", PRESET, "-partitions", "p8x8,i8x8,i4x4")
"""How hard x264 tries; docs/benchmarks.md says what else was measured.

Without half blocks in pictures that lean on both sides (b8x8), it takes a fifth less time for one percent more bytes.
"""
_KEYFRAME_SECONDS = 2
_SEGMENT_SECONDS = 6
_STALL_SECONDS = 90
_FILE_BYTES = 4 * 1024**3

# Bytes come in through a file descriptor only, in the containers of films only, in reasonable sizes only. (Without the
# list of formats, an uploaded playlist could read other people's films.)
_FILMS = "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm"
_SOUND_TRACKS = f"{_FILMS},mp3,wav,ogg,flac,aac"
_QUIET = ("-nostdin", "-hide_banner", "-max_alloc", "1000000000", "-progress", "pipe:1")
# No positions, names or dates of the recording in what is published; no name and version of the encoder either.
_ANONYMOUS = (
    *("-map_metadata", "-1", "-map_metadata:s", "-1", "-map_chapters", "-1", "-sn", "-dn"),
    *("-fflags", "+bitexact", "-flags:v", "+bitexact", "-flags:a", "+bitexact"),
)


type OnProgress = Callable[[], None]
"""Hears about twice a second that the work goes on, and may stop it by raising."""


@dataclass(frozen=True, slots=True)
class Span:
    """A part of an input, in milliseconds."""

    start_ms: int
    duration_ms: int

    def arguments(self) -> list[str]:
        return ["-ss", f"{self.start_ms / 1000:.3f}", "-t", f"{self.duration_ms / 1000:.3f}"]


@dataclass(frozen=True, slots=True)
class Files:
    """Where an encoding writes to."""

    outputs: Sequence[Path]
    """One for each output of the plan."""
    tiles: Path
    """A folder for the storyboard's pictures."""
    av1: Path | None = None


@cache
def executable() -> str:
    """The absolute path of ffmpeg; raises RuntimeError when there is none."""
    configured = conf.ffmpeg_path()
    found = shutil.which(configured) if configured else imageio_ffmpeg.get_ffmpeg_exe()
    if not found:
        raise RuntimeError(f"MEDIA_FFMPEG={configured!r} is not a program")
    return str(Path(found).resolve())


def protocols() -> set[str]:
    """The ways in which this ffmpeg can read and write."""
    lines: list[str] = []
    limits = process.Limits(wall_seconds=20, silent_seconds=20)
    process.run([executable(), "-hide_banner", "-protocols"], limits=limits, on_line=lines.append)
    return {line.strip() for line in lines}


def measure_sound(fd: int, stream: str, span: Span | None, on_progress: OnProgress) -> list[float]:
    """How loud the sound of `stream` (as "0:1") is, in LUFS, for `sound.weigh`; [] when it cannot be told.

    Reads the sound only. Raises MediaFailure.
    """
    arguments = ["-vn", *_input(fd, span, formats=_SOUND_TRACKS), "-filter_complex", sound.measuring_graph(stream)]
    for number in range(3):
        arguments += ["-map", f"[n{number}]", "-f", "null", "-"]
    finished = _run(arguments, [fd], wall_seconds=600, on_line=_only_that(on_progress), loglevel="info")
    return sound.read_measures(finished.errors)


def encode(fd: int, plan: Plan, even: Sound | None, files: Files, on_percent: Callable[[int], None]) -> None:
    """Write everything that `plan` asks for to `files`, in one run and with one decoding; raises MediaFailure.

    `even` is what to do about the sound; None leaves it out. `on_percent` hears 0 to 100, about twice a second, and may
    stop the work by raising.
    """
    progress = _Progress(plan.duration_ms, on_percent)
    wall_seconds = 600 + plan.duration_ms / 1000 * 20
    _run(encode_arguments(plan, fd, even, files), [fd], wall_seconds=wall_seconds, on_line=progress.hear)
    # ffmpeg can end well on half a film: believe the clock, not the exit code.
    if progress.reached_ms < plan.duration_ms * 0.95 - 500:
        raise MediaFailure(Failure.DAMAGED, f"{progress.reached_ms} of {plan.duration_ms} ms")


class _Progress:
    """What ffmpeg reports of an encoding."""

    def __init__(self, duration_ms: int, on_percent: Callable[[int], None]) -> None:
        self.reached_ms = 0
        self._duration_ms = max(1, duration_ms)
        self._on_percent = on_percent
        self._moved_at = time.monotonic()

    def hear(self, line: str) -> None:
        name, _, value = line.partition("=")
        if name == "out_time_us" and value.isdigit() and int(value) // 1000 > self.reached_ms:
            self.reached_ms = int(value) // 1000
            self._moved_at = time.monotonic()
        if name == "progress":
            # It goes on reporting when it has got stuck.
            if time.monotonic() - self._moved_at > _STALL_SECONDS:
                raise MediaFailure(Failure.GAVE_UP, f"stuck at {self.reached_ms} ms")
            self._on_percent(min(100, self.reached_ms * 100 // self._duration_ms))


def encode_arguments(plan: Plan, fd: int, even: Sound | None, files: Files) -> list[str]:
    names = [f"a{number}" for number in range(len(files.outputs) + bool(files.av1))]
    graphs = [recipe.video_graph(plan, with_av1=bool(files.av1))]
    if even:
        graphs.append(recipe.audio_graph(f"0:{plan.audio_index}", even, names))
    span = Span(plan.start_ms, plan.duration_ms)
    arguments = ["-xerror", *_input(fd, span), "-filter_complex", ";".join(graphs)]
    for number, (output, path) in enumerate(zip(plan.outputs, files.outputs, strict=True)):
        arguments += ["-map", f"[v{number}]", *_h264(output), *_audio(even, names[number]), *_mp4(path)]
    if files.av1:
        arguments += ["-map", "[av1]", *_AV1, *_audio(even, names[-1]), *_mp4(files.av1)]
    # One by one: ffmpeg reports no progress before each of its outputs has begun.
    tiles = ["-map", "[tiles]", "-fps_mode", "passthrough", "-frames:v", str(plan.storyboard.tiles)]
    return [*arguments, *tiles, *_jpeg(files.tiles / "%03d.jpg")]


def _only_that(on_progress: OnProgress) -> Callable[[str], None]:
    """A listener that asks for no details."""
    return lambda _line: on_progress()


def _audio(even: Sound | None, name: str) -> list[str]:
    return ["-map", f"[{name}]", *_AAC] if even else []


def add_described_sound(
    film: int, described: int, even: Sound, span: Span, path: Path, on_progress: OnProgress
) -> None:
    """Write the picture of `film` (one of our outputs) with the sound of `described` to `path`; raises MediaFailure."""
    arguments = [*_input(film, None), *_input(described, span, formats=_SOUND_TRACKS)]
    arguments += ["-filter_complex", recipe.audio_graph("1:a:0", even, ["a"]), "-map", "0:v:0", "-map", "[a]"]
    arguments += ["-c:v", "copy", *_AAC, "-shortest", *_mp4(path)]
    _run(arguments, [film, described], wall_seconds=600, on_line=_only_that(on_progress))


def cut_into_segments(film: int, playlist: Path, on_progress: OnProgress) -> None:
    """Write `film` (one of our outputs) as segments for streaming beside `playlist`, without encoding it again."""
    arguments = [*_input(film, None), "-map", "0", "-c", "copy", *_ANONYMOUS, "-f", "hls"]
    arguments += ["-hls_time", str(_SEGMENT_SECONDS), "-hls_playlist_type", "vod", "-hls_segment_type", "fmp4"]
    arguments += [
        "-hls_flags",
        "single_file",
        "-hls_segment_filename",
        str(playlist.with_suffix(".mp4")),
        str(playlist),
    ]
    _run(arguments, [film], wall_seconds=600, on_line=_only_that(on_progress))


def write_picture(film: int, at_ms: int, path: Path) -> None:
    """Write what is seen at `at_ms` of `film` (one of our outputs) to `path`, as JPEG; raises MediaFailure."""
    seek = Span(at_ms, 10_000)
    arguments = [*_input(film, seek), "-map", "0:v:0", "-frames:v", "1", "-update", "1", "-an", *_jpeg(path)]
    _run(arguments, [film], wall_seconds=60)


_AAC = ("-c:a", "aac", "-b:a", "80k")
_COLOURS = ("-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709", "-color_range", "tv")
_KEYFRAMES = ("-force_key_frames", f"expr:gte(t,n_forced*{_KEYFRAME_SECONDS})")
_AV1 = (*("-c:v", "libsvtav1", "-preset", "8", "-crf", "36", "-pix_fmt", "yuv420p"), *_KEYFRAMES, *_COLOURS)


def _h264(output: Output) -> list[str]:
    return [
        *("-c:v", "libx264", *X264, "-profile:v", "high", "-level", "4.0", "-pix_fmt", "yuv420p"),
        *("-crf", str(output.crf), "-maxrate", f"{output.max_kbits}k", "-bufsize", f"{2 * output.max_kbits}k"),
        # Groups of pictures of even length, which x264 makes closed: seeking lands quickly, and segments can be cut.
        *_KEYFRAMES,
        *("-sc_threshold", "0"),
        *_COLOURS,
    ]


def _mp4(path: Path) -> list[str]:
    # A quarter of a second of each track at a time: the index, which comes before the first picture, is half as long
    # as when sound and pictures take turns one by one.
    return [*_ANONYMOUS, "-movflags", "+faststart", "-chunk_duration", "250000", "-f", "mp4", str(path)]


def _jpeg(path: Path) -> list[str]:
    return [
        *_ANONYMOUS,
        "-c:v",
        "mjpeg",
        "-q:v",
        "4",
        "-pix_fmt",
        "yuvj420p",
        "-f",
        "image2",
        str(path),
    ]


def _input(fd: int, span: Span | None, *, formats: str = _FILMS) -> list[str]:
    part = span.arguments() if span else []
    guards = ["-protocol_whitelist", "fd", "-format_whitelist", formats, "-max_streams", "16"]
    return [*guards, "-max_pixels", str(MAX_PIXELS), *part, "-fd", str(fd), "-i", "fd:"]


def _run(
    arguments: Iterable[str],
    fds: Sequence[int],
    *,
    wall_seconds: float,
    on_line: Callable[[str], None] = lambda line: None,
    loglevel: str = "error",
) -> process.Finished:
    for fd in fds:
        os.lseek(fd, 0, os.SEEK_SET)
    limits = process.Limits(wall_seconds, silent_seconds=_STALL_SECONDS, file_bytes=_FILE_BYTES)
    command = [executable(), *_QUIET, "-loglevel", loglevel, "-y", *arguments]
    try:
        finished = process.run(command, limits=limits, on_line=on_line, pass_fds=fds)
    except process.TimedOut as error:
        raise MediaFailure(Failure.GAVE_UP, str(error)) from error
    if "No space left on device" in finished.errors:
        raise MediaFailure(Failure.NO_SPACE, finished.errors)
    if finished.returncode != 0:
        raise MediaFailure(Failure.DAMAGED, finished.errors)
    return finished
