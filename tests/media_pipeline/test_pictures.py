# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Nothing that a phone writes into a picture is kept: not in the original, not in any size of it."""

import struct
import zlib
from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import ExifTags, ImageChops, ImageOps, ImageStat
from PIL import Image as PILImage
from PIL.PngImagePlugin import PngInfo
from wagtail.images.models import Filter
from wagtail.models import Collection
from wagtail.models import UploadedFile as WaitingFile

from guides.chosen import PICTURE, THUMBNAIL
from media_pipeline import pictures
from media_pipeline.models import Image

MARK = "HEMMELIG-QZX7"
XMP = f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF>{MARK}</rdf:RDF></x:xmpmeta>'.encode()
TRACES = (MARK.encode(), b"Exif\0", b"ns.adobe.com/xap", b"Photoshop 3.0", b"MPF\0", b"eXIf", b"EXIF", b"XMP ", b"ftyp")
CORNERS = [(200, 30, 30), (30, 160, 30), (30, 30, 200), (230, 210, 30)]


def scene(size: tuple[int, int] = (160, 96)) -> PILImage.Image:
    """A picture that looks different each way that it is turned."""
    width, height = size
    picture = PILImage.new("RGB", size)
    for number, colour in enumerate(CORNERS):
        corner = (number % 2 * width // 2, number // 2 * height // 2)
        picture.paste(colour, (*corner, corner[0] + width // 2, corner[1] + height // 2))
    return picture


def exif(orientation: int = 1) -> PILImage.Exif:
    tags = PILImage.Exif()
    tags[ExifTags.Base.Orientation] = orientation
    tags[ExifTags.Base.Artist] = tags[ExifTags.Base.Make] = tags[ExifTags.Base.ImageDescription] = MARK
    tags.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSAreaInformation] = MARK.encode()
    tags.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitude] = (55.0, 40.0, 34.0)
    inside = tags.get_ifd(ExifTags.IFD.Exif)
    inside[ExifTags.Base.MakerNote] = inside[ExifTags.Base.UserComment] = MARK.encode()
    return tags


def saved(picture: PILImage.Image, kind: str, **options: Any) -> bytes:
    file = BytesIO()
    picture.save(file, kind, **options)
    return file.getvalue()


def jpeg(orientation: int, *, mode: str = "RGB") -> bytes:
    made = saved(scene().convert(mode), "JPEG", quality=95, exif=exif(orientation), xmp=XMP, comment=MARK)
    iptc = b"Photoshop 3.0\0" + MARK.encode()
    segment = b"\xff\xed" + struct.pack(">H", len(iptc) + 2) + iptc
    film_behind_it = struct.pack(">I", 24) + b"ftypmp42" + MARK.encode()
    return made[:2] + segment + made[2:] + film_behind_it


def png(orientation: int, *, mode: str = "RGB") -> bytes:
    texts = PngInfo()
    texts.add_text("Comment", MARK)
    texts.add_text("Author", MARK, zip=True)
    texts.add_itxt("XML:com.adobe.xmp", XMP.decode())
    return saved(scene().convert(mode), "PNG", pnginfo=texts, exif=exif(orientation))


def animated(kind: str) -> bytes:
    frames = {"save_all": True, "append_images": [scene().transpose(PILImage.Transpose.ROTATE_180)], "duration": 100}
    return saved(scene(), kind, exif=exif(), **frames)


def transparent() -> bytes:
    picture = scene().convert("RGBA")
    picture.putalpha(PILImage.linear_gradient("L").resize(picture.size))
    return saved(picture, "PNG", exif=exif())


KINDS: dict[str, tuple[str, Callable[[int], bytes]]] = {
    "JPEG": ("jpg", jpeg),
    "grey JPEG": ("jpg", lambda turned: jpeg(turned, mode="L")),
    "JPEG for printing": ("jpg", lambda turned: jpeg(turned, mode="CMYK")),
    "two pictures from a phone": ("jpg", lambda _: animated("MPO")),
    "PNG": ("png", png),
    "PNG with a palette": ("png", lambda turned: png(turned, mode="P")),
    "black and white PNG": ("png", lambda turned: png(turned, mode="1")),
    "transparent PNG": ("png", lambda _: transparent()),
    "animated PNG": ("png", lambda _: animated("PNG")),
    "WebP": ("webp", lambda turned: saved(scene(), "WEBP", quality=95, exif=exif(turned), xmp=XMP)),
    "animated WebP": ("webp", lambda _: animated("WEBP")),
    "HEIC": ("heic", lambda turned: saved(scene(), "HEIF", quality=95, exif=exif(turned).tobytes(), xmp=XMP)),
    "AVIF": ("avif", lambda turned: saved(scene(), "AVIF", quality=95, exif=exif(turned), xmp=XMP)),
}


def as_seen(content: bytes) -> PILImage.Image:
    """What a good viewer shows."""
    with PILImage.open(BytesIO(content)) as picture:
        return ImageOps.exif_transpose(picture).convert("RGBA")


def looks_like(one: PILImage.Image, other: PILImage.Image, tolerance: float = 6) -> bool:
    same_size = one.size == other.size
    return same_size and max(ImageStat.Stat(ImageChops.difference(one, other)).mean) < tolerance


def traces_in(content: bytes) -> list[bytes]:
    """Of what was written into the picture; compressed text included."""
    unpacked = b""
    if content.startswith(b"\x89PNG"):
        assert not [kind for kind in (b"tEXt", b"zTXt", b"iTXt") if kind in content]
    if b"zTXt" in content:
        unpacked = zlib.decompress(content[content.index(b"zTXt") :])
    return [trace for trace in TRACES if trace in content + unpacked]


def test_the_marks_are_there_before() -> None:
    for name, (_, make) in KINDS.items():
        assert MARK.encode() in make(6) or name == "PNG with a palette", name


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=8)
@given(orientation=st.integers(min_value=1, max_value=8))
def test_only_what_is_seen_is_left(kind: str, orientation: int) -> None:
    extension, make = KINDS[kind]
    source = make(orientation)

    content = pictures.stripped(ContentFile(source, name=f"IMG_0001.{extension}")).read()

    assert traces_in(content) == []
    with PILImage.open(BytesIO(content)) as after:
        assert not after.getexif()
        assert getattr(after, "n_frames", 1) == 1
        assert looks_like(after.convert("RGBA"), as_seen(source), tolerance=30 if "printing" in kind else 6)


def test_an_upright_jpeg_is_as_good_as_before() -> None:
    source = saved(PILImage.effect_noise((160, 96), 40).convert("RGB"), "JPEG", quality=80, exif=exif())
    content = pictures.stripped(ContentFile(source, name="a.jpg")).read()
    assert looks_like(as_seen(content), as_seen(source), tolerance=0.1)
    assert PILImage.open(BytesIO(content)).quantization == PILImage.open(BytesIO(source)).quantization  # type: ignore[attr-defined]


def test_the_colour_profile_stays() -> None:
    profile = b"\0\0\0\x84 a profile, as phones with strong colours write it".ljust(132, b"\0")
    for kind, extension in (("JPEG", "jpg"), ("PNG", "png"), ("WEBP", "webp"), ("HEIF", "heic")):
        source = saved(scene(), kind, icc_profile=profile)
        content = pictures.stripped(ContentFile(source, name=f"a.{extension}"))
        assert PILImage.open(content).info["icc_profile"] == profile, kind


def test_sixteen_bits_of_grey_do_not_become_white() -> None:
    source = saved(PILImage.new("I;16", (20, 20), 0x4000), "PNG")
    content = pictures.stripped(ContentFile(source, name="a.png")).read()
    assert as_seen(content).getpixel((5, 5))[:3] == (0x40, 0x40, 0x40)  # type: ignore[index]


# --- Every way in -----------------------------------------------------------------------------------------------------


def upload_one(client: Client, file: SimpleUploadedFile) -> None:
    data = {"title": "Døren", "collection": Collection.get_first_root_node().pk, "file": file}
    assert client.post("/admin/images/add/", data).status_code == 302


def upload_many(client: Client, file: SimpleUploadedFile) -> None:
    assert client.post("/admin/images/multiple/add/", {"title": "Døren", "files[]": file}).json()["success"]


def upload_and_name_later(client: Client, file: SimpleUploadedFile) -> None:
    """Without a title, Wagtail puts the file aside until somebody has written one."""
    answer = client.post("/admin/images/multiple/add/", {"title": "", "files[]": file}).json()
    number = answer["uploaded_file_id"]
    data = {f"uploaded-image-{number}-title": "Døren", f"uploaded-image-{number}-collection": "1"}
    assert client.post(f"/admin/images/multiple/create_from_uploaded_image/{number}/", data).json()["success"]
    assert not WaitingFile.objects.exists()


def upload_in_the_chooser(client: Client, file: SimpleUploadedFile) -> None:
    prefix = "image-chooser-upload"
    collection = Collection.get_first_root_node().pk
    data = {f"{prefix}-title": "Døren", f"{prefix}-collection": collection, f"{prefix}-file": file}
    assert client.post("/admin/images/chooser/create/", data).status_code == 200


def replace(client: Client, file: SimpleUploadedFile) -> None:
    Image.objects.create(title="Døren", file=ContentFile(saved(scene(), "PNG"), name="a.png"))
    image = Image.objects.get()
    data = {"title": "Døren", "collection": image.collection_id, "file": file}
    assert client.post(f"/admin/images/{image.pk}/", data).status_code == 302


def by_program(_client: Client, file: SimpleUploadedFile) -> None:
    Image.objects.create(title="Døren", file=file)


def by_program_later(_client: Client, file: SimpleUploadedFile) -> None:
    image = Image(title="Døren")
    image.file.save(file.name, file, save=False)
    image.save()


WAYS = [
    upload_one,
    upload_many,
    upload_and_name_later,
    upload_in_the_chooser,
    replace,
    by_program,
    by_program_later,
]


def assert_nothing_is_told(image: Image) -> None:
    image = Image.objects.get(pk=image.pk)
    assert (image.width, image.height) == (96, 160), "stands upright"
    with image.file.open() as original:
        assert traces_in(original.read()) == []
    for rendition in image.get_renditions(*Filter.expand_spec(PICTURE), *Filter.expand_spec(THUMBNAIL)).values():
        with rendition.file.open() as file:
            content = file.read()
        assert traces_in(content.replace(b"ftypavif", b"")) == []
        assert not PILImage.open(BytesIO(content)).getexif()


@pytest.mark.django_db
@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_every_way_in(admin_client: Client, way: Callable[[Client, SimpleUploadedFile], None]) -> None:
    way(admin_client, SimpleUploadedFile("IMG_2041.jpg", jpeg(6), "image/jpeg"))
    assert_nothing_is_told(Image.objects.get())


@pytest.mark.django_db
@pytest.mark.parametrize("kind", ["HEIC", "AVIF", "PNG", "WebP"])
def test_every_kind_by_the_form(admin_client: Client, kind: str) -> None:
    extension, make = KINDS[kind]
    upload_one(admin_client, SimpleUploadedFile(f"IMG_2041.{extension}", make(6)))
    assert_nothing_is_told(Image.objects.get())
