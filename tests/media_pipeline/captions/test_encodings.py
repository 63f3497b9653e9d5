# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Files of captions come in the letters of whatever program wrote them."""

import codecs
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from media_pipeline.captions.encodings import UnknownEncoding, decode

TEXT = "Å, blåbærgrød på Ærø – “ja tak” … 21 °C, § 5, ½ time, café, Müller, €"


@pytest.mark.parametrize(
    "content",
    [
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode(),
        codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        TEXT.encode("cp1252"),
    ],
)
def test_known_encodings(content: bytes) -> None:
    assert decode(content) == TEXT


@pytest.mark.parametrize(
    "content",
    [
        "på Ærø".encode("mac-roman"),
        "på Ærø".encode("cp865"),
        codecs.BOM_UTF8 + b"\xff",
        codecs.BOM_UTF16_LE + b"\0",
        b"\x81",
        b"\x00\x00\x00\x20ftypisom\xff\xe6",
    ],
)
def test_what_does_not_become_danish_is_refused(content: bytes) -> None:
    with pytest.raises(UnknownEncoding):
        decode(content)


@given(st.binary(min_size=4, max_size=100))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    with suppress(UnknownEncoding):
        assert decode(content).encode()
