# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Identity, addresses and what pages refuse."""

import json
from typing import Any

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.test import Client
from django.urls import reverse
from wagtail.models import Locale, Page

from guides.models import DepartmentPage, GuidePage, PlacePage
from tests.factories import (
    AdministratorFactory,
    ContactFactory,
    DepartmentFactory,
    GuideFactory,
    PlaceFactory,
    blocks,
    finished_guide,
    home_page,
)

pytestmark = pytest.mark.django_db


class TestIdentity:
    def test_a_copy_gets_an_identity_of_its_own(self) -> None:
        guide = GuideFactory()
        copy = guide.copy(update_attrs={"slug": "kopi", "title": "Kopi"})
        assert copy.uuid != guide.uuid
        assert GuidePage.objects.get(pk=copy.pk).uuid == copy.uuid

    def test_publishing_a_copied_revision_does_not_bring_the_old_identity_back(self) -> None:
        guide = GuideFactory()
        guide.save_revision()
        copy = guide.copy(update_attrs={"slug": "kopi"}, copy_revisions=True, keep_live=False)
        copy.get_latest_revision().publish()
        assert GuidePage.objects.get(pk=copy.pk).uuid == copy.uuid != guide.uuid

    def test_copying_a_department_renews_everything_below_it(self) -> None:
        guide = GuideFactory()
        copy = guide.department.copy(recursive=True, update_attrs={"slug": "kopi"})
        copied_guide = GuidePage.objects.child_of(copy).get()
        assert len({guide.department.uuid, guide.uuid, copy.uuid, copied_guide.uuid}) == 4

    def test_a_translation_has_an_identity_of_its_own(self) -> None:
        guide = GuideFactory()
        english = Locale.objects.create(language_code="en")
        translation = guide.copy_for_translation(english, copy_parents=True)
        assert translation.translation_key == guide.translation_key
        departments = DepartmentPage.objects.filter(translation_key=guide.department.translation_key)
        assert translation.uuid != guide.uuid
        assert len({department.uuid for department in departments}) == 2

    def test_an_alias_has_an_identity_of_its_own(self) -> None:
        guide = GuideFactory()
        alias = guide.create_alias(update_slug="alias")
        assert alias.uuid != guide.uuid
        guide.title = "Et nyt navn"
        guide.save_revision().publish()
        followed = GuidePage.objects.get(pk=alias.pk)
        assert (followed.title, followed.uuid) == ("Et nyt navn", alias.uuid)

    def test_a_revision_of_the_page_itself_keeps_the_identity(self) -> None:
        guide = GuideFactory()
        guide.title = "Et nyt navn"
        guide.save_revision().publish()
        assert GuidePage.objects.get(pk=guide.pk).uuid == guide.uuid

    def test_steps_keep_their_identity_when_they_change_places(self) -> None:
        guide = GuideFactory(steps=[blocks.step("Ring", "Nu."), blocks.step("Kom", "Bagefter.")])
        first, second = (step.id for step in guide.step_list)
        raw = list(guide.steps.raw_data)
        guide.steps = json.dumps([raw[1], raw[0]])
        guide.save_revision().publish()
        moved = GuidePage.objects.get(pk=guide.pk).step_list
        assert [(step.number, step.id, step.title) for step in moved] == [(1, second, "Kom"), (2, first, "Ring")]


class TestAddresses:
    def test_reserved_slug_is_refused(self) -> None:
        department = DepartmentPage(
            title="Admin", slug="admin", help_phone="1", help_text="1", locale=home_page().locale
        )
        with pytest.raises(ValidationError) as refused:
            home_page().add_child(instance=department)
        assert set(refused.value.message_dict) == {"slug"}

    def test_pages_have_the_addresses_that_were_decided(self, client: Client) -> None:
        department = DepartmentFactory(title="Rusmiddelcentret")
        guide = GuideFactory(parent=department, slug="din-første-samtale", step_count=2)
        PlaceFactory(department=department, slug="den-blå-dør")
        for path in (
            "/",
            "/rusmiddelcentret/",
            "/rusmiddelcentret/din-første-samtale/",
            "/rusmiddelcentret/din-første-samtale/trin/2/",
            "/rusmiddelcentret/sted/den-blå-dør/",
        ):
            assert client.get(path).status_code == 200, path
        assert client.get(f"/g/{guide.uuid}/", follow=True).redirect_chain == [(guide.url, 302)]
        second = guide.step_list[1].id
        assert client.get(f"/g/{guide.uuid}/{second}/").headers["Location"] == f"{guide.url}trin/2/"

    @pytest.mark.parametrize("number", ["0", "3", "99999999999999999999"])
    def test_there_is_no_step_beside_the_steps(self, client: Client, number: str) -> None:
        assert client.get(f"{GuideFactory(step_count=2).url}trin/{number}/").status_code == 404

    def test_index_pages_and_contacts_have_no_page_of_their_own(self, client: Client) -> None:
        contact = ContactFactory(title="Skranken")
        department = contact.get_parent().get_parent()
        assert contact.get_url() is None
        for path in ("sted/", "kontakter/", "kontakter/skranken/"):
            assert client.get(f"{department.url}{path}").status_code == 404

    def test_a_withdrawn_department_takes_its_pages_along(self, client: Client) -> None:
        guide = GuideFactory()
        place = PlaceFactory(department=guide.department)
        guide.department.unpublish()
        assert client.get(guide.url).status_code == 410
        assert client.get(place.url).status_code == 410


class TestIndexPages:
    def test_are_made_once(self) -> None:
        department = DepartmentFactory()
        assert department.ensure_index_pages() == department.ensure_index_pages()
        assert Page.objects.child_of(department).count() == 3

    def test_hold_what_a_department_keeps(self) -> None:
        place, contact = PlaceFactory(), ContactFactory()
        assert place.department == place.get_parent().get_parent().specific
        assert contact.get_parent().slug == "kontakter"


class TestPlaceForm:
    """A bare street name loses people: the admin's form says what is missing, and where."""

    GOOD = {
        "title": "Lokale 2.14",
        "slug": "lokale-214",
        "street": "Lærkevej 12",
        "postcode": "9999",
        "city": "Fjordby",
        "entrance": "Indgang B",
        "floor": "2. sal",
        "room": "2.14",
        "no_room_reason": "",
        "recognise": "Gul dør",
        "directions": "null",
        "access": "null",
        "film": "",
        "hours-count": "0",
        "closed_on_holidays": "on",
        "comments-TOTAL_FORMS": "0",
        "comments-INITIAL_FORMS": "0",
    }

    @pytest.fixture
    def place(self, client: Client) -> PlacePage:
        client.force_login(AdministratorFactory())
        draft: PlacePage = PlaceFactory(live=False, street="Lærkevej", room="")
        draft.save_revision()
        return draft

    @pytest.mark.parametrize(
        ("field", "value"),
        [
            ("street", "Lærkevej"),
            ("street", "10. Februarvej"),
            ("postcode", "99"),
            ("city", ""),
            ("entrance", ""),
            ("floor", " "),
            ("room", ""),
            ("recognise", ""),
        ],
    )
    def test_refuses_to_publish_what_is_not_exact(
        self, client: Client, place: PlacePage, field: str, value: str
    ) -> None:
        response = self.post(client, place, **{field: value, "action-publish": "1"})
        assert response.status_code == 200
        assert (field if field != "city" else "postcode") in response.context["form"].errors
        assert not PlacePage.objects.get(pk=place.pk).live

    def test_publishes_what_is_exact(self, client: Client, place: PlacePage) -> None:
        assert self.post(client, place, **{"action-publish": "1"}).status_code == 302
        assert PlacePage.objects.get(pk=place.pk).live

    def test_a_reason_stands_for_the_room(self, client: Client, place: PlacePage) -> None:
        self.post(client, place, **{"room": "", "no_room_reason": "Du bliver mødt", "action-publish": "1"})
        assert PlacePage.objects.get(pk=place.pk).live

    def test_saves_an_unfinished_draft(self, client: Client, place: PlacePage) -> None:
        assert self.post(client, place, street="Møllegade", entrance="").status_code == 302
        assert PlacePage.objects.get(pk=place.pk).get_latest_revision_as_object().street == "Møllegade"

    def post(self, client: Client, place: PlacePage, **changes: str):  # type: ignore[no-untyped-def]
        return client.post(reverse("wagtailadmin_pages:edit", args=[place.pk]), self.GOOD | changes)


def test_unknown_audience_is_refused() -> None:
    guide = GuideFactory()
    guide.audiences = ["citizen", "martian"]
    with pytest.raises(ValidationError):
        guide.full_clean()


def test_a_guide_without_steps_is_not_ready() -> None:
    assert [finding.code for finding in finished_guide(steps=[]).findings()] == ["no-steps"]
    assert [finding.code for finding in finished_guide(steps=[blocks.step("Ring")]).findings()] == ["empty-step"]
    assert finished_guide().findings() == []


def test_a_contact_must_be_reachable() -> None:
    assert ContactFactory(phone="", mail="").findings()
    assert not ContactFactory(phone="", sms="00 12 34 20", mail="").findings()


@pytest.mark.parametrize("model", list(apps.get_app_config("guides").get_models()))
def test_no_page_can_be_put_behind_a_password(model: type[Model]) -> None:
    """Citizens have no log-in."""
    assert not issubclass(model, Page) or getattr(model, "private_page_options") == []  # noqa: B009 - no stub has it


class TestSameTitle:
    """Wagtail's own form refuses to save a draft whose address is taken, and so autosave would stop."""

    def save(self, client: Client, page: PlacePage, slug: str) -> Any:
        address = reverse("wagtailadmin_pages:edit", args=[page.pk])
        form = TestPlaceForm.GOOD | {"slug": slug}
        return client.post(address, form, headers={"Accept": "application/json"})

    def test_a_draft_gets_the_next_free_address(self, client: Client) -> None:
        client.force_login(AdministratorFactory())
        first = PlaceFactory(slug="lokale")
        PlaceFactory(slug="lokale-2", department=first.department)
        draft = PlaceFactory(slug="nyt", live=False, first_published_at=None, department=first.department)
        assert self.save(client, draft, "lokale").json()["field_updates"]["slug"] == "lokale-3"
        assert PlacePage.objects.get(pk=draft.pk).get_latest_revision_as_object().slug == "lokale-3"
        assert self.save(client, draft, "lokale-3").json()["field_updates"]["slug"] == "lokale-3"

    def test_a_published_address_is_not_changed_silently(self, client: Client) -> None:
        client.force_login(AdministratorFactory())
        first = PlaceFactory(slug="lokale")
        published = PlaceFactory(slug="nyt", department=first.department)
        assert not self.save(client, published, "lokale").json()["success"]


def test_danish_letters_are_spelt_in_addresses() -> None:
    title = "Åbn den røde dør, og sæt dig"
    department = DepartmentFactory()
    slugs = [GuideFactory(parent=department, title=title, slug="").slug for _ in range(2)]
    assert slugs == ["aabn-den-roede-doer-og-saet-dig", "aabn-den-roede-doer-og-saet-dig-2"]
