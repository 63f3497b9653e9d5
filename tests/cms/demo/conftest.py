# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Loading the demo without drawing it."""

from collections.abc import Callable
from io import BytesIO

import pytest
from PIL import Image

from cms.demo import content, loader, site
from cms.demo.drawing.film import Stretch
from cms.demo.studio import DrawnFilm
from guides.models import HomePage

type LoadDemo = Callable[[], HomePage]

VTT = "WEBVTT\n\n00:00.000 --> 00:01.000\nGå ind.\n"
STRETCH = Stretch(0, "Døren", "Gå ind.")


@pytest.fixture(scope="module")
def load_demo() -> LoadDemo:
    """Loads what the site does not have yet, with tiny pictures and films that are none."""
    target = BytesIO()
    Image.new("RGB", (6, 4)).save(target, "JPEG")

    def load() -> HomePage:
        home = site.front_page(8000)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(loader, "jpeg", lambda name: target.getvalue())
            tables = loader.missing(home, content.departments())
            loader.load(home, tables, {name: DrawnFilm(b"a film", VTT, [STRETCH]) for name in loader.undrawn(tables)})
        return home

    return load
