# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What to make of a film: pure rules from what was found to what is written."""

from dataclasses import dataclass
from fractions import Fraction

from media_pipeline.failures import Failure
from media_pipeline.probe import Probe, VideoStream

SHORT_SIDES = (720, 360)
"""Pixels of the shorter side: one for large screens and good networks, one for phones on poor ones."""
MAX_RATE = Fraction(30)
_CRF = {720: 23, 360: 24}
_MAX_KBITS = {720: 2500, 360: 800}


@dataclass(frozen=True, slots=True)
class Output:
    """One file to write. Sizes in pixels, even, upright."""

    short_side: int
    width: int
    height: int
    crf: int
    max_kbits: int


@dataclass(frozen=True, slots=True)
class Plan:
    video_index: int
    audio_index: int | None
    rate: Fraction
    tone_map: bool
    """From HDR to what every screen shows."""
    assume_bt709: bool
    """The file doesn't say what its colours mean, and is large enough for the usual guess."""
    duration_ms: int
    outputs: tuple[Output, ...]
    """Largest first, at least one."""


def refusal(probe: Probe, *, max_seconds: int) -> Failure | None:
    """Why this film can't be used, or None."""
    if probe.video is None:
        return Failure.NO_VIDEO_STREAM
    if probe.duration_ms > max_seconds * 1000:
        return Failure.TOO_LONG
    if not probe.video.is_complete or not probe.video.decodable:
        return Failure.DAMAGED
    return None


def plan(probe: Probe, video: VideoStream) -> Plan:
    width, height = upright_size(video)
    return Plan(
        video_index=video.index,
        audio_index=probe.audio_index,
        rate=steady_rate(video),
        tone_map=video.transfer != "sdr",
        assume_bt709=not video.colours_tagged and min(video.width, video.height) >= 720,
        duration_ms=probe.duration_ms,
        outputs=tuple(_output(width, height, side) for side in _sides(min(width, height))),
    )


def upright_size(video: VideoStream) -> tuple[int, int]:
    """Width and height as seen: square pixels, rotated."""
    width, height = round(video.width * video.pixel_aspect), video.height
    return (height, width) if video.rotation % 180 else (width, height)


def steady_rate(video: VideoStream) -> Fraction:
    """The film's own rate if it is even and at most 30; phones vary theirs, and then it is 30."""
    varies = abs(video.nominal_rate - video.rate) > video.rate * Fraction(1, 50)
    rate = MAX_RATE if varies else video.nominal_rate
    return max(Fraction(1), min(rate, MAX_RATE))


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


def video_graph(plan: Plan) -> str:
    """ffmpeg's filters from the one decoded picture to all outputs, named [v0], [v1], ...

    Expensive steps come after the first scaling down; each smaller output is made from the one before it.
    """
    first, *rest = plan.outputs
    steps = [f"fps={plan.rate}"]
    if plan.assume_bt709:
        steps.append("setparams=color_primaries=bt709:color_trc=bt709:colorspace=bt709")
    if plan.tone_map:
        steps += [f"scale={first.width}:{first.height}", *_TONE_MAP]
    else:
        steps.append(f"scale={first.width}:{first.height}:out_color_matrix=bt709:out_range=tv")
    steps += ["format=yuv420p", "setsar=1"]
    chains = [f"[0:{plan.video_index}]{','.join(steps)}"]
    for number, output in enumerate(rest):
        chains[-1] += f",split=2[v{number}][s{number}]"
        chains.append(f"[s{number}]scale={output.width}:{output.height},setsar=1")
    chains[-1] += f"[v{len(rest)}]"
    return ";".join(chains)


_TONE_MAP = (
    "zscale=transfer=linear:npl=100",
    "format=gbrpf32le",
    "zscale=primaries=bt709",
    "tonemap=tonemap=hable:desat=0",
    "zscale=transfer=bt709:matrix=bt709:range=tv",
)


def audio_graph(plan: Plan) -> str:
    """Even loudness, for all outputs, named [a0], [a1], ...; empty for a silent film."""
    if plan.audio_index is None:
        return ""
    copies = "".join(f"[a{number}]" for number in range(len(plan.outputs)))
    return (
        f"[0:{plan.audio_index}]aresample=async=1:first_pts=0,aformat=channel_layouts=stereo,"
        f"loudnorm=I=-16:TP=-1.5:LRA=11,aresample=48000,asplit={len(plan.outputs)}{copies}"
    )
