# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""From a plan to ffmpeg's filters: one decoded film in, everything that is made of it out."""

from media_pipeline.encoding.profiles import Plan
from media_pipeline.encoding.sound import Sound, mending_filters

TONE_MAP = (
    "zscale=transfer=linear:npl=100",
    "format=gbrpf32le",
    "zscale=primaries=bt709",
    "tonemap=tonemap=hable:desat=0",
    "zscale=transfer=bt709:matrix=bt709:range=tv",
)


def video_graph(plan: Plan, *, with_av1: bool = False) -> str:
    """Filters from the one decoded picture to [v0], [v1], ... (the outputs, largest first), [av1] and [tiles].

    Expensive steps come after the first scaling down; each smaller picture is made from the one before it.
    """
    smaller = plan.outputs[1:]
    chains = [f"[0:{plan.video_index}]{','.join(_clean_up(plan))}"]
    extra = "[av1]" if with_av1 else ""
    chains[-1] += f",split={3 if with_av1 else 2}[v0]{extra}[s0]"
    for number, output in enumerate(smaller):
        chains.append(f"[s{number}]scale={output.width}:{output.height},setsar=1,split=2[v{number + 1}][s{number + 1}]")
    board = plan.storyboard
    # Half a picture early, so that a rounded time doesn't skip one.
    step = board.interval_ms / 1000 - float(1 / (2 * plan.rate))
    chains.append(
        f"[s{len(smaller)}]select='isnan(prev_selected_t)+gte(t-prev_selected_t,{step:.4f})',"
        f"scale={board.tile_width}:{board.tile_height}[tiles]"
    )
    return ";".join(chains)


def _clean_up(plan: Plan) -> list[str]:
    """Whole pictures at an even rate, in the colours and the size of the largest output."""
    first = plan.outputs[0]
    steps = ["bwdif=mode=send_frame:deint=interlaced"] if plan.deinterlace else []
    steps.append(f"fps={plan.rate}")
    if plan.assume_bt709:
        steps.append("setparams=color_primaries=bt709:color_trc=bt709:colorspace=bt709")
    if plan.tone_map:
        steps += [f"scale={first.width}:{first.height}", *TONE_MAP]
    else:
        steps.append(f"scale={first.width}:{first.height}:out_color_matrix=bt709:out_range=tv")
    return [*steps, "format=yuv420p", "setsar=1"]


def audio_graph(stream: str, sound: Sound, names: list[str]) -> str:
    """Filters from `stream` (as "0:1") to one copy for each of `names`."""
    copies = "".join(f"[{name}]" for name in names)
    return f"[{stream}]{mending_filters(sound)},asplit={len(names)}{copies}"
