# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""The one place that hands files out, and refuses to."""

import time
from collections.abc import Iterator

import pytest
from django.http import HttpResponseBase
from django.test import Client
from django.urls import reverse

from media_pipeline.addresses import address
from media_pipeline.models import Captions, Document, Image, Video
from media_pipeline.publication import set_public
from tests.factories.media import CaptionsFactory, DocumentFactory, ImageFactory, add_version

pytestmark = pytest.mark.django_db


@pytest.fixture
def film(ready_film: Video) -> Video:
    set_public(Video, {ready_film.pk}, public=True)
    ready_film.refresh_from_db()
    return ready_film


def body(response: HttpResponseBase) -> bytes:
    return b"".join(response.streaming_content) if response.streaming else response.content  # type: ignore[attr-defined]


def unsigned(key: str) -> str:
    return reverse("media_pipeline:serve", args=[key])


def test_a_public_film_is_served_for_five_minutes(client: Client, film: Video) -> None:
    [rendition] = film.renditions
    response = client.get(rendition.url)
    assert response.status_code == 200
    assert response["Content-Type"] == "video/mp4"
    assert set(response["Cache-Control"].split(", ")) == {"public", "max-age=300"}
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Accept-Ranges"] == "bytes"
    assert "default-src 'none'" in response["Content-Security-Policy"]
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")
    assert len(body(response)) == rendition.bytes == int(response["Content-Length"])


def test_withdrawing_is_a_matter_of_one_row(client: Client, film: Video) -> None:
    [rendition] = film.renditions
    addresses = rendition.url, film.poster_url
    set_public(Video, {film.pk}, public=False)
    for url in addresses:
        assert client.get(url).status_code == 404


def test_a_private_film_opens_to_a_signed_address_that_nobody_keeps(client: Client, ready_film: Video) -> None:
    [rendition] = ready_film.renditions
    assert client.get(unsigned(rendition.key)).status_code == 404
    response = client.get(rendition.url)
    assert response.status_code == 200
    assert set(response["Cache-Control"].split(", ")) == {"private", "no-store"}


def test_a_signature_opens_one_file_for_one_hour(
    client: Client, ready_film: Video, monkeypatch: pytest.MonkeyPatch
) -> None:
    [rendition] = ready_film.renditions
    signature = rendition.url.partition("?")[2]
    assert ready_film.current_version is not None
    assert client.get(f"{unsigned(ready_film.current_version.poster)}?{signature}").status_code == 404
    assert client.get(f"{unsigned(rendition.key)}?{signature}x").status_code == 404
    an_hour_later = time.time() + 3601
    monkeypatch.setattr("django.core.signing.time.time", lambda: an_hour_later)
    assert client.get(f"{unsigned(rendition.key)}?{signature}").status_code == 404


def test_originals_have_no_address(client: Client, film: Video) -> None:
    assert film.current_version is not None
    original = film.current_version.original
    assert client.get(unsigned(original)).status_code == 404
    assert client.get(address(original, public=False)).status_code == 404


def test_a_version_that_is_not_shown_is_not_public(client: Client, film: Video) -> None:
    [old] = film.renditions
    add_version(film, "ready")
    assert client.get(unsigned(old.key)).status_code == 404


@pytest.mark.parametrize(
    ("header", "status", "start", "end"),
    [("bytes=0-99", 206, 0, 100), ("bytes=100-", 206, 100, None), ("bytes=-50", 206, -50, None), ("x", 200, 0, None)],
)
def test_parts(client: Client, film: Video, header: str, status: int, start: int, end: int | None) -> None:
    [rendition] = film.renditions
    whole = body(client.get(rendition.url))
    response = client.get(rendition.url, headers={"Range": header})
    assert response.status_code == status
    assert body(response) == whole[start:end]
    assert (status == 206) == response.has_header("Content-Range")


def test_a_part_that_is_not_there(client: Client, film: Video) -> None:
    [rendition] = film.renditions
    response = client.get(rendition.url, headers={"Range": f"bytes={rendition.bytes}-"})
    assert response.status_code == 416
    assert response["Content-Range"] == f"bytes */{rendition.bytes}"


def test_a_refusal_is_not_kept_for_others(client: Client, film: Video) -> None:
    [rendition] = film.renditions
    for headers, status in (({"Range": f"bytes={rendition.bytes}-"}, 416), ({"If-Match": '"another"'}, 412)):
        response = client.get(rendition.url, headers=headers)
        assert response.status_code == status
        assert "no-store" in response["Cache-Control"]


def test_what_the_browser_has_is_not_sent_again(client: Client, film: Video) -> None:
    [rendition] = film.renditions
    etag = client.get(rendition.url)["ETag"]
    response = client.get(rendition.url, headers={"If-None-Match": etag})
    assert response.status_code == 304
    assert body(response) == b""
    assert "max-age=300" in response["Cache-Control"]
    changed = client.get(rendition.url, headers={"Range": "bytes=0-9", "If-Range": '"something else"'})
    assert changed.status_code == 200


def test_nothing_is_said_of_a_withdrawn_film_to_who_has_it(client: Client, film: Video) -> None:
    [rendition] = film.renditions
    url, etag = rendition.url, client.get(rendition.url)["ETag"]
    set_public(Video, {film.pk}, public=False)
    assert client.get(url, headers={"If-None-Match": etag}).status_code == 404


def test_head_and_other_methods(client: Client, film: Video) -> None:
    [rendition] = film.renditions
    assert body(client.head(rendition.url)) == b""
    assert client.post(rendition.url).status_code == 405


def test_a_file_that_is_missing_is_not_found(client: Client, film: Video) -> None:
    rendition = add_version(film, "ready").renditions.first()
    assert rendition is not None
    film.refresh_from_db()
    assert client.get(unsigned(rendition.key)).status_code == 404


@pytest.fixture
def captions(film: Video) -> Iterator[Captions]:
    return CaptionsFactory(video=film)


def test_captions_come_from_the_database(client: Client, captions: Captions) -> None:
    response = client.get(captions.url)
    assert response.status_code == 200
    assert response["Content-Type"] == "text/vtt; charset=utf-8"
    assert body(response).decode() == captions.vtt
    assert body(client.get(captions.url, headers={"Range": "bytes=0-5"})) == b"WEBVTT"


def test_captions_nobody_has_approved_are_private(client: Client, captions: Captions) -> None:
    Captions.objects.update(state=Captions.State.DRAFT)
    captions.refresh_from_db()
    assert client.get(unsigned(captions.key)).status_code == 404
    assert client.get(captions.url).status_code == 200


def test_changed_captions_have_another_address(client: Client, captions: Captions) -> None:
    old = captions.key
    Captions.objects.update(vtt="WEBVTT\n\n00:00.000 --> 00:01.000\nNyt\n")
    assert client.get(unsigned(old)).status_code == 404


@pytest.fixture
def image(db: None) -> Image:
    return ImageFactory()


def test_pictures(client: Client, image: Image) -> None:
    rendition = image.get_rendition("width-100")
    assert client.get(unsigned(rendition.file.name)).status_code == 404
    assert client.get(rendition.url).status_code == 200
    assert client.get(address(image.file.name, public=False)).status_code == 404, "originals hold positions"
    set_public(Image, {image.pk}, public=True)
    response = client.get(unsigned(rendition.file.name))
    assert response.status_code == 200
    assert response["Content-Type"] == "image/webp"
    assert "?" not in Image.objects.get().get_rendition("width-100").url


@pytest.fixture
def document(db: None) -> Document:
    return DocumentFactory()


def test_documents(client: Client, document: Document) -> None:
    assert client.get(unsigned(str(document.file.name))).status_code == 404
    assert body(client.get(document.url)) == b"%PDF-1.4"
    set_public(Document, {document.pk}, public=True)
    document.refresh_from_db()
    assert client.get(unsigned(str(document.file.name))).status_code == 200
    assert document.url == unsigned(str(document.file.name))


def test_documents_have_no_other_address(client: Client, document: Document) -> None:
    """Wagtail's own, with a number to guess, knows of log-ins and passwords that citizens don't have."""
    set_public(Document, {document.pk}, public=True)
    assert client.get(f"/documents/{document.pk}/{document.filename}").status_code == 404


@pytest.mark.parametrize("name", ["side.html", "tegning.svg", "script.js", "uden"])
def test_documents_that_could_run_are_downloaded(client: Client, name: str) -> None:
    document = DocumentFactory(file__filename=name, file__data=b"<script>")
    response = client.get(document.url)
    assert response["Content-Disposition"].startswith("attachment")


def test_set_public_says_what_changed(image: Image) -> None:
    assert set_public(Image, {image.pk}, public=True) == {image.pk}
    assert set_public(Image, {image.pk}, public=True) == set()
    assert set_public(Image, set(), public=False) == set()


@pytest.mark.parametrize("key", ["x", "../../etc/passwd", "videos/1/2", "originals/images/x", "%00"])
def test_other_addresses(client: Client, key: str) -> None:
    assert client.get(f"/media/{key}").status_code == 404
