# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Citizens see the films, pictures and documents that live pages use, and no others."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest

from guides.media_use import sync_public_media
from guides.models import GuidePage
from media_pipeline.models import Publishable
from tests.factories import DepartmentFactory, DocumentFactory, GuideFactory, ImageFactory, PlaceFactory, VideoFactory
from tests.factories.blocks import film, picture, question, step, text

type OnCommit = Callable[..., AbstractContextManager[Any]]

pytestmark = pytest.mark.django_db


@pytest.fixture
def committed(django_capture_on_commit_callbacks: OnCommit) -> Callable[[], AbstractContextManager[Any]]:
    return lambda: django_capture_on_commit_callbacks(execute=True)


def is_public(thing: Publishable) -> bool:
    thing.refresh_from_db()
    return thing.is_public


def draft(**fields: Any) -> GuidePage:
    guide: GuidePage = GuideFactory(live=False, **fields)
    return guide


def live(guide: GuidePage) -> GuidePage:
    """As it is in the database; publishing works on another object."""
    found: GuidePage = GuidePage.objects.live().get(pk=guide.pk)
    return found


def test_a_draft_makes_nothing_public(committed: Callable[[], AbstractContextManager[Any]]) -> None:
    video = VideoFactory()
    with committed():
        draft(steps=[step("Se filmen", "", film(video))]).save_revision()
    assert not is_public(video)


def test_publishing_and_withdrawing(committed: Callable[[], AbstractContextManager[Any]]) -> None:
    in_step, in_answer, image, cover = VideoFactory(), VideoFactory(), ImageFactory(), ImageFactory()
    document = DocumentFactory()
    things = [in_step, in_answer, image, cover, document]
    link = f'<p><a linktype="document" id="{document.pk}">Planen</a></p>'
    guide = draft(
        cover_image=cover,
        steps=[step("Se", "", film(in_step), picture(image), text(link))],
        questions=[question("Hvordan?", film=in_answer)],
    )
    with committed():
        guide.save_revision().publish()
    assert all(map(is_public, things))
    with committed():
        live(guide).unpublish()
    assert not any(map(is_public, things))


def test_what_two_pages_use_stays_public_with_one(committed: Callable[[], AbstractContextManager[Any]]) -> None:
    video = VideoFactory()
    guides = [draft(steps=[step("Se", "", film(video))]) for _ in range(2)]
    with committed():
        for guide in guides:
            guide.save_revision().publish()
    with committed():
        live(guides[0]).unpublish()
    assert is_public(video)
    with committed():
        live(guides[1]).delete()
    assert not is_public(video)


def test_a_film_taken_out_of_a_live_page_is_withdrawn(committed: Callable[[], AbstractContextManager[Any]]) -> None:
    old, new = VideoFactory(), VideoFactory()
    place = PlaceFactory(film=old)
    with committed():
        place.save_revision().publish()
    assert is_public(old)
    place.film = new
    with committed():
        revision = place.save_revision()
    assert (is_public(old), is_public(new)) == (True, False), "a new draft changes nothing"
    with committed():
        revision.publish()
    assert (is_public(old), is_public(new)) == (False, True)


def test_a_withdrawn_department_takes_its_films_along(committed: Callable[[], AbstractContextManager[Any]]) -> None:
    video = VideoFactory()
    department = DepartmentFactory()
    place = PlaceFactory(department=department, film=video)
    with committed():
        place.save_revision().publish()
    with committed():
        department.unpublish()
    assert not is_public(video)
    with committed():
        department.save_revision().publish()
    assert is_public(video)


def test_number_of_statements_is_fixed(
    committed: Callable[[], AbstractContextManager[Any]], django_assert_max_num_queries: Callable[..., Any]
) -> None:
    with committed():
        for _ in range(5):
            draft(steps=[step("Se", "", film(VideoFactory()), picture(ImageFactory()))]).save_revision().publish()
    sync_public_media()
    with django_assert_max_num_queries(12):
        sync_public_media()
