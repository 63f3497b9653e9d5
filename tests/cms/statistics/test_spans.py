# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""The periods that can be chosen, and their codes in the address."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from django.utils import translation
from hypothesis import example, given
from hypothesis import strategies as st

from cms.statistics.spans import choices, newest, span_of

TODAY = date(2027, 1, 5)
days = st.dates(date(2027, 1, 10), date(2090, 1, 1))


@pytest.mark.parametrize(
    ("code", "first", "last", "label"),
    [
        ("2026-U53", date(2026, 12, 28), date(2027, 1, 3), "Uge 53, 2026"),
        ("2026-12", date(2026, 12, 1), date(2026, 12, 31), "december 2026"),
        ("2026-K4", date(2026, 10, 1), date(2026, 12, 31), "4. kvartal 2026"),
        ("2026", date(2026, 1, 1), date(2026, 12, 31), "2026"),
    ],
)
def test_codes(code: str, first: date, last: date, label: str) -> None:
    span = span_of(code, TODAY)
    assert span
    assert (span.first, span.last, span.code) == (first, last, code)
    assert span.before.last == first - timedelta(days=1)
    with translation.override("da"):
        assert span.label == label


@pytest.mark.parametrize(
    "code",
    ["", "2027", "2027-01", "2027-U01", "2026-13", "2026-00", "2026-U54", "2026-U00", "2026-K5", "1999", "x", "2026-1"],
)
def test_what_means_nothing_that_has_ended(code: str) -> None:
    assert span_of(code, TODAY) is None


@given(st.text(max_size=12), days)
def test_nothing_that_is_typed_breaks_it(code: str, today: date) -> None:
    span = span_of(code, today)
    assert span is None or span.last < today


@given(days)
@example(date(2027, 5, 31))  # April has no 31st
def test_all_that_is_offered_has_ended_and_can_be_asked_for(today: date) -> None:
    offered = [span for choice in choices(today) for span in choice.spans]
    assert newest(today) in offered
    for span in offered:
        assert span.last < today
        assert span_of(span.code, today) == span
    for choice in choices(today):
        assert all(later.before == earlier for later, earlier in pairwise(choice.spans))
