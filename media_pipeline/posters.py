# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""The still picture that stands for a film until it plays."""

from pathlib import Path

from media_pipeline import ffmpeg
from media_pipeline.failures import MediaFailure

_BLACK_PERCENT = 60
"""A picture with more of it black than this is taken for a fade or a covered lens."""
_SECONDS = 10
"""How far into the film to look."""

# `blackframe=0` notes how black each picture is; the dark ones are left out; `thumbnail` takes the most typical one.
_TYPICAL = (
    f"trim=duration={_SECONDS},blackframe=amount=0:threshold=40,"
    f"metadata=mode=select:key=lavfi.blackframe.pblack:value={_BLACK_PERCENT}:function=less,thumbnail=n=90"
)


def write_poster(rendition: Path, poster: Path) -> None:
    """Write a JPEG of the size of `rendition`, a film of ours; raises MediaFailure."""
    with rendition.open("rb") as film:
        try:
            ffmpeg.pick_picture(film.fileno(), _TYPICAL, poster)
        except MediaFailure:
            poster.unlink(missing_ok=True)
        if not poster.exists():  # nothing but darkness: then the first picture it is
            ffmpeg.pick_picture(film.fileno(), "null", poster)
