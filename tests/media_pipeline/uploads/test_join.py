# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""From pieces to the original, and what becomes of uploads that nobody goes on with."""

from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone
from pytest_django import DjangoCaptureOnCommitCallbacks

from media_pipeline import storage
from media_pipeline.failures import Failure, MediaFailure
from media_pipeline.models import Upload, VideoVersion
from media_pipeline.uploads import pieces
from media_pipeline.uploads.join import ensure_original
from media_pipeline.uploads.sweep import sweep_expired
from tests.factories.media import VideoFactory
from tests.media_pipeline.conftest import stored
from tests.media_pipeline.uploads.conftest import Tus, content, row

pytestmark = pytest.mark.django_db

State = VideoVersion.State


class Killed(BaseException):
    pass


def nothing() -> None:
    pass


@pytest.fixture
def version(tus: Tus, upload: str) -> VideoVersion:
    """Uploaded, and still in four pieces."""
    for offset, piece in ((0, b"012"), (3, b"345"), (6, b"678"), (9, b"9")):
        tus.send(upload, offset, piece)
    made = row(upload).version
    assert made is not None
    return made


def folder(version: VideoVersion) -> str:
    return f"uploads/{version.upload.uuid}"


def test_nothing_to_join(django_assert_num_queries: object) -> None:
    version = VideoFactory().versions.get()
    with django_assert_num_queries(1):  # type: ignore[operator]
        ensure_original(version, nothing)


def test_joining_twice_is_joining_once(version: VideoVersion) -> None:
    ensure_original(version, nothing)
    ensure_original(version, nothing)
    assert content(version.original) == b"0123456789"
    assert stored(folder(version)) == []


@pytest.mark.parametrize("calls", range(10))
def test_a_worker_killed_while_it_joins(version: VideoVersion, calls: int) -> None:
    """While it looks at any piece, or copies it, and after the last one."""
    left = calls

    def kill() -> None:
        nonlocal left
        if left == 0:
            raise Killed
        left -= 1

    if calls < 9:
        with pytest.raises(Killed):
            ensure_original(version, kill)
    assert stored(folder(version)) or calls == 9
    ensure_original(version, nothing)
    assert content(version.original) == b"0123456789"
    assert stored(folder(version)) == []


def test_a_worker_killed_while_it_writes_or_tidies(version: VideoVersion) -> None:
    storage.save(version.original, ContentFile(b"0123"))
    ensure_original(version, nothing)
    assert content(version.original) == b"0123456789"


def test_a_worker_killed_while_it_tidies(version: VideoVersion, monkeypatch: pytest.MonkeyPatch) -> None:
    delete = storage.delete_folder

    def half(name: str) -> None:
        storage.delete(stored(name)[1])
        raise Killed

    monkeypatch.setattr(storage, "delete_folder", half)
    with pytest.raises(Killed):
        ensure_original(version, nothing)
    monkeypatch.setattr(storage, "delete_folder", delete)
    ensure_original(version, nothing)
    assert content(version.original) == b"0123456789"
    assert stored(folder(version)) == []


def test_missing_bytes_are_said_to_be_missing(version: VideoVersion) -> None:
    storage.delete(stored(folder(version))[2])
    with pytest.raises(MediaFailure) as failed:
        ensure_original(version, nothing)
    assert failed.value.failure is Failure.DAMAGED
    assert len(stored(folder(version))) == 3


def test_joined_pieces_are_read_in_full_buffers() -> None:
    """S3 refuses parts that are too short, so a read gives all it is asked for."""
    storage.save("uploads/a/1", ContentFile(b"01234"))
    storage.save("uploads/a/2", ContentFile(b"56789"))
    found = [pieces.Piece(0, 5, "uploads/a/1"), pieces.Piece(5, 5, "uploads/a/2")]
    with pieces.joined(found, nothing) as file:
        assert [file.read(7), file.read(7), file.read(7)] == [b"0123456", b"789", b""]
    storage.delete_folder("uploads/a")


LATER = timezone.now() + timedelta(hours=25)


def test_an_upload_untouched_for_a_day_goes(
    tus: Tus, upload: str, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    tus.send(upload, 0, b"0123")
    key_folder = f"uploads/{row(upload).uuid}"
    assert sweep_expired(timezone.now() + timedelta(hours=23)) == 0
    with django_capture_on_commit_callbacks(execute=True):
        assert sweep_expired(LATER) == 1
    assert not Upload.objects.exists()
    assert stored(key_folder) == []
    assert sweep_expired(LATER) == 0


@pytest.mark.parametrize("state", [State.WAITING, State.CHECKING, State.FAILED])
def test_a_film_that_waits_for_a_worker_keeps_its_pieces(version: VideoVersion, state: str) -> None:
    VideoVersion.objects.update(state=state)
    assert sweep_expired(LATER) == 0
    ensure_original(version, nothing)
    assert content(version.original) == b"0123456789"
    assert sweep_expired(LATER) == 1


def test_a_cancelled_film_loses_its_pieces(
    version: VideoVersion, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    VideoVersion.objects.update(state=State.CANCELLED)
    with django_capture_on_commit_callbacks(execute=True):
        sweep_expired(LATER)
    version.refresh_from_db()
    assert version.original == "", "nobody can try again"
    assert not stored("uploads/" + str(version.uuid))
    assert not Upload.objects.exists()


def test_a_film_that_is_ready_keeps_its_original(version: VideoVersion) -> None:
    ensure_original(version, nothing)
    VideoVersion.objects.update(state=State.READY)
    assert sweep_expired(LATER) == 1
    version.refresh_from_db()
    assert content(version.original) == b"0123456789"


def test_with_the_film_go_its_pieces(
    version: VideoVersion, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    pieces_folder = folder(version)
    with django_capture_on_commit_callbacks(execute=True):
        version.video.delete()
    assert stored(pieces_folder) == []
    assert not Upload.objects.exists()
