# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Publishing at a time that somebody chose: Danish time, and once."""

from datetime import UTC, datetime, timedelta
from threading import Barrier, Thread

import pytest
from django.core.management import call_command, get_commands
from django.db import connection
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageLogEntry
from wagtail.signals import page_published

from cms.departments.roles import Role
from cms.drafts import scheduled
from cms.drafts.scheduled import publish_due
from guides.models import DepartmentPage, GuidePage
from tests.cms.drafts.conftest import LogIn
from tests.factories import GuideFactory, finished_guide
from tests.factories.sent import form_of


def scheduled_guide(**fields: object) -> GuidePage:
    guide: GuidePage = GuideFactory(live=False, go_live_at=timezone.now() + timedelta(hours=1), **fields)
    guide.save_revision().publish()
    return guide


def let_the_time_come(guide: GuidePage) -> None:
    past = timezone.now() - timedelta(minutes=1)
    guide.refresh_from_db()
    revision = guide.scheduled_revision
    revision.content["go_live_at"] = past.isoformat()
    revision.approved_go_live_at = past
    revision.save()


def publications(guide: GuidePage) -> int:
    return PageLogEntry.objects.filter(page=guide.pk, action="wagtail.publish.scheduled").count()


@pytest.mark.django_db
class TestOnce:
    def test_when_its_time_has_come(self) -> None:
        guide = scheduled_guide()
        publish_due()
        assert publications(guide) == 0
        let_the_time_come(guide)
        for _run in range(2):
            call_command("publish_scheduled")
        guide.refresh_from_db()
        assert guide.live
        assert publications(guide) == 1

    def test_the_command_is_ours(self) -> None:
        assert get_commands()["publish_scheduled"] == "cms.drafts"

    def test_one_that_fails_keeps_nothing_else_waiting(self, monkeypatch: pytest.MonkeyPatch) -> None:
        bad, good = scheduled_guide(), scheduled_guide()
        for guide in (bad, good):
            let_the_time_come(guide)
        publish = GuidePage.publish

        def fail_for_one(page: GuidePage, *args: object, **kwargs: object) -> None:
            if page.pk == bad.pk:
                raise RuntimeError("on purpose")
            publish(page, *args, **kwargs)

        monkeypatch.setattr(GuidePage, "publish", fail_for_one)
        publish_due()
        for guide in (bad, good):
            guide.refresh_from_db()
        assert (bad.live, good.live) == (False, True)
        monkeypatch.undo()
        publish_due()
        bad.refresh_from_db()
        assert bad.live

    def test_withdrawing(self) -> None:
        guide = GuideFactory(expire_at=timezone.now() - timedelta(minutes=1))
        for _run in range(2):
            publish_due()
        guide.refresh_from_db()
        assert (guide.live, guide.expired) == (False, True)
        assert PageLogEntry.objects.filter(page=guide.pk, action="wagtail.unpublish.scheduled").count() == 1


@pytest.mark.django_db(transaction=True)
def test_once_though_several_are_at_it(monkeypatch: pytest.MonkeyPatch) -> None:
    guides = [scheduled_guide() for _ in range(3)]
    for guide in guides:
        let_the_time_come(guide)
    together = Barrier(3, timeout=30)
    attempt = scheduled._attempt

    def all_at_once(*args: object) -> None:
        together.wait()  # each has found the same pages due
        attempt(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(scheduled, "_attempt", all_at_once)
    published: list[int] = []

    def note(instance: GuidePage, **_kwargs: object) -> None:
        published.append(instance.pk)

    page_published.connect(note)

    def work() -> None:
        try:
            publish_due()
        finally:
            connection.close()

    workers = [Thread(target=work) for _ in range(3)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    page_published.disconnect(note)
    assert sorted(published) == sorted(guide.pk for guide in guides)
    assert [publications(guide) for guide in guides] == [1, 1, 1]


@pytest.mark.django_db
class TestDanishTime:
    """Set in the editor's form, as its author reads the clock on the wall."""

    @pytest.fixture
    def guide(self, department: DepartmentPage) -> GuidePage:
        """One that nothing but the day is missing from."""
        guide = finished_guide(parent=department, live=False)
        guide.save_revision()
        return guide

    @pytest.mark.parametrize(
        ("on_the_wall", "utc"),
        [
            ("2030-01-15 14:05", datetime(2030, 1, 15, 13, 5, tzinfo=UTC)),
            ("2030-07-15 14:05", datetime(2030, 7, 15, 12, 5, tzinfo=UTC)),
            ("2030-03-31 01:59", datetime(2030, 3, 31, 0, 59, tzinfo=UTC)),
            ("2030-03-31 03:00", datetime(2030, 3, 31, 1, 0, tzinfo=UTC)),
            ("2030-10-27 01:59", datetime(2030, 10, 26, 23, 59, tzinfo=UTC)),
            ("2030-10-27 03:00", datetime(2030, 10, 27, 2, 0, tzinfo=UTC)),
        ],
    )
    def test_is_what_the_form_means(self, guide: GuidePage, log_in: LogIn, on_the_wall: str, utc: datetime) -> None:
        assert self.schedule(guide, log_in, on_the_wall) == 302
        guide.refresh_from_db()
        assert guide.scheduled_revision.approved_go_live_at == utc
        assert not guide.live

    @pytest.mark.parametrize("on_the_wall", ["2030-03-31 02:30", "2030-10-27 02:30"])
    def test_an_hour_that_is_skipped_or_comes_twice_is_asked_about(
        self, guide: GuidePage, log_in: LogIn, on_the_wall: str
    ) -> None:
        assert self.schedule(guide, log_in, on_the_wall) == 200
        guide.refresh_from_db()
        assert guide.scheduled_revision is None

    def test_is_the_same_for_everybody(self, guide: GuidePage, log_in: LogIn) -> None:
        """Nobody can choose another time zone for themselves."""
        client = log_in()
        html = client.get(reverse("wagtailadmin_account")).content.decode()
        assert "current_time_zone" not in html

    def schedule(self, guide: GuidePage, log_in: LogIn, on_the_wall: str) -> int:
        client = log_in(role=Role.REVIEWER)
        form = form_of(guide, **{"action-publish": "1", "go_live_at": on_the_wall, "expire_at": ""})
        return int(client.post(reverse("wagtailadmin_pages:edit", args=[guide.pk]), form).status_code)
