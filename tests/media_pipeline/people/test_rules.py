# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""When people may be shown: the rule, and the same rule in the database."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from media_pipeline.models import Consent, Image, Video, may_be_shown
from media_pipeline.people.rules import Basis, People, last_change, missing
from media_pipeline.people.rules import may_be_shown as rule
from media_pipeline.publication import set_public
from tests.factories import Factory, ImageFactory, VideoFactory

TODAY = date(2026, 11, 22)
YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


def basis(shows: str = "Receptionisten", *, withdrawn: bool = False, ends_on: date | None = TOMORROW) -> Basis:
    return Basis(shows, NOON, NOON if withdrawn else None, ends_on)


@pytest.mark.parametrize(
    ("people", "bases", "expected", "codes"),
    [
        (People.UNANSWERED, [], True, ["people-unanswered"]),
        (People.NOBODY, [], True, []),
        (People.NOBODY, [basis(withdrawn=True)], True, []),
        (People.SOMEBODY, [], False, ["people-without-ground"]),
        (People.SOMEBODY, [basis()], True, []),
        (People.SOMEBODY, [basis(ends_on=TODAY)], True, []),
        (People.SOMEBODY, [basis(ends_on=YESTERDAY)], False, ["people-ended"]),
        (People.SOMEBODY, [basis(ends_on=None)], True, []),
        (People.SOMEBODY, [basis(withdrawn=True)], False, ["people-withdrawn"]),
        (People.SOMEBODY, [basis(), basis("Barnet", withdrawn=True)], False, ["people-withdrawn"]),
        (People.SOMEBODY, [basis(withdrawn=True), basis()], True, []),
        (People.SOMEBODY, [basis(), basis(withdrawn=True)], False, ["people-withdrawn"]),
    ],
)
def test_rule(people: People, bases: list[Basis], expected: bool, codes: list[str]) -> None:
    assert rule(people, bases, TODAY) is expected
    assert [each.code for each in missing(people, bases, TODAY)] == codes


@given(
    st.sampled_from(People),
    st.lists(st.builds(basis, st.sampled_from("ab"), withdrawn=st.booleans(), ends_on=st.sampled_from([None, TODAY]))),
)
def test_what_is_published_may_be_shown(people: People, bases: list[Basis]) -> None:
    if not missing(people, bases, TODAY):
        assert rule(people, bases, TODAY)


def test_saved_copies_learn_when_something_came_or_went() -> None:
    ended = Basis("a", NOON - timedelta(days=9), ends_on=date(2026, 11, 20))
    assert last_change([ended], NOON) == datetime(2026, 11, 20, 23, tzinfo=UTC), "midnight in Denmark"
    assert last_change([ended], NOON - timedelta(days=5)) == NOON - timedelta(days=9)
    assert last_change([ended, basis(withdrawn=True)], NOON) == NOON
    assert last_change([], NOON) is None


GROUNDS = st.lists(
    st.tuples(st.sampled_from(["a", "b", "A"]), st.booleans(), st.sampled_from([None, YESTERDAY, TODAY, TOMORROW])),
    max_size=5,
)


class InTheDatabase(TestCase):
    """Hypothesis wants each example in a transaction of its own."""

    @given(st.sampled_from([VideoFactory, ImageFactory]), st.sampled_from(People), GROUNDS)
    def test_database_agrees_with_the_rule(
        self, factory: object, people: People, grounds: list[tuple[str, bool, date | None]]
    ) -> None:
        is_film = factory is VideoFactory
        thing: Video | Image = (
            Video.objects.create(title="Film", people=people)
            if is_film
            else Image(title="Billede", people=people, file="a.jpg", width=1, height=1)
        )
        if isinstance(thing, Image):
            Image.objects.bulk_create([thing])  # a row is enough; nobody opens its file
        owner = "video" if is_film else "image"
        for shows, is_withdrawn, ends_on in grounds:
            Consent.objects.create(
                **{owner: thing}, shows=shows, withdrawn_at=NOON if is_withdrawn else None, ends_on=ends_on
            )
        found = type(thing)._default_manager.filter(may_be_shown(type(thing), TODAY), pk=thing.pk)
        assert found.exists() is rule(people, thing.bases, TODAY)


@pytest.mark.django_db
@pytest.mark.parametrize("factory", [VideoFactory, ImageFactory])
def test_nothing_makes_public_what_may_not_be_shown(factory: Factory[Video | Image]) -> None:
    thing = factory(people=People.SOMEBODY)
    assert set_public(type(thing), {thing.pk}, public=True) == set()
    Consent.objects.create(**{"video" if isinstance(thing, Video) else "image": thing}, shows="Receptionisten")
    assert set_public(type(thing), {thing.pk}, public=True) == {thing.pk}


@pytest.mark.django_db
def test_what_citizens_first_see_is_remembered() -> None:
    film = VideoFactory()
    set_public(Video, {film.pk}, public=True)
    first = film.versions.get().first_public_at
    assert first is not None
    set_public(Video, {film.pk}, public=False)
    set_public(Video, {film.pk}, public=True)
    assert film.versions.get().first_public_at == first
