# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Handing a guide or a step to somebody else."""

from urllib.parse import parse_qs, unquote

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from guides.site.sharing import Share
from tests.factories import DepartmentFactory, GuideFactory
from tests.factories import blocks as b


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["", "trin/1/", "trin/1b/", "det-hele/"])
def test_the_address_is_lasting_and_leads_to_the_page(client: Client, path: str) -> None:
    steps = [b.step("Ring & hør", "Nu."), b.step("Kom", "Nu.", kind="alternative")]
    guide = GuideFactory(parent=DepartmentFactory(slug="a"), slug="g", title="Find vej", steps=steps)
    page = BeautifulSoup(client.get(f"/a/g/{path}").content, "html.parser")
    address = page.select_one("[data-address]").get_text()
    assert address.startswith(f"http://testserver/g/{guide.uuid}/")
    assert client.get(address).headers["Location"] == f"/a/g/{path if 'trin' in path else ''}"
    for link in page.select(".share__ways a"):
        assert address in unquote(link["href"])
        assert "Find vej" in unquote(link["href"])
    assert page.select_one("[data-share]")["data-url"] == address


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["", "trin/1/", "det-hele/"])
def test_nothing_is_said_of_a_guide_that_requires_discretion(client: Client, path: str) -> None:
    GuideFactory(
        parent=DepartmentFactory(slug="a"), slug="g", title="Hemmelig", discreet=True, steps=[b.step("Skjult", "Nu.")]
    )
    page = BeautifulSoup(client.get(f"/a/g/{path}").content, "html.parser")
    button = page.select_one("[data-share]")
    handed = [unquote(link["href"]) for link in page.select(".share__ways a")] + list(map(str, button.attrs.values()))
    assert len(handed) > 4
    for words in handed:
        assert "Hemmelig" not in words
        assert "Skjult" not in words
        assert "/a/g/" not in words
    assert button["data-text"] == "Her er en guide fra Fjordby Kommune:"
    assert button["data-title"] == "Guide – Fjordby Kommune"


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_title_comes_through_a_text_message_and_a_mail(title: str, text: str) -> None:
    title, text = (words.encode(errors="ignore").decode() for words in (title, text))
    share = Share(title, text, "https://vejen.example/g/1/")
    (sms,) = parse_qs(share.sms.removeprefix("sms:?&"))["body"]
    assert sms == f"{text} https://vejen.example/g/1/"
    mail = parse_qs(share.mail.removeprefix("mailto:?"), keep_blank_values=True)
    assert mail["subject"] == [title]
    assert mail["body"] == [f"{text}\r\n\r\nhttps://vejen.example/g/1/\r\n"]
