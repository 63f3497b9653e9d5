# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Cutting a film, taking its sound away, and choosing its picture; getting the upload back; the archive."""

import errno
from io import BytesIO
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from PIL import Image, PngImagePlugin
from pytest_django import DjangoCaptureOnCommitCallbacks
from wagtail.models import Collection

from media_pipeline import downloads, keys, own_poster, storage
from media_pipeline.encoding import posters, process
from media_pipeline.failures import Failure, MediaFailure
from media_pipeline.models import ArchivedVersion, CollectionRules, Video, VideoVersion
from media_pipeline.publication import set_public
from tests.factories.media import VideoFactory, add_version
from tests.media_pipeline.conftest import Staff, stored

State = VideoVersion.State

pytestmark = pytest.mark.django_db


def at(name: str, film: Video) -> str:
    return reverse(f"films:{name}", args=[film.pk])


# --- Beginning, end, sound ------------------------------------------------------------------------------------------


def trim(staff: Staff, film: Video, start: str = "0:00", end: str = "", **fields: str) -> Any:
    return staff.client.post(at("trim", film), {"trim_start_ms": start, "trim_end_ms": end, **fields}, follow=True)


@pytest.mark.parametrize(
    ("start", "end", "fields", "expected"),
    [
        ("0:03", "0:40,5", {}, (3_000, 40_500, False)),
        ("0:03", "", {}, (3_000, None, False)),
        ("0:03", "0:42", {}, (3_000, None, False)),  # the factory's films last 42 seconds
        ("0:00", "1:00:00", {"without_sound": "on"}, (0, None, True)),
    ],
)
def test_a_cut_makes_another_version(
    annas_film: Video, anna: Staff, start: str, end: str, fields: dict[str, str], expected: tuple[int, int | None, bool]
) -> None:
    first = annas_film.current_version
    assert first is not None
    page = trim(anna, annas_film, start, end, **fields).content.decode()
    assert "Filmen bliver lavet på ny" in page
    made = annas_film.versions.get(origin=VideoVersion.Origin.EDIT)
    assert (made.trim_start_ms, made.trim_end_ms, made.without_sound) == expected
    assert (made.original, made.state) == (first.original, State.WAITING)
    annas_film.refresh_from_db()
    assert annas_film.current_version == first


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("snart", "", "Skriv minutter og sekunder"),
        ("0:10", "0:10,9", "mindst et sekund"),
        ("0:41,5", "", "mindst et sekund"),
        ("0:00", "", "ikke ændret noget"),
        ("0:00", "0:42", "ikke ændret noget"),
    ],
)
def test_what_cannot_be_cut_is_said_and_kept(annas_film: Video, anna: Staff, start: str, end: str, words: str) -> None:
    page = trim(anna, annas_film, start, end).content.decode()
    assert words in page
    assert f'value="{start}"' in page
    assert annas_film.versions.count() == 1


def test_a_cut_film_can_be_cut_otherwise(annas_film: Video, anna: Staff) -> None:
    whole = annas_film.current_version
    assert whole is not None
    cut = add_version(annas_film, State.READY, trim_start_ms=5_000, trim_end_ms=30_000)
    VideoVersion.objects.filter(pk=cut.pk).update(original=whole.original, duration_ms=25_000)
    page = anna.client.get(at("trim", annas_film)).content.decode()
    assert 'value="0:05"' in page
    assert "0:05 til 0:30" in page
    trim(anna, annas_film, "0:00", "")
    made = annas_film.versions.get(state=State.WAITING)
    assert (made.trim_start_ms, made.trim_end_ms) == (0, None)


def test_a_new_version_on_its_way_is_not_lost_by_a_cut(annas_film: Video, anna: Staff) -> None:
    coming = add_version(annas_film, State.ENCODING)
    assert "En ny udgave er på vej" in trim(anna, annas_film, "0:03").content.decode()
    coming.refresh_from_db()
    assert coming.state == State.ENCODING
    assert annas_film.versions.count() == 2


def test_without_the_upload_nothing_is_cut(annas_film: Video, anna: Staff) -> None:
    VideoVersion.objects.update(original="")
    page = anna.client.get(at("trim", annas_film)).content.decode()
    assert "ikke længere gemt" in page
    assert "trim_start_ms" not in page
    assert "ikke længere gemt" in trim(anna, annas_film, "0:03").content.decode()
    assert annas_film.versions.count() == 1


@pytest.mark.parametrize("name", ["trim", "poster"])
def test_a_film_that_is_not_ready_has_nothing_to_cut(anna: Staff, name: str) -> None:
    film = VideoFactory(collection=anna.collection, state=State.WAITING)
    for method in (anna.client.get, anna.client.post):
        assert "Filmen skal være klar først" in method(at(name, film), follow=True).content.decode()


# --- The picture ----------------------------------------------------------------------------------------------------


def picture(size: tuple[int, int] = (400, 300), form: str = "JPEG", **options: Any) -> bytes:
    content = BytesIO()
    Image.new("RGB", size, "#1b6e5a").save(content, form, **options)
    return content.getvalue()


def choose(staff: Staff, film: Video, content: bytes) -> str:
    file = SimpleUploadedFile("billede.jpg", content)
    return str(staff.client.post(at("poster", film), {"picture": file}, follow=True).content.decode())


def with_everything() -> bytes:
    exif = Image.Exif()
    exif[0x010F], exif[0x8825] = "hemmelig", {1: "N"}
    return picture((300, 400), exif=exif, comment=b"hemmelig")


def with_text() -> bytes:
    info = PngImagePlugin.PngInfo()
    info.add_text("Author", "hemmelig")
    return picture(form="PNG", pnginfo=info)


@pytest.mark.parametrize("content", [with_everything(), with_text(), picture(form="WEBP")], ids=["jpeg", "png", "webp"])
def test_a_picture_of_ones_own(annas_film: Video, anna: Staff, content: bytes) -> None:
    assert "Billedet er valgt" in choose(anna, annas_film, content)
    annas_film.refresh_from_db()
    kept = default_storage.open(annas_film.own_poster).read()
    with Image.open(BytesIO(kept)) as poster:
        assert (poster.format, poster.size, dict(poster.getexif())) == ("WEBP", (853, 480), {})
    assert b"hemmelig" not in kept
    assert annas_film.own_poster in annas_film.poster_url


@pytest.mark.parametrize("content", [b"", b"GIF89a", b"<svg/>", picture()[:200], b"\xff\xd8\xff" + b"x" * 100])
def test_what_is_no_picture_is_refused_in_words(annas_film: Video, anna: Staff, content: bytes) -> None:
    page = choose(anna, annas_film, content)
    assert "Billedet er valgt" not in page
    assert "error-message" in page
    annas_film.refresh_from_db()
    assert annas_film.own_poster == ""


def test_huge_pictures_are_refused(annas_film: Video, anna: Staff, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(own_poster, "MAX_PIXELS", 400 * 300 - 1)
    assert "ikke et billede, vi kan læse" in choose(anna, annas_film, picture())
    monkeypatch.setattr(own_poster, "MAX_BYTES", 10)
    assert "fylder for meget" in choose(anna, annas_film, picture())


def test_another_picture_takes_the_old_one_away(
    annas_film: Video, anna: Staff, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        choose(anna, annas_film, picture())
        choose(anna, annas_film, picture())
    assert len(stored(f"posters/{annas_film.uuid}")) == 1
    with django_capture_on_commit_callbacks(execute=True):
        anna.client.post(at("poster", annas_film), {"automatic": "1"})
    annas_film.refresh_from_db()
    assert (annas_film.own_poster, stored(f"posters/{annas_film.uuid}")) == ("", [])


def test_the_picture_is_as_public_as_its_film(annas_film: Video, anna: Staff, client: Client) -> None:
    choose(anna, annas_film, picture())
    old = Video.objects.get().own_poster
    choose(anna, annas_film, picture())
    film = Video.objects.get()
    plain = reverse("media_pipeline:serve", args=[film.own_poster])
    assert client.get(plain).status_code == 404
    assert client.get(film.poster_url).status_code == 200
    set_public(Video, {film.pk}, public=True)
    assert client.get(plain)["Content-Type"] == "image/webp"
    assert client.get(reverse("media_pipeline:serve", args=[old])).status_code == 404, "it stands for the film no more"


def test_where_to_cut_is_seen_at_a_glance(ready_film: Video, admin_client: Client) -> None:
    page = admin_client.get(at("trim", ready_film)).content.decode()
    assert "/storyboard.jpg?" in page
    assert "Filmen i små billeder" in page


def test_no_picture_comes_from_a_version_that_waits(annas_film: Video, anna: Staff) -> None:
    first = annas_film.current_version
    coming = add_version(annas_film, State.READY)
    Video.objects.update(current_version=first, is_public=True)
    page = anna.client.get(at("poster", annas_film)).content.decode()
    assert first is not None
    assert str(first.uuid) in page
    assert str(coming.uuid) not in page


def test_a_picture_from_the_film(ready_film: Video, admin_client: Client) -> None:
    for moment in ("0:01", "9:59"):
        response = admin_client.post(at("poster", ready_film), {"at": moment}, follow=True)
        assert "Billedet er valgt" in response.content.decode()
        ready_film.refresh_from_db()
        with Image.open(BytesIO(default_storage.open(ready_film.own_poster).read())) as poster:
            assert poster.size == (640, 360)
    response = admin_client.post(at("poster", ready_film), {"at": "x"})
    assert "Skriv minutter og sekunder" in response.content.decode()


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (MediaFailure(Failure.DAMAGED), "intet billede på det sted"),
        (MediaFailure(Failure.GAVE_UP), Failure.GAVE_UP.label),
        (process.Killed(), Failure.GAVE_UP.label),
        (OSError(errno.ENOSPC, "full"), Failure.NO_SPACE.label),
    ],
)
def test_why_there_is_no_picture_is_said(
    annas_film: Video, anna: Staff, monkeypatch: pytest.MonkeyPatch, error: Exception, words: str
) -> None:
    def fail(*_args: object) -> None:
        raise error

    monkeypatch.setattr(posters, "frame_of", fail)
    assert str(words) in anna.client.post(at("poster", annas_film), {"at": "0:01"}).content.decode()


def test_a_full_disk_has_no_room_for_a_picture(annas_film: Video, anna: Staff, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_args: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(storage, "save", full)
    assert str(Failure.NO_SPACE.label) in choose(anna, annas_film, picture())
    annas_film.refresh_from_db()
    assert annas_film.own_poster == ""


# --- The upload -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Vejen til døren", "Vejen til døren.mp4"),
        ('../a\\b"\r\nX-Evil: 1;%00/', "a b X-Evil 1 00.mp4"),
        ("...", "film.mp4"),
        ("ø" * 300, "ø" * 80 + ".mp4"),
    ],
)
def test_file_names(title: str, name: str) -> None:
    assert downloads.file_name(title, b"\0\0\0\x20ftypisom") == name


@pytest.mark.parametrize(
    ("beginning", "ending"),
    [(b"\0\0\0\x14ftypqt  ", ".mov"), (b"\x1a\x45\xdf\xa3abcd", ".mkv"), (b"RIFF\0\0\0\0AVI ", ""), (b"x", "")],
)
def test_endings(beginning: bytes, ending: str) -> None:
    assert downloads.ending(beginning) == ending


def test_ones_own_upload_comes_back_as_it_was(
    anna: Staff, film_path: Path, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    film = VideoFactory(collection=anna.collection, title="Vejen til døren")
    content = film_path.read_bytes()
    storage.save(film.versions.get().original, ContentFile(content))
    url = at("original", film)
    assert url in anna.client.get(at("edit", film)).content.decode()
    response = anna.client.get(url)
    assert b"".join(response) == content
    assert "filename*=utf-8''Vejen%20til%20d%C3%B8ren.mp4" in response["Content-Disposition"]
    assert response["Content-Disposition"].startswith("attachment")
    assert set(response["Cache-Control"].split(", ")) >= {"private", "no-store"}
    part = anna.client.get(url, headers={"Range": "bytes=4-7"})
    assert (part.status_code, b"".join(part)) == (206, b"ftyp")


def test_an_upload_that_is_gone_is_said_to_be(annas_film: Video, anna: Staff) -> None:
    assert "ikke længere gemt" in anna.client.get(at("original", annas_film), follow=True).content.decode()
    VideoVersion.objects.update(original="")
    assert at("original", annas_film) not in anna.client.get(at("edit", annas_film)).content.decode()


# --- The archive ----------------------------------------------------------------------------------------------------


@pytest.fixture
def archived(anna: Staff) -> ArchivedVersion:
    key = keys.archived_version(uuid4(), uuid4())
    storage.save(key, ContentFile(b"\0\0\0\x20ftypisom0123"))
    return ArchivedVersion.objects.create(
        collection=anna.collection,
        video_uuid=uuid4(),
        version_uuid=uuid4(),
        title="Hemmelig titel",
        captions={"da": "WEBVTT"},
        key=key,
        first_public_at=timezone.now(),
    )


def test_the_archive_is_the_departments_own(
    archived: ArchivedVersion, anna: Staff, bo: Staff, admin_client: Client
) -> None:
    index = reverse("films:archive")
    pages = [reverse("films:archived", args=[archived.pk]), reverse("films:archived_file", args=[archived.pk])]
    for client in (anna.client, admin_client):
        assert archived.title in client.get(index).content.decode()
        assert [client.get(page).status_code for page in pages] == [200, 200]
    assert archived.title not in bo.client.get(index).content.decode()
    assert [bo.client.get(page).status_code for page in pages] == [404, 404]
    assert [Client().get(page).status_code for page in (index, *pages)] == [302] * 3


def test_an_archived_film_plays(archived: ArchivedVersion, anna: Staff) -> None:
    url = reverse("films:archived_file", args=[archived.pk])
    response = anna.client.get(url, headers={"Range": "bytes=4-7"})
    assert (response.status_code, response["Content-Type"], b"".join(response)) == (206, "video/mp4", b"ftyp")
    assert response["Content-Disposition"].startswith("inline")
    assert anna.client.get(url, {"download": ""})["Content-Disposition"].startswith("attachment")


def test_what_belongs_to_no_collection_is_for_administrators(
    archived: ArchivedVersion, anna: Staff, admin_client: Client
) -> None:
    ArchivedVersion.objects.update(collection=None)
    page = reverse("films:archived", args=[archived.pk])
    assert anna.client.get(page).status_code == 404
    assert admin_client.get(page).status_code == 200


def test_only_administrators_delete_from_the_archive(
    archived: ArchivedVersion,
    anna: Staff,
    admin_client: Client,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    page = reverse("films:archived", args=[archived.pk])
    assert anna.client.post(page).status_code == 404
    assert default_storage.exists(archived.key)
    with django_capture_on_commit_callbacks(execute=True):
        admin_client.post(page)
    assert not ArchivedVersion.objects.exists()
    assert not default_storage.exists(archived.key)


# --- Rules ----------------------------------------------------------------------------------------------------------


def test_administrators_change_the_rules(admin_client: Client, anna: Staff, collection: Collection) -> None:
    add = reverse("film_rules:add")
    admin_client.post(add, {"collection": collection.pk, "quota_megabytes": 500, "keep_originals_days": ""})
    rules = CollectionRules.objects.get()
    assert (rules.collection, rules.quota_megabytes, rules.keep_originals_days) == (collection, 500, None)
    assert "500" in admin_client.get(reverse("film_rules:index")).content.decode()
    link = reverse("film_rules:index")
    assert link in admin_client.get(reverse("films:index")).content.decode()
    assert link not in anna.client.get(reverse("films:index")).content.decode()
    assert anna.client.get(add).status_code == 302
