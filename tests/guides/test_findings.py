# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What a page lacks, with the way to each field."""

from datetime import timedelta

import pytest
from django.utils import timezone

from guides.models import GuidePage
from guides.publishing.advice import LONGEST_TITLE
from guides.publishing.finding import Finding
from media_pipeline.models import Image, Video, VideoVersion
from tests.factories import (
    CaptionsFactory,
    ContactFactory,
    DepartmentFactory,
    DocumentFactory,
    GuideFactory,
    ImageFactory,
    PlaceFactory,
    VideoFactory,
    blocks,
    finished_guide,
)

pytestmark = pytest.mark.django_db


def found(page: object) -> list[tuple[str, str]]:
    findings: list[Finding] = page.findings()  # type: ignore[attr-defined]
    return [(finding.path, finding.code) for finding in findings]


def test_nothing_is_missing_from_what_is_finished() -> None:
    assert found(finished_guide()) == found(PlaceFactory()) == found(ContactFactory()) == []


def test_a_guide_needs_a_contact_and_a_day_of_review() -> None:
    assert found(GuideFactory()) == [("contacts", "no-contact"), ("review_date", "no-review-date")]


def test_a_contact_in_a_step_is_enough() -> None:
    guide = finished_guide(contacts=[], steps=[blocks.step("Ring", "Nu.", blocks.contact(ContactFactory()))])
    assert found(guide) == []


def test_an_empty_draft_says_all_that_it_needs() -> None:
    guide = GuidePage(title="", summary="")
    assert found(guide) == [
        ("title", "empty"),
        ("summary", "empty"),
        ("audiences", "empty"),
        ("steps", "no-steps"),
        ("contacts", "no-contact"),
        ("review_date", "no-review-date"),
    ]


def test_findings_inside_blocks_lead_to_the_field() -> None:
    picture = blocks.picture(ImageFactory(), "")
    picture["value"]["decorative"] = False
    film = blocks.film(VideoFactory())
    nothing = blocks.block("place", None)
    steps = [blocks.step("", "Kort."), blocks.step("Se", "", picture, film, nothing), blocks.step("Tom", "")]
    first, second, third = (step["id"] for step in steps)
    assert found(finished_guide(steps=steps)) == [
        (f"steps.{first}.title", "empty"),
        (f"steps.{second}.content.{picture['id']}.alt_text", "picture-alt"),
        (f"steps.{second}.content.{film['id']}", "film-captions"),
        (f"steps.{second}.content.{film['id']}", "film-description"),
        (f"steps.{second}.content.{nothing['id']}", "empty"),
        (f"steps.{third}.text", "empty-step"),
    ]


def test_films_and_pictures_of_which_nobody_has_answered() -> None:
    film = VideoFactory(people=Video.People.UNANSWERED, spoken_description=True)
    CaptionsFactory(video=film)
    cover = ImageFactory(people=Image.People.UNANSWERED)
    question = blocks.question("Hvor?", film=film)
    assert found(finished_guide(cover_image=cover, questions=[question])) == [
        ("cover_image", "people-unanswered"),
        (f"questions.{question['id']}.film", "people-unanswered"),
    ]


def test_broken_links() -> None:
    draft, gone = GuideFactory(live=False), DocumentFactory()
    links = f'<p><a linktype="page" id="{draft.pk}">guiden</a> <a linktype="document" id="{gone.pk}">planen</a></p>'
    gone.delete()
    chosen = blocks.guide(draft)
    step = blocks.step("Læs", "Nu.", chosen)
    guide = finished_guide(why=links, steps=[step])
    assert found(guide) == [
        ("why", "broken-link"),
        ("why", "broken-link"),
        (f"steps.{step['id']}.content.{chosen['id']}", "broken-link"),
    ]


def test_links_that_lead_somewhere_are_fine() -> None:
    live, document = GuideFactory(), DocumentFactory()
    links = f'<p><a linktype="page" id="{live.pk}">guiden</a> <a linktype="document" id="{document.pk}">planen</a></p>'
    assert found(finished_guide(why=links)) == []


def test_a_place_without_room_is_found_where_it_is_used_too() -> None:
    department = DepartmentFactory()
    place = PlaceFactory(department=department, room="", no_room_reason="")
    used = blocks.place(place)
    assert found(place) == [("room", "room")]
    assert found(finished_guide(parent=department, places=[used])) == [(f"places.{used['id']}", "place-room")]


def test_advice_of_a_guide() -> None:
    hard = "Sagsbehandlingstiden afhænger af dokumentationsgrundlaget og myndighedsafgørelsens omfang. " * 4
    steps = [
        blocks.step("Tag stilling til, om du har brug for en bisidder til mødet i huset", hard),
        *(blocks.step(f"Trin {number}", "Gå ind.") for number in range(2, 11)),
        blocks.step("Eller ring", "Nu.", kind="alternative"),
    ]
    first = steps[0]["id"]
    guide = finished_guide(title="x" * (LONGEST_TITLE + 1), why='<p><a href="https://x.dk">her</a></p>', steps=steps)
    assert found(guide) == [
        ("title", "long-title"),
        ("why", "link-words"),
        ("steps", "many-steps"),
        (f"steps.{first}.title", "long-title"),
        (f"steps.{first}.text", "hard-to-read"),
    ]
    assert all(finding.is_advice for finding in guide.findings())


def test_old_films_are_asked_about() -> None:
    film = VideoFactory(spoken_description=True)
    CaptionsFactory(video=film)
    VideoVersion.objects.update(created_at=timezone.now() - timedelta(days=800))
    guide = finished_guide(steps=[blocks.step("Se", "Nu.", blocks.film(Video.objects.get(pk=film.pk)))])
    assert [code for _path, code in found(guide)] == ["old-film"]
