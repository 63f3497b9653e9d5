# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Moments of a film as people write them."""

import json

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from cms.assets import find_node
from media_pipeline import moments

WAYS = {"0:07": 7_000, "1:02,5": 62_500, " 1:02.533 ": 62_533, "62,5": 62_500, "1:00:02": 3_602_000}
NO_MOMENTS = ["", "x", "-1", "1:60", "1:75", "1:", ":1", "1,2,3", "1:02,5555", "٣", "1e3", "9" * 400]


@pytest.mark.parametrize(("written", "ms"), WAYS.items())
def test_ways_of_writing_a_moment(written: str, ms: int) -> None:
    assert moments.parse(written) == ms


@pytest.mark.parametrize("written", NO_MOMENTS)
def test_what_is_no_moment(written: str) -> None:
    assert moments.parse(written) is None


@given(st.integers(0, 10_000_000))
def test_what_is_shown_can_be_read(ms: int) -> None:
    assert moments.parse(moments.text(ms)) == ms


def test_the_browser_reads_and_writes_alike() -> None:
    script = settings.BASE_DIR / "static" / "src" / "moments.js"
    written, shown = [*WAYS, *NO_MOMENTS], [0, 999, 7_000, 59_999, 60_000, 62_500, 62_533, 3_602_010]
    program = (
        f"import {{ parse, text }} from {json.dumps(script.as_uri())};"
        f"console.log(JSON.stringify([{json.dumps(written)}.map(parse), {json.dumps(shown)}.map(text)]));"
    )
    found = json.loads(find_node().run("--input-type=module", "--eval", program))
    assert found == [[moments.parse(each) for each in written], [moments.text(each) for each in shown]]


def test_the_field() -> None:
    field = moments.MomentField(required=False)
    assert (field.clean("0:01,5"), field.clean(""), field.prepare_value(61_000)) == (1_500, None, "1:01")
    with pytest.raises(ValidationError, match="1:02,5"):
        field.clean("snart")
