# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Films, pictures and documents. Films are rows only: no file lies behind their keys."""

from datetime import timedelta
from typing import Any

import factory
import wagtail_factories
from django.utils import timezone
from factory.django import DjangoModelFactory
from wagtail.models import Collection

from media_pipeline import keys
from media_pipeline.models import Captions, Chapter, Consent, Document, Image, Video, VideoRendition, VideoVersion

VTT = """WEBVTT

00:00.000 --> 00:04.000
Gå ind ad den blå dør.

00:04.000 --> 00:08.000
Tag elevatoren til 2. sal.
"""

SIZES = {720: (1280, 720), 360: (640, 360)}
"""Width and height of each rendition, by its short side."""


class VideoFactory(DjangoModelFactory[Video]):
    """A film with one version in `state`: ready with two renditions, unless said otherwise; None for no version.

    Private as every new film; `is_public=True` for one that a live page is said to use.
    """

    class Meta:
        model = Video

    title = factory.Sequence("Vis Vej {}".format)
    collection = factory.LazyFunction(Collection.get_first_root_node)
    text_description = "Kameraet går fra busstoppet til den blå dør."
    people = Video.People.NOBODY
    state = VideoVersion.State.READY
    version_uuid: Any = factory.Faker("uuid4", cast_to=None)

    @classmethod
    def _create(cls, model_class: type[Video], *args: Any, **kwargs: Any) -> Video:
        state, version_uuid = kwargs.pop("state"), kwargs.pop("version_uuid")
        video = super()._create(model_class, *args, **kwargs)
        if state is not None:
            add_version(video, state, uuid=version_uuid)
        return video


def add_version(video: Video, state: str, **fields: Any) -> VideoVersion:
    """One more version; a ready one becomes the current."""
    is_ready = state == VideoVersion.State.READY
    version = VideoVersion(video=video, state=state, attempt=1, original_bytes=1_000_000, **fields)
    version.original = keys.video_original(video.uuid, version.uuid)
    if is_ready:
        version.percent, version.duration_ms, version.original_ms, version.has_audio = 100, 42_000, 42_000, True
        version.made_bytes = sum(short_side * 1_000 for short_side in SIZES)
        version.width, version.height = SIZES[720]
        version.poster = keys.video_file(video.uuid, version.uuid, 1, "poster.webp")
    version.save()
    if is_ready:
        VideoRendition.objects.bulk_create(_rendition(version, short_side) for short_side in SIZES)
        video.current_version = version
        video.save(update_fields=["current_version"])
    return version


def _rendition(version: VideoVersion, short_side: int) -> VideoRendition:
    width, height = SIZES[short_side]
    key = keys.video_file(version.video.uuid, version.uuid, 1, f"{short_side}.mp4")
    return VideoRendition(
        version=version, short_side=short_side, key=key, width=width, height=height, bytes=short_side * 1_000
    )


class CaptionsFactory(DjangoModelFactory[Captions]):
    class Meta:
        model = Captions

    video = factory.SubFactory(VideoFactory)
    language = "da"
    vtt = VTT
    state = Captions.State.APPROVED


class ChapterFactory(DjangoModelFactory[Chapter]):
    class Meta:
        model = Chapter

    video = factory.SubFactory(VideoFactory)
    start_ms = 0
    title = "Fra bussen til døren"
    text = "Gå ind ad den blå dør."


class ConsentFactory(DjangoModelFactory[Consent]):
    """A consent that holds for a year; `video` or `image` says for what."""

    class Meta:
        model = Consent

    shows = factory.Sequence("Kollegaen ved skranke {}".format)
    given_by = "Karin Lund"
    ends_on = factory.LazyFunction(lambda: timezone.localdate() + timedelta(days=365))


class ImageFactory(wagtail_factories.ImageFactory):
    """A picture with a real file, small so that its sizes are quickly made."""

    class Meta:
        model = Image

    title = factory.Sequence("Billede {}".format)
    collection = factory.LazyFunction(Collection.get_first_root_node)
    file = factory.django.ImageField(width=480, height=320, color="#1b6e5a")
    people = Image.People.NOBODY


class DocumentFactory(wagtail_factories.DocumentFactory):
    class Meta:
        model = Document

    title = factory.Sequence("Dokument {}".format)
    collection = factory.LazyFunction(Collection.get_first_root_node)
    file = factory.django.FileField(filename="plan.pdf", data=b"%PDF-1.4")
