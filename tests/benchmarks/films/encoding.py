# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""The pipeline against bare ffmpeg."""

import statistics
from pathlib import Path

from django.core.files import File
from wagtail.models import Collection

from media_pipeline import ingest
from media_pipeline.encoding import ffmpeg, profiles, recipe, sound
from media_pipeline.encoding.probe import probe
from media_pipeline.models import VideoVersion
from tests.benchmarks.films.measuring import Cost, Judge, make_film, measured, median, run

_SECONDS = 60
_RUNS = 3


def through_the_pipeline(film: Path) -> Cost:
    """From the end of the upload to the published film."""
    costs: list[Cost] = []
    with film.open("rb") as content, measured(costs):  # here tasks run at once
        video = ingest.add_film(File(content), title=film.name, collection=Collection.get_first_root_node())
    version = video.versions.get()
    assert version.state == VideoVersion.State.READY, version.failure
    video.delete()
    return costs[0]


def plan_of(film: Path) -> profiles.Plan:
    with film.open("rb") as content:
        found = probe(content.fileno())
    assert found.video
    return profiles.plan(found, found.video)


def bare(film: Path, folder: Path) -> Cost:
    """The same encoding as one call of ffmpeg, by somebody who knows everything about the film beforehand."""
    plan = plan_of(film)
    even = sound.Sound(sound.Take.BOTH, 3.0) if plan.audio_index is not None else None
    files = ffmpeg.Files([folder / f"{each.short_side}.mp4" for each in plan.outputs], folder / "tiles")
    files.tiles.mkdir(exist_ok=True)
    costs: list[Cost] = []
    with film.open("rb") as content, measured(costs):
        ffmpeg.encode(content.fileno(), plan, even, files, lambda percent: None)
    return costs[0]


def one_run_per_output(film: Path, folder: Path) -> Cost:
    """Each file by an ffmpeg of its own, as most people's scripts do it; as large as ours are."""
    plan = plan_of(film)
    costs: list[Cost] = []
    with measured(costs):
        for each in plan.outputs:
            size = f"scale={each.width}:{each.height}"
            colours = ",".join(["", *recipe.TONE_MAP]) if plan.tone_map else ":out_color_matrix=bt709:out_range=tv"
            scale = f"fps=30,{size}{colours},format=yuv420p"
            codec = ("-c:v", "libx264", "-preset", ffmpeg.PRESET, "-crf", each.crf, "-g", 60)
            rate = ("-maxrate", f"{each.max_kbits}k", "-bufsize", f"{2 * each.max_kbits}k")
            audio = ("-af", "loudnorm=I=-16", "-c:a", "aac", "-ar", 48000)
            path = folder / f"{each.short_side}-own.mp4"
            run("-i", film, "-vf", scale, *codec, *rate, *audio, "-movflags", "+faststart", path)
    return costs[0]


def encoding(judge: Judge, folder: Path) -> None:
    film, short = make_film(folder, _SECONDS), make_film(folder, 2)
    ours, theirs, separate, fixed = [], [], [], []
    for _ in range(_RUNS):
        theirs.append(bare(film, folder))
        ours.append(through_the_pipeline(film))
        separate.append(one_run_per_output(film, folder))
        fixed.append(through_the_pipeline(short).wall - bare(short, folder).wall)
    print(f"baseline, one ffmpeg: {median(theirs)}; pipeline: {median(ours)}; one run per output: {median(separate)}")
    judge.ratio("pipeline / one bare ffmpeg, wall, 60 s", median(ours).wall / median(theirs).wall, 1.10)
    judge.ratio("pipeline - one bare ffmpeg, seconds, 2 s film", statistics.median(fixed), 2.0)
    judge.ratio("pipeline / one ffmpeg per output, CPU", median(ours).cpu / median(separate).cpu, 0.80)
    _hdr(judge, folder)


def _hdr(judge: Judge, folder: Path) -> None:
    """What many phones write unless told otherwise: turning its colours costs as much as decoding, and is done once."""
    film = make_film(folder, _SECONDS, hdr=True)
    ours, separate = through_the_pipeline(film), one_run_per_output(film, folder)
    judge.ratio("pipeline / one ffmpeg per output, CPU, HDR", ours.cpu / separate.cpu, 0.80)
