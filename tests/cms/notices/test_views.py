# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Giving a notice, as one person does it."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageLogEntry
from wagtail.users.models import UserProfile

from cms.departments.provisioning import assign, provision
from cms.departments.roles import Role
from cms.notices.forms import DanishTimeField, next_end_of_day
from cms.users.models import User
from guides.models import DepartmentPage, PlacePage
from guides.notices.models import ImportantNotice
from tests.factories import DepartmentFactory, GuideFactory, PlaceFactory, UserFactory
from tests.factories.languages import translated
from tests.factories.notices import LIFT, give_notice

pytestmark = pytest.mark.django_db


@pytest.fixture
def department() -> DepartmentPage:
    department: DepartmentPage = DepartmentFactory(title="Rusmiddelcentret", slug="center")
    provision(department)
    return department


@pytest.fixture
def place(department: DepartmentPage) -> PlacePage:
    return PlaceFactory(department=department, title="Lokale 2.14")


def log_in(client: Client, department: DepartmentPage, role: Role) -> User:
    user: User = UserFactory()
    assign(user, department, role)
    client.force_login(user)
    return user


def in_two_hours() -> datetime:
    return (timezone.localtime() + timedelta(hours=2)).replace(second=0, microsecond=0)


def typed(moment: datetime) -> str:
    return f"{timezone.localtime(moment):%Y-%m-%dT%H:%M}"


def give(client: Client, page: Any, **data: str) -> Any:
    address = reverse("notices:give", args=[page.pk])
    return client.post(address, {"text": LIFT, "ends_at": typed(in_two_hours())} | data)


@pytest.mark.parametrize("role", [Role.EDITOR, Role.REVIEWER])
@pytest.mark.parametrize("on", ["place", "department"])
def test_one_person_gives_it_at_once(
    client: Client, department: DepartmentPage, place: PlacePage, role: Role, on: str
) -> None:
    user = log_in(client, department, role)
    page: Any = {"place": place, "department": department}[on]
    assert give(client, page).status_code == 302
    notice = ImportantNotice.objects.get()
    assert (notice.page_id, notice.text, notice.ends_at, notice.published_by) == (page.pk, LIFT, in_two_hours(), user)
    assert LIFT in client.get(page.url).content.decode()
    assert PageLogEntry.objects.filter(page=page.pk, action="notices.given", user=user).exists()


def test_a_manager_gives_none(client: Client, department: DepartmentPage, place: PlacePage) -> None:
    log_in(client, department, Role.MANAGER)
    assert give(client, place).status_code == 404
    assert not ImportantNotice.objects.exists()


def test_not_on_a_guide_nor_on_a_draft_nor_on_a_translation(client: Client, department: DepartmentPage) -> None:
    log_in(client, department, Role.REVIEWER)
    place = PlaceFactory(department=department)
    pages = (
        GuideFactory(parent=department),
        PlaceFactory(department=department, live=False),
        translated(place, "en", title="Room"),
    )
    assert [give(client, page).status_code for page in pages] == [404, 404, 404]


@pytest.mark.parametrize(
    ("ends_at", "message"),
    [
        ("", "Feltet skal udfyldes."),
        ("i morgen", "gyldig"),
        ("2020-01-01T12:00", "Slutningen skal ligge i fremtiden."),
        ("2099-01-01T12:00", "Vælg en slutning inden for tre måneder."),
        ("9999-12-31T23:59", ""),
    ],
)
def test_it_needs_an_end_that_comes_soon(
    client: Client, department: DepartmentPage, place: PlacePage, ends_at: str, message: str
) -> None:
    log_in(client, department, Role.EDITOR)
    answer = give(client, place, ends_at=ends_at)
    assert answer.status_code == 200
    assert message in answer.content.decode()
    assert LIFT in answer.content.decode(), "what was typed is still there"
    assert not ImportantNotice.objects.exists()


def test_its_end_is_danish_time_wherever_the_user_is(
    client: Client, department: DepartmentPage, place: PlacePage
) -> None:
    user = log_in(client, department, Role.EDITOR)
    UserProfile.objects.create(user=user, current_time_zone="America/New_York")
    end = in_two_hours()
    give(client, place, ends_at=f"{end:%Y-%m-%dT%H:%M}")
    notice = ImportantNotice.objects.get()
    assert notice.ends_at == end
    form = client.get(reverse("notices:change", args=[place.pk, notice.pk])).content.decode()
    assert f'value="{end:%Y-%m-%dT%H:%M}"' in form


def test_a_minute_that_summer_time_skips_is_no_end() -> None:
    with pytest.raises(ValidationError):
        DanishTimeField().clean("2027-03-28T02:30")


def test_winter_and_summer() -> None:
    ends = [DanishTimeField().clean(f"{day}T14:05") for day in ("2026-12-03", "2027-06-03")]
    assert [end.astimezone(UTC).hour for end in ends if end] == [13, 12]


@pytest.mark.parametrize(
    ("now", "end"),
    [
        ("2026-12-03T08:00", "2026-12-03T16:00"),
        ("2026-12-03T15:00", "2026-12-03T16:00"),
        ("2026-12-03T15:01", "2026-12-04T16:00"),
        ("2026-12-31T23:00", "2027-01-01T16:00"),
    ],
)
def test_the_form_proposes_the_end_of_a_day(now: str, end: str) -> None:
    proposed = next_end_of_day(timezone.make_aware(datetime.fromisoformat(now)))
    assert f"{proposed:%Y-%m-%dT%H:%M}" == end


def test_the_form_opens_with_an_end(client: Client, department: DepartmentPage, place: PlacePage) -> None:
    log_in(client, department, Role.EDITOR)
    form = client.get(reverse("notices:give", args=[place.pk])).content.decode()
    assert f'value="{next_end_of_day(timezone.now()):%Y-%m-%dT%H:%M}"' in form


def test_a_translation_of_it_is_given_along(client: Client, department: DepartmentPage, place: PlacePage) -> None:
    translated(place, "en", title="Room 2.14")
    log_in(client, department, Role.EDITOR)
    give(client, place, text_en="The lift is out of order.", text_ar="لا")
    assert ImportantNotice.objects.get().translations == {"en": "The lift is out of order."}


def test_it_is_changed_and_ended_before_its_time(client: Client, department: DepartmentPage, place: PlacePage) -> None:
    log_in(client, department, Role.EDITOR)
    notice = give_notice(place)
    changed = client.post(
        reverse("notices:change", args=[place.pk, notice.pk]),
        {"text": "Trappen er spærret.", "ends_at": typed(in_two_hours())},
    )
    assert changed.status_code == 302
    assert "Trappen er spærret." in client.get(place.url).content.decode()
    assert client.post(reverse("notices:end", args=[place.pk, notice.pk])).status_code == 302
    assert "Trappen er spærret." not in client.get(place.url).content.decode()
    assert list(
        PageLogEntry.objects.filter(page=place.pk, action__startswith="notices.")
        .values_list("action", flat=True)
        .order_by("pk")
    ) == [
        "notices.changed",
        "notices.ended",
    ]
    assert client.post(reverse("notices:end", args=[place.pk, notice.pk])).status_code == 404


def test_a_notice_is_changed_on_its_own_page_alone(
    client: Client, department: DepartmentPage, place: PlacePage
) -> None:
    log_in(client, department, Role.EDITOR)
    notice = give_notice(department)
    assert client.get(reverse("notices:change", args=[place.pk, notice.pk])).status_code == 404


def test_the_history_says_what_was_told(client: Client, department: DepartmentPage, place: PlacePage) -> None:
    log_in(client, department, Role.REVIEWER)
    give(client, place)
    assert LIFT in client.get(reverse("wagtailadmin_pages:history", args=[place.pk])).content.decode()


def test_the_page_offers_it(client: Client, department: DepartmentPage, place: PlacePage) -> None:
    log_in(client, department, Role.EDITOR)
    edit = client.get(reverse("wagtailadmin_pages:edit", args=[place.pk])).content.decode()
    assert reverse("notices:give", args=[place.pk]) in edit


def test_the_list_takes_a_fixed_number_of_queries(client: Client, department: DepartmentPage) -> None:
    log_in(client, department, Role.EDITOR)
    counts = []
    for _ in range(2):
        for _ in range(3):
            give_notice(PlaceFactory(department=department))
        client.get(reverse("notices:index"))
        with CaptureQueriesContext(connection) as asked:
            assert client.get(reverse("notices:index")).content.decode().count(LIFT) >= 3
        counts.append(len(asked))
    assert counts[0] == counts[1]
