# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""A film from upload to reader on an S3 storage, set up as the environment variables do it."""

import os
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import boto3
import pytest
from boto3.s3.transfer import TransferConfig
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.test import Client
from django.utils import timezone
from moto.server import ThreadedMotoServer
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings
from wagtail.models import Collection

from media_pipeline import keys, storage
from media_pipeline.encoding.lease import LeaseLost
from media_pipeline.ingest import add_film
from media_pipeline.models import ArchivedVersion, Video
from media_pipeline.publication import set_public
from media_pipeline.versions import sweep

KEYS = {"aws_access_key_id": "test", "aws_secret_access_key": "test", "region_name": "eu-north-1"}


@pytest.fixture
def bucket(settings: Settings) -> Iterator[str]:
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    name = f"films-{uuid4()}"  # the servers of one test process share their buckets
    host, port = server.get_host_and_port()
    url = f"http://{host}:{port}"
    with closing(boto3.client("s3", endpoint_url=url, **KEYS)) as client:
        client.create_bucket(Bucket=name, CreateBucketConfiguration={"LocationConstraint": KEYS["region_name"]})
    options = {
        "bucket_name": name,
        "endpoint_url": url,
        "region_name": KEYS["region_name"],
        "access_key": KEYS["aws_access_key_id"],
        "secret_key": KEYS["aws_secret_access_key"],
        "file_overwrite": True,
        "transfer_config": TransferConfig(use_threads=False),
    }
    storage = {"BACKEND": "storages.backends.s3.S3Storage", "OPTIONS": options}
    settings.STORAGES = settings.STORAGES | {"default": storage}
    yield name
    default_storage.connection.meta.client.close()  # type: ignore[attr-defined]
    server.stop()


def test_a_film_is_encoded_from_and_served_out_of_a_bucket(
    bucket: str,
    collection: Collection,
    film_path: Path,
    client: Client,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        film = add_film(ContentFile(film_path.read_bytes(), name="film.mp4"), title="Vis vej", collection=collection)
    film = Video.objects.get(pk=film.pk)
    assert film.is_playable
    rendition = film.renditions[0]
    assert default_storage.exists(rendition.key)

    unsigned = rendition.url.split("?")[0]
    assert client.get(unsigned).status_code == 404
    Video.objects.filter(pk=film.pk).update(people=Video.People.NOBODY)
    set_public(Video, {film.pk}, public=True)
    part = client.get(unsigned, headers={"Range": "bytes=4-7"})
    assert (part.status_code, b"".join(part)) == (206, b"ftyp")


BYTES = bytes(range(256)) * 10_000


@pytest.fixture
def stored_film(bucket: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A file that must not be opened: that would fetch all of it into memory."""
    default_storage.save("film", ContentFile(BYTES))
    with monkeypatch.context() as patch:  # ends before the storage is exchanged
        patch.setattr(default_storage, "open", lambda *args: pytest.fail("all of it was fetched"))
        yield "film"


def test_a_part_is_fetched_without_the_whole(stored_film: str) -> None:
    assert b"".join(storage.read(stored_film, 2_559_998, 100)) == b"\xfe\xff"
    assert b"".join(storage.read(stored_film, 256, 3)) == b"\x00\x01\x02"
    assert storage.beginning(stored_film) == BYTES[:16]


def test_a_copy_stays_in_the_bucket(stored_film: str) -> None:
    storage.copy(stored_film, "archive")
    assert b"".join(storage.read("archive", 0, len(BYTES))) == BYTES


def test_who_fetches_a_film_says_so_meanwhile_and_can_be_stopped(stored_film: str) -> None:
    signs_of_life: list[None] = []
    with storage.local_file(stored_film, lambda: signs_of_life.append(None)) as descriptor:
        assert os.pread(descriptor, len(BYTES) + 1, 0) == BYTES
    assert len(signs_of_life) > 1

    def stop() -> None:
        raise LeaseLost

    with pytest.raises(LeaseLost), storage.local_file(stored_film, stop):
        pytest.fail("it was not stopped")


def test_archiving_and_sweeping_in_a_bucket(
    bucket: str,
    collection: Collection,
    film_path: Path,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        film = add_film(ContentFile(film_path.read_bytes(), name="film.mp4"), title="Vis vej", collection=collection)
        stray = keys.own_poster(film.uuid)
        storage.save(stray, ContentFile(b"x"))
    film = Video.objects.get(pk=film.pk)
    tomorrow = timezone.now() + timedelta(days=1, minutes=1)
    assert list(sweep.orphans(timezone.now())) == []
    assert list(sweep.orphans(tomorrow)) == [stray]
    assert sweep.sweep(tomorrow) == 1
    film.versions.update(first_public_at=timezone.now())
    shown = default_storage.size(film.renditions[0].key)
    with django_capture_on_commit_callbacks(execute=True):
        film.delete()
    [kept] = ArchivedVersion.objects.all()
    assert default_storage.size(kept.key) == shown
    assert list(storage.walk("videos")) == list(storage.walk("originals")) == []
