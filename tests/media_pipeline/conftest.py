# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Small films made on the spot, and staff of two collections."""

import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.test import Client
from pytest_django import DjangoCaptureOnCommitCallbacks
from wagtail.models import Collection, GroupCollectionPermission

from cms.users.models import User
from media_pipeline.encoding import ffmpeg
from media_pipeline.ingest import add_film
from media_pipeline.models import Video
from tests.factories.media import VideoFactory

type MakeFilm = Callable[..., Path]


@pytest.fixture(scope="session")
def make_film(tmp_path_factory: pytest.TempPathFactory) -> MakeFilm:
    """Makes a film: a moving test picture and a tone, of this many seconds and this size."""

    def make(name: str = "film.mp4", *, seconds: float = 2, size: str = "640x360", sound: bool = True) -> Path:
        path = tmp_path_factory.mktemp("film") / name
        picture = ["-f", "lavfi", "-i", f"testsrc2=size={size}:rate=25:duration={seconds}"]
        tone = ["-f", "lavfi", "-i", f"sine=frequency=440:duration={seconds}", "-c:a", "aac"] if sound else []
        codec = ["-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p", "-g", "25"]
        position = ["-metadata", "location=+55.6761+012.5683/", "-movflags", "+use_metadata_tags"]
        command = [ffmpeg.executable(), "-v", "error", *picture, *tone, *codec, *position, str(path)]
        subprocess.run(command, check=True)
        return path

    return make


@pytest.fixture(scope="session")
def film_path(make_film: MakeFilm) -> Path:
    return make_film()


@pytest.fixture(scope="session")
def film_bytes(film_path: Path) -> bytes:
    return film_path.read_bytes()


@pytest.fixture
def collection(db: None) -> Collection:
    return Collection.get_first_root_node().add_child(name="Sundhed")


@pytest.fixture
def ready_film(
    collection: Collection, film_bytes: bytes, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> Video:
    """A film that has really been through the pipeline, and in which nobody can be recognised."""
    with django_capture_on_commit_callbacks(execute=True):
        film = add_film(ContentFile(film_bytes, "film.mp4"), title="Vejen til klinikken", collection=collection)
    Video.objects.filter(pk=film.pk).update(people=Video.People.NOBODY)
    film.refresh_from_db()
    return film


@dataclass
class Staff:
    """Somebody who may do everything with the films of one collection, and nothing with others'."""

    user: User
    client: Client
    collection: Collection


def hire(name: str) -> Staff:
    collection = Collection.get_first_root_node().add_child(name=f"Samling {name}")
    group = Group.objects.create(name=name)
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    for codename in ("add_video", "change_video", "choose_video"):
        permission = Permission.objects.get(codename=codename, content_type__app_label="media_pipeline")
        GroupCollectionPermission.objects.create(group=group, collection=collection, permission=permission)
    user = User.objects.create_user(name, f"{name}@example.org")
    user.groups.add(group)
    client = Client()
    client.force_login(user)
    return Staff(user, client, collection)


@pytest.fixture
def anna(db: None) -> Staff:
    return hire("anna")


@pytest.fixture
def bo(db: None) -> Staff:
    return hire("bo")


@pytest.fixture
def annas_film(anna: Staff) -> Video:
    """A film whose title nobody else may read."""
    return VideoFactory(title="Hemmelig titel", collection=anna.collection, uploaded_by=anna.user)


def stored(folder: str) -> list[str]:
    """The keys below a folder of the storage, sorted."""
    try:
        folders, files = default_storage.listdir(folder)
    except FileNotFoundError:
        return []
    deeper = [key for name in folders for key in stored(f"{folder}/{name}")]
    return sorted([f"{folder}/{name}" for name in files] + deeper)
