# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What has changed on a page, in words and pictures."""

import pytest
from django.utils.html import strip_tags
from pytest_django import DjangoAssertNumQueries

from cms.reviewing.changes import Change, State
from cms.reviewing.compared import of_draft
from cms.reviewing.reading import read, readable
from tests.cms.reviewing.conftest import STEP, Team, new_draft, published, rewrite, send_to_review
from tests.factories import ContactFactory, GuideFactory, ImageFactory, PlaceFactory, VideoFactory
from tests.factories import blocks as b

pytestmark = pytest.mark.django_db


def found(changes: tuple[Change, ...], label: str) -> Change:
    (change,) = [change for change in changes if change.label == label]
    return change


def test_an_untouched_draft_has_no_changes(team: Team) -> None:
    compared = of_draft(rewrite(published(team), team.author))
    assert not compared.has_changes
    assert compared.summary == "Intet er ændret."


def test_steps_are_told_apart_by_their_ids(team: Team) -> None:
    ids = [f"{number}" * 8 for number in (1, 2, 3, 4)]
    find, ring, wait, go = (
        b.step(title, id=each) for title, each in zip(("Find", "Ring", "Vent", "Gå"), ids, strict=True)
    )
    guide = published(team, steps=[find, ring, wait])
    compared = of_draft(rewrite(guide, team.author, steps=[wait, find, b.step("Ring på", id=ids[1]), go]))
    steps = found(compared.changes, "Trin").parts
    assert [(step.name, step.state, step.is_moved) for step in steps] == [
        ("Vent", State.SAME, True),
        ("Find", State.SAME, False),
        ("Ring på", State.CHANGED, False),
        ("Gå", State.NEW, False),
    ]
    assert compared.summary == "Trin: 1 nyt, 1 ændret, 1 flyttet."


def test_everything_inside_a_step_is_compared(team: Team) -> None:
    before, after = ImageFactory(title="Blå dør"), ImageFactory(title="Rød dør")
    film, place, contact = VideoFactory(title="Vejen ind"), PlaceFactory(), ContactFactory()
    other_guide = GuideFactory(title="Få et kort")
    kept = [b.film(film), b.place(place), b.contact(contact), b.guide(other_guide)]
    picture = b.picture(before, "En blå dør")
    old = b.step("Find døren", "Den er blå.", picture, *kept, id=STEP["id"])
    guide = published(team, steps=[old])
    new_picture = b.picture(after, "En rød dør") | {"id": picture["id"]}
    new = b.step("Find døren", "Den er rød.", new_picture, *kept, b.checklist("Tag med", "Kort"), id=STEP["id"])
    (step,) = found(of_draft(rewrite(guide, team.author, steps=[new])).changes, "Trin").parts
    assert found(step.parts, "Kort tekst").state is State.CHANGED
    inside = found(step.parts, "Mere i dette trin").parts
    assert [part.state for part in inside] == [State.CHANGED, *[State.SAME] * 4, State.NEW]
    shown = inside[0].parts[0]
    assert [thing.shown.pk for thing in shown.things] == [before.pk, after.pk]
    assert found(inside[0].parts, "Tekst i stedet for billedet").state is State.CHANGED


def test_a_page_that_is_not_published_keeps_its_name_to_itself(team: Team) -> None:
    secret = GuideFactory(title="Hemmelig", live=False)
    guide = new_draft(team, steps=[b.step("Gå videre", "", b.guide(secret))])
    assert "Hemmelig" not in str(read(guide.get_latest_revision_as_object()))


def test_links_and_lists_in_a_text_can_be_read() -> None:
    text = readable('<p>Ring <b>nu</b></p><ul><li>til <a href="https://x.example">os</a></li></ul>')
    assert text == "Ring nu\n• til os (https://x.example)"
    assert readable('<p><a id="7" linktype="page">her</a></p>') == "her (side nr. 7)"


def test_what_was_never_published_is_new(team: Team) -> None:
    assert of_draft(new_draft(team)).is_first


def test_what_was_withdrawn_is_compared_with_what_was_approved(team: Team) -> None:
    guide = send_to_review(new_draft(team), team.author)
    guide.current_workflow_task_state.approve(user=team.reviewer)
    guide.refresh_from_db()
    guide.unpublish()
    guide = rewrite(guide, team.author, title="Hent dit nye kort")
    compared = of_draft(guide)
    assert not compared.is_first
    assert compared.summary == "Ændret: Titel."


def test_hours_and_choices_go_by_what_people_see(team: Team) -> None:
    department = team.department
    department.save_revision().publish()
    department.refresh_from_db()
    department.closed_on_holidays = False
    department.hours = [("weekly", {"days": ["0", "1"], "opens": "09:00", "closes": "14:00", "note": ""})]
    text = strip_tags(str(read(department)))
    assert "mandag, tirsdag" in text.lower()
    assert "Nej" in text


def test_a_long_guide_takes_no_more_queries(team: Team, django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    image, film, place = ImageFactory(), VideoFactory(), PlaceFactory()

    def steps(count: int) -> list[b.Block]:
        content = (b.picture(image), b.film(film), b.place(place), b.text("<p>Gå ind.</p>"))
        return [b.step(f"Trin {number}", "", *content) for number in range(count)]

    guide = rewrite(published(team, steps=steps(30)), team.author, steps=steps(30))
    with django_assert_max_num_queries(40):
        assert of_draft(guide).has_changes
