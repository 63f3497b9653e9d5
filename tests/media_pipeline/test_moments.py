# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Moments of a film as people write them."""

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from media_pipeline import moments


@pytest.mark.parametrize(
    ("written", "ms"),
    [("0:07", 7_000), ("1:02,5", 62_500), (" 1:02.533 ", 62_533), ("62,5", 62_500), ("1:00:02", 3_602_000)],
)
def test_ways_of_writing_a_moment(written: str, ms: int) -> None:
    assert moments.parse(written) == ms


@pytest.mark.parametrize("written", ["", "x", "-1", "1:60", "1:", ":1", "1,2,3", "1:02,5555", "٣", "1e3", "9" * 400])
def test_what_is_no_moment(written: str) -> None:
    assert moments.parse(written) is None


@given(st.integers(0, 10_000_000))
def test_what_is_shown_can_be_read(ms: int) -> None:
    assert moments.parse(moments.text(ms)) == ms


def test_the_field() -> None:
    field = moments.MomentField(required=False)
    assert (field.clean("0:01,5"), field.clean(""), field.prepare_value(61_000)) == (1_500, None, "1:01")
    with pytest.raises(ValidationError, match="1:02,5"):
        field.clean("snart")
