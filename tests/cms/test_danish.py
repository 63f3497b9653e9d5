# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Danish is complete: every text has one, and no page shows the English that it was written from."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import chain
from pathlib import Path

import pytest
from babel.messages.catalog import Message
from bs4 import BeautifulSoup
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import translation

from cms.translations import read_catalogue, unfinished, unusable
from guides.models import GuidePage, PlacePage
from tests.factories import ContactFactory, GuideFactory, PlaceFactory, UserFactory
from tests.factories import blocks as b

CATALOGUES = sorted(po for path in settings.LOCALE_PATHS for po in Path(path).glob("da/LC_MESSAGES/*.po"))
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]")
SPOKEN = ("alt", "aria-label", "placeholder", "title")
UNTRANSLATABLE = {"None"}  # written in Wagtail's templates without a translation


@pytest.mark.parametrize("po", CATALOGUES, ids=lambda po: "-".join(po.parts[-4::3]))
def test_every_text_has_a_usable_translation(po: Path) -> None:
    catalogue = read_catalogue(po)
    assert len(catalogue) > 50
    assert [*unfinished(catalogue, catalogue), *unusable(catalogue)] == []


@pytest.mark.parametrize("po", CATALOGUES, ids=lambda po: "-".join(po.parts[-4::3]))
def test_every_value_of_a_text_is_in_its_translation(po: Path) -> None:
    for message in read_catalogue(po):
        for english, danish in _pairs(message):
            assert set(PLACEHOLDER.findall(danish)) == set(PLACEHOLDER.findall(english)), english


@pytest.mark.django_db
def test_citizens_meet_no_english(client: Client, guide: GuidePage) -> None:
    place = PlacePage.objects.get()
    addresses = ["/", "/soeg/", "/soeg/?q=vej", "/soeg/?q=xyzzy", "/findes-ikke/"]
    addresses += [str(page.get_url()) for page in (guide, guide.department, place)]
    addresses += [f"{guide.get_url()}trin/{step.number}/" for step in guide.step_list]
    assert {address: english for address in addresses if (english := _english(client, address))} == {}


@pytest.mark.django_db
def test_staff_meet_no_english(client: Client, guide: GuidePage) -> None:
    assert _english(client, reverse("wagtailadmin_login")) == []
    client.force_login(UserFactory(is_superuser=True))
    addresses = [
        reverse("wagtailadmin_home"),
        reverse("wagtailadmin_explore", args=[guide.department.pk]),
        reverse("wagtailadmin_pages:edit", args=[guide.pk]),
        reverse("films:index"),
    ]
    assert {address: english for address in addresses if (english := _english(client, address))} == {}


@pytest.mark.django_db
def test_scripts_of_the_editor_speak_danish(client: Client) -> None:
    client.force_login(UserFactory(is_superuser=True))
    with translation.override("da"):
        script = client.get(reverse("wagtailadmin_javascript_catalog")).content.decode()
    assert "Changes have been autosaved." in script  # the key of the translation
    assert "gemt automatisk" in script


@pytest.fixture
def guide() -> GuidePage:
    place = PlaceFactory(title="Lokale 2.14", room="2.14", recognise="Døren er gul.")
    contact = ContactFactory(department=place.department, phone="00 12 34 77", sms="00 12 34 77")
    made: GuidePage = GuideFactory(
        parent=place.department,
        title="Find vej",
        why="<p>Så du kommer roligt frem.</p>",
        duration="10 minutter",
        waiting_time="3 uger",
        cancellation="Dagen før",
        home_visit="Ja, ring til os.",
        what_happens_next="<p>Vi følger dig ud.</p>",
        places=[b.place(place)],
        contacts=[b.contact(contact)],
        questions=[b.question("Må min hund komme med?", "<p>Førerhunde må.</p>")],
        steps=[
            b.step("Tjek dit brev", "I brevet står lokalet.", b.checklist("Husk", "Brevet", "Kalenderen")),
            b.step("Find indgang B", "Gå forbi cykelskuret.", b.place(place), b.contact(contact)),
        ],
    )
    return made


def _english(client: Client, address: str) -> list[str]:
    """What the page says, to eyes or to a screen reader, that is an untranslated text of ours."""
    page = BeautifulSoup(client.get(address).content, "html.parser")
    for unseen in page(["script", "style", "template"]):
        unseen.decompose()
    spoken = (str(tag[name]) for tag in page(True) for name in SPOKEN if tag.has_attr(name))
    said = {" ".join(words.split()) for words in chain(page.stripped_strings, spoken)}
    return sorted(words for words in said - UNTRANSLATABLE if _untranslated().fullmatch(words))


@cache
def _untranslated() -> re.Pattern[str]:
    """Matches each English text whose Danish is another; a placeholder stands for anything."""
    pairs = {pair for po in CATALOGUES for message in read_catalogue(po) for pair in _pairs(message)}
    danish = {translated for _, translated in pairs}
    english = {original for original, translated in pairs if original != translated} - danish
    # "%(count)s of %(total)s" is words enough to tell English by; "+%(count)s" is not.
    telling = {text for text in english if re.search(r"[a-z]{2}", PLACEHOLDER.sub("", text))}
    return re.compile("|".join(".+".join(map(re.escape, PLACEHOLDER.split(text))) for text in sorted(telling)))


def _pairs(message: Message) -> Iterator[tuple[str, str]]:
    """(English, Danish) of the singular and, if there is one, of the plural."""
    if isinstance(message.id, str):
        if message.id:
            yield message.id, str(message.string)
    elif not isinstance(message.string, str):
        yield from zip(message.id, message.string or (), strict=True)
