# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Weeks, months and years that are published."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guides.statistics.periods import Kind, Period, closed, cover, last_closed, period_of

DAY = timedelta(days=1)
kinds, days = st.sampled_from(Kind), st.dates(date(2000, 1, 10), date(2100, 1, 1))


@pytest.mark.parametrize(
    ("kind", "first", "last"),
    [
        (Kind.WEEK, date(2026, 12, 28), date(2027, 1, 3)),
        (Kind.MONTH, date(2026, 12, 1), date(2026, 12, 31)),
        (Kind.YEAR, date(2026, 1, 1), date(2026, 12, 31)),
    ],
)
def test_where_a_day_belongs(kind: Kind, first: date, last: date) -> None:
    period = period_of(kind, date(2026, 12, 30))
    assert (period.first, period.last) == (first, last)


def test_weeks_have_their_iso_number() -> None:
    assert period_of(Kind.WEEK, date(2027, 1, 1)).week_number == 53


@given(kinds, days)
def test_periods_follow_each_other_without_gaps(kind: Kind, day: date) -> None:
    period = period_of(kind, day)
    assert period.first <= day <= period.last
    assert period.next.first == period.last + DAY
    assert period.next.before == period
    assert period_of(kind, period.last) == period


@given(kinds, days, st.integers(0, 800))
def test_closed_are_all_that_have_ended(kind: Kind, since: date, later: int) -> None:
    today = since + later * DAY
    found = list(closed(kind, since, today))
    assert all(one.next == other for one, other in pairwise(found))
    assert all(period.last < today for period in found)
    if found:
        assert found[0].first <= since
        assert found[-1] == last_closed(kind, today)


@given(days, st.integers(-3, 1200))
def test_a_cover_holds_no_day_twice_and_none_outside(first: date, length: int) -> None:
    last = first + length * DAY
    found = cover(first, last)
    assert all(first <= period.first and period.last <= last for period in found)
    assert all(one.last < other.first for one, other in pairwise(found))
    left_out = length + 1 - sum((period.last - period.first).days + 1 for period in found)
    assert left_out <= 6 + 6 + 6  # before the first Monday or month, where weeks meet a month, and at the end


def test_a_cover_takes_the_largest() -> None:
    assert cover(date(2025, 1, 1), date(2026, 3, 15)) == [
        Period(Kind.YEAR, date(2025, 1, 1)),
        Period(Kind.MONTH, date(2026, 1, 1)),
        Period(Kind.MONTH, date(2026, 2, 1)),
        Period(Kind.WEEK, date(2026, 3, 2)),
        Period(Kind.WEEK, date(2026, 3, 9)),
    ]
