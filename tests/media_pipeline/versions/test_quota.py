# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""How much room a collection's films take, and how much they may."""

from typing import Any

import pytest
from pytest_django.fixtures import Settings
from wagtail.models import Collection

from media_pipeline.failures import Failure
from media_pipeline.models import CollectionRules, Upload, VideoVersion
from media_pipeline.versions import quota
from tests.factories.media import VideoFactory, add_version
from tests.factories.users import UserFactory

pytestmark = pytest.mark.django_db

UPLOAD = 1_000_000
RENDITIONS = 720_000 + 360_000


def used(collection: Collection) -> int:
    return quota.rooms([collection])[0].used


def test_uploads_and_what_is_made_of_them_count(collection: Collection) -> None:
    VideoFactory.create_batch(2, collection=collection)
    VideoFactory()
    assert used(collection) == 2 * (UPLOAD + RENDITIONS)


def test_an_upload_that_versions_share_counts_once(collection: Collection) -> None:
    film = VideoFactory(collection=collection)
    made_anew = add_version(film, VideoVersion.State.READY)
    VideoVersion.objects.filter(pk=made_anew.pk).update(original=film.versions.order_by("pk")[0].original)
    assert used(collection) == UPLOAD + 2 * RENDITIONS


def test_an_upload_that_is_no_longer_kept_takes_no_room(collection: Collection) -> None:
    VideoFactory(collection=collection)
    VideoVersion.objects.update(original="")
    assert used(collection) == RENDITIONS


def test_a_second_sound_track_counts_once(collection: Collection) -> None:
    film = VideoFactory(collection=collection)
    add_version(film, VideoVersion.State.READY)
    VideoVersion.objects.update(described_sound="originals/lyd", described_bytes=500)
    assert used(collection) == 2 * (UPLOAD + RENDITIONS) + 500


def test_the_installation_decides_unless_the_collection_has_a_rule(collection: Collection, settings: Settings) -> None:
    settings.MEDIA_QUOTA_BYTES = 100
    assert quota.refusal(collection, 100) is None
    assert quota.refusal(collection, 101) is Failure.QUOTA
    CollectionRules.objects.create(collection=collection, quota_megabytes=1)
    assert quota.refusal(collection, 1024**2) is None
    assert quota.refusal(collection, 1024**2 + 1) is Failure.QUOTA
    CollectionRules.objects.update(quota_megabytes=None)
    assert quota.refusal(collection, 101) is Failure.QUOTA
    settings.MEDIA_QUOTA_BYTES = 0
    assert quota.refusal(collection, 10**12) is None


def test_what_is_there_counts_against_what_comes(collection: Collection, settings: Settings) -> None:
    settings.MEDIA_QUOTA_BYTES = UPLOAD + RENDITIONS + 10
    VideoFactory(collection=collection)
    assert quota.refusal(collection, 10) is None
    assert quota.refusal(collection, 11) is Failure.QUOTA


def test_uploads_that_have_begun_need_room(collection: Collection, settings: Settings) -> None:
    settings.MEDIA_QUOTA_BYTES = 10
    upload = Upload.objects.create(user=UserFactory(), collection=collection, length=4)
    assert quota.refusal(collection, 6) is None
    assert quota.refusal(collection, 7) is Failure.QUOTA
    upload.version = VideoFactory().current_version
    upload.save()
    assert quota.refusal(collection, 10) is None, "it is a film now, and counts as one"


def test_the_number_of_queries_is_fixed(collection: Collection, django_assert_num_queries: Any) -> None:
    others = [Collection.get_first_root_node().add_child(name=f"Samling {number}") for number in range(5)]
    VideoFactory.create_batch(3, collection=collection)
    with django_assert_num_queries(2):
        assert [room.used for room in quota.rooms([others[0], collection, *others[1:]])][1] > 0
