# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""A machine that writes captions is an extra, and what it writes is a draft."""

from collections.abc import Iterable
from typing import IO

import pytest
from django.tasks import TaskResultStatus
from django.urls import reverse
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from pytest_django import DjangoCaptureOnCommitCallbacks
from pytest_django.fixtures import Settings

from media_pipeline.captions import Cue, transcriber
from media_pipeline.models import Captions, Video
from media_pipeline.tasks import transcribe
from tests.factories.media import VTT, CaptionsFactory, VideoFactory
from tests.media_pipeline.conftest import Staff

pytestmark = pytest.mark.django_db

HEARD: list[tuple[bytes, str]] = []


def fake(film: IO[bytes], *, language: str) -> Iterable[Cue]:
    HEARD.append((film.read(), language))
    return [Cue(0, 2000, "Gå ind ad døren")]


def deaf(film: IO[bytes], *, language: str) -> Iterable[Cue]:
    return []


@pytest.fixture
def machine(settings: Settings) -> None:
    settings.MEDIA_TRANSCRIBER = f"{__name__}.fake"
    HEARD.clear()


@pytest.mark.usefixtures("machine")
def test_a_draft(ready_film: Video) -> None:
    transcribe.call(ready_film.pk, "da")
    draft = ready_film.captions.get()
    assert (draft.state, draft.origin) == (Captions.State.DRAFT, Captions.Origin.MACHINE)
    assert draft.transcript == ["Gå ind ad døren"]
    [(heard, language)] = HEARD
    assert b"ftyp" in heard[:16]
    assert language == "da"


@pytest.mark.usefixtures("machine")
def test_what_people_wrote_is_never_replaced(ready_film: Video) -> None:
    CaptionsFactory(video=ready_film, state=Captions.State.DRAFT)
    transcribe.call(ready_film.pk, "da")
    assert ready_film.captions.get().vtt == VTT


@pytest.mark.usefixtures("machine")
def test_a_film_that_is_gone_meanwhile() -> None:
    transcribe.call(0, "da")
    assert not HEARD


def test_nothing_heard(ready_film: Video, settings: Settings) -> None:
    settings.MEDIA_TRANSCRIBER = f"{__name__}.deaf"
    with pytest.raises(transcriber.NothingHeard):
        transcribe.call(ready_film.pk, "da")
    assert not ready_film.captions.exists()


def test_off_unless_somebody_set_it_up(anna: Staff, settings: Settings) -> None:
    film = VideoFactory(collection=anna.collection)
    url = reverse("films:captions_machine", args=[film.pk])
    assert url not in anna.client.get(reverse("films:edit", args=[film.pk])).content.decode()
    assert anna.client.post(url, {"language": "da"}).status_code == 404
    settings.MEDIA_TRANSCRIBER = f"{__name__}.fake"
    assert url in anna.client.get(reverse("films:edit", args=[film.pk])).content.decode()


@pytest.mark.usefixtures("machine")
def test_asked_for_by_button(
    anna: Staff, ready_film: Video, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    Video.objects.update(collection=anna.collection)
    with django_capture_on_commit_callbacks(execute=True):
        anna.client.post(reverse("films:captions_machine", args=[ready_film.pk]), {"language": "da"})
    assert ready_film.captions.get().origin == Captions.Origin.MACHINE
    page = anna.client.get(reverse("films:edit", args=[ready_film.pk])).content.decode()
    assert "Skrevet af en maskine. Læs det igennem." in page


@pytest.mark.usefixtures("machine")
@pytest.mark.parametrize(
    ("status", "is_free"),
    [
        (TaskResultStatus.READY, False),
        (TaskResultStatus.RUNNING, False),
        (TaskResultStatus.FAILED, True),
        (TaskResultStatus.SUCCESSFUL, True),
    ],
)
def test_one_draft_at_a_time(
    anna: Staff,
    status: TaskResultStatus,
    is_free: bool,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    film = VideoFactory(collection=anna.collection)
    DBTaskResult.objects.create(
        status=status,
        run_after=timezone.now(),
        queue_name="media",
        backend_name="default",
        task_path=transcribe.module_path,
        args_kwargs={"args": [film.pk, "en"], "kwargs": {}},
        exception_class_path="",
        traceback="",
    )
    url = reverse("films:captions_machine", args=[film.pk])
    with django_capture_on_commit_callbacks() as enqueued:
        page = anna.client.post(url, {"language": "da"}, follow=True).content.decode()
    assert len(enqueued) == is_free
    assert ("En maskine er ved at skrive en kladde" in page) != is_free
