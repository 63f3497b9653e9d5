# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.tasks import Task, TaskResultStatus
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from wagtail.tasks import update_reference_index_task

from cms import periodic
from guides.models import GuidePage
from media_pipeline.failures import Failure
from media_pipeline.models import VideoVersion
from media_pipeline.tasks import encode_version, transcribe
from tests.factories.media import VideoFactory
from tests.factories.pages import GuideFactory


def test_a_job_that_fails_stops_no_other(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    done: list[str] = []

    def broken() -> None:
        raise RuntimeError("no disk")

    monkeypatch.setattr(periodic, "JOBS", (broken, lambda: done.append("next")))
    periodic.run_all()

    assert done == ["next"]
    assert "The periodic job broken failed" in caplog.text
    assert "no disk" in caplog.text


@pytest.mark.django_db
def test_once_publishes_what_is_due_and_gives_up_lost_films() -> None:
    guide = GuideFactory(live=False)
    guide.go_live_at = timezone.now() + timedelta(hours=1)
    guide.save_revision().publish()
    due, a_minute_ago = guide.latest_revision, timezone.now() - timedelta(minutes=1)
    due.approved_go_live_at, due.content["go_live_at"] = a_minute_ago, a_minute_ago.isoformat()
    due.save()
    lost = VideoFactory(state=VideoVersion.State.ENCODING).latest_version
    lost.attempt, lost.lease_until = 3, timezone.now() - timedelta(minutes=1)
    lost.save()

    call_command("run_periodic", "--once")

    lost.refresh_from_db()
    assert GuidePage.objects.get(pk=guide.pk).live
    assert (lost.state, lost.failure) == (VideoVersion.State.FAILED, Failure.GAVE_UP)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("task", "minutes", "expected"),
    [
        (update_reference_index_task, 20, TaskResultStatus.READY),
        (update_reference_index_task, 2, TaskResultStatus.RUNNING),
        (transcribe, 70, TaskResultStatus.READY),
        (transcribe, 20, TaskResultStatus.RUNNING),
        (encode_version, 70, TaskResultStatus.RUNNING),
    ],
)
def test_a_task_whose_worker_was_killed_runs_again(
    task: "Task[..., None]", minutes: int, expected: TaskResultStatus
) -> None:
    now = timezone.now()
    row = DBTaskResult.objects.create(
        status=TaskResultStatus.RUNNING,
        started_at=now - timedelta(minutes=minutes),
        run_after=now,
        queue_name=task.queue_name,
        backend_name="default",
        task_path=task.module_path,
        args_kwargs={"args": [], "kwargs": {}},
        exception_class_path="",
        traceback="",
    )

    periodic.run_all()

    row.refresh_from_db()
    assert row.status == expected


@pytest.mark.django_db
def test_a_film_that_no_page_shows_is_withdrawn() -> None:
    film = VideoFactory(is_public=True)

    periodic.run_all()

    film.refresh_from_db()
    assert not film.is_public
