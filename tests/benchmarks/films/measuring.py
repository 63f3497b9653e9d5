# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Costs, limits, and the film that is measured."""

import resource
import statistics
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from media_pipeline.encoding import ffmpeg

_FOOTAGE = Path(__file__).parents[4] / "shared" / "media"


@dataclass(frozen=True)
class Cost:
    wall: float
    cpu: float
    """Seconds of this process and all that it has started."""


@dataclass
class Judge:
    """Prints each ratio beside its limit, and remembers whether all are kept."""

    kept: bool = True

    def ratio(self, name: str, value: float, limit: float) -> None:
        fine = value <= limit
        self.kept &= fine
        print(f"{'ok  ' if fine else 'OVER'} {name}: {value:.2f} (limit {limit:.2f})")


@contextmanager
def measured(into: list[Cost]) -> Iterator[None]:
    before, began = _cpu(), time.perf_counter()
    yield
    into.append(Cost(time.perf_counter() - began, _cpu() - before))


def _cpu() -> float:
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(each.ru_utime + each.ru_stime for each in used)


def median(costs: Sequence[Cost]) -> Cost:
    return Cost(statistics.median(c.wall for c in costs), statistics.median(c.cpu for c in costs))


def run(*arguments: object) -> str:
    """Run ffmpeg and give what it printed."""
    command = [ffmpeg.executable(), "-nostdin", "-hide_banner", "-y", *map(str, arguments)]
    done = subprocess.run(["nice", "-n", "10", *command], check=True, capture_output=True, text=True)
    return done.stderr


def make_film(folder: Path, seconds: int, *, hdr: bool = False) -> Path:
    """What a phone wrote, bit by bit, over and over; with a tone.

    HEVC: 1440 x 1080 with 13 Mb/s, or 1920 x 1080 in HDR with 8 Mb/s.
    """
    path = folder / f"phone-{seconds}{'-hdr' * hdr}.mp4"
    footage = _FOOTAGE / ("sample_edit_list.mp4" if hdr else "mv_with_2_top_shots.mp4")
    tone = ("-f", "lavfi", "-i", "sine=frequency=300:sample_rate=48000", "-c:a", "aac")
    maps = ("-map", "0:v:0", "-map", "1:a", "-t", seconds)
    if footage.exists():
        run("-stream_loop", "-1", "-i", footage, *tone, *maps, "-c:v", "copy", path)
    else:
        drawn = ("-f", "lavfi", "-i", "testsrc2=rate=30:size=1440x1080")
        colours = ("yuv420p10le", "-color_trc", "arib-std-b67", "-color_primaries", "bt2020", "-colorspace", "bt2020nc")
        pixels = colours if hdr else ("yuv420p",)
        run(*drawn, *tone, *maps, "-c:v", "libx265", "-preset", "ultrafast", "-b:v", "13M", "-pix_fmt", *pixels, path)
    return path
