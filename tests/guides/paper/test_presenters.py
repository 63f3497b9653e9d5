# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What stands on paper: all that the pages say, nothing that citizens may not see, and each film once."""

import json
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone, translation

from guides.blocks.step import StepContentBlock
from guides.freshness import State
from guides.loading import load_guide, load_place
from guides.models import DepartmentPage, GuidePage, PlacePage
from guides.paper import leaflet
from guides.paper.common import Paper
from guides.paper.leaflet import Leaflet
from guides.paper.presenters import PRESENT, guide_leaflet, place_leaflet
from guides.short_addresses import Target, ensure_short_addresses, printed_targets
from guides.site.contents import hours_of
from guides.site.languages import Languages
from tests.factories import CaptionsFactory, ChapterFactory, GuideFactory, ImageFactory, PlaceFactory, VideoFactory
from tests.factories import blocks as b
from tests.guides.every_block import BLOCKS, WORD, Say, everything, made_of_words, new_words, words_on_pages

pytestmark = pytest.mark.django_db


@pytest.fixture
def say() -> Say:
    return new_words()


@pytest.fixture
def department(say: Say) -> DepartmentPage:
    return made_of_words(say)


def paper(targets: list[Target]) -> Paper:
    return Paper(
        base="https://fjordby.example",
        sender="Fjordby Kommune",
        edition=3,
        changed=date(2026, 11, 29),
        addresses=ensure_short_addresses(targets),
        hours=hours_of,
    )


def of_guide(guide: GuidePage) -> Leaflet:
    found = GuidePage.objects.get(pk=guide.pk)
    load_guide(found)
    places = PlacePage.objects.descendant_of(found.department)
    return guide_leaflet(found, paper([target for page in (found, *places) for target in printed_targets(page)]))


def of_place(place: PlacePage) -> Leaflet:
    found = PlacePage.objects.get(pk=place.pk)
    load_place(found)
    return place_leaflet(found, paper(printed_targets(found)))


def words(made: Leaflet) -> set[str]:
    return set(WORD.findall(json.dumps(made.as_json()).replace("\\n", " ")))


def parts(made: Leaflet, kind: type[Any]) -> list[Any]:
    return [part for part in made.parts if isinstance(part, kind)]


def test_no_block_is_forgotten() -> None:
    assert set(PRESENT) == set(StepContentBlock().child_blocks)


@pytest.mark.parametrize("kind", [kind for kind in BLOCKS if kind != "film"])
def test_block(client: Client, say: Say, department: DepartmentPage, kind: str) -> None:
    step = b.step(say(), say(), *BLOCKS[kind](say, department))
    guide = GuideFactory(parent=department, title=say(), summary=say(), steps=[step])
    assert words(of_guide(guide)) == words_on_pages(client, guide)


def test_guide(client: Client, say: Say, department: DepartmentPage) -> None:
    guide = everything(say, department)
    assert words(of_guide(guide)) == words_on_pages(client, guide)


def test_place(say: Say, department: DepartmentPage) -> None:
    place = BLOCKS["place"](say, department)[0]["value"]
    page = PlacePage.objects.get(pk=place)
    on_paper = words(of_place(page))
    assert page.film
    said = {page.title, page.entrance, page.floor, page.room, page.recognise, page.city, page.film.title}
    assert said | set(WORD.findall(f"{page.directions}{page.access}{page.hours.raw_data}")) <= on_paper


def film_in_a_step(**fields: Any) -> tuple[GuidePage, leaflet.Film]:
    video = VideoFactory.create(**{"is_public": True, "title": "Vis vej", "text_description": "En dør."} | fields)
    CaptionsFactory(video=video, vtt="WEBVTT\n\n00:00.000 --> 00:04.000\nGå ind.\n")
    ChapterFactory(video=video, title="Fra bussen", text="Følg stien.", picture="videos/a/chapters/1.webp")
    guide = GuideFactory(steps=[b.step("Gå", "Nu.", b.film(video))])
    (film,) = parts(of_guide(guide), leaflet.Film)
    return guide, film


class TestFilm:
    def test_poster_stretches_description_and_a_code(self) -> None:
        _guide, film = film_in_a_step()
        assert film.title == "Vis vej"
        assert film.poster
        assert film.code
        assert film.poster.key.endswith("poster.webp")
        assert "Vis vej" in film.poster.alt
        assert [chapter.title for chapter in film.chapters] == ["Fra bussen"]
        assert "Følg stien." in str(film.chapters)
        assert "En dør." in str(film.texts)
        assert film.code.url.startswith("https://fjordby.example/k/")

    def test_what_is_said_stands_only_where_nothing_else_does(self) -> None:
        assert "Gå ind." not in str(film_in_a_step()[1].texts)
        assert "Gå ind." in str(film_in_a_step(text_description="")[1].texts)

    def test_each_stretch_has_its_picture(self) -> None:
        video = VideoFactory.create(is_public=True)
        ChapterFactory(video=video, title="Fra bussen", picture="videos/a/chapters/1.webp")
        ChapterFactory(video=video, title="Ved døren", start_ms=2_000)
        made = of_guide(GuideFactory(steps=[b.step("Gå", "", b.film(video))]))
        with_picture, without = parts(made, leaflet.Film)[0].chapters
        assert with_picture.picture.alt == "Billede fra filmen: Fra bussen"
        assert with_picture.picture in made.pictures()
        assert without.picture is None

    def test_in_another_language_it_is_known_to_be_danish(self) -> None:
        assert film_in_a_step()[1].language == ""
        with translation.override("en"):
            assert film_in_a_step()[1].language == "da"

    def test_withheld_is_text_alone(self) -> None:
        _guide, film = film_in_a_step(is_public=False, people="somebody")
        assert (film.poster, film.code) == (None, None)
        assert {chapter.picture for chapter in film.chapters} == {None}
        assert film.message
        assert {"En dør.", "Gå ind."} <= {run.text for _title, flow in film.texts for part in flow for run in part.runs}  # type: ignore[union-attr]

    def test_private_or_unfinished_is_not_there(self) -> None:
        for video in (VideoFactory.create(), VideoFactory.create(is_public=True, state=None)):
            guide = GuideFactory(steps=[b.step("Gå", "Nu.", b.film(video))])
            assert parts(of_guide(guide), leaflet.Film) == []

    def test_the_same_film_is_described_once(self) -> None:
        video = VideoFactory.create(is_public=True)
        guide = GuideFactory(steps=[b.step("Gå", "", b.film(video))], questions=[b.question("Hvor?", film=video)])
        first, second = parts(of_guide(guide), leaflet.Film)
        assert first.texts
        assert not first.message
        assert (second.texts, second.chapters, second.poster) == ([], [], None)
        assert second.message
        assert second.code == first.code


class TestPictures:
    def test_only_what_is_public(self) -> None:
        shown, private = ImageFactory(is_public=True), ImageFactory()
        guide = GuideFactory(
            cover_image=private, steps=[b.step("Gå", "", b.picture(shown, "En dør"), b.picture(private, "En mur"))]
        )
        assert [(picture.alt, picture.key[:7]) for picture in of_guide(guide).pictures()] == [("En dør", "images/")]

    def test_a_withheld_one_is_said(self) -> None:
        picture = b.picture(ImageFactory(people="somebody"), "Karin ved skranken")
        made = of_guide(GuideFactory(steps=[b.step("Gå", "", picture)]))
        assert made.pictures() == []
        assert "Karin ved skranken" in str(made.parts)


def test_headings_skip_no_level(say: Say, department: DepartmentPage) -> None:
    content = [block for make in BLOCKS.values() for block in make(say, department)]
    guide = GuideFactory(
        parent=department,
        steps=[b.step("Gå", "", *content)],
        questions=[b.question("Hvor?", film=VideoFactory.create(is_public=True, title="I et svar"))],
    )
    levels = [
        1,
        *(
            getattr(part, "level", None) or 2
            for part in of_guide(guide).parts
            if hasattr(part, "title") or hasattr(part, "level")
        ),
    ]
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_edition_date_and_address_stand_in_the_text() -> None:
    made = of_guide(GuideFactory())
    assert "udgave 3 fra 29. november 2026" in str(made.parts[-1])
    assert made.code.label in str(made.parts[-1])


def test_a_discreet_guide_has_a_neutral_name_and_says_its_title_inside() -> None:
    made = of_guide(GuideFactory(title="Din første samtale i rusmiddelbehandlingen", discreet=True))
    assert "rusmiddel" not in made.name.lower()
    assert made.title == "Din første samtale i rusmiddelbehandlingen"


class TestLanguages:
    """What a translation doesn't say as the Danish text: in words, and in the language that voices read."""

    def of_states(self, **states: State) -> Leaflet:
        question = b.question("Må jeg tage min hund med?", "<p>Ja.</p>", id="question")
        steps = [b.step("Find døren", "Den er blå.", id="first"), b.step("Ring på", "To gange.", id="second")]
        guide = GuidePage.objects.get(pk=GuideFactory(steps=steps, questions=[question], why="<p>Fordi.</p>").pk)
        load_guide(guide)
        return guide_leaflet(guide, replace(paper(printed_targets(guide)), languages=Languages(states=states)))

    def test_a_page_that_says_what_the_danish_says_says_nothing_of_it(self) -> None:
        made = self.of_states()
        assert parts(made, leaflet.Callout) == []
        assert {part.language for part in made.parts} == {""}

    def test_an_older_step_and_an_older_answer_are_told_of(self) -> None:
        made = self.of_states(second=State.OLDER, question=State.OLDER)
        step, answer = parts(made, leaflet.Callout)
        assert "Dette trin er ældre end den danske tekst." in str(step.flow)
        assert "Dette svar er ældre end den danske tekst." in str(answer.flow)
        assert made.parts[made.parts.index(step) - 1].text == "Ring på"  # type: ignore[attr-defined]
        assert {part.language for part in made.parts} == {""}

    def test_what_is_not_translated_is_told_of_and_marked_as_danish(self) -> None:
        made = self.of_states(first=State.UNTRANSLATED, question=State.UNTRANSLATED)
        assert "Dette trin er ikke oversat endnu." in str(parts(made, leaflet.Callout)[0].flow)
        danish = [part for part in made.parts if part.language == "da"]
        assert all(words in str(danish) for words in ("Find døren", "Den er blå.", "Må jeg", "Ja."))
        assert not any(words in str(danish) for words in ("Ring på", "Fordi.", "ikke oversat"))
        assert made.title_language == ""

    def test_the_page_itself(self) -> None:
        made = self.of_states(overview=State.UNTRANSLATED)
        assert made.title_language == "da"
        assert next(part.language for part in parts(made, leaflet.Text) if "Fordi." in str(part)) == "da"
        assert "er ældre end den danske tekst" in str(self.of_states(overview=State.OLDER).parts)


def test_closures_soon_are_printed() -> None:
    soon = str(timezone.localdate() + timedelta(days=3))
    place = PlaceFactory(hours=[b.weekly("01234", "09:00", "15:00"), b.closure(soon, soon, "Vandskade")])
    assert "Vandskade" in str(of_place(place).parts)
