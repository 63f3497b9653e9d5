# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What readers do besides playing films, from the message to the roll-up: counted once, and nobody's in particular."""

import json
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connection, transaction
from django.db.models import Sum
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from guides.happenings import FROM_PAGES, OF_BLOCKS, What
from guides.models import GuidePage
from guides.plays import record, rules
from guides.plays import roll_up as roll_up_module
from guides.plays.counters import add_one
from guides.plays.messages import MAX_AGE_MS, MAX_BYTES, HappeningMessage
from guides.plays.models import DropDay, Happening, RollUp, SubjectDay
from guides.plays.roll_up import coarsen, publish, roll_up, seal
from guides.plays.senders import Drop
from guides.plays.tallies import SubjectDayKey, local_day
from guides.plays.views import MOST_HAPPENINGS_IN_A_MINUTE
from tests.factories import GuideFactory
from tests.factories import blocks as b
from tests.guides.plays.messages import PHONE, tables_that_know

pytestmark = pytest.mark.django_db

STEP, QUESTION, GUIDE = str(UUID(int=2)), str(UUID(int=3)), UUID(int=1)
# Three in the night in Copenhagen, 23 November.
NIGHT = datetime(2026, 11, 23, 2, tzinfo=UTC)
HOUR = timedelta(hours=1)


@pytest.fixture
def guide() -> GuidePage:
    return GuideFactory(steps=[b.step("Kom", "Nu.", id=STEP)], questions=[b.question("Hvor?", id=QUESTION)])


def message(guide: GuidePage, what: str = "opened", **fields: Any) -> dict[str, Any]:
    return {"id": str(uuid4()), "what": what, "guide": str(guide.uuid), "age_ms": 40} | fields


def post(body: Any, **headers: str) -> Any:
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    client = Client(headers=PHONE | headers)
    return client.generic("POST", "/api/v1/happenings", content, content_type="application/json")


def dropped() -> dict[str, int]:
    return dict(DropDay.objects.values_list("reason", "count"))


class TestMessage:
    @pytest.mark.parametrize(
        ("what", "block"), [("opened", ""), ("step", STEP), ("question", QUESTION), ("printed", ""), ("saved", "")]
    )
    def test_is_written_down_with_its_day_and_nothing_finer(self, guide: GuidePage, what: str, block: str) -> None:
        sent = message(guide, what, block=block)
        response = post(sent, **{"Sec-Fetch-Site": "same-origin"})

        assert (response.status_code, response.content, response.cookies) == (204, b"", {})
        row = SubjectDay.objects.get()
        assert (row.what, row.page, row.block, row.language, row.count) == (what, guide.uuid, block, "da", 1)
        assert row.part == RollUp.Part.WAITING
        assert str(Happening.objects.get().id) == sent["id"]

    def test_no_row_shows_the_way_of_one_reader(self) -> None:
        """Rows lie in the order in which they came: one that said what happened would say what happened next."""
        assert {field.name for field in Happening._meta.get_fields()} == {"id", "day"}
        assert {field.get_internal_type() for field in SubjectDay._meta.get_fields()} & {"DateTimeField"} == set()

    def test_the_longest_fits(self, guide: GuidePage) -> None:
        longest = message(guide, "question", block=QUESTION, age_ms=MAX_AGE_MS, automated=True)
        assert len(json.dumps(longest).encode()) <= MAX_BYTES

    def test_says_nothing_of_what_only_the_server_counts(self, guide: GuidePage) -> None:
        for what in set(What) - FROM_PAGES:
            assert post(message(guide, what)).status_code == 422

    @pytest.mark.parametrize(
        "wrong",
        [
            {"what": "step"},
            {"what": "question", "block": ""},
            {"block": STEP},
            {"block": "<script>"},
            {"age_ms": -1},
            {"age_ms": "1"},
            {"guide": None},
            {"id": "1"},
            {"language": "da"},
            {"reader": str(uuid4())},
        ],
    )
    def test_malformed_ones_are_refused(self, guide: GuidePage, wrong: dict[str, Any]) -> None:
        assert post(message(guide) | wrong).status_code == 422
        assert not Happening.objects.exists()
        assert dropped() == {Drop.UNREADABLE: 1}

    def test_what_is_not_published_is_left_out_in_silence(self, guide: GuidePage) -> None:
        for sent in (
            message(GuideFactory(live=False)),
            message(GuideFactory(parent__live=False)),
            message(guide) | {"guide": str(uuid4())},
            message(guide, "step", block=QUESTION),
            message(guide, "question", block=STEP),
            message(guide, age_ms=MAX_AGE_MS + 1),
            message(guide, age_ms=10**30),
        ):
            assert post(sent).status_code == 204
        assert not Happening.objects.exists()
        assert dropped() == {Drop.NOT_PUBLISHED: 5, Drop.TOO_OLD: 2}

    def test_what_no_reader_did_is_dropped_and_counted(self, guide: GuidePage) -> None:
        sent = message(guide)
        assert post(sent, **{"User-Agent": "Googlebot/2.1"}).status_code == 204
        assert post(sent | {"automated": True}).status_code == 204
        assert post(sent, **{"Sec-Purpose": "prefetch;prerender"}).status_code == 204
        assert post(sent, **{"Sec-Fetch-Site": "cross-site"}).status_code == 403
        assert post(b"no message").status_code == 400
        assert post(sent | {"block": "x" * MAX_BYTES}).status_code == 413
        assert not Happening.objects.exists()
        assert dropped() == {Drop.MACHINE: 2, Drop.AHEAD: 1, Drop.OTHER_SITE: 1, Drop.UNREADABLE: 2}

    def test_more_than_readers_can_do_is_not_counted(self, guide: GuidePage, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("guides.plays.views.record_happening", lambda *_args, **_kwargs: None)
        for _ in range(MOST_HAPPENINGS_IN_A_MINUTE + 2):
            post(message(guide))
        post(message(guide, "printed"))
        assert dropped() == {Drop.TOO_OFTEN: 2}

    def test_costs_a_known_number_of_queries(
        self, guide: GuidePage, django_assert_num_queries: DjangoAssertNumQueries
    ) -> None:
        sent = message(guide, "step", block=STEP)
        post(message(guide, "step", block=STEP))
        with django_assert_num_queries(8):  # the guide; the id, anew; one more; and where transactions begin and end
            post(sent)
        with django_assert_num_queries(4):
            post(sent)

    @settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(st.binary(min_size=1, max_size=600))
    def test_arbitrary_bytes_change_nothing(self, body: bytes) -> None:
        assert post(body).status_code in {400, 413, 422}
        assert not Happening.objects.exists()

    @settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(data=st.data())
    def test_any_value_in_any_field_never_breaks_the_server(self, data: st.DataObject, guide: GuidePage) -> None:
        sent = message(guide, "step", block=STEP)
        field = data.draw(st.sampled_from(sorted(sent)))
        value = data.draw(st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.lists(st.integers()))
        assert post(sent | {field: value}).status_code in {204, 400, 413, 422}


def recorded(guide: GuidePage, what: What, age: timedelta, now: datetime, *, id: UUID | None = None) -> Drop | None:  # noqa: A002
    block = {What.STEP: STEP, What.QUESTION: QUESTION}.get(what, "")
    sent = message(guide, what, block=block, age_ms=age // timedelta(milliseconds=1), id=str(id or uuid4()))
    return record.record_happening(HappeningMessage.model_validate_json(json.dumps(sent)), now)


happened = st.lists(st.tuples(st.sampled_from(sorted(FROM_PAGES)), st.integers(0, 46)), min_size=1, max_size=8)


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(happened, st.data())
def test_neither_repetition_nor_order_changes_anything(
    guide: GuidePage, done: list[tuple[What, int]], data: st.DataObject
) -> None:
    sent = [(what, hours * HOUR, uuid4()) for what, hours in done]
    arrived = data.draw(st.permutations(sent + data.draw(st.lists(st.sampled_from(sent), max_size=6))))
    with transaction.atomic():
        for what, age, uuid in arrived:
            recorded(guide, what, age, NIGHT, id=uuid)
        assert waiting() == Counter((local_day(NIGHT - age), what) for what, age, _uuid in sent)
        assert Happening.objects.count() == len(sent)
        transaction.set_rollback(True)


def waiting() -> dict[tuple[date, str], int]:
    rows = SubjectDay.objects.filter(part=RollUp.Part.WAITING).values_list("day", "what", "count")
    return {(day, what): count for day, what, count in rows}


def happens(day: date, what: What = What.OPENED, page: UUID = GUIDE, block: str = "") -> None:
    add_one(day=day, what=what, page=page, block=block, language="da")


def figures() -> dict[SubjectDayKey, int]:
    shown = SubjectDay.objects.published().values_list(*SubjectDayKey._fields).annotate(sum=Sum("count"))
    return {SubjectDayKey(*cell): count for *cell, count in shown}


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.tuples(
            st.integers(0, 5), st.integers(0, 3), st.sampled_from(sorted(OF_BLOCKS)),
            st.sampled_from([GUIDE, UUID(int=2)]), st.sampled_from([STEP, QUESTION]),
        ),
        max_size=12,
    ),
)  # fmt: skip
def test_each_night_shows_what_was_told_by_then_of_closed_days(done: list[tuple[int, int, What, UUID, str]]) -> None:
    """However late it is told."""
    with transaction.atomic():
        first = local_day(NIGHT)
        shown = Counter[SubjectDayKey]()
        for days in range(10):
            for began, late, what, page, block in done:
                if began + late == days:
                    happens(first + timedelta(days=began), what, page, block)
                    shown[SubjectDayKey(first + timedelta(days=began), what, page, block, "da")] += 1
            now = NIGHT + timedelta(days=days)
            for _ in range(2):
                roll_up(now)
                publish(now)
            assert figures() == {cell: count for cell, count in shown.items() if cell.day < local_day(now)}
        transaction.set_rollback(True)


def test_what_is_told_while_figures_are_published_is_not_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    yesterday, add = local_day(NIGHT) - timedelta(days=1), roll_up_module._add
    happens(yesterday)

    def and_another_is_told(tally: Any, part: RollUp.Part) -> None:
        add(tally, part)
        if part == RollUp.Part.SETTLED and tally:
            happens(yesterday, What.PRINTED)

    monkeypatch.setattr(roll_up_module, "_add", and_another_is_told)
    publish(NIGHT)
    monkeypatch.undo()
    assert waiting() == {(yesterday, What.PRINTED): 1}
    publish(NIGHT)
    assert sum(figures().values()) == 2


@pytest.mark.parametrize(
    "day", [date(2026, 11, 20), date(2026, 3, 29), date(2026, 10, 25)], ids=["24 hours", "23 hours", "25 hours"]
)
def test_no_row_outlives_72_hours_and_none_comes_back(guide: GuidePage, day: date) -> None:
    """Asked each quarter of an hour, with a message of the day's first and last second sent again and again."""
    midnight = datetime(day.year, day.month, day.day, tzinfo=UTC) - 3 * HOUR
    first = next(at for n in range(20) if local_day(at := midnight + n * HOUR / 4) == day)
    last = next(at for n in range(200) if local_day((at := first + n * HOUR / 4) + HOUR / 4) != day)
    ids = [uuid4(), uuid4()]
    for quarter in range(4 * 100):
        now = first + quarter * HOUR / 4
        for began, uuid in zip((first, last), ids, strict=True):
            if now >= began:
                recorded(guide, What.OPENED, now - began, now, id=uuid)
        roll_up(now)
        if now - first >= rules.LIFETIME:
            assert not Happening.objects.exists()
    assert figures() == {SubjectDayKey(day, What.OPENED, guide.uuid, "", "da"): 2}


def test_no_table_knows_an_id_afterwards(guide: GuidePage) -> None:
    uuid = uuid4()
    recorded(guide, What.STEP, HOUR, NIGHT, id=uuid)
    roll_up(NIGHT + 72 * HOUR)
    assert tables_that_know(uuid) == []
    assert SubjectDay.objects.get().count == 1


def test_figures_change_once_a_day_though_rows_go_every_hour() -> None:
    today = local_day(NIGHT)
    for days in range(5):
        happens(today - timedelta(days=days))
    roll_up(NIGHT)
    published = figures()
    assert sum(published.values()) == 4  # not today's
    for hours in range(1, 21):
        roll_up(NIGHT + hours * HOUR)
        assert figures() == published
    roll_up(NIGHT + 24 * HOUR)
    assert sum(figures().values()) == 5


def test_what_the_server_counts_is_published_when_its_day_is_over() -> None:
    cell: dict[str, Any] = {"what": What.NO_RESULT, "page": None, "block": "", "language": "da"}
    today = local_day(NIGHT)
    for day in (today - timedelta(days=1), today, today):
        add_one(day=day, **cell)
    roll_up(NIGHT)
    assert figures() == {SubjectDayKey(today - timedelta(days=1), **cell): 1}
    add_one(day=today, **cell)
    roll_up(NIGHT + 24 * HOUR)
    assert figures()[SubjectDayKey(today, **cell)] == 3


def test_what_is_counted_while_its_row_is_taken_away_is_not_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    cell: dict[str, Any] = {"what": What.HELP, "page": uuid4(), "block": "", "language": "da"}
    get_or_create, calls = SubjectDay.objects.get_or_create, []

    def and_it_goes(**key: Any) -> Any:
        made = get_or_create(**key)
        calls.append(made)
        if len(calls) == 1:
            SubjectDay.objects.all().delete()
        return made

    monkeypatch.setattr(SubjectDay.objects, "get_or_create", and_it_goes)
    add_one(day=date(2026, 11, 22), **cell)
    assert SubjectDay.objects.get().count == 1
    assert len(calls) == 2


def test_old_figures_are_of_months() -> None:
    cell: dict[str, Any] = {"what": What.STEP, "page": GUIDE, "block": STEP, "language": "da"}
    for day in (date(2024, 9, 30), date(2024, 10, 1), date(2024, 10, 17), date(2024, 10, 31), date(2024, 11, 1)):
        SubjectDay.objects.create(day=day, count=2, **cell)
        SubjectDay.objects.create(day=day, what=What.FEED, block="site", language="da", count=1)
    for _ in range(2):
        coarsen(date(2024, 11, 1))
    months = {date(2024, 9, 1): 1, date(2024, 10, 1): 3, date(2024, 11, 1): 1}
    assert {key.day: count for key, count in figures().items() if key.what == What.FEED} == months
    assert {key.day: count / 2 for key, count in figures().items() if key.what == What.STEP} == months


def test_deleting_takes_one_query_however_many_there_are(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    day = local_day(NIGHT) - timedelta(days=4)
    Happening.objects.bulk_create(Happening(id=uuid4(), day=day) for _ in range(500))
    with django_assert_num_queries(4):  # plays to seal, happenings that go; where the transaction begins and ends
        seal(NIGHT)
    assert not Happening.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_the_same_messages_at_the_same_time_count_once(guide: GuidePage) -> None:
    ids = [uuid4() for _ in range(4)]

    def send(_thread: int) -> set[Drop | None]:
        try:
            return {recorded(guide, What.OPENED, HOUR, NIGHT, id=uuid) for uuid in ids}
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as threads:
        assert set().union(*threads.map(send, range(4))) == {None}
    assert set(Happening.objects.values_list("pk", flat=True)) == set(ids)
    assert SubjectDay.objects.get().count == len(ids)
