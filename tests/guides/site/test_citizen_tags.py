# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""The template tags and filters of citizen pages."""

import pytest
from django.utils import translation

from guides.site.phone import phone_uri
from guides.templatetags.citizen import home_url, icon, linked


@pytest.mark.parametrize(
    ("shown", "dialled"),
    [
        ("00 12 34 10", "+4500123410"),
        ("+45 00 12 34 10", "+4500123410"),
        ("1813", "1813"),
        ("112", "112"),
        ("Vagten: 00-12-34-10", "+4500123410"),
        ('"><script>', ""),
    ],
)
def test_phone_numbers_are_dialled_from_abroad_too(shown: str, dialled: str) -> None:
    assert phone_uri(shown) == dialled


def test_an_icon_is_hidden_from_screen_readers_and_escaped() -> None:
    assert 'aria-hidden="true"' in icon("phone")
    assert "<script>" not in icon('"><script>')


@pytest.mark.parametrize(("language", "address"), [("da", "/"), ("en", "/en/")])
def test_the_front_page_is_that_of_the_language(language: str, address: str) -> None:
    with translation.override(language):
        assert home_url() == address


def test_plain_text_can_be_tapped_but_is_no_markup() -> None:
    assert 'href="tel:+4500123410"' in linked("Ring 00 12 34 10 <b>nu</b>")
    assert "<b>" not in linked("Ring 00 12 34 10 <b>nu</b>")
