# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Handing a guide or a step to somebody else."""

from urllib.parse import parse_qs, unquote

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from guides.short_addresses import Target, ensure_short_addresses, lasting_targets
from guides.site.sharing import Share
from tests.factories import DepartmentFactory, GuideFactory
from tests.factories import blocks as b
from tests.guides.site.markup import one, page, value, words


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["", "trin/1/", "trin/1b/", "det-hele/"])
def test_the_address_is_lasting_and_leads_to_the_page(client: Client, path: str) -> None:
    steps = [b.step("Ring & hør", "Nu."), b.step("Kom", "Nu.", kind="alternative")]
    guide = GuideFactory(parent=DepartmentFactory(slug="a"), slug="g", title="Find vej", steps=steps)
    shown = page(client, f"/a/g/{path}")
    address = words(one(shown, "[data-address]"))
    assert address.startswith(f"http://testserver/g/{guide.uuid}/")
    assert client.get(address).headers["Location"] == f"/a/g/{path if 'trin' in path else ''}"
    for link in shown.select(".share__ways a"):
        assert address in unquote(value(link, "href"))
        assert "Find vej" in unquote(value(link, "href"))
    assert value(one(shown, "[data-share]"), "data-url") == address


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["", "det-hele/", "trin/2/"])
def test_what_has_a_short_address_is_handed_on_by_it(client: Client, path: str) -> None:
    guide = GuideFactory(parent=DepartmentFactory(slug="a"), slug="g", step_count=2)
    step_id = guide.step_list[1].id if "trin" in path else ""
    given = ensure_short_addresses(lasting_targets(guide))
    assert len(given) == 3
    shown = page(client, f"/a/g/{path}")
    short = given[Target(guide.pk, step=step_id)]
    assert words(one(shown, "[data-address]")) == f"http://testserver/k/{short.code}"
    assert client.get(str(short)).headers["Location"] == f"/a/g/{path if step_id else ''}"


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["", "trin/1/", "det-hele/"])
def test_nothing_is_said_of_a_guide_that_requires_discretion(client: Client, path: str) -> None:
    GuideFactory(
        parent=DepartmentFactory(slug="a"), slug="g", title="Hemmelig", discreet=True, steps=[b.step("Skjult", "Nu.")]
    )
    shown = page(client, f"/a/g/{path}")
    button = one(shown, "[data-share]")
    handed = [unquote(value(link, "href")) for link in shown.select(".share__ways a")]
    handed += map(str, button.attrs.values())
    assert len(handed) > 4
    for text in handed:
        assert "Hemmelig" not in text
        assert "Skjult" not in text
        assert "/a/g/" not in text
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
