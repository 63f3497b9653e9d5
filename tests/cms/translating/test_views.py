# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Translating a guide, as an author does, in the admin."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from cms.departments.provisioning import assign, provision
from cms.departments.roles import Role
from guides.freshness import OVERVIEW, State
from guides.models import DepartmentPage, GuidePage, HomePage, PlaceIndexPage, PlacePage
from tests.factories import DepartmentFactory, GuideFactory, PlaceFactory, UserFactory, home_page
from tests.factories import blocks as b
from tests.factories.languages import locale, translated

pytestmark = pytest.mark.django_db

STEPS = [b.step("Find døren", "Den er blå.", id="1" * 8), b.step("Ring på", "To gange.", id="2" * 8)]

type Capture = Callable[..., Any]


@pytest.fixture
def department() -> DepartmentPage:
    department: DepartmentPage = DepartmentFactory(title="Rusmiddelcentret", slug="rusmiddelcentret")
    provision(department)
    return department


@pytest.fixture
def guide(department: DepartmentPage) -> GuidePage:
    made: GuidePage = GuideFactory(parent=department, title="Find vej", slug="find-vej", steps=STEPS)
    return made


@pytest.fixture
def author(department: DepartmentPage, client: Client) -> Client:
    user = UserFactory()
    assign(user, department, Role.EDITOR)
    client.force_login(user)
    return client


def translate(client: Client, page: Page, language: str, capture: Capture) -> Page:
    with capture(execute=True):
        answer = client.post(reverse("translating:translate", args=[page.pk]), {"language": language})
    assert answer.status_code == 302, answer.content
    return Page.objects.get(locale__language_code=language, translation_key=page.translation_key).specific


def compare(client: Client, page: Page, **data: Any) -> Any:
    return client.post(reverse("translating:compare", args=[page.pk]), data)


def states(page: Any) -> dict[str, State]:
    draft = Page.objects.get(pk=page.pk).specific.get_latest_revision_as_object()
    found = draft.compared_with(draft.published_danish())
    return {part: state for part, state in found.items() if state is not State.CURRENT}


class TestBeginning:
    def test_an_author_translates_a_guide_and_may_edit_it(
        self, author: Client, guide: GuidePage, django_capture_on_commit_callbacks: Capture
    ) -> None:
        locale("ar")
        button = reverse("translating:translate", args=[guide.pk])
        assert button in author.get(reverse("wagtailadmin_pages:edit", args=[guide.pk])).content.decode()
        copy = translate(author, guide, "ar", django_capture_on_commit_callbacks)
        assert isinstance(copy, GuidePage)
        assert (copy.live, copy.title) == (False, "Find vej")
        assert [step.id for step in copy.step_list] == ["1" * 8, "2" * 8]
        assert set(states(copy).values()) == {State.UNTRANSLATED}
        edit = author.get(reverse("wagtailadmin_pages:edit", args=[copy.pk]))
        assert reverse("translating:compare", args=[copy.pk]) in edit.content.decode()
        assert (
            reverse("translating:translate", args=[guide.pk])
            not in author.get(reverse("wagtailadmin_pages:edit", args=[guide.pk])).content.decode()
        )

    def test_what_is_above_it_comes_along_and_stays_as_the_danish(
        self, author: Client, guide: GuidePage, department: DepartmentPage, django_capture_on_commit_callbacks: Capture
    ) -> None:
        locale("en")
        copy = translate(author, guide, "en", django_capture_on_commit_callbacks)
        above = copy.get_parent().specific
        assert (above.alias_of_id, above.live) == (department.pk, True)
        assert HomePage.objects.get(locale__language_code="en").alias_of_id == home_page().pk
        department.help_phone = "00 99 99 99"
        department.save_revision().publish()
        above.refresh_from_db()
        assert above.help_phone == "00 99 99 99"

    def test_the_department_keeps_its_danish_name_among_staff(
        self, author: Client, department: DepartmentPage, django_capture_on_commit_callbacks: Capture
    ) -> None:
        locale("en")
        copy = translate(author, department, "en", django_capture_on_commit_callbacks)
        copy.title = "Drug and alcohol centre"
        with django_capture_on_commit_callbacks(execute=True):
            copy.save_revision().publish()
        assert provision(copy).collection.name == "Rusmiddelcentret"

    def test_an_alias_becomes_the_translation(
        self, author: Client, guide: GuidePage, department: DepartmentPage, django_capture_on_commit_callbacks: Capture
    ) -> None:
        locale("en")
        above = translate(author, guide, "en", django_capture_on_commit_callbacks).get_parent()
        copy = translate(author, department, "en", django_capture_on_commit_callbacks)
        assert (copy.pk, copy.alias_of_id, copy.live) == (above.pk, None, True)
        assert states(copy) == {OVERVIEW: State.UNTRANSLATED}

    def test_places_go_where_the_departments_places_are(
        self, author: Client, department: DepartmentPage, django_capture_on_commit_callbacks: Capture
    ) -> None:
        locale("en")
        translate(author, department, "en", django_capture_on_commit_callbacks)
        place = PlaceFactory(department=department, slug="lokalet")
        copy = translate(author, place, "en", django_capture_on_commit_callbacks)
        assert isinstance(copy, PlacePage)
        assert copy.get_parent().slug == "sted"
        assert PlaceIndexPage.objects.filter(locale__language_code="en").count() == 1

    def test_another_departments_guide_is_not_there(self, author: Client) -> None:
        locale("en")
        other = GuideFactory()
        english = translated(other, "en", title="Secret")
        addresses = [
            reverse("translating:translate", args=[other.pk]),
            reverse("translating:compare", args=[english.pk]),
        ]
        for address in addresses:
            assert author.get(address).status_code == 404
            assert author.post(address, {"language": "ar"}).status_code == 404

    @pytest.mark.parametrize("language", ["", "da", "xx", "pl"])
    def test_a_language_that_is_no_choice(self, author: Client, guide: GuidePage, language: str) -> None:
        locale("en")
        answer = author.post(reverse("translating:translate", args=[guide.pk]), {"language": language})
        assert answer.status_code == 200
        assert GuidePage.objects.count() == 1

    def test_a_translation_is_not_translated_again(self, author: Client, guide: GuidePage) -> None:
        english = translated(guide, "en", title="Find the way")
        provision(english.department)
        locale("ar")
        assert author.get(reverse("translating:translate", args=[english.pk])).status_code == 404
        assert author.get(reverse("translating:compare", args=[guide.pk])).status_code == 404


class TestComparing:
    @pytest.fixture
    def english(self, guide: GuidePage) -> GuidePage:
        page = translated(
            guide,
            "en",
            title="Find the way",
            steps=json.dumps(
                [b.step("Find the door", "It is blue.", id="1" * 8), b.step("Ring the bell", "Twice.", id="2" * 8)]
            ),
        )
        provision(page.department)
        return page

    def test_it_shows_both_texts_of_what_differs(self, author: Client, guide: GuidePage, english: GuidePage) -> None:
        address = reverse("translating:compare", args=[english.pk])
        assert "Du skal ikke gøre noget" in author.get(address).content.decode()
        guide.steps = json.dumps([b.step("Find porten", "Den er rød.", id="1" * 8), STEPS[1]])
        guide.save_revision().publish()
        page = BeautifulSoup(author.get(address).content, "html.parser")
        (part,) = page.select(".translated-part")
        assert [text.get_text() for text in part.select("[lang=da] > p")] == ["Find porten", "Den er rød."]
        assert [text.get_text() for text in part.select("[lang=en] > p")] == ["Find the door", "It is blue."]

    def test_the_editor_says_how_much_differs(self, author: Client, guide: GuidePage, english: GuidePage) -> None:
        address = reverse("wagtailadmin_pages:edit", args=[english.pk])
        assert "I forhold til" not in author.get(address).content.decode()
        guide.summary = "Noget nyt."
        guide.save_revision().publish()
        assert "I forhold til den udgivne danske tekst: 1 ældre." in author.get(address).content.decode()

    def test_saying_that_a_part_fits(self, author: Client, guide: GuidePage, english: GuidePage) -> None:
        guide.steps = json.dumps([b.step("Find porten", id="1" * 8), b.step("Bank på", id="2" * 8)])
        guide.save_revision().publish()
        assert states(english) == {"1" * 8: State.OLDER, "2" * 8: State.OLDER}
        key = f"{'1' * 8}:{guide.parts()['1' * 8]}"
        assert compare(author, english, parts=[key]).status_code == 302
        assert states(english) == {"2" * 8: State.OLDER}
        english.refresh_from_db()
        assert english.has_unpublished_changes

    def test_danish_changed_while_somebody_compared(self, author: Client, guide: GuidePage, english: GuidePage) -> None:
        guide.steps = json.dumps([b.step("Find porten", id="1" * 8), STEPS[1]])
        guide.save_revision().publish()
        stale = f"{'1' * 8}:{guide.parts()['1' * 8]}"
        guide.steps = json.dumps([b.step("Find vinduet", id="1" * 8), STEPS[1]])
        guide.save_revision().publish()
        answer = compare(author, english, parts=[stale])
        assert "er ændret imens" in answer.content.decode()
        assert states(english) == {"1" * 8: State.OLDER}

    def test_fetching_what_is_missing(self, author: Client, guide: GuidePage, english: GuidePage) -> None:
        guide.steps = json.dumps([STEPS[0], b.step("Vent", id="9" * 8), STEPS[1]])
        guide.save_revision().publish()
        assert states(english)["9" * 8] is State.MISSING
        answer = compare(author, english, fetch="1")
        assert answer["Location"] == reverse("wagtailadmin_pages:edit", args=[english.pk])
        draft = GuidePage.objects.get(pk=english.pk).get_latest_revision_as_object()
        assert [step.title for step in draft.step_list] == ["Find the door", "Vent", "Ring the bell"]
        assert states(english) == {"9" * 8: State.UNTRANSLATED}

    def test_a_step_that_danish_no_longer_has(self, author: Client, guide: GuidePage, english: GuidePage) -> None:
        guide.steps = json.dumps([STEPS[0]])
        guide.save_revision().publish()
        assert states(english)["2" * 8] is State.OLDER
        compare(author, english, parts=[f"{'2' * 8}:", f"order:{guide.parts()['order']}"])
        assert states(english) == {}

    def test_a_locked_page_stays_as_it_is(self, author: Client, english: GuidePage) -> None:
        Page.objects.filter(pk=english.pk).update(locked=True, locked_by=UserFactory())
        assert compare(author, english, fetch="1").status_code in {302, 403}
        assert GuidePage.objects.get(pk=english.pk).revisions.count() == english.revisions.count()


class TestReport:
    def test_it_lists_the_own_departments_translations_that_differ(
        self, author: Client, guide: GuidePage, django_assert_max_num_queries: Any
    ) -> None:
        english = translated(
            guide,
            "en",
            title="Find the way",
            steps=json.dumps([b.step("Find the door", id="1" * 8), b.step("Ring the bell", id="2" * 8)]),
        )
        provision(english.department)
        other = GuideFactory(title="Andres")
        translated(other, "en", title="Somebody else's")
        assert "Find the way" not in author.get(reverse("translating:report")).content.decode()
        for page in (guide, other):
            page.summary = "Noget nyt."
            page.save_revision().publish()
        report = author.get(reverse("translating:report")).content.decode()
        assert "Find the way" in report
        assert "1 ældre" in report
        assert "Somebody else" not in report

    def test_it_can_be_taken_home(self, author: Client, guide: GuidePage) -> None:
        english = translated(guide, "en", title="Find the way")
        provision(english.department)
        sheet: Any = author.get(reverse("translating:report"), {"export": "csv"})
        assert "Find the way,Engelsk," in b"".join(sheet.streaming_content).decode()
