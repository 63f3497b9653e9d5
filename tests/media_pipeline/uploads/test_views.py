# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Uploading over HTTP: what works, what is refused in Danish, and that others' uploads don't exist."""

from concurrent.futures import Future, ThreadPoolExecutor, wait
from datetime import timedelta
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import quote

import pytest
from django.core.files.storage import default_storage
from django.db import connection
from django.http import UnreadablePostError
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytest_django import Settings
from wagtail.models import GroupCollectionPermission, ModelLogEntry

from media_pipeline import storage
from media_pipeline.failures import Failure
from media_pipeline.models import CollectionRules, Upload, Video, VideoVersion
from media_pipeline.uploads import limits, pieces, protocol
from media_pipeline.uploads.join import join
from media_pipeline.uploads.views import UploadView
from media_pipeline.versions import quota
from tests.factories.media import VideoFactory
from tests.media_pipeline.conftest import Staff, stored
from tests.media_pipeline.uploads.conftest import Tus, content, row

pytestmark = pytest.mark.django_db

NEW = "/admin/film/upload/pieces/"


def test_what_the_server_can(tus: Tus, settings: Settings) -> None:
    settings.MEDIA_MAX_BYTES = 77
    answer = tus.client.options(NEW)
    assert answer.status_code == 204
    assert (answer["Tus-Resumable"], answer["Tus-Version"], answer["Tus-Max-Size"]) == ("1.0.0", "1.0.0", "77")
    assert answer["Tus-Extension"] == "creation,expiration,termination"


def test_an_upload_in_pieces_becomes_a_film(tus: Tus, anna: Staff, upload: str) -> None:
    answer = tus.send(upload, 0, b"0123")
    assert (answer.status_code, answer["Upload-Offset"]) == (204, "4")
    assert "Upload-Expires" in answer
    assert not Video.objects.exists()

    status = tus.ask("HEAD", upload)
    assert (status.status_code, status["Upload-Offset"], status["Upload-Length"]) == (200, "4", "10")
    assert "no-store" in status["Cache-Control"]

    answer = tus.send(upload, 4, b"456789")
    film = Video.objects.get()
    version = film.versions.get()
    assert (film.title, film.collection, film.uploaded_by) == ("Vejen ind", anna.collection, anna.user)
    assert (version.state, version.original_bytes) == (VideoVersion.State.WAITING, 10)
    assert answer["Vis-Vej-Film"] == reverse("films:edit", args=[film.pk])
    assert ModelLogEntry.objects.get(action="wagtail.create").user == anna.user

    join(row(upload), version.original, lambda: None)
    assert content(version.original) == b"0123456789"
    assert stored(f"uploads/{row(upload).uuid}") == []


def test_a_browser_that_lost_the_last_answer_learns_that_all_is_well(tus: Tus, upload: str) -> None:
    tus.send(upload, 0, b"0123456789")
    status = tus.ask("HEAD", upload)
    assert status["Upload-Offset"] == "10"
    assert status["Vis-Vej-Film"] == reverse("films:edit", args=[Video.objects.get().pk])
    assert tus.send(upload, 0, b"0123456789").status_code == 409
    assert tus.send(upload, 10, b"").status_code == 204
    assert Video.objects.count() == 1


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_whatever_is_sent_the_film_has_the_files_bytes(tus: Tus, anna: Staff, data: st.DataObject) -> None:
    """Pieces at right and wrong places, empty, too long, twice: each is refused, or is the file's next bytes."""
    file = data.draw(st.binary(min_size=1, max_size=30))
    upload = tus.begin(len(file), collection=anna.collection.pk)["Location"]
    for offset, size in data.draw(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=8)):
        before = tus.offset(upload)
        status = tus.send(upload, offset, file[offset : offset + size].ljust(size, b"?")).status_code
        fits = offset == before and offset + size <= len(file)
        assert status == (204 if fits else 409 if offset != before else 413)
        assert tus.offset(upload) == (before + size if fits else before)
    tus.send(upload, tus.offset(upload), file[tus.offset(upload) :])
    made = row(upload)
    assert made.version is not None
    join(made, made.version.original, lambda: None)
    assert content(made.version.original) == file


def test_of_two_pieces_at_one_place_one_counts(tus: Tus, upload: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The browser gave up a request that the server still worked on, and sent the bytes again."""
    first_store = pieces.store

    def meanwhile(*given: Any) -> str:
        monkeypatch.setattr(pieces, "store", first_store)
        assert tus.send(upload, 0, b"01234567").status_code == 204
        return first_store(*given)

    monkeypatch.setattr(pieces, "store", meanwhile)
    assert tus.send(upload, 0, b"0123").status_code == 409
    assert tus.offset(upload) == 8
    assert len(stored(f"uploads/{row(upload).uuid}")) == 1
    tus.send(upload, 8, b"89")
    made = row(upload)
    assert made.version is not None
    join(made, made.version.original, lambda: None)
    assert content(made.version.original) == b"0123456789"


class BrokenOff:
    """A body of which the connection brings a part; then it ends, or breaks."""

    def __init__(self, brought: bytes, *, breaks: bool) -> None:
        self.rest, self.breaks = brought, breaks

    def read(self, size: int) -> bytes:
        if not self.rest and self.breaks:
            raise UnreadablePostError("connection reset")
        chunk, self.rest = self.rest[:size], self.rest[size:]
        return chunk


@pytest.mark.parametrize("breaks", [True, False])
def test_a_connection_that_drops_keeps_what_it_brought(tus: Tus, anna: Staff, upload: str, breaks: bool) -> None:
    request = RequestFactory().patch(
        upload,
        b"0123456789",
        content_type="application/offset+octet-stream",
        headers={"Tus-Resumable": "1.0.0", "Upload-Offset": "0"},
    )
    request.user = anna.user
    request.read = BrokenOff(b"0123", breaks=breaks).read  # type: ignore[method-assign, assignment]
    answer = UploadView.as_view()(request, uuid=row(upload).uuid)
    assert answer["Upload-Offset"] == "4"
    assert tus.send(upload, 4, b"456789")["Upload-Offset"] == "10"


def test_nothing_of_a_dropped_connection_is_nothing(tus: Tus, upload: str) -> None:
    assert tus.send(upload, 0, b"").status_code == 204
    assert stored(f"uploads/{row(upload).uuid}") == []


def test_pieces_that_are_too_small(tus: Tus, upload: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(protocol, "MIN_PIECE_BYTES", 4)
    answer = tus.send(upload, 0, b"012")
    assert answer.status_code == 400
    assert "for små stykker" in text(answer)
    assert stored(f"uploads/{row(upload).uuid}") == []
    assert tus.send(upload, 0, b"01234567").status_code == 204
    assert tus.send(upload, 8, b"89").status_code == 204


def test_cancelling(tus: Tus, upload: str, django_capture_on_commit_callbacks: Any) -> None:
    tus.send(upload, 0, b"0123")
    folder = f"uploads/{row(upload).uuid}"
    assert stored(folder)
    with django_capture_on_commit_callbacks(execute=True):
        assert tus.ask("DELETE", upload).status_code == 204
    assert tus.ask("HEAD", upload).status_code == 404
    assert stored(folder) == []


def test_a_finished_upload_is_not_cancelled(tus: Tus, upload: str) -> None:
    tus.send(upload, 0, b"0123456789")
    assert tus.ask("DELETE", upload).status_code == 403
    assert stored(f"uploads/{row(upload).uuid}")


def test_a_post_may_stand_for_what_a_proxy_does_not_let_through(tus: Tus, upload: str) -> None:
    kind = "application/offset+octet-stream"
    answer = tus.ask("POST", upload, b"0123", X_HTTP_Method_Override="PATCH", Upload_Offset="0", Content_Type=kind)
    assert answer["Upload-Offset"] == "4"
    assert tus.client.get(upload, headers={"X-HTTP-Method-Override": "DELETE"}).status_code == 405


@pytest.mark.parametrize("method", ["POST", "HEAD", "PATCH", "DELETE"])
def test_another_version_of_the_protocol_is_refused(tus: Tus, upload: str, method: str) -> None:
    answer = tus.ask(method, NEW if method == "POST" else upload, Tus_Resumable="0.2.2")
    assert (answer.status_code, answer["Tus-Version"]) == (412, "1.0.0")


def text(answer: Any) -> str:
    assert answer["Tus-Resumable"] == "1.0.0", "the browser trusts words that come with this"
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    return str(answer.content.decode())


def test_too_large(tus: Tus, anna: Staff, settings: Settings) -> None:
    settings.MEDIA_MAX_BYTES = 9
    answer = tus.begin(10, collection=anna.collection.pk)
    assert answer.status_code == 413
    assert text(answer) == f"{Failure.TOO_LARGE.label} {Failure.TOO_LARGE.remedy}"
    assert "for stor" in text(answer)
    assert tus.begin(9, collection=anna.collection.pk).status_code == 201


def test_no_film(tus: Tus, anna: Staff) -> None:
    answer = tus.begin(10, collection=anna.collection.pk, filename="plan.pdf", filetype="application/pdf")
    assert answer.status_code == 415
    assert text(answer) == f"{Failure.NOT_A_FILM.label} {Failure.NOT_A_FILM.remedy}"


def test_no_more_room(tus: Tus, anna: Staff) -> None:
    """Films that are under way count too, or several at once would together be too much."""
    CollectionRules.objects.create(collection=anna.collection, quota_megabytes=1)
    assert tus.begin(700_000, collection=anna.collection.pk).status_code == 201
    answer = tus.begin(700_000, collection=anna.collection.pk)
    assert answer.status_code == 413
    assert text(answer) == f"{Failure.QUOTA.label} {Failure.QUOTA.remedy}"


def test_too_many_at_once(tus: Tus, anna: Staff, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_UNFINISHED", 2)
    statuses = [tus.begin(1, collection=anna.collection.pk) for _ in range(3)]
    assert [answer.status_code for answer in statuses] == [201, 201, 429]
    assert "for mange film" in text(statuses[2])
    tus.send(statuses[0]["Location"], 0, b"x")
    assert tus.begin(1, collection=anna.collection.pk).status_code == 201


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("same", ["user", "collection"])
def test_two_that_begin_at_once_are_counted_one_after_the_other(
    tus: Tus, anna: Staff, bo: Staff, same: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second one comes when the first has been counted and isn't there yet."""
    if same == "user":
        monkeypatch.setattr(limits, "MAX_UNFINISHED", 1)
        other, collection = anna, anna.collection.pk
    else:
        CollectionRules.objects.create(collection=anna.collection, quota_megabytes=1)
        bo.user.groups.add(anna.user.groups.get())
        other, collection = bo, anna.collection.pk
    refusal = quota.refusal

    def begin_another() -> int:
        try:
            return int(Tus(other.client).begin(700_000, collection=collection).status_code)
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as threads:
        seconds: list[Future[int]] = []

        def meanwhile(*given: Any) -> Failure | None:
            monkeypatch.setattr(quota, "refusal", refusal)
            found = refusal(*given)
            seconds.append(threads.submit(begin_another))
            wait(seconds, timeout=1)
            return found

        monkeypatch.setattr(quota, "refusal", meanwhile)
        assert tus.begin(700_000, collection=collection).status_code == 201
        assert seconds[0].result(timeout=20) == (429 if same == "user" else 413)
    assert Upload.objects.count() == 1


def test_a_full_disk(tus: Tus, upload: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_args: object) -> None:
        raise OSError(storage.NO_ROOM[0], "No space left on device")

    monkeypatch.setattr(storage, "save", full)
    answer = tus.send(upload, 0, b"0123")
    assert answer.status_code == 507
    assert text(answer) == f"{Failure.NO_SPACE.label} {Failure.NO_SPACE.remedy}"
    assert tus.offset(upload) == 0


@pytest.mark.parametrize("collection", ["", "0", "x", "٣", "9" * 5000, "{bo}"])
def test_others_collections_and_none(tus: Tus, bo: Staff, collection: str) -> None:
    answer = tus.begin(10, collection=collection.format(bo=bo.collection.pk))
    assert answer.status_code == 403
    assert text(answer) == "Du kan ikke lægge film op her."
    assert not Upload.objects.exists()


def test_others_films_are_not_replaced(tus: Tus, bo: Staff) -> None:
    film = VideoFactory(collection=bo.collection)
    assert tus.begin(10, video=film.pk).status_code == 404
    assert not Upload.objects.exists()


@pytest.mark.parametrize("method", ["HEAD", "PATCH", "DELETE"])
def test_others_uploads_do_not_exist(upload: str, bo: Staff, admin_client: Client, method: str) -> None:
    """Not for another department, not for a colleague, and not for an administrator."""
    for client in (bo.client, admin_client):
        kind = {"Content_Type": "application/offset+octet-stream", "Upload_Offset": "0"}
        assert Tus(client).ask(method, upload, b"xx", **kind).status_code == 404
    assert row(upload).offset == 0


def test_nobody_goes_on_where_they_may_not_upload_any_more(tus: Tus, anna: Staff, upload: str) -> None:
    GroupCollectionPermission.objects.filter(group=anna.user.groups.get()).delete()
    assert tus.send(upload, 0, b"0123").status_code == 403


def test_without_a_log_in_there_is_no_upload(upload: str, client: Client) -> None:
    assert client.patch(upload, headers={"X-Requested-With": "XMLHttpRequest"}).status_code == 403
    assert client.patch(upload).status_code == 302


def test_a_request_from_elsewhere_is_refused(anna: Staff, upload: str) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(anna.user)
    assert Tus(client).begin(10, collection=anna.collection.pk).status_code == 403
    assert Tus(client).send(upload, 0, b"0123").status_code == 403
    assert Tus(client).ask("DELETE", upload).status_code == 403


def test_pieces_are_private(tus: Tus, upload: str, client: Client) -> None:
    tus.send(upload, 0, b"0123")
    [key] = stored(f"uploads/{row(upload).uuid}")
    assert default_storage.exists(key)
    assert client.get(f"/media/{quote(key)}").status_code == 404
    assert tus.client.get(f"/media/{quote(key)}").status_code == 404


def test_another_version_of_a_film(tus: Tus, anna: Staff, annas_film: Video) -> None:
    answer = tus.begin(4, video=annas_film.pk)
    answer = tus.send(answer["Location"], 0, b"film")
    assert answer["Vis-Vej-Film"] == reverse("films:edit", args=[annas_film.pk])
    assert annas_film.versions.count() == 2
    assert ModelLogEntry.objects.get(action="wagtail.edit").user == anna.user
    assert Video.objects.get() == annas_film


def test_without_a_title_it_is_the_files_name(tus: Tus, anna: Staff) -> None:
    upload = tus.begin(1, collection=anna.collection.pk, filename="Vejen til døren.mov", title=" ")["Location"]
    tus.send(upload, 0, b"x")
    assert Video.objects.get().title == "Vejen til døren"


def test_when_an_upload_ends(tus: Tus, upload: str) -> None:
    expires = parsedate_to_datetime(tus.ask("HEAD", upload)["Upload-Expires"])
    assert timedelta(hours=23) < expires - timezone.now() < timedelta(hours=25)


def test_the_chooser_takes_the_film_that_has_just_been_uploaded(tus: Tus, anna: Staff, bo: Staff, upload: str) -> None:
    create = reverse("video_chooser:create")
    data = {"uploaded": str(row(upload).uuid)}
    assert anna.client.post(create, data).status_code == 404, "it is not finished"
    tus.send(upload, 0, b"0123456789")
    answer = anna.client.post(create, data).json()
    assert answer["result"]["id"] == str(Video.objects.get().pk)
    assert bo.client.post(create, data).status_code == 404
    assert anna.client.post(create, {"uploaded": "x"}).json()["step"] == "reshow_creation_form"
