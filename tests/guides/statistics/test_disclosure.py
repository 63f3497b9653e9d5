# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""The laws of disclosure control."""

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from guides.statistics.disclosure import Disclosed, disclose, total

counts = st.integers(0, 10**7)


@pytest.mark.parametrize(
    ("count", "shown"), [(0, None), (1, None), (4, None), (5, 5), (7, 5), (8, 10), (12, 10), (13, 15), (238, 240)]
)
def test_figures_are_rounded_to_five_and_small_ones_withheld(count: int, shown: int | None) -> None:
    assert disclose(count) == Disclosed(shown)


@pytest.mark.parametrize(("count", "shown"), [(0, None), (9, None), (10, 10), (14, 10), (15, 20), (238, 240)])
def test_discreet_figures_are_rounded_to_ten(count: int, shown: int | None) -> None:
    assert disclose(count, discreet=True) == Disclosed(shown, threshold=10)


@given(counts, st.booleans())
def test_nothing_between_none_and_the_threshold_is_ever_shown(count: int, discreet: bool) -> None:
    shown = disclose(count, discreet=discreet)

    assert shown.value is None or shown.value >= shown.threshold
    assert shown.value is None or shown.value % shown.threshold == 0
    assert shown.value is None or abs(shown.value - count) * 2 <= shown.threshold


@given(st.integers(0, 4), st.integers(0, 4))
def test_withheld_figures_cannot_be_told_apart(one: int, other: int) -> None:
    assert disclose(one) == disclose(other)
    assert str(disclose(one)) == str(disclose(other))


@given(counts, counts, st.booleans())
def test_more_is_never_shown_as_less(one: int, other: int, discreet: bool) -> None:
    fewer, more = (disclose(count, discreet=discreet).value or 0 for count in sorted((one, other)))

    assert fewer <= more


@given(counts, st.booleans())
def test_disclosing_what_was_disclosed_changes_nothing(count: int, discreet: bool) -> None:
    shown = disclose(count, discreet=discreet)

    assert disclose(shown.value or 0, discreet=discreet) == shown
    assert total([shown]) == shown


@given(st.lists(st.tuples(counts, st.booleans())))
def test_totals_tell_no_more_than_the_figures_beside_them(cells: list[tuple[int, bool]]) -> None:
    shown = [disclose(count, discreet=discreet) for count, discreet in cells]
    values = [cell.value for cell in shown if cell.value is not None]

    assert total(shown).value == (sum(values) or None)


def test_figures_in_words() -> None:
    with translation.override("da"):
        assert "1.240" in str(disclose(1_238))
        assert "5" in str(disclose(3))
        assert "10" in str(disclose(3, discreet=True))
