# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""The web platform's own tests of WebVTT, and what any captions may look like."""

import os
from pathlib import Path

import pytest
from django.conf import settings
from hypothesis import strategies as st

from media_pipeline.captions import Cue


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The folder beside the repository (or $VIS_VEJ_SHARED/corpora/webvtt)."""
    root = os.environ.get("VIS_VEJ_SHARED") or settings.BASE_DIR.parent / "shared"
    folder = Path(root) / "corpora" / "webvtt"
    if not folder.is_dir():
        pytest.skip(f"no web platform tests at {folder}; VIS_VEJ_SHARED can name another folder")
    return folder


_WORDS = st.from_regex(r"[a-zæøå0-9&;.,!?-]{1,12}", fullmatch=True).filter(lambda word: "-->" not in word)
_LINES = st.lists(_WORDS, min_size=1, max_size=8).map(" ".join)
_MARKED = st.one_of(_LINES, _LINES.map("<i>{}</i>".format), _LINES.map("<v Anna>{}".format))


@st.composite
def cue_lists(draw: st.DrawFn) -> list[Cue]:
    """Cues in order of time, as captions may hold them."""
    starts = sorted(draw(st.lists(st.integers(0, 10_000_000), min_size=1, max_size=8)))
    return [
        Cue(
            start,
            start + draw(st.integers(1, 20_000)),
            "\n".join(draw(st.lists(_MARKED, min_size=1, max_size=3))),
            draw(st.sampled_from(["", "1", "ind ad døren"])),
            draw(st.sampled_from(["", "align:start", "line:10% position:50% size:80%"])),
        )
        for start in starts
    ]
