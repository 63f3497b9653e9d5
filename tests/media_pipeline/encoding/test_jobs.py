# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Forgotten versions are found again; the queue only wakes."""

from datetime import timedelta
from typing import Any

import pytest
from django.db.models import QuerySet
from django.tasks import task_backends
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from pytest_django import DjangoCaptureOnCommitCallbacks
from pytest_django.fixtures import Settings

from media_pipeline import tasks
from media_pipeline.encoding import encode, jobs
from media_pipeline.encoding.lease import MAX_ATTEMPTS, Lease, claim
from media_pipeline.encoding.process import Killed
from media_pipeline.failures import Failure
from media_pipeline.models import VideoVersion
from tests.factories.media import VideoFactory

State = VideoVersion.State
NOW = timezone.now()
LATER = NOW + timedelta(hours=1)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _real_queue(settings: Settings) -> None:
    settings.TASKS = {
        "default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default", "media", "media_long"]}
    }
    assert task_backends["default"].supports_get_result


@pytest.fixture
def version() -> VideoVersion:
    found: VideoVersion = VideoFactory(state=State.WAITING).versions.get()
    VideoVersion.objects.update(attempt=0)
    found.refresh_from_db()
    return found


def queued() -> QuerySet[Any]:
    return DBTaskResult.objects.filter(task_path=tasks.encode_version.module_path)


def requeue(callbacks: DjangoCaptureOnCommitCallbacks, now: object = LATER) -> int:
    with callbacks(execute=True):
        return jobs.requeue_expired(now)  # type: ignore[arg-type]


def test_a_waiting_version_without_a_place_in_the_queue_gets_one(
    version: VideoVersion, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    assert requeue(django_capture_on_commit_callbacks) == 1
    assert tasks.queued_versions() == {version.pk}
    assert queued().get().queue_name == "media"


def test_asking_again_wakes_nobody_twice(
    version: VideoVersion, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    requeue(django_capture_on_commit_callbacks)
    assert requeue(django_capture_on_commit_callbacks) == 0
    assert queued().count() == 1


def test_a_version_whose_worker_died_gets_another(
    version: VideoVersion, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    claim(version.pk, NOW)
    assert requeue(django_capture_on_commit_callbacks, NOW) == 0
    assert requeue(django_capture_on_commit_callbacks, LATER) == 1


def test_what_was_tried_too_often_fails(
    version: VideoVersion, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    claim(version.pk, NOW)
    VideoVersion.objects.update(attempt=MAX_ATTEMPTS)
    assert requeue(django_capture_on_commit_callbacks) == 0
    version.refresh_from_db()
    assert (version.state, version.failure) == (State.FAILED, Failure.GAVE_UP)


@pytest.mark.parametrize("state", [State.READY, State.FAILED, State.CANCELLED])
def test_finished_versions_are_left_alone(
    version: VideoVersion, state: str, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    VideoVersion.objects.update(state=state)
    assert requeue(django_capture_on_commit_callbacks) == 0


def test_trying_again_starts_over(
    version: VideoVersion, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    VideoVersion.objects.update(state=State.FAILED, failure=Failure.GAVE_UP, attempt=MAX_ATTEMPTS)
    with django_capture_on_commit_callbacks(execute=True):
        assert jobs.retry(version)
        assert not jobs.retry(version)
    assert tasks.queued_versions() == {version.pk}
    version.refresh_from_db()
    assert (version.state, version.attempt, version.failure) == (State.WAITING, 0, "")


def test_a_film_that_kills_its_encoder_blocks_no_other(
    version: VideoVersion,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """After each attempt it goes to the end of the line, and after the third it fails."""
    poison, good = version, VideoFactory(state=State.WAITING).versions.get()
    VideoVersion.objects.update(attempt=0)
    tried: list[int] = []

    def attempt(version: VideoVersion, lease: Lease, _takes_long_films: bool) -> encode.Outcome:
        tried.append(version.pk)
        if version == poison:
            raise Killed
        lease.finish()
        return encode.Outcome.DONE

    monkeypatch.setattr(encode, "_attempt", attempt)
    assert requeue(django_capture_on_commit_callbacks) == 2
    worker(most=1)
    assert jobs.places_in_line() == {good.pk: 1, poison.pk: 2}, "what people are told is what happens"
    worker()
    assert tried == [poison.pk, good.pk, poison.pk, poison.pk]
    for each in (poison, good):
        each.refresh_from_db()
    assert (poison.state, poison.failure, good.state) == (State.FAILED, Failure.GAVE_UP, State.READY)


def test_a_long_film_goes_to_the_end_of_its_line(
    version: VideoVersion,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A worker of the short ones' line only finds out that it is long; those who wait go on."""
    waiting = VideoFactory(state=State.WAITING).versions.get()
    VideoVersion.objects.filter(pk=waiting.pk).update(attempt=0, is_long=True)

    def attempt(_version: VideoVersion, lease: Lease, takes_long_films: bool) -> encode.Outcome:
        if not takes_long_films:
            lease.hand_over()
            return encode.Outcome.LONG
        lease.finish()
        return encode.Outcome.DONE

    monkeypatch.setattr(encode, "_attempt", attempt)
    assert requeue(django_capture_on_commit_callbacks) == 2
    worker()
    assert jobs.places_in_line() == {waiting.pk: 1, version.pk: 2}
    worker("media_long")
    assert set(VideoVersion.objects.values_list("state", flat=True)) == {State.READY}


def worker(queue: str = "media", *, most: int = 20) -> None:
    """What a worker does, in the queue's own order, until nothing is left."""
    ready = DBTaskResult.objects.ready().filter(queue_name=queue)
    for _number in range(most):
        if (row := ready.first()) is None:
            return
        row.claim("worker")
        row.task.call(*row.args_kwargs["args"])
        row.set_successful(None)
