# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""ISO weeks, also where they cross a year."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from guides.statistics.periods import Week, week_of, weeks_until


def test_last_week_is_cut_at_the_last_day() -> None:
    assert weeks_until(date(2027, 1, 5), 3) == [
        Week(2026, 52, date(2026, 12, 21), date(2026, 12, 27)),
        Week(2026, 53, date(2026, 12, 28), date(2027, 1, 3)),
        Week(2027, 1, date(2027, 1, 4), date(2027, 1, 5)),
    ]


@given(st.dates(date(2000, 1, 10), date(2100, 1, 1)), st.integers(1, 60))
def test_weeks_follow_each_other_without_gaps(last_day: date, count: int) -> None:
    weeks = weeks_until(last_day, count)

    assert len(weeks) == count
    assert weeks[-1].last == last_day
    assert [week.has_ended for week in weeks] == [True] * (count - 1) + [last_day.weekday() == 6]
    for before, after in pairwise(weeks):
        assert after.first - before.last == timedelta(days=1)
    assert all(week == week_of(week.first) for week in weeks[:-1])
