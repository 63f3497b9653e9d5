# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""How those learn what is seen who cannot see it: one choice, and it must be true."""

import errno
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django.fixtures import Settings

from media_pipeline import keys, storage
from media_pipeline.library import film_forms
from media_pipeline.models import Video, VideoRendition, VideoVersion
from tests.factories.media import VideoFactory
from tests.media_pipeline.conftest import Staff, stored

pytestmark = pytest.mark.django_db

SOUND = b"ID3 lyd"


@pytest.fixture
def film(anna: Staff) -> Video:
    film: Video = VideoFactory(collection=anna.collection)
    return film


def save(staff: Staff, film: Video, description: str, **data: Any) -> Any:
    known = {"title": film.title, "purpose": film.purpose, "text_description": film.text_description}
    data = known | {"people": "nobody", "description": description} | data
    response = staff.client.post(reverse("films:edit", args=[film.pk]), data)
    film.refresh_from_db()
    return response


def sound() -> SimpleUploadedFile:
    return SimpleUploadedFile("Synstolkning æøå.mp3", SOUND, "audio/mpeg")


def test_said_in_the_film(film: Video, anna: Staff) -> None:
    assert save(anna, film, "spoken").status_code == 302
    assert film.spoken_description
    assert film_forms.described_how(film) == "spoken"
    save(anna, film, "")
    assert not film.spoken_description


def test_the_row_is_saved_once(film: Video, anna: Staff) -> None:
    with CaptureQueriesContext(connection) as queries:
        save(anna, film, "spoken")
    updates = [query["sql"] for query in queries if query["sql"].startswith(f'UPDATE "{Video._meta.db_table}"')]
    assert len(updates) == 1
    assert "spoken_description" in updates[0]


def test_a_second_sound_track(film: Video, anna: Staff) -> None:
    shown = film.current_version
    assert save(anna, film, "sound", described_sound=sound()).status_code == 302
    made = film.latest_version
    assert made is not None
    assert (made.origin, made.original) == (VideoVersion.Origin.EDIT, shown.original if shown else "")
    assert b"".join(storage.read(made.described_sound, 0, 100)) == SOUND
    assert "Synstolkning" not in made.described_sound
    assert film.current_version == shown, "citizens see the old one until the new one is ready"
    assert film_forms.described_how(film) == "sound"
    assert save(anna, film, "sound").status_code == 302, "the sound is kept"
    assert film.versions.count() == 2


@pytest.mark.parametrize(
    ("description", "data"),
    [
        ("spoken", {"no_speech": "on"}),
        ("sound", {}),
        ("text", {}),
        ("text", {"no_speech": "on", "text_description": " "}),
        ("sung", {}),
    ],
)
def test_what_cannot_be_true_is_refused(film: Video, anna: Staff, description: str, data: dict[str, str]) -> None:
    assert save(anna, film, description, **data).status_code == 200
    assert not film.spoken_description
    assert film.versions.count() == 1


def test_a_text_is_enough_without_speech(film: Video, anna: Staff) -> None:
    assert save(anna, film, "text", no_speech="on").status_code == 302
    assert film_forms.described_how(film) == "text"


def test_a_text_is_enough_without_sound(film: Video, anna: Staff) -> None:
    VideoVersion.objects.update(has_audio=False)
    film.refresh_from_db()
    assert save(anna, film, "text").status_code == 302
    assert save(anna, film, "spoken").status_code == 200


@pytest.mark.parametrize("state", [VideoVersion.State.WAITING, VideoVersion.State.FAILED])
def test_a_sound_waits_for_its_film(anna: Staff, state: str) -> None:
    film = VideoFactory(collection=anna.collection, state=state)
    before = stored(f"originals/videos/{film.uuid}")
    assert save(anna, film, "sound", described_sound=sound()).status_code == 200
    assert stored(f"originals/videos/{film.uuid}") == before
    assert film.versions.count() == 1


def test_without_its_upload_a_film_is_not_made_anew(film: Video, anna: Staff) -> None:
    VideoVersion.objects.update(original="")
    assert save(anna, film, "sound", described_sound=sound()).status_code == 200
    assert film.versions.count() == 1


def give_sound(film: Video) -> VideoVersion:
    """As the pipeline leaves it: the film once more, with the other sound."""
    version = film.versions.get()
    version.described_sound = keys.described_sound(film.uuid)
    version.save()
    plain = version.renditions.get(short_side=720)
    VideoRendition.objects.create(
        version=version, is_described=True, short_side=720, key=f"{plain.key}-described", width=1, height=1, bytes=1
    )
    return version


def test_a_sound_outlives_its_upload(film: Video, anna: Staff) -> None:
    give_sound(film)
    VideoVersion.objects.update(original="", described_sound="")
    film.refresh_from_db()
    assert film_forms.described_how(film) == "sound"
    assert save(anna, film, "sound").status_code == 302
    assert film.versions.count() == 1
    assert "det ekstra lydspor bliver" in save(anna, film, "").content.decode(), "it can't be made without"


def test_a_sound_can_be_taken_away(film: Video, anna: Staff) -> None:
    with_sound = give_sound(film)
    assert save(anna, film, "spoken").status_code == 302
    made = film.latest_version
    assert made is not None
    assert (made.original, made.described_sound) == (with_sound.original, "")
    save(anna, film, "")
    assert film_forms.described_how(film) == "", "though citizens hear the old one until the new one is ready"
    assert film.versions.count() == 2, "made once"


def test_a_sound_has_room_in_its_department(film: Video, anna: Staff, settings: Settings) -> None:
    settings.MEDIA_QUOTA_BYTES = 3
    response = save(anna, film, "sound", described_sound=sound())
    assert "ikke mere plads til din afdelings film" in response.content.decode()
    assert film.versions.count() == 1


def test_a_sound_may_be_too_large(film: Video, anna: Staff, settings: Settings) -> None:
    settings.MEDIA_MAX_BYTES = 3
    assert "Filen er for stor" in save(anna, film, "sound", described_sound=sound()).content.decode()
    assert film.versions.count() == 1


def test_a_full_disk_is_told_in_words(film: Video, anna: Staff, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_args: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(storage, "save", full)
    response = save(anna, film, "sound", described_sound=sound(), title="Nyt navn")
    assert "ikke plads til flere film på serveren" in response.content.decode()
    assert film.title != "Nyt navn"


@pytest.mark.django_db(transaction=True)
def test_nobody_waits_for_the_database_while_a_sound_is_stored(
    film: Video, anna: Staff, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_transaction = []

    def store(_key: str, _file: object) -> None:
        in_transaction.append(connection.in_atomic_block)

    monkeypatch.setattr(storage, "save", store)
    assert save(anna, film, "sound", described_sound=sound()).status_code == 302
    assert in_transaction == [False]


def test_a_sound_that_nobody_needs_is_not_kept(film: Video, anna: Staff, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_args: object, **_kwargs: object) -> None:
        raise RuntimeError("broken")

    monkeypatch.setattr("media_pipeline.versions.editions.make", broken)
    before = stored(f"originals/videos/{film.uuid}")
    with pytest.raises(RuntimeError, match="broken"):
        save(anna, film, "sound", described_sound=sound())
    assert stored(f"originals/videos/{film.uuid}") == before
