# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What x264's presets cost, and what they save."""

import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from media_pipeline.encoding import ffmpeg
from tests.benchmarks.films.measuring import Cost, Judge, make_film, measured, run


def presets(judge: Judge, folder: Path) -> None:
    """Bytes at equal quality: each preset's size at the SSIM that veryfast reaches, between two measured points."""
    film = make_film(folder, 20)
    points = {name: [_quality(film, folder, name, crf) for crf in (21, 23, 25)] for name in _SETTINGS}
    target = points["veryfast"][1].ssim
    base = points["veryfast"][1].bytes
    for name, measured_points in points.items():
        size = _bytes_at(target, measured_points)
        cpu = statistics.median(point.cpu for point in measured_points)
        print(f"     {name}: {size / base:.2f} of veryfast's bytes at SSIM {target:.2f} dB, {cpu:.1f} CPU-seconds")
    judge.ratio("bytes at equal SSIM, ours / veryfast", _bytes_at(target, points["ours"]) / base, 0.90)


_SMALLER = "fps=30,scale=-2:720:out_range=tv,format=yuv420p"
"""Evenly timed on both sides: a phone's pictures are not, and must be compared one with the same one."""
_SETTINGS = {preset: ("-preset", preset) for preset in ("veryfast", "faster", "fast", "medium")} | {"ours": ffmpeg.X264}


@dataclass(frozen=True)
class Quality:
    bytes: int
    ssim: float
    """In dB, so that steps are about even."""
    cpu: float


def _quality(film: Path, folder: Path, name: str, crf: int) -> Quality:
    path = folder / f"{name}-{crf}.mp4"
    costs: list[Cost] = []
    with measured(costs):
        run(
            "-i",
            film,
            "-an",
            "-vf",
            _SMALLER,
            "-c:v",
            "libx264",
            *_SETTINGS[name],
            "-crf",
            crf,
            "-g",
            60,
            path,
        )
    printed = run("-i", path, "-i", film, "-lavfi", f"[1:v]{_SMALLER}[r];[0:v][r]ssim", "-f", "null", "-")
    ssim = float(printed.rsplit("(", 1)[1].split(")")[0])
    return Quality(path.stat().st_size, ssim, costs[0].cpu)


def _bytes_at(ssim: float, points: Sequence[Quality]) -> float:
    """On the straight line through the two points around `ssim` (or the two nearest)."""
    points = sorted(points, key=lambda point: abs(point.ssim - ssim))[:2]
    (a, b) = points
    return a.bytes + (b.bytes - a.bytes) * (ssim - a.ssim) / (b.ssim - a.ssim)
