# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""A change runs on to everything that names what has changed, and those who own it are told."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cms.ripple import telling
from cms.ripple.checks import ASKED_AGAIN_AFTER, OLD_AFTER, ask_about_old_films, checks_for
from cms.ripple.marking import ripple
from cms.ripple.models import ToBeChecked
from cms.ripple.naming import named_in
from cms.ripple.telling import owners_addresses, tell_untold
from cms.ripple.words import thing_in_words, why
from guides.models import GuidePage, PlacePage
from media_pipeline.models import Video
from media_pipeline.versions.takeover import take_over
from tests.cms.ripple.conftest import SECRET, Desk, publish
from tests.factories import GuideFactory, PlaceFactory, VideoFactory
from tests.factories import blocks as b
from tests.factories.languages import translated
from tests.factories.media import add_version

type Capture = Callable[..., Any]


def marked() -> set[str]:
    """What is to be checked, by title."""
    rows = ToBeChecked.objects.filter(checked_at=None).select_related("page", "film")
    return {str((row.page and row.page.title) or (row.film and row.film.title)) for row in rows}


def change(capture: Capture, page: Any, **fields: Any) -> None:
    with capture(execute=True):
        publish(page, **fields)


def test_a_place(desk: Desk, django_capture_on_commit_callbacks: Capture) -> None:
    change(django_capture_on_commit_callbacks, desk.place, room="3.01")
    assert marked() == {"Første møde", "Naboens guide", SECRET, "Uden stedet", "Ind ad indgang B"}
    row = ToBeChecked.objects.get(page=desk.guide)
    assert why(row) == "”Lokale 2.14” er ændret: lokale."


def test_a_contact(desk: Desk, django_capture_on_commit_callbacks: Capture) -> None:
    change(django_capture_on_commit_callbacks, desk.contact, phone="00 99 99 99")
    assert marked() == {"Første møde", "Naboens guide", SECRET}


def test_hours(desk: Desk, django_capture_on_commit_callbacks: Capture) -> None:
    change(django_capture_on_commit_callbacks, desk.place, closed_on_holidays=False)
    assert "Første møde" in marked()
    assert "helligdage" in why(ToBeChecked.objects.get(page=desk.guide))


def test_a_film_of_which_another_one_is_shown(desk: Desk, django_capture_on_commit_callbacks: Capture) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        add_version(Video.objects.get(pk=desk.film.pk), "ready")
    assert marked() == {"Første møde", "Naboens guide", SECRET, "Lokale 2.14"}


def test_a_film_that_is_only_made_anew_is_the_same_film(
    desk: Desk, django_capture_on_commit_callbacks: Capture
) -> None:
    old = desk.film.current_version
    assert old is not None
    Video.objects.filter(pk=desk.film.pk).update(is_public=False)
    add_version(Video.objects.get(pk=desk.film.pk), "ready")
    desk.film.versions.update(original=old.original)
    new = desk.film.versions.latest("pk")
    Video.objects.filter(pk=desk.film.pk).update(is_public=True, current_version=old)
    with django_capture_on_commit_callbacks(execute=True):
        take_over(Video.objects.get(pk=desk.film.pk), new)
    assert marked() == set()


def test_a_translation_of_the_place_and_the_guides_in_its_language(
    desk: Desk, django_capture_on_commit_callbacks: Capture
) -> None:
    room = translated(desk.place, "en", title="Room 2.14")
    first = translated(desk.guide, "en", title="First meeting")
    change(django_capture_on_commit_callbacks, desk.place, room="3.01")
    assert {"Room 2.14", "First meeting", "Første møde"} <= marked()
    ToBeChecked.objects.all().delete()
    change(django_capture_on_commit_callbacks, room, recognise="There is a large B.")
    assert marked() == {first.title, "Ind ad indgang B"}


def test_nothing_changes_nothing_runs_on(desk: Desk, django_capture_on_commit_callbacks: Capture) -> None:
    change(django_capture_on_commit_callbacks, desk.place)
    change(django_capture_on_commit_callbacks, desk.place, slug="et-andet-navn")
    assert marked() == set()


def test_a_draft_changes_nothing_yet(desk: Desk, django_capture_on_commit_callbacks: Capture) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        draft = PlacePage.objects.get(pk=desk.place.pk)
        draft.room = "3.01"
        draft.save_revision()
    assert marked() == set()


def test_what_changes_twice_is_checked_once(desk: Desk, django_capture_on_commit_callbacks: Capture) -> None:
    for room in ("3.01", "3.02"):
        change(django_capture_on_commit_callbacks, desk.place, room=room)
    change(django_capture_on_commit_callbacks, desk.place, floor="3. sal")
    row = ToBeChecked.objects.get(page=desk.guide)
    assert row.changed == ["room", "floor"]
    row.checked_at = timezone.now()
    row.save()
    change(django_capture_on_commit_callbacks, desk.place, floor="4. sal")
    assert ToBeChecked.objects.filter(page=desk.guide, checked_at=None).count() == 1


def test_each_owner_gets_one_letter(desk: Desk, django_capture_on_commit_callbacks: Capture) -> None:
    change(django_capture_on_commit_callbacks, desk.place, room="3.01")
    letters = {letter.to[0]: letter for letter in mail.outbox}
    assert set(letters) == {"redaktoer@fjordby.example", "nabo@fjordby.example"}
    assert "Første møde" in letters["redaktoer@fjordby.example"].body
    assert "/admin/tjek/" in letters["redaktoer@fjordby.example"].body
    assert SECRET not in letters["redaktoer@fjordby.example"].body
    assert SECRET in letters["nabo@fjordby.example"].body
    assert tell_untold() == 0
    assert len(mail.outbox) == 2


def test_where_the_owner_has_left_the_reviewers_are_told(desk: Desk) -> None:
    desk.editor.groups.clear()
    row = ToBeChecked(page=GuidePage.objects.get(pk=desk.guide.pk))
    assert owners_addresses(row) == ["godkender@fjordby.example"]


def test_a_letter_that_fails_is_tried_again(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_args: Any) -> None:
        raise OSError

    ripple(desk.contact, ["phone"])
    with monkeypatch.context() as patched:
        patched.setattr(telling, "send_mail", refuse)
        assert tell_untold() == 0
    assert tell_untold() == 2


def test_marking_takes_a_fixed_number_of_queries(desk: Desk) -> None:
    counts = []
    for _ in range(3):
        for _ in range(3):
            GuideFactory(parent=desk.department, steps=[b.step("Kom", "", b.place(desk.place))])
        ToBeChecked.objects.all().delete()
        with CaptureQueriesContext(connection) as asked:
            ripple(PlacePage.objects.get(pk=desk.place.pk), ["room"])
        counts.append(len(asked))
    assert counts[1] == counts[2], "the first asks for what is remembered"


@pytest.mark.parametrize(
    ("content", "found"),
    [
        ({"places": '[{"type": "place", "value": 7, "id": "x"}]'}, [7]),
        ({"steps": '[{"id": "x", "type": "step", "value": {"content": [{"value": 7, "type": "place"}]}}]'}, [7]),
        ({"steps": '[{"type": "contact", "value": 7}]'}, []),
        ({"title": "[ikke en strøm", "live": 7}, []),
        ({"places": "[]", "place": None}, []),
    ],
)
def test_places_that_a_revision_names(content: dict[str, Any], found: list[int]) -> None:
    assert list(named_in(content, "place")) == found


@pytest.mark.parametrize(
    "content",
    [{"film": 7}, {"questions": '[{"type": "question", "value": {"question": "Hvor?", "answer": "", "film": 7}}]'}],
)
def test_films_that_a_revision_names(content: dict[str, Any]) -> None:
    assert list(named_in(content, "film")) == [7]


def test_old_films_are_asked_about_once_a_year(desk: Desk) -> None:
    today = timezone.localdate()
    desk.film.filmed_on = today - OLD_AFTER - timedelta(days=1)
    desk.film.save()
    VideoFactory(title="Ny", is_public=True, filmed_on=today - OLD_AFTER)
    VideoFactory(title="Vises ikke", filmed_on=today - 2 * OLD_AFTER)
    assert [ask_about_old_films(today) for _ in range(2)] == [1, 0]
    row = ToBeChecked.objects.get()
    assert thing_in_words(row) == "Filmen »Ind ad indgang B«"
    assert why(row).startswith("Filmen er optaget")
    assert [each.pk for each in checks_for(desk.editor)] == [row.pk]
    tell_untold()
    assert [letter.to for letter in mail.outbox] == [["redaktoer@fjordby.example"]]
    ToBeChecked.objects.update(checked_at=timezone.now())
    later = today + ASKED_AGAIN_AFTER + timedelta(days=2)
    Video.objects.exclude(pk=desk.film.pk).update(filmed_on=later)
    assert ask_about_old_films(later - timedelta(days=4)) == 0
    assert ask_about_old_films(later) == 1


def test_a_film_without_a_day_counts_from_when_it_was_uploaded(desk: Desk) -> None:
    today = timezone.localdate()
    Video.objects.filter(pk=desk.film.pk).update(created_at=timezone.now() - OLD_AFTER - timedelta(days=2))
    assert ask_about_old_films(today) == 1


def test_a_place_of_its_own_has_nothing_to_run_on_to(desk: Desk) -> None:
    assert ripple(PlaceFactory(department=desk.department), ["room"]) == 0
