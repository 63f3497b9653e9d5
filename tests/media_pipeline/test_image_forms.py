# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Damaged pictures get an answer, and huge ones are refused before they are unpacked."""

import io
import struct
import zlib
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image as PILImage
from PIL import ImageFile
from wagtail.models import Collection

from media_pipeline.models import Image
from tests.factories import ImageFactory

SIGNATURE = b"\x89PNG\r\n\x1a\n"


def picture(kind: str) -> bytes:
    file = io.BytesIO()
    PILImage.effect_noise((120, 80), 50).convert("RGB").save(file, kind)
    return file.getvalue()


def chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def empty_png(width: int, height: int) -> bytes:
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return SIGNATURE + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0")) + chunk(b"IEND", b"")


def damaged() -> Iterator[Any]:
    for kind, extension in (("JPEG", "jpg"), ("PNG", "png"), ("WEBP", "webp"), ("AVIF", "avif"), ("HEIF", "heic")):
        content = picture(kind)
        yield pytest.param(f"half.{extension}", content[: len(content) // 2], id=f"half a {kind}")
        yield pytest.param(f"start.{extension}", content[:40], id=f"the start of a {kind}")
    png = picture("PNG")
    yield pytest.param("sum.png", png[:60] + bytes(4) + png[64:], id="a wrong check sum")
    bomb = chunk(b"zTXt", b"a\0\0" + zlib.compress(b"A" * 2_000_000))
    yield pytest.param("text.png", png[:33] + bomb + png[33:], id="a text that unpacks to megabytes")
    yield pytest.param("none.png", empty_png(0, 0), id="no pixels")
    yield pytest.param("box.heic", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(200), id="an empty HEIC")


def upload(client: Client, name: str, content: bytes) -> Any:
    file = SimpleUploadedFile(name, content)
    collection = Collection.get_first_root_node().pk
    return client.post("/admin/images/add/", {"title": "Døren", "collection": collection, "file": file})


@pytest.mark.django_db
@pytest.mark.parametrize(("name", "content"), list(damaged()))
def test_damaged_picture_is_refused_with_a_message(admin_client: Client, name: str, content: bytes) -> None:
    response = upload(admin_client, name, content)

    assert response.status_code == 200
    assert response.context["form"].errors["file"]
    assert not Image.objects.exists()


@pytest.mark.django_db
def test_too_many_pixels_are_refused_before_they_are_unpacked(
    admin_client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unpack(_image: object) -> None:
        pytest.fail("unpacked")

    monkeypatch.setattr(ImageFile.ImageFile, "load", unpack)

    response = upload(admin_client, "huge.png", empty_png(9_000, 9_000))

    assert response.context["form"].errors.as_data()["file"][0].code == "file_too_many_pixels"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("kind", "extension"),
    [("JPEG", "jpg"), ("PNG", "png"), ("WEBP", "webp"), ("AVIF", "avif"), ("HEIF", "heic")],
)
def test_sound_pictures_are_taken(admin_client: Client, kind: str, extension: str) -> None:
    assert upload(admin_client, f"a.{extension}", picture(kind)).status_code == 302
    image = Image.objects.get()
    assert (image.width, image.height) == (120, 80)


@pytest.mark.django_db
def test_picture_can_be_renamed_without_a_new_file(admin_client: Client) -> None:
    image = ImageFactory.create()
    data = {"title": "Den blå dør", "collection": image.collection_id}

    assert admin_client.post(f"/admin/images/{image.pk}/", data).status_code == 302
    form = {f"image-{image.pk}-{name}": value for name, value in data.items()}
    answer = admin_client.post(f"/admin/images/multiple/{image.pk}/", form)

    assert answer.json()["success"]
    image.refresh_from_db()
    assert image.title == "Den blå dør"
