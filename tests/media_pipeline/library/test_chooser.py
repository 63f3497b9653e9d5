# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Choosing a film inside the editor: only what the user may choose is shown, given, or said to exist."""

from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.models import GroupCollectionPermission

from media_pipeline.blocks import VideoChooserBlock
from media_pipeline.models import Video, VideoVersion
from media_pipeline.widgets import AdminVideoChooser
from tests.factories.media import VideoFactory
from tests.media_pipeline.conftest import Staff

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("name", ["choose", "choose_results"])
@pytest.mark.parametrize("query", [{}, {"q": "Hemmelig"}, {"multiple": "1"}])
def test_the_list(annas_film: Video, anna: Staff, bo: Staff, name: str, query: dict[str, str]) -> None:
    url = reverse(f"video_chooser:{name}")
    assert annas_film.title in anna.client.get(url, query).content.decode()
    assert annas_film.title not in bo.client.get(url, query).content.decode()


def test_collections_of_others_are_not_offered(annas_film: Video, anna: Staff, bo: Staff) -> None:
    assert anna.collection.name not in bo.client.get(reverse("video_chooser:choose")).content.decode()


NONSENSE = ("x", "٣", "9" * 20, "9" * 5000)


def test_what_was_chosen(annas_film: Video, anna: Staff, bo: Staff) -> None:
    url = reverse("video_chooser:chosen", args=[annas_film.pk])
    assert anna.client.get(url).json()["result"]["title"] == annas_film.title
    assert bo.client.get(url).status_code == 404
    for nonsense in NONSENSE:
        assert bo.client.get(reverse("video_chooser:chosen", args=[nonsense])).status_code == 404


def test_several_chosen(annas_film: Video, anna: Staff, bo: Staff) -> None:
    url = reverse("video_chooser:chosen_multiple")
    query: dict[str, Any] = {"id": [annas_film.pk, "x", "٣"], "multiple": "1"}
    assert len(anna.client.get(url, query).json()["result"]) == 1
    assert bo.client.get(url, query).json()["result"] == []
    for nonsense in NONSENSE:
        assert anna.client.get(url, {"id": nonsense, "multiple": "1"}).status_code in (200, 404)


def test_only_what_is_uploaded_in_pieces_is_taken(anna: Staff) -> None:
    file = SimpleUploadedFile("Vejen.mp4", b"x")
    data = {"film-upload-file": file, "film-upload-title": "Vejen", "film-upload-purpose": "other"}
    answer = anna.client.post(reverse("video_chooser:create"), data).json()
    assert answer["step"] == "reshow_creation_form"
    assert not Video.objects.exists()


def test_who_may_not_add_cannot_upload(bo: Staff) -> None:
    add = Permission.objects.get(codename="add_video", content_type__app_label="media_pipeline")
    GroupCollectionPermission.objects.filter(group=bo.user.groups.get(), permission=add).delete()
    assert bo.client.post(reverse("video_chooser:create")).status_code in (302, 403)
    assert bo.client.get(reverse("video_chooser:choose")).status_code == 200


def test_a_stream_of_films_is_fetched_in_a_fixed_number_of_queries(django_assert_num_queries: object) -> None:
    films = VideoFactory.create_batch(4)
    block = VideoChooserBlock()
    with django_assert_num_queries(5):  # type: ignore[operator]
        found = block.bulk_to_python([film.pk for film in films] + [0])
        assert [bool(film and film.is_playable and film.renditions) for film in found] == [True] * 4 + [False]
        assert not any(film.approved_captions for film in found if film)


def test_the_editor_tells_of_a_film_that_does_not_play_yet() -> None:
    title = AdminVideoChooser().get_display_title
    assert title(VideoFactory(title="Vejen")) == "Vejen"
    assert title(VideoFactory(title="Vejen", state=VideoVersion.State.ENCODING)) == "Vejen (Bliver gjort klar)"
    assert title(VideoFactory(title="Vejen", state=None)) == "Vejen"
