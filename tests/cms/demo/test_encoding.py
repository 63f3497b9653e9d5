# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Whoever waits for the demo's films sees how far they are."""

import pytest

from cms.demo.encoding import encode_all
from media_pipeline.models import VideoVersion
from tests.factories import VideoFactory

pytestmark = pytest.mark.django_db

State = VideoVersion.State


class Worker:
    """Encodes the films one after another, a look at a time."""

    def __init__(self, _programs: object) -> None:
        self.versions = list(VideoVersion.objects.order_by("pk"))

    def __enter__(self) -> "Worker":
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def is_running(self) -> bool:
        at_work = [version for version in self.versions if version.state != State.READY]
        for version in at_work[:1]:
            state = State.READY if version.state == State.ENCODING else State.ENCODING
            version.state, version.percent = state, 42
            version.save()
        return bool(at_work)


def test_it_tells_which_film_is_how_far(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cms.demo.encoding.Supervisor", Worker)
    monkeypatch.setattr("cms.demo.encoding._POLL", 0)
    for title in ("Døren", "Elevatoren"):
        VideoFactory(title=title, state=State.WAITING)
    said: list[str] = []

    assert encode_all(said.append) == []

    assert said == [
        "Døren 42 % (film 1 of 2)",
        "1 of 2 films done",
        "Elevatoren 42 % (film 2 of 2)",
        "2 of 2 films done",
        "2 of 2 films done",
    ]
    assert encode_all(said.append) == [], "nothing waits any more"
    assert len(said) == 5
