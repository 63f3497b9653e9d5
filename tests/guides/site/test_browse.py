# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Ways to the guides: by audience and by life situation."""

import re

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Locale

from guides.models import Audience, GuidePage, LifeSituation
from guides.models.department import RESERVED_SLUGS
from tests.factories import AdministratorFactory, DepartmentFactory, GuideFactory, LifeSituationFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def situation() -> LifeSituation:
    return LifeSituationFactory(name="Hjemme fra hospitalet", slug="hospital", intro="Du er udskrevet.")


@pytest.fixture
def guide(situation: LifeSituation) -> GuidePage:
    return GuideFactory(title="Træn hjemme", audiences=["relative"], situations=[situation])


def shown(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, address
    return response.content.decode()


def test_each_page_lists_its_guides_and_whom_to_call(client: Client, guide: GuidePage) -> None:
    other = GuideFactory(title="Få et pas", audiences=["citizen"], parent=DepartmentFactory(help_phone="00 99 99 99"))
    for address, name in (
        ("/for/paaroerende/", "For pårørende"),
        ("/livssituation/hospital/", "Hjemme fra hospitalet"),
    ):
        page = shown(client, address)
        assert f"<h1>{name}</h1>" in page
        assert guide.title in page
        assert f"tel:+45{guide.department.help_phone.replace(' ', '')}" in page
        assert other.title not in page
        assert "tel:+4500999999" not in page
    assert "Du er udskrevet." in shown(client, "/livssituation/hospital/")


def test_the_front_page_leads_to_those_that_have_guides(client: Client, guide: GuidePage) -> None:
    LifeSituationFactory(name="Flyttet", slug="flyttet")
    links = re.findall(r'href="(/(?:for|livssituation)/[^"]*)"', shown(client, "/"))
    assert links == ["/livssituation/hospital/", "/for/paaroerende/"]
    for empty in ("/for/vaerge/", "/livssituation/flyttet/", "/for/hvemsomhelst/", "/livssituation/findes-ikke/"):
        assert client.get(empty).status_code == 404, empty


def test_every_audience_has_an_address(client: Client) -> None:
    for audience in Audience:
        GuideFactory(audiences=[audience.value])
        assert audience.invitation in shown(client, f"/for/{audience.slug}/")


@pytest.mark.parametrize("hidden", ["guide", "department"])
def test_nothing_leads_to_what_is_withdrawn(client: Client, guide: GuidePage, hidden: str) -> None:
    (guide if hidden == "guide" else guide.department).unpublish()
    assert "/livssituation/" not in shown(client, "/")
    assert client.get("/livssituation/hospital/").status_code == 404
    assert client.get("/for/paaroerende/").status_code == 404
    assert "/livssituation/" not in shown(client, "/sitemap.xml")


def test_search_engines_learn_of_them(client: Client, guide: GuidePage) -> None:
    sitemap = shown(client, "/sitemap.xml")
    assert "<loc>http://testserver/for/paaroerende/</loc>" in sitemap
    assert "<loc>http://testserver/livssituation/hospital/</loc>" in sitemap


def test_other_languages_have_pages_and_names_of_their_own(client: Client, guide: GuidePage) -> None:
    english = Locale.objects.create(language_code="en")
    translated = guide.copy_for_translation(english, copy_parents=True)
    translated.title = "Exercise at home"
    translated.save_revision().publish()
    assert "Hjemme fra hospitalet" in shown(client, "/en/livssituation/hospital/")
    name = guide.situations.get().copy_for_translation(english)
    name.name = "Home from hospital"
    name.save()
    page = shown(client, "/en/livssituation/hospital/")
    assert "<h1>Home from hospital</h1>" in page
    assert "Exercise at home" in page
    assert guide.title not in page
    assert 'href="/en/for/paaroerende/"' in shown(client, "/en/")
    assert "/en/livssituation/hospital/" in shown(client, "/sitemap.xml")


def test_no_department_can_take_their_addresses() -> None:
    assert {"for", "livssituation"} <= RESERVED_SLUGS


def test_administrators_keep_the_vocabulary_and_authors_choose(client: Client, guide: GuidePage) -> None:
    client.force_login(AdministratorFactory())
    added = client.post(
        reverse("wagtailsnippets_guides_lifesituation:add"), {"name": "Ny i landet", "slug": "ny-i-landet", "intro": ""}
    )
    assert added.status_code == 302
    editor = client.get(reverse("wagtailadmin_pages:edit", args=[guide.pk])).content.decode()
    boxes = re.findall(r'<input type="checkbox" name="situations"[^>]*>', editor)
    assert ["checked" in box for box in boxes] == [True, False]
    assert "Ny i landet" in editor
