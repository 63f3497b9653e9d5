# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What can be found is what citizens can read now: nothing of drafts, nothing of what was withdrawn."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Page

from guides.models import DepartmentPage, GuidePage, HomePage, Passage, PassageWord
from guides.search import index
from guides.search.find import find, suggest
from guides.site.contents import departments_below
from tests.factories import ContactFactory, DepartmentFactory, GuideFactory, PlaceFactory, home_page
from tests.factories import blocks as b

pytestmark = pytest.mark.django_db


def hits(query: str) -> list[str]:
    """Titles of what is found, and of what is suggested, which must be the same pages."""
    home = HomePage.objects.get()
    departments = departments_below(home)
    results = find(query, home, departments).results
    assert {result.url for result in results} == {result.url for result in suggest(query, home, departments)}
    return [result.passage.title for result in results]


def known_words() -> set[str]:
    return set(PassageWord.objects.values_list("written", flat=True))


@pytest.fixture
def guide() -> GuidePage:
    return GuideFactory(title="Cykelskuret", steps=[b.step("Find lygten", "Den er grøn.")])


def test_a_draft_is_not_found(guide: GuidePage) -> None:
    guide.title = "Traktoren"
    guide.save_revision()
    GuideFactory(title="Mejetærskeren", live=False, parent=guide.department)
    assert hits("cykelskuret") == ["Cykelskuret"]
    assert hits("traktoren") == hits("mejetærskeren") == []
    assert not {"traktoren", "mejetærskeren"} & known_words()


def test_what_is_published_is_found_at_once_and_what_it_replaces_no_more(guide: GuidePage) -> None:
    guide.title = "Traktoren"
    guide.save_revision().publish()
    assert hits("traktor") == ["Traktoren"]
    assert hits("cykelskur") == []


@pytest.mark.parametrize("what", ["guide", "department"])
def test_what_is_withdrawn_is_found_no_more_until_it_comes_back(guide: GuidePage, what: str) -> None:
    PlaceFactory(title="Laden", department=guide.department)
    page: Page = guide if what == "guide" else DepartmentPage.objects.get(pk=guide.department.pk)
    page.unpublish()
    assert hits("lygten") == []
    assert "lygten" not in known_words()
    assert ("laden" in known_words()) is (what == "guide")
    page.save_revision().publish()
    assert hits("lygten") == ["Cykelskuret"]


def test_a_page_that_moves_below_a_withdrawn_department_is_found_no_more(guide: GuidePage) -> None:
    guide.move(DepartmentFactory(live=False), pos="last-child")
    assert hits("lygten") == []
    assert "lygten" not in known_words()


def test_a_deleted_page_is_found_no_more(guide: GuidePage) -> None:
    GuidePage.objects.get(pk=guide.pk).delete()
    assert hits("lygten") == []
    assert "lygten" not in known_words()


def test_what_a_guide_chooses_from_other_pages_is_not_its_own(guide: GuidePage) -> None:
    """It can be withdrawn on its own."""
    place = PlaceFactory(title="Kornsiloen", department=guide.department)
    contact = ContactFactory(title="Møllersvenden", department=guide.department)
    GuideFactory(
        title="Malingen", parent=guide.department, steps=[b.step("Kom", "", b.place(place), b.contact(contact))]
    )
    assert hits("kornsiloen") == ["Kornsiloen"]
    assert hits("møllersvenden") == []


def test_everything_that_a_step_says_can_be_found() -> None:
    content = [
        b.text("<p>Traktor</p>"),
        b.checklist("Høtyv", "Greb"),
        b.deadline("Høstfest"),
        b.self_service("Markplan", "https://gaarden.example/"),
        b.callout("<p>Pas på <b>tyren</b></p>"),
    ]
    GuideFactory(title="Gården", steps=[b.step("Skridt", "Malke", *content)])
    for word in ("traktor", "høtyv", "greb", "høstfest", "markplan", "tyren", "malke"):
        assert hits(word) == ["Gården"], word


def test_settling_takes_in_what_is_missing_and_forgets_what_nobody_can_read(guide: GuidePage) -> None:
    secret = GuideFactory(title="Hemmeligt", parent=guide.department)
    Passage.objects.filter(page=guide.pk).delete()
    Page.objects.filter(pk=secret.pk).update(live=False)  # as a crash may leave it
    index.settle()
    assert hits("lygten") == ["Cykelskuret"]
    assert "hemmeligt" not in known_words()


def test_settling_reads_again_what_was_published_since_and_what_other_rules_made(guide: GuidePage) -> None:
    Page.objects.filter(pk=guide.pk).update(title="Traktoren", last_published_at=timezone.now())
    index.settle()
    assert "traktoren" in known_words()
    Passage.objects.update(rules=index.RULES - 1)
    index.settle()
    assert set(Passage.objects.values_list("rules", flat=True)) == {index.RULES}


def test_settling_what_is_settled_changes_nothing_in_two_statements(guide: GuidePage) -> None:
    index.settle()
    before = list(Passage.objects.values())
    with CaptureQueriesContext(connection) as captured:
        index.settle()
    assert list(Passage.objects.values()) == before
    assert len(captured) == 2, [query["sql"] for query in captured]


def test_the_number_of_statements_does_not_grow_with_the_guide() -> None:
    department = DepartmentFactory(parent=home_page())
    counts = []
    for steps in (1, 10):
        guide = GuideFactory(parent=department, step_count=steps)
        with CaptureQueriesContext(connection) as captured:
            index.take_in(Page.objects.filter(pk=guide.pk))
        counts.append(len(captured))
    assert counts[0] == counts[1]
