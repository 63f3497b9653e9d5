# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Which part of a file a request asks for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from media_pipeline.ranges import ByteRange, Unsatisfiable, parse


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("bytes=0-", ByteRange(0, 100)),
        ("bytes=0-0", ByteRange(0, 1)),
        ("bytes=10-19", ByteRange(10, 10)),
        ("bytes=90-500", ByteRange(90, 10)),
        ("bytes=-10", ByteRange(90, 10)),
        ("bytes=-500", ByteRange(0, 100)),
        ("bytes = 1 - 2", ByteRange(1, 2)),
        ("", None),
        ("bytes=-", None),
        ("bytes=5-4", None),
        ("bytes=0-1,5-6", None),
        ("pages=1-2", None),
        ("bytes=a-b", None),
    ],
)
def test_of_a_file_of_a_hundred_bytes(header: str, expected: ByteRange | None) -> None:
    assert parse(header, 100) == expected


@pytest.mark.parametrize("header", ["bytes=100-", "bytes=100-200", "bytes=-0"])
def test_bytes_that_are_not_there(header: str) -> None:
    with pytest.raises(Unsatisfiable):
        parse(header, 100)


@given(st.text() | st.from_regex(r"bytes=\d*-\d*"), st.integers(0, 2**40))
def test_a_range_lies_inside_the_file(header: str, size: int) -> None:
    try:
        found = parse(header, size)
    except Unsatisfiable:
        return
    if found:
        assert 0 <= found.start < found.start + found.length <= size
