# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""The film library: what staff can do with their own films, and that others' do not exist for them."""

import errno
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.files.storage import FileSystemStorage, default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import get_resolver, reverse
from django.utils import timezone
from pytest_django.fixtures import Settings
from wagtail.models import Collection, GroupCollectionPermission

from media_pipeline import storage
from media_pipeline.failures import Failure
from media_pipeline.library import forms
from media_pipeline.models import Captions, Video, VideoVersion
from media_pipeline.uploads import limits
from media_pipeline.versions import quota
from tests.factories import blocks
from tests.factories.media import VTT, CaptionsFactory, ConsentFactory, VideoFactory, add_version
from tests.factories.pages import GuideFactory, PlaceFactory
from tests.media_pipeline.conftest import Staff, stored

State = VideoVersion.State

pytestmark = pytest.mark.django_db

ADDRESSES: dict[str, Callable[[Video], dict[str, int]]] = {
    **dict.fromkeys(
        (
            *("edit", "delete", "usage", "retry", "cancel", "replace", "original", "trim", "poster", "chapters"),
            *("captions_add", "captions_script", "captions_machine"),
        ),
        lambda film: {"pk": film.pk},
    ),
    "use_version": lambda film: {"pk": film.pk, "version_pk": film.versions.get().pk},
    "captions_edit": lambda film: {"pk": film.pk, "captions_pk": film.captions.get().pk},
    "captions_delete": lambda film: {"pk": film.pk, "captions_pk": film.captions.get().pk},
}
"""Every address that is about one film, with its parts."""

OTHER_ADDRESSES = {"uploads", "upload", "status", "retry_failed", "archive", "archived", "archived_file"}
POST_ONLY = {"retry", "cancel", "use_version", "captions_machine"}


@pytest.fixture
def film(annas_film: Video) -> Video:
    CaptionsFactory(video=annas_film)
    return annas_film


def at(name: str, film: Video) -> str:
    return reverse(f"films:{name}", kwargs=ADDRESSES[name](film))


def test_no_address_is_forgotten() -> None:
    names = {key for key in get_resolver().namespace_dict["films"][1].reverse_dict if isinstance(key, str)}
    assert names == set(ADDRESSES) | OTHER_ADDRESSES | {"index", "index_results", "add"}


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("name", ADDRESSES)
def test_a_film_of_others_does_not_exist(film: Video, bo: Staff, name: str, method: str) -> None:
    before = list(VideoVersion.objects.values()), list(Captions.objects.values())
    response = getattr(bo.client, method)(
        at(name, film), {"title": "Stjålet", "vtt": VTT, "language": "da"}, follow=True
    )
    assert response.status_code in (404, 405) if name in POST_ONLY else response.status_code == 404
    assert film.title not in response.content.decode()
    film.refresh_from_db()
    assert film.title == "Hemmelig titel"
    assert before == (list(VideoVersion.objects.values()), list(Captions.objects.values()))


@pytest.mark.parametrize("name", sorted(set(ADDRESSES) - POST_ONLY - {"original"}))
def test_ones_own_film_has_pages(film: Video, anna: Staff, name: str) -> None:
    assert anna.client.get(at(name, film)).status_code == 200


@pytest.mark.parametrize("name", [*ADDRESSES, "index", "add"])
def test_nobody_gets_in_without_logging_in(film: Video, name: str) -> None:
    url = at(name, film) if name in ADDRESSES else reverse(f"films:{name}")
    response = Client().get(url)
    assert response.status_code == 302
    assert "/login/" in response["Location"]


def test_captions_of_another_film_are_not_reached_through_ones_own(film: Video, bo: Staff) -> None:
    own = VideoFactory(collection=bo.collection)
    url = reverse("films:captions_edit", args=[own.pk, film.captions.get().pk])
    assert bo.client.get(url).status_code == 404
    used = reverse("films:use_version", args=[own.pk, film.versions.get().pk])
    assert bo.client.post(used).status_code == 404


def test_the_list_shows_ones_own_films(film: Video, anna: Staff, bo: Staff) -> None:
    url = reverse("films:index")
    assert film.title in anna.client.get(url).content.decode()
    assert film.title not in bo.client.get(url).content.decode()
    assert film.title not in bo.client.get(reverse("films:index_results"), {"q": "Hemmelig"}).content.decode()


NO_SPACE = "Der er ikke plads til flere film på serveren"


def a_film(content: bytes = b"x") -> SimpleUploadedFile:
    return SimpleUploadedFile("Vejen til døren.mp4", content, "video/mp4")


def upload(staff: Staff, content: bytes = b"x", **fields: object) -> Any:
    file = a_film(content)
    return staff.client.post(reverse("films:add"), {"purpose": "other", "title": "", "file": file, **fields})


def test_uploading_returns_at_once(anna: Staff) -> None:
    response = upload(anna)
    film = Video.objects.get()
    assert response.status_code == 302
    assert (film.title, film.collection, film.uploaded_by) == ("Vejen til døren", anna.collection, anna.user)
    assert film.versions.get().state == State.WAITING


def test_films_are_not_uploaded_into_others_collections(anna: Staff, bo: Staff) -> None:
    group = anna.user.groups.get()
    add = GroupCollectionPermission.objects.get(group=group, permission__codename="add_video").permission
    second = Collection.get_first_root_node().add_child(name="Annas anden samling")
    GroupCollectionPermission.objects.create(group=group, collection=second, permission=add)
    assert upload(anna, collection=bo.collection.pk).status_code == 200
    assert not Video.objects.exists()
    assert upload(anna, collection=second.pk).status_code == 302
    assert Video.objects.get().collection == second


def test_nothing_is_uploaded_into_the_root(film: Video, admin_client: Client) -> None:
    page = admin_client.get(reverse("films:add"))
    assert [offered["name"] for offered in page.context["upload"]["collections"]] == [film.collection.name]


def test_a_film_is_not_moved_into_others_collections(film: Video, anna: Staff, bo: Staff) -> None:
    data = {"title": "Ny titel", "purpose": "other", "collection": bo.collection.pk}
    anna.client.post(at("edit", film), data)
    film.refresh_from_db()
    assert film.collection == anna.collection


@pytest.mark.parametrize("is_too_large", [True, False])
def test_a_film_needs_room_where_it_is_moved(film: Video, anna: Staff, settings: Settings, is_too_large: bool) -> None:
    group, second = anna.user.groups.get(), Collection.get_first_root_node().add_child(name="Annas anden samling")
    for permission in GroupCollectionPermission.objects.filter(group=group):
        GroupCollectionPermission.objects.create(group=group, collection=second, permission=permission.permission)
    settings.MEDIA_QUOTA_BYTES = quota.bytes_of(film) - is_too_large
    data = {"title": "Ny titel", "purpose": "other", "collection": second.pk}
    page = anna.client.post(at("edit", film), data, follow=True).content.decode()
    assert ("ikke mere plads" in page) == is_too_large
    film.refresh_from_db()
    assert film.collection == (anna.collection if is_too_large else second)


def test_both_ways_of_uploading_take_the_same_files(anna: Staff) -> None:
    page = anna.client.get(reverse("films:add")).content.decode()
    assert page.count(f'accept="{limits.ACCEPT}"') == 2


def test_a_film_too_large_is_refused_in_words(anna: Staff, settings: Settings) -> None:
    settings.MEDIA_MAX_BYTES = 3
    response = upload(anna, b"for stor")
    assert str(Failure.TOO_LARGE.label) in response.content.decode()
    assert not Video.objects.exists()


def test_a_film_without_room_is_refused_in_words(film: Video, anna: Staff, settings: Settings) -> None:
    settings.MEDIA_QUOTA_BYTES = 3
    assert "ikke mere plads" in upload(anna, b"for stor").content.decode()
    file = SimpleUploadedFile("ny.mp4", b"for stor")
    assert "ikke mere plads" in anna.client.post(at("replace", film), {"file": file}).content.decode()
    assert Video.objects.get().versions.count() == 1


def test_a_full_disk_is_told_in_words(film: Video, anna: Staff, monkeypatch: pytest.MonkeyPatch) -> None:
    def write_half(_storage: object, name: str, _content: object) -> str:
        path = Path(default_storage.path(name))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"half")
        raise OSError(errno.ENOSPC, "full")

    before = stored("originals")
    monkeypatch.setattr(FileSystemStorage, "_save", write_half)
    assert NO_SPACE in upload(anna).content.decode()
    assert NO_SPACE in anna.client.post(at("replace", film), {"file": a_film()}).content.decode()
    assert stored("originals") == before, "half a film takes what room is left"
    assert Video.objects.get().versions.count() == 1


def test_editing_leaves_alone_what_happened_meanwhile(
    film: Video, anna: Staff, monkeypatch: pytest.MonkeyPatch
) -> None:
    validate = forms.VideoForm.is_valid

    def meanwhile(form: forms.VideoForm) -> bool:
        Video.objects.update(is_public=True)
        return validate(form)

    monkeypatch.setattr(forms.VideoForm, "is_valid", meanwhile)
    response = anna.client.post(at("edit", film), {"title": "Ny titel", "purpose": "wayfinding"})
    assert response.status_code == 302
    film.refresh_from_db()
    assert (film.title, film.purpose, film.is_public) == ("Ny titel", "wayfinding", True)


@pytest.mark.parametrize("more_versions", [1, 4])
def test_the_page_of_a_film_asks_about_it_once(film: Video, anna: Staff, more_versions: int) -> None:
    for _number in range(more_versions):
        add_version(film, State.READY)
    with CaptureQueriesContext(connection) as queries:
        anna.client.get(at("edit", film))
    asked = [query["sql"] for query in queries if ' FROM "media_pipeline_' in query["sql"]]
    assert len(asked) == len(set(asked)) == 8  # film, versions, files (twice), captions, chapters, people, its places


def test_a_failed_film_says_why_and_what_to_do(anna: Staff) -> None:
    film = VideoFactory(collection=anna.collection, state=State.FAILED)
    VideoVersion.objects.update(failure=Failure.TOO_LONG)
    page = anna.client.get(reverse("films:edit", args=[film.pk])).content.decode()
    assert str(Failure.TOO_LONG.label) in page
    assert str(Failure.TOO_LONG.remedy) in page
    assert reverse("films:retry", args=[film.pk]) not in page, "trying again would not help"


def test_trying_again(anna: Staff) -> None:
    film = VideoFactory(collection=anna.collection, state=State.FAILED)
    VideoVersion.objects.update(failure=Failure.GAVE_UP)
    url = reverse("films:retry", args=[film.pk])
    assert url in anna.client.get(reverse("films:edit", args=[film.pk])).content.decode()
    anna.client.post(url)
    assert film.versions.get().state == State.WAITING


def test_a_new_version_is_used_when_somebody_says_so(film: Video, anna: Staff) -> None:
    first = film.current_version
    second = add_version(film, State.READY)
    Video.objects.update(current_version=first, is_public=True)
    url = reverse("films:use_version", args=[film.pk, second.pk])
    page = anna.client.get(at_edit(film)).content.decode()
    assert url in page
    assert "Kan nogen genkendes i den nye film?" in page
    anna.client.post(url, {"people": "nobody"})
    film.refresh_from_db()
    assert film.current_version == second


@pytest.mark.parametrize(("answer", "words"), [("", "Svar på, om nogen kan genkendes"), ("somebody", "Skriv først")])
def test_the_public_sees_nobody_who_was_not_asked_for(film: Video, anna: Staff, answer: str, words: str) -> None:
    first = film.current_version
    second = add_version(film, State.READY)
    Video.objects.update(current_version=first, is_public=True)
    url = reverse("films:use_version", args=[film.pk, second.pk])
    assert words in anna.client.post(url, {"people": answer}, follow=True).content.decode()
    film.refresh_from_db()
    assert film.current_version == first
    ConsentFactory(video=film)
    anna.client.post(url, {"people": "somebody"})
    film.refresh_from_db()
    assert (film.current_version, film.people) == (second, Video.People.SOMEBODY)


def test_the_same_film_cut_otherwise_shows_the_same_people(film: Video, anna: Staff) -> None:
    first = film.current_version
    assert first is not None
    cut = add_version(film, State.READY)
    VideoVersion.objects.update(original=first.original)
    Video.objects.update(current_version=first, is_public=True)
    anna.client.post(reverse("films:use_version", args=[film.pk, cut.pk]))
    film.refresh_from_db()
    assert film.current_version == cut


def at_edit(film: Video) -> str:
    return reverse("films:edit", args=[film.pk])


def test_a_version_that_is_not_ready_is_not_used(film: Video, anna: Staff) -> None:
    waiting = add_version(film, State.WAITING)
    assert anna.client.post(reverse("films:use_version", args=[film.pk, waiting.pk])).status_code == 404


def test_a_version_that_is_dropped_meanwhile_is_not_used(
    film: Video, anna: Staff, monkeypatch: pytest.MonkeyPatch
) -> None:
    dropped = add_version(film, State.READY)
    lock = Video.objects.select_for_update

    def wait_for_the_lock(*args: Any, **kwargs: Any) -> Any:
        VideoVersion.objects.filter(pk=dropped.pk).delete()
        return lock(*args, **kwargs)

    Video.objects.update(current_version=film.versions.earliest("pk"))
    monkeypatch.setattr(Video.objects, "select_for_update", wait_for_the_lock)
    assert anna.client.post(reverse("films:use_version", args=[film.pk, dropped.pk])).status_code == 404


def test_replacing_a_film_keeps_what_citizens_see(film: Video, anna: Staff) -> None:
    shown = film.current_version
    anna.client.post(at("replace", film), {"file": SimpleUploadedFile("ny.mp4", b"x")})
    film.refresh_from_db()
    assert film.current_version == shown
    assert film.versions.count() == 2


def test_deleting_a_film(film: Video, anna: Staff) -> None:
    anna.client.post(at("delete", film))
    assert not Video.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_nobody_waits_for_the_database_while_a_deleted_film_is_archived(
    admin_client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    film = VideoFactory()
    film.versions.update(first_public_at=timezone.now())
    in_transaction = []

    def copy(_key: str, _to: str) -> None:
        in_transaction.append(connection.in_atomic_block)

    monkeypatch.setattr(storage, "copy", copy)
    admin_client.post(at("delete", film))
    assert not Video.objects.exists()
    assert in_transaction == [False]


def test_a_full_disk_keeps_a_film_that_must_be_archived(
    film: Video, anna: Staff, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_args: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    film.versions.update(first_public_at=timezone.now())
    monkeypatch.setattr(storage, "copy", full)
    page = anna.client.post(at("delete", film), follow=True).content.decode()
    assert "Filmen blev ikke slettet" in page
    assert NO_SPACE in page
    assert Video.objects.filter(pk=film.pk).exists()


def test_a_film_in_use_is_not_deleted(film: Video, anna: Staff) -> None:
    place = PlaceFactory(title="Et sted som Anna ikke må rette", film=film)
    response = anna.client.post(at("delete", film), follow=True)
    assert Video.objects.filter(pk=film.pk).exists()
    assert response.request["PATH_INFO"] == at("usage", film)
    assert place.title not in response.content.decode(), "it is not hers to know"


def test_a_film_in_a_draft_is_not_deleted(film: Video, anna: Staff, admin_client: Client) -> None:
    guide, place = GuideFactory(title="Find vej"), PlaceFactory(title="Lokale 2.14")
    guide.steps, place.film = json.dumps([blocks.step("Se", "", blocks.film(film))]), film
    for page in (guide, place):
        page.save_revision()

    said = admin_client.post(at("delete", film), follow=True).content.decode()
    assert "Find vej, Lokale 2.14" in said
    said = anna.client.post(at("delete", film), follow=True).content.decode()
    assert Video.objects.filter(pk=film.pk).exists()
    assert "Find vej" not in said, "it is not hers to know"

    guide.steps, place.film = "[]", None
    for page in (guide, place):
        page.save_revision()
    anna.client.post(at("delete", film))
    assert not Video.objects.exists()


def test_before_deleting_one_reads_where_the_film_is_used(film: Video, anna: Staff) -> None:
    assert "Ingen sider bruger filmen." in anna.client.get(at("delete", film)).content.decode()
    PlaceFactory(film=film)
    page = anna.client.get(at("delete", film)).content.decode()
    assert "Filmen bruges 1 sted." in page
    assert f'href="{at("usage", film)}' in page
    assert f'href="{at("edit", film)}"' in page
    assert 'class="button serious"' not in page


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("captions_add", {"language": "da", "vtt": "no times"}),
        ("captions_script", {"language": "da", "script": ""}),
        ("chapters", {"chapters-TOTAL_FORMS": "1", "chapters-INITIAL_FORMS": "0", "chapters-0-start_ms": "0:00"}),
        ("trim", {"trim_start_ms": "soon"}),
        ("poster", {"at": "soon"}),
        ("poster", {}),
        ("replace", {}),
    ],
)
def test_what_is_not_saved_is_said_at_the_top(annas_film: Video, anna: Staff, name: str, data: dict[str, str]) -> None:
    page = anna.client.post(at(name, annas_film), data).content.decode()
    assert "Intet blev gemt." in page
    assert "error-message" in page


def test_a_collection_with_films_is_described(film: Video, admin_client: Client) -> None:
    url = reverse("wagtailadmin_collections:delete", args=[film.collection.pk])
    assert reverse("films:index") in admin_client.get(url).content.decode()


def test_permissions_on_films_are_given_by_collection(admin_client: Client, anna: Staff) -> None:
    page = admin_client.get(reverse("wagtailusers_groups:edit", args=[anna.user.groups.get().pk])).content.decode()
    assert "video_permissions" in page
    assert "Can add film" not in page
