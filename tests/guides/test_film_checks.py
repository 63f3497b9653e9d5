# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Which films citizens may see: those that everybody can follow."""

from dataclasses import replace

import pytest

from guides.models.films import film_facts
from guides.publishing.checks import FilmFacts, film_findings, way_findings
from media_pipeline.models import Captions, Video, VideoRendition, VideoVersion
from tests.factories import CaptionsFactory, ChapterFactory, VideoFactory

SPOKEN = FilmFacts(
    path="steps",
    title="Find vej",
    is_ready=True,
    has_speech=True,
    has_captions=True,
    is_seen_said=True,
    has_described_sound=False,
    has_text_description=False,
)
SILENT = replace(SPOKEN, has_speech=False, has_captions=False, is_seen_said=False, has_text_description=True)


def codes(film: FilmFacts) -> list[str]:
    return [finding.code for finding in film_findings([film])]


@pytest.mark.parametrize(
    ("film", "missing"),
    [
        (SPOKEN, []),
        (replace(SPOKEN, is_ready=False), ["film-not-ready"]),
        (replace(SPOKEN, has_captions=False), ["film-captions"]),
        (replace(SPOKEN, is_seen_said=False), ["film-description"]),
        (replace(SPOKEN, is_seen_said=False, has_text_description=True), ["film-description"]),
        (replace(SPOKEN, is_seen_said=False, has_described_sound=True), []),
        (SILENT, []),
        (replace(SILENT, has_text_description=False), ["film-description"]),
        (replace(SILENT, has_text_description=False, is_seen_said=True), ["film-description"]),
        (replace(SILENT, has_text_description=False, has_described_sound=True), []),
    ],
)
def test_what_is_missing(film: FilmFacts, missing: list[str]) -> None:
    assert codes(film) == missing


def test_a_film_that_shows_the_way_has_chapters() -> None:
    [finding] = way_findings([SPOKEN])
    assert finding.code == "film-chapters"
    assert "Find vej" in finding.message
    assert way_findings([replace(SPOKEN, has_chapters=True)]) == []


def test_each_finding_says_what_to_do_in_its_own_words() -> None:
    spoken, silent = (replace(film, is_seen_said=False, has_text_description=False) for film in (SPOKEN, SILENT))
    [said], [written] = film_findings([spoken]), film_findings([silent])
    assert said.message != written.message
    assert "Find vej" in said.message
    assert "Find vej" in written.message


@pytest.mark.django_db
class TestFacts:
    def test_chapters(self) -> None:
        chapter = ChapterFactory()
        assert film_facts("film", chapter.video).has_chapters
        assert not film_facts("film", VideoFactory()).has_chapters

    def test_a_film_with_sound(self) -> None:
        facts = film_facts("film", VideoFactory())
        assert (facts.has_speech, facts.has_captions, facts.is_seen_said) == (True, False, False)

    @pytest.mark.parametrize(
        ("language", "state", "counts"),
        [
            ("da", Captions.State.APPROVED, True),
            ("da", Captions.State.DRAFT, False),
            ("en", Captions.State.APPROVED, False),
        ],
    )
    def test_approved_danish_captions_count(self, language: str, state: str, counts: bool) -> None:
        captions = CaptionsFactory(language=language, state=state)
        assert film_facts("film", captions.video).has_captions is counts

    def test_no_speech_and_no_sound(self) -> None:
        assert not film_facts("film", VideoFactory(no_speech=True)).has_speech
        silent = VideoFactory()
        VideoVersion.objects.filter(video=silent).update(has_audio=False)
        assert not film_facts("film", Video.objects.get(pk=silent.pk)).has_speech

    def test_a_described_rendition_of_the_current_version_counts(self) -> None:
        film = VideoFactory()
        assert not film_facts("film", film).has_described_sound
        VideoRendition.objects.filter(version=film.current_version, short_side=720).update(is_described=True)
        assert film_facts("film", Video.objects.get()).has_described_sound

    def test_a_film_that_is_not_ready_has_speech_until_somebody_says_otherwise(self) -> None:
        film = VideoFactory(state=VideoVersion.State.WAITING)
        assert film_facts("film", film).has_speech
