# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What is kept, how long, and what goes."""

from datetime import timedelta
from importlib import import_module
from io import StringIO
from uuid import uuid4

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.utils import timezone
from pytest_django import DjangoCaptureOnCommitCallbacks
from pytest_django.fixtures import Settings
from wagtail.models import Collection

from media_pipeline import keys, storage
from media_pipeline.models import ArchivedVersion, CollectionRules, Upload, Video, VideoVersion
from media_pipeline.models.rules import MOST_DAYS
from media_pipeline.versions import archive, editions, keeping, sweep
from media_pipeline.versions.takeover import take_over
from tests.factories.media import CaptionsFactory, VideoFactory, add_version
from tests.factories.users import UserFactory
from tests.media_pipeline.conftest import stored

pytestmark = pytest.mark.django_db

State = VideoVersion.State
LATER = timedelta(days=40)


def store(*all_keys: str) -> None:
    for key in all_keys:
        storage.save(key, ContentFile(key.encode()))


def files_of(version: VideoVersion) -> list[str]:
    return [*version.renditions.values_list("key", flat=True), version.poster]


@pytest.fixture
def film(collection: Collection) -> Video:
    """Made of one upload, with all its files."""
    film: Video = VideoFactory(collection=collection, title="Vejen til klinikken")
    version = film.versions.get()
    store(version.original, *files_of(version))
    return film


# --- Uploads --------------------------------------------------------------------------------------------------------


def drop_originals(capture: DjangoCaptureOnCommitCallbacks) -> int:
    with capture(execute=True):
        return keeping.drop_old_originals(timezone.now() + LATER)


@pytest.mark.parametrize(
    ("default", "own", "kept"),
    [(0, None, True), (30, None, False), (50, None, True), (0, 30, False), (30, 50, True)],
)
def test_uploads_are_kept_as_long_as_the_department_says(
    film: Video,
    settings: Settings,
    default: int,
    own: int | None,
    kept: bool,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    settings.MEDIA_KEEP_ORIGINALS_DAYS = default
    if own is not None:
        CollectionRules.objects.create(collection=film.collection, keep_originals_days=own)
    original = film.versions.get().original
    assert drop_originals(django_capture_on_commit_callbacks) == (not kept)
    assert default_storage.exists(original) == kept
    assert bool(film.versions.get().original) == kept
    assert drop_originals(django_capture_on_commit_callbacks) == 0


def test_a_rule_without_days_keeps_uploads_as_long_as_the_film(
    film: Video, settings: Settings, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    settings.MEDIA_KEEP_ORIGINALS_DAYS = 30
    CollectionRules.objects.create(collection=film.collection)
    assert drop_originals(django_capture_on_commit_callbacks) == 0


@pytest.mark.parametrize("state", [State.WAITING, State.ENCODING])
def test_an_upload_of_which_another_version_is_being_made_is_kept(
    film: Video, settings: Settings, state: str, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    settings.MEDIA_KEEP_ORIGINALS_DAYS = 30
    add_version(film, state)
    VideoVersion.objects.update(original=film.versions.order_by("pk")[0].original)
    assert drop_originals(django_capture_on_commit_callbacks) == 0


def test_an_upload_that_never_became_a_film_is_kept(
    collection: Collection, settings: Settings, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    settings.MEDIA_KEEP_ORIGINALS_DAYS = 30
    VideoFactory(collection=collection, state=State.FAILED)
    assert drop_originals(django_capture_on_commit_callbacks) == 0


def test_an_edit_does_not_start_the_days_again(
    film: Video, settings: Settings, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    """Not even when the version that was uploaded is gone."""
    settings.MEDIA_KEEP_ORIGINALS_DAYS = 60
    uploaded = timezone.now() - timedelta(days=30)
    film.versions.update(original_since=uploaded)
    made = editions.make(film.versions.get(), without_sound=True)
    assert made.original_since == uploaded
    film.versions.update(state=State.READY)
    film.versions.exclude(pk=made.pk).delete()
    assert drop_originals(django_capture_on_commit_callbacks) == 1


def test_uploads_from_before_came_with_the_earliest_version_that_is_left(film: Video) -> None:
    first = film.versions.get()
    film.versions.update(created_at=timezone.now() - timedelta(days=9))
    editions.make(first, without_sound=True)
    replaced = add_version(film, State.READY)
    import_module("media_pipeline.migrations.0005_since_when_uploads_are_kept").fill_in(apps, None)
    first.refresh_from_db()
    since = dict(film.versions.values_list("original", "original_since").distinct())
    assert since == {first.original: first.created_at, replaced.original: replaced.created_at}


# --- Versions -------------------------------------------------------------------------------------------------------


def drop_superseded(capture: DjangoCaptureOnCommitCallbacks) -> int:
    with capture(execute=True):
        return keeping.drop_superseded()


def test_a_version_that_was_never_public_goes_with_its_files(
    film: Video, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    old = film.versions.get()
    new = add_version(film, State.READY)
    assert drop_superseded(django_capture_on_commit_callbacks) == 1
    assert list(film.versions.all()) == [new]
    assert not [key for key in [old.original, *files_of(old)] if default_storage.exists(key)]
    assert not ArchivedVersion.objects.exists()


def test_an_upload_that_the_new_version_was_made_of_stays(
    film: Video, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    old = film.versions.get()
    new = add_version(film, State.READY)
    VideoVersion.objects.filter(pk=new.pk).update(original=old.original)
    drop_superseded(django_capture_on_commit_callbacks)
    assert default_storage.exists(old.original)
    with django_capture_on_commit_callbacks(execute=True):
        film.delete()
    assert not default_storage.exists(old.original)


def test_a_version_that_citizens_saw_is_archived(
    film: Video, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    old = film.versions.get()
    old.first_public_at = timezone.now()
    old.save()
    CaptionsFactory(video=film, vtt="WEBVTT\n\n00:00.000 --> 00:01.000\nHej\n")
    CaptionsFactory(video=film, language="en", state="draft")
    largest = old.renditions.get(short_side=720).key
    add_version(film, State.READY)
    drop_superseded(django_capture_on_commit_callbacks)
    kept = ArchivedVersion.objects.get()
    assert (kept.title, kept.video_uuid, kept.version_uuid) == (film.title, film.uuid, old.uuid)
    assert (kept.collection, kept.first_public_at) == (film.collection, old.first_public_at)
    assert list(kept.captions) == ["da"]
    assert default_storage.open(kept.key).read() == largest.encode()
    assert keys.parse(kept.key) is None, "no address leads to it"
    assert not default_storage.exists(largest)


def test_a_deleted_film_is_archived_too(
    film: Video, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    film.versions.update(first_public_at=timezone.now())
    CaptionsFactory(video=film)
    with django_capture_on_commit_callbacks(execute=True):
        film.delete()
    kept = ArchivedVersion.objects.get()
    assert (kept.title, list(kept.captions)) == ("Vejen til klinikken", ["da"])
    assert default_storage.exists(kept.key)
    assert stored(f"videos/{film.uuid}") == []
    with django_capture_on_commit_callbacks(execute=True):
        kept.delete()
    assert not default_storage.exists(kept.key)


def test_archiving_goes_on_where_it_was_killed(
    film: Video, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    version = film.versions.get()
    film.versions.update(first_public_at=timezone.now())
    store(keys.archived_version(film.uuid, version.uuid))
    with django_capture_on_commit_callbacks(execute=True):
        film.delete()
    key = ArchivedVersion.objects.get().key
    assert default_storage.open(key).read().decode().endswith("720.mp4")


def test_versions_that_are_shown_or_awaited_stay(collection: Collection) -> None:
    for state in State.values:
        VideoFactory(collection=collection, state=state)
    awaited = VideoFactory(collection=collection)
    shown = awaited.current_version
    add_version(awaited, State.READY)
    Video.objects.filter(pk=awaited.pk).update(current_version=shown)
    add_version(VideoFactory(collection=collection), State.FAILED)
    add_version(VideoFactory(collection=collection), State.ENCODING)
    assert keeping.drop_superseded() == 0


def test_failed_and_cancelled_uploads_go_when_others_have_followed(collection: Collection) -> None:
    film = VideoFactory(collection=collection, state=State.FAILED)
    add_version(film, State.CANCELLED)
    assert keeping.drop_superseded() == 1
    add_version(film, State.WAITING)
    assert keeping.drop_superseded() == 1
    assert film.versions.get().state == State.WAITING


def test_a_cancelled_replacement_goes(film: Video) -> None:
    add_version(film, State.CANCELLED)
    assert keeping.drop_superseded() == 1
    assert film.versions.get().state == State.READY


def test_one_that_cannot_be_archived_keeps_no_other_from_going(
    film: Video, collection: Collection, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    storage.delete(film.versions.get().renditions.get(short_side=720).key)
    film.versions.update(first_public_at=timezone.now())
    add_version(film, State.READY)
    other = VideoFactory(collection=collection)
    new = add_version(other, State.READY)
    assert drop_superseded(django_capture_on_commit_callbacks) == 1
    assert film.versions.count() == 2
    assert list(other.versions.all()) == [new]


def test_a_version_that_somebody_uses_again_meanwhile_stays(film: Video, monkeypatch: pytest.MonkeyPatch) -> None:
    old = film.versions.get()
    add_version(film, State.READY)
    keep = archive.keep
    monkeypatch.setattr(archive, "keep", lambda version: (keep(version), Video.objects.update(current_version=old)))
    assert keeping.drop_superseded() == 0
    assert film.versions.filter(pk=old.pk).exists()


def test_the_archive_keeps_the_words_that_went_with_the_film(film: Video) -> None:
    """Not those that follow it when another version takes over."""
    old = film.versions.get()
    old.first_public_at = timezone.now()
    old.save()
    captions = CaptionsFactory(video=film)
    new = add_version(film, State.READY, trim_start_ms=4_000)
    VideoVersion.objects.filter(pk=new.pk).update(original=old.original)
    new.refresh_from_db()
    film.current_version = old
    take_over(film, new)
    assert captions.vtt != film.captions.get().vtt
    keeping.drop_superseded()
    kept = ArchivedVersion.objects.get()
    assert kept.captions == {"da": captions.vtt}
    assert default_storage.exists(kept.key)


@pytest.mark.parametrize("days", [MOST_DAYS + 1, 999_999])
def test_nobody_keeps_films_beyond_the_calendar(collection: Collection, days: int) -> None:
    with pytest.raises(ValidationError):
        CollectionRules(collection=collection, keep_originals_days=days).full_clean()
    CollectionRules(collection=collection, keep_originals_days=MOST_DAYS).full_clean()


# --- What nobody owns -----------------------------------------------------------------------------------------------


def test_what_nobody_owns_is_swept(film: Video) -> None:
    version = film.versions.get()
    film.own_poster = keys.own_poster(film.uuid)
    film.save()
    archived = ArchivedVersion.objects.create(
        video_uuid=uuid4(),
        version_uuid=uuid4(),
        key=f"archive/{film.uuid}/{uuid4()}.mp4",
        first_public_at=timezone.now(),
    )
    upload = Upload.objects.create(user=UserFactory(), collection=film.collection, length=10)
    working = add_version(film, State.ENCODING)
    folder = keys.video_version_folder(film.uuid, version.uuid)
    owned = [
        *(key for key in stored("videos") + stored("originals") if str(film.uuid) in key),
        film.own_poster,
        archived.key,
        f"uploads/{upload.uuid}/0",
        keys.video_file(film.uuid, working.uuid, 1, "720.mp4"),
        f"{folder}/1/storyboard.jpg",
    ]
    unowned = [
        keys.own_poster(film.uuid),
        keys.video_original(film.uuid, uuid4()),
        keys.video_file(uuid4(), uuid4(), 1, "720.mp4"),
        f"{folder}/7/720.mp4",
        f"uploads/{uuid4()}/0",
        "uploads/x",
        f"archive/{film.uuid}/{uuid4()}.mp4",
    ]
    store(*(key for key in owned if not default_storage.exists(key)), *unowned)
    pictures = keys.image_original(uuid4(), "x.jpg")
    store(pictures)

    assert not list(sweep.orphans(timezone.now())), "somebody may be about to say that it is theirs"
    tomorrow = timezone.now() + timedelta(days=1, minutes=1)
    found = set(sweep.orphans(tomorrow))
    assert found >= set(unowned)
    assert not found & {*owned, pictures}
    assert sweep.sweep(tomorrow) == len(found)
    assert not set(sweep.orphans(tomorrow))
    assert all(default_storage.exists(key) for key in owned)


def test_the_command_only_lists_when_asked_to(film: Video, monkeypatch: pytest.MonkeyPatch) -> None:
    key = keys.own_poster(film.uuid)
    store(key)
    monkeypatch.setattr(sweep, "YOUNG", timedelta(0))
    out = StringIO()
    call_command("sweep_media", "--dry-run", stdout=out)
    assert key in out.getvalue().split()
    assert default_storage.exists(key)
    call_command("sweep_media", stdout=out)
    assert not default_storage.exists(key)
