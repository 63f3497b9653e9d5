# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""The month's figures by mail: only to who asked for it, only of what may be seen, and once."""

from datetime import date

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.test import Client

from cms.departments.provisioning import assign, provision
from cms.departments.roles import Role
from cms.statistics.mail import send_monthly_mails
from cms.statistics.models import MonthlyMail
from cms.users.models import User
from guides.models import DepartmentPage
from guides.statistics.models import Figure, Of, PublishedPeriod
from guides.statistics.periods import Kind
from tests.factories import DepartmentFactory, UserFactory

pytestmark = pytest.mark.django_db

TODAY = date(2026, 12, 1)
NOVEMBER, OCTOBER = date(2026, 11, 1), date(2026, 10, 1)


@pytest.fixture
def department() -> DepartmentPage:
    page = DepartmentFactory(title="Familiehuset")
    provision(page)
    return page


@pytest.fixture
def manager(department: DepartmentPage) -> User:
    user = UserFactory.create(email="leder@fjordby.example")
    assign(user, department, Role.MANAGER)
    return user


def published(department: DepartmentPage, **figures: int) -> None:
    key = department.translation_key
    for first, views in ((OCTOBER, 205), (NOVEMBER, 240)):
        PublishedPeriod.objects.get_or_create(kind=Kind.MONTH, first=first)
        row = {"kind": Kind.MONTH, "first": first, "department": key, "subject": key, "of": Of.DEPARTMENT}
        Figure.objects.create(**row, threshold=5, views=views, **figures)


def wanted(user: User) -> None:
    MonthlyMail.objects.create(user=user, sent=OCTOBER)


def test_nobody_gets_it_who_has_not_asked(department: DepartmentPage, manager: User) -> None:
    published(department)
    assert send_monthly_mails(TODAY) == 0
    assert mail.outbox == []


def test_it_says_in_sentences_what_the_month_was(department: DepartmentPage, manager: User) -> None:
    published(department, rewatches=60)
    other = DepartmentFactory(title="Jobcenteret")
    published(other)
    wanted(manager)

    assert [send_monthly_mails(TODAY) for _ in range(2)] == [1, 0]

    (message,) = mail.outbox
    assert (message.to, message.subject) == (["leder@fjordby.example"], "Tal for november 2026")
    assert "Familiehuset\nCa. 240 visninger, ca. 35 flere end måneden før. Ca. 60 var set igen.\nhttp" in message.body
    assert f"/admin/statistik/{department.pk}/tal/?periode=2026-11" in message.body
    assert "En visning er ikke en borger." in message.body
    assert "Jobcenteret" not in message.body


def test_nothing_is_told_before_it_is_published(department: DepartmentPage, manager: User) -> None:
    wanted(manager)
    assert send_monthly_mails(TODAY) == 0
    published(department)
    assert send_monthly_mails(TODAY) == 1


def test_who_may_no_longer_see_the_figures_gets_none(department: DepartmentPage, manager: User) -> None:
    published(department)
    wanted(manager)
    manager.groups.clear()
    assert send_monthly_mails(TODAY) == 0
    assert mail.outbox == []


def test_a_mail_that_fails_is_tried_again_and_stops_no_other(
    department: DepartmentPage, manager: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    second = UserFactory.create(email="anden@fjordby.example")
    assign(second, department, Role.MANAGER)
    published(department)
    wanted(manager)
    wanted(second)
    send = EmailBackend.send_messages
    refused: list[mail.EmailMessage] = []

    def refuse_the_first(self: EmailBackend, messages: list[mail.EmailMessage]) -> int:
        if not refused:
            refused.extend(messages)
            raise OSError("refused")
        return send(self, messages)

    monkeypatch.setattr(EmailBackend, "send_messages", refuse_the_first)
    assert send_monthly_mails(TODAY) == 1
    assert send_monthly_mails(TODAY) == 1
    assert sorted(message.to[0] for message in mail.outbox) == ["anden@fjordby.example", "leder@fjordby.example"]


def test_a_manager_turns_it_on_and_off_under_the_account(department: DepartmentPage, manager: User) -> None:
    client = Client()
    client.force_login(manager)
    page = client.get("/admin/account/").content.decode()
    assert "Send mig en mail med månedens tal" in page
    sent = {"name_email-first_name": "A", "name_email-last_name": "B", "name_email-email": manager.email}
    sent |= {
        "theme-theme": "system",
        "theme-contrast": "system",
        "theme-density": "default",
    }
    for wants in (True, False):
        response = client.post("/admin/account/", sent | ({"monthly_mail-wanted": "on"} if wants else {}))
        assert response.status_code == 302
        assert MonthlyMail.objects.filter(user=manager).exists() is wants


def test_who_sees_no_figures_is_not_offered_it(department: DepartmentPage) -> None:
    editor = UserFactory.create()
    assign(editor, department, Role.EDITOR)
    client = Client()
    client.force_login(editor)
    assert "månedens tal" not in client.get("/admin/account/").content.decode()
