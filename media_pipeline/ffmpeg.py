# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""ffmpeg's command line, and what its answers mean."""

import os
import shutil
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

import imageio_ffmpeg

from media_pipeline import conf, process
from media_pipeline.failures import Failure, MediaFailure
from media_pipeline.profiles import Output, Plan, audio_graph, video_graph

_KEYFRAME_SECONDS = 2
_STALL_SECONDS = 90
_FILE_BYTES = 4 * 1024**3

# Bytes come in through a file descriptor only, in the containers of films only, in reasonable sizes only. (Without the
# list of formats, an uploaded playlist could read other people's films.)
_GUARDED_INPUT = (
    "-protocol_whitelist", "fd",
    "-format_whitelist", "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm",
    "-max_streams", "16",
    "-max_pixels", "9500000",
)  # fmt: skip
_QUIET = ("-nostdin", "-hide_banner", "-loglevel", "error", "-max_alloc", "1000000000")
# No positions, names or dates of the recording in what is published.
_ANONYMOUS = ("-map_metadata", "-1", "-map_chapters", "-1", "-sn", "-dn")


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


def encode(fd: int, plan: Plan, paths: Sequence[Path], on_percent: Callable[[int], None]) -> None:
    """Write all outputs of `plan` to `paths` in one run; raises MediaFailure.

    `on_percent` hears 0 to 100, about twice a second, and may stop the work by raising.
    """
    reached_ms = 0

    def on_line(line: str) -> None:
        nonlocal reached_ms
        name, _, value = line.partition("=")
        if name == "out_time_us" and value.lstrip("-").isdigit():
            reached_ms = max(reached_ms, int(value) // 1000)
        if name == "progress":
            on_percent(min(100, reached_ms * 100 // max(1, plan.duration_ms)))

    _run(encode_arguments(plan, fd, paths), fd, wall_seconds=600 + plan.duration_ms / 1000 * 20, on_line=on_line)
    # ffmpeg can end well on half a film: believe the clock, not the exit code.
    if reached_ms < plan.duration_ms * 0.95 - 500:
        raise MediaFailure(Failure.DAMAGED, f"{reached_ms} of {plan.duration_ms} ms")


def encode_arguments(plan: Plan, fd: int, paths: Sequence[Path]) -> list[str]:
    graph = ";".join(filter(None, (video_graph(plan), audio_graph(plan))))
    arguments = ["-xerror", "-progress", "pipe:1", *_input(fd), "-filter_complex", graph]
    for number, (output, path) in enumerate(zip(plan.outputs, paths, strict=True)):
        arguments += ["-map", f"[v{number}]", *_video_codec(output)]
        if plan.audio_index is not None:
            arguments += ["-map", f"[a{number}]", "-c:a", "aac", "-b:a", "96k"]
        arguments += [*_ANONYMOUS, "-movflags", "+faststart", "-f", "mp4", str(path)]
    return arguments


def pick_picture(fd: int, filters: str, path: Path) -> None:
    """Write the first picture that comes out of `filters` to `path`; raises MediaFailure."""
    arguments = ["-progress", "pipe:1", *_input(fd), "-map", "0:v:0", "-vf", filters, "-frames:v", "1"]
    arguments += ["-an", *_ANONYMOUS, "-c:v", "mjpeg", "-q:v", "4", "-f", "image2", "-update", "1", str(path)]
    _run(arguments, fd, wall_seconds=120, on_line=lambda line: None)


def _video_codec(output: Output) -> list[str]:
    return [
        *("-c:v", "libx264", "-preset", "faster", "-profile:v", "high", "-pix_fmt", "yuv420p"),
        *("-crf", str(output.crf), "-maxrate", f"{output.max_kbits}k", "-bufsize", f"{2 * output.max_kbits}k"),
        # Closed groups of pictures of even length: seeking lands quickly, and the file can be cut into segments later.
        *("-force_key_frames", f"expr:gte(t,n_forced*{_KEYFRAME_SECONDS})", "-sc_threshold", "0", "-flags", "+cgop"),
        *("-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709", "-color_range", "tv"),
    ]


def _input(fd: int) -> list[str]:
    return [*_GUARDED_INPUT, "-fd", str(fd), "-i", "fd:"]


def _run(arguments: Sequence[str], fd: int, *, wall_seconds: float, on_line: Callable[[str], None]) -> None:
    os.lseek(fd, 0, os.SEEK_SET)
    limits = process.Limits(wall_seconds, silent_seconds=_STALL_SECONDS, file_bytes=_FILE_BYTES)
    command = [executable(), *_QUIET, "-y", *arguments]
    try:
        finished = process.run(command, limits=limits, on_line=on_line, pass_fds=[fd])
    except process.TimedOut as error:
        raise MediaFailure(Failure.GAVE_UP, str(error)) from error
    if "No space left on device" in finished.errors:
        raise MediaFailure(Failure.NO_SPACE, finished.errors)
    if finished.returncode != 0:
        raise MediaFailure(Failure.DAMAGED, finished.errors)
