# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Danish is complete: every text has one, and no page shows the English that it was written from."""

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.test import Client
from django.urls import reverse

from cms.translations import read_catalogue, unfinished, unusable
from guides.models import GuidePage, PlacePage
from tests.english import CATALOGUES, PLACEHOLDER, SPOKEN, TAG, english, pairs
from tests.factories import ContactFactory, GuideFactory, PlaceFactory, UserFactory
from tests.factories import blocks as b

IDS = [str(po.relative_to(settings.BASE_DIR / "cms")) for po in CATALOGUES]
# What the house says in other words: "kladde", "godkendelse", "læg op", "e-mail", "log på"; and nobody is "De".
NOT_OUR_WORDS = re.compile(
    r"\b(skitse|moderation|publicér|upload\w*|email\w*|login|logge? ind|venligst|arbejdsgang\w*|succesfuldt|Deres)\b"
)


@pytest.mark.parametrize("po", CATALOGUES, ids=IDS)
def test_every_text_has_a_usable_translation(po: Path) -> None:
    catalogue = read_catalogue(po)
    assert len(catalogue) > 0
    assert [*unfinished(catalogue, catalogue), *unusable(catalogue)] == []


@pytest.mark.parametrize("po", CATALOGUES, ids=IDS)
def test_every_value_and_tag_of_a_text_is_in_its_translation(po: Path) -> None:
    for message in read_catalogue(po):
        for original, danish in pairs(message):
            for pattern in (PLACEHOLDER, TAG):
                assert set(pattern.findall(danish)) == set(pattern.findall(original)), original


@pytest.mark.parametrize("po", CATALOGUES, ids=IDS)
def test_the_words_are_those_of_the_house(po: Path) -> None:
    danish = [danish for message in read_catalogue(po) for _, danish in pairs(message)]
    assert [text for text in danish if NOT_OUR_WORDS.search(TAG.sub("", text))] == []


def test_the_same_text_is_the_same_danish_in_every_package() -> None:
    """Django throws the catalogues of one domain together: which one won would be chance."""
    found: dict[tuple[object, ...], set[str]] = defaultdict(set)
    for po in CATALOGUES:
        if not po.is_relative_to(settings.LOCALE_PATHS[0]):
            for message in read_catalogue(po):
                for form, (original, danish) in enumerate(pairs(message)):
                    found[po.stem, message.context, original, form].add(danish)
    assert {key: danish for key, danish in found.items() if len(danish) > 1} == {}


@pytest.mark.django_db
def test_citizens_meet_no_english(client: Client, guide: GuidePage) -> None:
    place = PlacePage.objects.get()
    addresses = ["/", "/soeg/", "/soeg/?q=vej", "/soeg/?q=xyzzy", "/findes-ikke/"]
    addresses += [str(page.get_url()) for page in (guide, guide.department, place)]
    addresses += [f"{guide.get_url()}trin/{step.number}/" for step in guide.step_list]
    assert {address: shown for address in addresses if (shown := english(_texts(client, address)))} == {}


@pytest.mark.django_db
def test_staff_meet_no_english(client: Client, guide: GuidePage) -> None:
    assert english(_texts(client, reverse("wagtailadmin_login"))) == []
    client.force_login(UserFactory(is_superuser=True))
    addresses = [
        reverse("wagtailadmin_home"),
        reverse("wagtailadmin_explore", args=[guide.department.pk]),
        reverse("wagtailadmin_pages:edit", args=[guide.pk]),
        reverse("films:index"),
    ]
    assert {address: shown for address in addresses if (shown := english(_texts(client, address)))} == {}


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


def _texts(client: Client, address: str) -> Iterator[str]:
    """What the page says, to eyes or to a screen reader."""
    page = BeautifulSoup(client.get(address).content, "html.parser")
    for unseen in page(["script", "style", "template"]):
        unseen.decompose()
    spoken = (str(tag[name]) for tag in page(True) for name in SPOKEN if tag.has_attr(name))
    return chain(page.stripped_strings, spoken)
