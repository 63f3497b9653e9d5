# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Figures in sentences say no more than the figures do."""

import pytest

from cms.statistics.words import compared, less, per_hundred, share_in_words, share_of_two
from guides.statistics.disclosure import Disclosed
from guides.statistics.periods import Kind

WITHHELD = Disclosed(None)


@pytest.mark.parametrize(
    ("part", "whole", "words"),
    [
        (5, 100, "Næsten ingen"),
        (10, 100, "Hver tiende"),
        (20, 100, "Hver femte"),
        (25, 100, "Hver fjerde"),
        (80, 240, "Hver tredje"),
        (45, 100, "Halvdelen"),
        (65, 100, "To ud af tre"),
        (75, 100, "Tre ud af fire"),
        (90, 100, "Ni ud af ti"),
        (100, 100, "Næsten alle"),
        (None, 100, ""),
        (5, None, ""),
    ],
)
def test_a_share_is_said_as_people_say_it(part: int | None, whole: int | None, words: str) -> None:
    assert share_in_words(Disclosed(part), Disclosed(whole)) == words


def test_no_share_is_told_of_what_is_withheld() -> None:
    assert share_of_two(Disclosed(20), Disclosed(40)) == "Hver tredje"
    assert share_of_two(Disclosed(20), WITHHELD) == ""
    assert share_of_two(WITHHELD, Disclosed(20)) == ""


@pytest.mark.parametrize(
    ("now", "before", "kind", "words"),
    [
        (240, 205, Kind.WEEK, "ca. 35 flere end ugen før"),
        (1_000, 3_500, Kind.MONTH, "ca. 2.500 færre end måneden før"),
        (40, 40, Kind.YEAR, "omtrent som året før"),
        (75, 70, Kind.WEEK, "omtrent som ugen før"),  # as far as rounding lets one say
        (80, 70, Kind.WEEK, "ca. 10 flere end ugen før"),
        (None, 40, Kind.WEEK, ""),
        (40, None, Kind.WEEK, ""),
    ],
)
def test_two_periods_are_compared(now: int | None, before: int | None, kind: Kind, words: str) -> None:
    assert compared(Disclosed(now), Disclosed(before), kind) == words


def test_so_many_for_each_hundred() -> None:
    assert per_hundred(Disclosed(50), Disclosed(200)) == 25
    assert per_hundred(WITHHELD, Disclosed(200)) == per_hundred(Disclosed(5), WITHHELD) == ""


def test_what_is_left_is_shown_only_when_it_is_not_small() -> None:
    assert less(Disclosed(40), Disclosed(10)) == Disclosed(30)
    assert less(Disclosed(40), WITHHELD) == Disclosed(40)
    assert less(Disclosed(10, 10), Disclosed(10, 10)) == Disclosed(None, 10)
    assert less(WITHHELD, WITHHELD) == WITHHELD
