# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""One tap: it is counted once for a step and a day, nothing else is known, and the answer is always whom to call."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from guides.happenings import What
from guides.models import GuidePage
from guides.plays import counters
from guides.plays.models import DropDay, RollUp, SubjectDay
from guides.plays.senders import Brake, Drop
from tests.factories import DepartmentFactory, GuideFactory
from tests.factories import blocks as b

PHONE = {"User-Agent": "Mozilla/5.0 (Linux; Android 9) Chrome/120.0", "Sec-Fetch-Site": "same-origin"}


@pytest.fixture(autouse=True)
def _fresh_brake(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(counters, "_brakes", {what: Brake(most) for what, most in counters.MOST_IN_A_MINUTE.items()})


@pytest.fixture
def guide() -> GuidePage:
    return GuideFactory(
        parent=DepartmentFactory(slug="handicap", help_phone="00 12 34 10"),
        slug="find-vej",
        steps=[b.step("Ring", "Nu."), b.step("Kom", "Nu.", kind="alternative"), b.step("Vent", "Her.")],
    )


def tap(guide: GuidePage, answer: str, step: str = "", **headers: str) -> Any:
    return Client(headers=PHONE | headers).post(f"/g/{guide.uuid}/svar/", urlencoded(answer, step), content_type=FORM)


FORM = "application/x-www-form-urlencoded"


def urlencoded(answer: str, step: str) -> str:
    return f"svar={answer}&trin={step}"


def counted() -> list[tuple[str, str, int]]:
    return list(SubjectDay.objects.values_list("block", "what", "count").order_by("block", "what"))


@pytest.mark.django_db
class TestOneTap:
    @pytest.mark.parametrize("answer", ["hjaelp", "ja", "nej"])
    def test_leads_to_what_we_say_to_it(self, guide: GuidePage, answer: str) -> None:
        first, second, _ = guide.step_list
        for step, path in ((first.id, "trin/1/"), (second.id, "trin/1b/"), ("", "")):
            response = tap(guide, answer, step)
            assert response.headers["Location"] == f"/handicap/find-vej/{path}svar/{answer}/"
            assert response.cookies == {}
            assert Client().get(response.headers["Location"]).status_code == 200

    def test_is_counted_for_its_step_and_day(self, guide: GuidePage, monkeypatch: pytest.MonkeyPatch) -> None:
        # Half past midnight in Denmark.
        monkeypatch.setattr(timezone, "now", lambda: datetime(2026, 7, 1, 22, 30, tzinfo=UTC))
        first = guide.step_list[0].id
        for answer, step in (("hjaelp", first), ("hjaelp", first), ("nej", first), ("ja", "")):
            tap(guide, answer, step)
        assert counted() == [("", "ja", 1), (first, "hjaelp", 2), (first, "nej", 1)]
        assert set(SubjectDay.objects.values_list("day", "page", "language")) == {(date(2026, 7, 2), guide.uuid, "da")}

    def test_nothing_finer_than_a_day_is_kept(self) -> None:
        fields = {field.name: field.get_internal_type() for field in SubjectDay._meta.get_fields()}
        assert "DateTimeField" not in fields.values()
        assert set(fields) == {"id", "day", "what", "page", "block", "language", "part", "is_demo", "count"}

    def test_is_not_to_be_seen_before_its_day_is_over(self, guide: GuidePage) -> None:
        tap(guide, "ja")
        assert not SubjectDay.objects.published().exists()
        assert SubjectDay.objects.get().part == RollUp.Part.WAITING

    def test_needs_no_token(self, guide: GuidePage) -> None:
        client = Client(headers=PHONE, enforce_csrf_checks=True)
        client.post(f"/g/{guide.uuid}/svar/", "svar=ja", content_type=FORM)
        assert counted() == [("", "ja", 1)]

    @pytest.mark.parametrize("answer", ["hjaelp", "ja", "nej"])
    def test_says_whom_to_call_and_that_we_can_not_call(self, client: Client, guide: GuidePage, answer: str) -> None:
        page = client.get(f"/handicap/find-vej/trin/1/svar/{answer}/").content.decode()
        assert "Vi kan ikke se, hvem du er, og kan derfor ikke ringe til dig." in page
        main = page[page.index("data-answer") : page.index("answer-page__on")]
        assert 'href="tel:+4500123410"' in main
        assert "Mandag til fredag 9–15" in main
        assert "Lukket nu" in main or "Åbent nu" in main
        assert 'name="robots" content="noindex"' in page

    def test_asking_for_a_page_counts_nothing(self, client: Client, guide: GuidePage) -> None:
        for address in ("trin/1/svar/hjaelp/", "svar/nej/"):
            client.get(f"/handicap/find-vej/{address}")
        assert client.get(f"/g/{guide.uuid}/svar/").status_code == 405
        assert counted() == []


@pytest.mark.django_db
class TestNotCounted:
    """And yet answered like any other."""

    @pytest.mark.parametrize(
        "headers",
        [
            {"Sec-Fetch-Site": "cross-site"},
            {"Sec-Fetch-Site": "same-site"},
            {"Sec-Fetch-Site": "", "Origin": "https://other.example"},
            {"User-Agent": ""},
            {"User-Agent": "Mozilla/5.0 (compatible; Googlebot/2.1)"},
            {"User-Agent": "python-requests/2.32"},
        ],
    )
    def test_what_no_reader_sent(self, guide: GuidePage, headers: dict[str, str]) -> None:
        response = tap(guide, "hjaelp", "", **headers)
        assert response.headers["Location"] == "/handicap/find-vej/svar/hjaelp/"
        assert counted() == []
        assert DropDay.objects.get().count == 1

    @pytest.mark.parametrize(
        ("sent", "kind"),
        [
            ("svar=hjaelp&trin=findes-ikke", FORM),
            ("svar=alt", FORM),
            ("", FORM),
            ("svar=hjaelp&x=" + "x" * 600, FORM),
            ('{"svar": "hjaelp"}', "application/json"),
            ("--x\r\n", "multipart/form-data; boundary=x"),
            ("svar=%ff%00&trin=%00", FORM),
        ],
    )
    def test_what_no_button_of_ours_sends(self, guide: GuidePage, sent: str, kind: str) -> None:
        response = Client(headers=PHONE).post(f"/g/{guide.uuid}/svar/", sent, content_type=kind)
        assert response.headers["Location"] == "/handicap/find-vej/svar/hjaelp/"
        assert counted() == []

    @pytest.mark.parametrize("fields", [{"live": False}, {"parent__live": False}])
    def test_what_is_not_published(self, fields: dict[str, bool]) -> None:
        assert tap(GuideFactory(**fields), "ja").status_code == 410
        assert counted() == []

    def test_more_than_readers_can_send(self, guide: GuidePage) -> None:
        most = counters.MOST_IN_A_MINUTE[What.HELP]
        for _ in range(most + 3):
            assert tap(guide, "hjaelp").status_code == 302
        tap(guide, "nej")
        assert counted() == [("", "hjaelp", most), ("", "nej", 1)]
        assert list(DropDay.objects.values_list("reason", "count")) == [(Drop.TOO_OFTEN, 3)]

    @settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(st.binary(max_size=600))
    def test_arbitrary_bytes(self, guide: GuidePage, sent: bytes) -> None:
        response = Client(headers=PHONE).generic("POST", f"/g/{guide.uuid}/svar/", sent, content_type=FORM)
        assert response.status_code == 302
        assert counted() == []


@pytest.mark.django_db(transaction=True)
def test_taps_at_the_same_time_are_all_counted() -> None:
    guide, day = uuid4(), date(2026, 7, 2)

    def one(_number: int) -> None:
        counters.add_one(day=day, what=What.HELPED, page=guide, block="", language="da")
        connection.close()

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(one, range(12)))
    assert counted() == [("", "ja", 12)]
