# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Chapters: written in the admin, shown beside the film, and served as WebVTT."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from media_pipeline import chapters, keys
from media_pipeline.captions import parse
from media_pipeline.models import Video
from tests.factories.media import ChapterFactory, VideoFactory
from tests.media_pipeline.conftest import Staff
from tests.media_pipeline.test_player import player

STARTS = st.lists(st.integers(0, 100_000), unique=True, min_size=1, max_size=10).map(sorted)


@given(STARTS, st.integers(1, 120_000))
def test_chapters_cover_the_film_to_its_end(starts: list[int], film_ms: int) -> None:
    vtt = chapters.webvtt([(start, f"Kapitel <{start}> & videre") for start in starts], film_ms)
    within = [start for start in starts if start < film_ms]
    if not within:
        assert vtt == ""
        return
    cues = parse(vtt, film_ms=film_ms)
    assert [cue.start_ms for cue in cues] == within
    assert [cue.end_ms for cue in cues] == [*within[1:], film_ms]
    assert [cue.lines for cue in cues] == [[f"Kapitel <{start}> & videre"] for start in within]


@pytest.fixture
def film(anna: Staff) -> Video:
    film: Video = VideoFactory(collection=anna.collection)
    return film


def save(staff: Staff, film: Video, *rows: dict[str, str], known: int = 0) -> Any:
    """`known` of the rows are those of chapters that the page showed."""
    data = {"chapters-TOTAL_FORMS": str(len(rows)), "chapters-INITIAL_FORMS": str(known)}
    for number, row in enumerate(rows):
        data |= {f"chapters-{number}-{name}": value for name, value in row.items()}
    return staff.client.post(reverse("films:chapters", args=[film.pk]), data)


def starts(film: Video) -> list[tuple[int, str]]:
    return list(film.chapters.values_list("start_ms", "title"))


@pytest.mark.django_db
class TestTheEditor:
    @pytest.fixture
    def with_chapters(self, film: Video) -> Video:
        """The upload has chapters at 0, 20 and 60 seconds; the film is 42 seconds of it, from 10 seconds on."""
        found = [[0, "Fra <bussen>"], [20_000, "Døren"], [60_000, "Hjem"]]
        film.versions.update(found_chapters=found, trim_start_ms=10_000)
        film.refresh_from_db()
        return film

    def test_what_the_upload_calls_its_parts_is_offered(self, with_chapters: Video, anna: Staff) -> None:
        address = reverse("films:chapters", args=[with_chapters.pk])
        page = anna.client.get(address)
        assert "Kapitlerne her lå i den fil" in page.content.decode()
        shown = [(form["start_ms"].value(), form["title"].value()) for form in page.context["formset"]]
        assert shown[:3] == [("0:00", "Fra <bussen>"), ("0:10", "Døren"), (None, None)]
        assert starts(with_chapters) == [], "nobody has said yes yet"
        assert "Døren" not in player(with_chapters, is_staff=True)

        save(anna, with_chapters, {"start_ms": "0:00", "title": "Fra <bussen>"}, {"start_ms": "0:10", "title": "Døren"})
        assert starts(with_chapters) == [(0, "Fra <bussen>"), (10_000, "Døren")]
        again = anna.client.get(address).content.decode()
        assert "Kapitlerne her lå i den fil" not in again
        assert again.count("Døren") == 1

    def test_saving(self, film: Video, anna: Staff) -> None:
        rows = [
            {"start_ms": "0:10,5", "title": "I huset", "text": "Tag elevatoren."},
            {"start_ms": "0:00", "title": "Fra bussen", "text": ""},
            {"start_ms": "", "title": "", "text": ""},
        ]
        assert save(anna, film, *rows).status_code == 302
        assert starts(film) == [(0, "Fra bussen"), (10_500, "I huset")]

    def test_swapping_times_and_taking_out(self, film: Video, anna: Staff) -> None:
        for ms in (0, 1000, 2000):
            ChapterFactory(video=film, start_ms=ms, title=str(ms))
        save(
            anna,
            film,
            {"start_ms": "0:01", "title": "0", "text": ""},
            {"start_ms": "0:00", "title": "1000", "text": ""},
            {"start_ms": "0:02", "title": "2000", "text": "", "DELETE": "on"},
            known=3,
        )
        assert starts(film) == [(0, "1000"), (1000, "0")]

    def test_a_page_is_saved_as_often_as_somebody_goes_back_to_it(self, film: Video, anna: Staff) -> None:
        ChapterFactory(video=film, start_ms=0, title="Fra bussen")
        page = anna.client.get(reverse("films:chapters", args=[film.pk])).context["formset"]
        data = {field.html_name: field.value() or "" for form in page for field in form}
        data |= {field.html_name: field.value() for field in page.management_form}
        data["chapters-1-start_ms"], data["chapters-1-title"] = "0:10", "I huset"
        for _time in range(2):
            assert anna.client.post(reverse("films:chapters", args=[film.pk]), data).status_code == 302
            assert starts(film) == [(0, "Fra bussen"), (10_000, "I huset")]

    def test_only_what_is_there_can_be_taken_out(self, film: Video, anna: Staff) -> None:
        ChapterFactory(video=film)
        page = anna.client.get(reverse("films:chapters", args=[film.pk])).content.decode()
        assert page.count('name="chapters-0-DELETE"') == 1
        assert 'name="chapters-1-DELETE"' not in page
        assert "chapters-__prefix__-DELETE" not in page

    @pytest.mark.parametrize(
        ("rows", "words"),
        [
            ([("0:42", "For sent")], "varer kun 0:42"),
            ([("0:05", "A"), ("0:05", "B")], "Et andet kapitel begynder"),
            ([("lidt efter", "A")], "minutter og sekunder"),
            ([("0:05", "")], "skal udfyldes"),
            ([("", "Uden tid")], "skal udfyldes"),
        ],
    )
    def test_mistakes_cost_nothing(self, film: Video, anna: Staff, rows: list[tuple[str, str]], words: str) -> None:
        ChapterFactory(video=film, title="Som før")
        page = save(anna, film, *({"start_ms": start, "title": title, "text": "Skrevet"} for start, title in rows))
        assert page.status_code == 200
        assert words in page.content.decode()
        assert "Skrevet" in page.content.decode()
        assert starts(film) == [(0, "Som før")]

    def test_a_chapter_of_another_film_stays_there(self, film: Video, anna: Staff, bo: Staff) -> None:
        other = ChapterFactory(video=VideoFactory(collection=bo.collection), title="Bos")
        save(anna, film, {"id": str(other.pk), "start_ms": "0:01", "title": "Annas", "text": ""}, known=1)
        other.refresh_from_db()
        assert other.title == "Bos"

    @pytest.mark.parametrize("data", [{}, {"chapters-TOTAL_FORMS": "x"}, {"chapters-TOTAL_FORMS": "100000"}])
    def test_nonsense_is_refused(self, film: Video, anna: Staff, data: dict[str, str]) -> None:
        ChapterFactory(video=film)
        assert anna.client.post(reverse("films:chapters", args=[film.pk]), data).status_code == 200
        assert film.chapters.count() == 1


@pytest.mark.django_db
class TestServing:
    @pytest.fixture
    def public(self) -> Video:
        film: Video = VideoFactory(is_public=True)
        ChapterFactory(video=film)
        ChapterFactory(video=film, start_ms=12_500, title="I <huset>", text="Tag elevatoren.")
        return film

    def test_the_file(self, public: Video, client: Client) -> None:
        response = client.get(public.chapters_url)
        assert response["Content-Type"].startswith("text/vtt")
        body = b"".join(response.streaming_content).decode()  # type: ignore[attr-defined]
        assert [cue.lines for cue in parse(body)] == [["Fra bussen til døren"], ["I <huset>"]]

    def test_a_private_films_chapters_are_private(self, public: Video, client: Client) -> None:
        url = public.chapters_url
        Video.objects.update(is_public=False)
        assert client.get(url).status_code == 404
        assert client.get(Video.objects.get().chapters_url).status_code == 200, "signed"

    def test_old_addresses_do_not_show_new_chapters(self, public: Video, client: Client) -> None:
        url = public.chapters_url
        public.chapters.first().delete()  # type: ignore[union-attr]
        assert client.get(url).status_code == 404

    def test_keys(self, public: Video) -> None:
        assert keys.parse(public.chapters_key) == keys.ChaptersKey(public.uuid, public.chapters_key[-20:-4])

    def test_the_player(self, public: Video) -> None:
        markup = player(public)
        assert 'kind="chapters"' in markup
        assert 'data-at="12500"' in markup
        assert "0:12</span>" in markup
        assert "I &lt;huset&gt;" in markup
        assert "Tag elevatoren." in markup
        assert 'kind="chapters"' not in player(VideoFactory(is_public=True))
