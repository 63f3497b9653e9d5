# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Films: what staff know them as, the versions of each, and the files that play."""

from datetime import datetime
from typing import TYPE_CHECKING, Any, ClassVar
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import CollectionMember, ReferenceIndex
from wagtail.search import index
from wagtail.search.queryset import SearchableQuerySetMixin

from media_pipeline import chapters, keys
from media_pipeline.addresses import address
from media_pipeline.failures import Failure
from media_pipeline.models.people import ShowsPeople
from media_pipeline.models.publication import Publishable

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

    from media_pipeline.models.captions import Captions


class VideoQuerySet(SearchableQuerySetMixin, models.QuerySet["Video"]):
    pass


PLAYER_RELATIONS = ("current_version__renditions", "captions", "chapters")
"""What a player needs besides the film itself, to be fetched in bulk."""


class Video(Publishable, ShowsPeople, CollectionMember, index.Indexed, models.Model):
    """A film made by staff.

    The film is what pages point to. Its bytes are those of `current_version`; a new version of a film that the public
    can see takes over only when somebody says so.
    """

    class Purpose(models.TextChoices):
        WAYFINDING = "wayfinding", _("Shows the way to a place")
        OTHER = "other", _("Something else")

    title = models.CharField(_("title"), max_length=255)
    purpose = models.CharField(_("what the film is for"), max_length=20, choices=Purpose, default=Purpose.OTHER)
    text_description = models.TextField(
        _("text description of the film"),
        blank=True,
        help_text=_("What is seen in the film, for people who cannot see it."),
    )
    spoken_description = models.BooleanField(
        _("What is seen is also said"),
        default=False,
        help_text=_("Tick this if somebody who only listens gets everything that matters."),
    )
    no_speech = models.BooleanField(
        _("Nobody speaks in the film"),
        default=False,
        help_text=_("A film without speech needs no captions, but it needs a text description."),
    )
    filmed_on = models.DateField(
        _("recorded on"),
        null=True,
        blank=True,
        help_text=_(
            "The day does not have to be exact. "
            "When the film is two years old, you are asked whether it is still right."
        ),
    )
    own_poster = models.CharField(max_length=255, blank=True, editable=False)
    """Key of the still picture that an author chose; empty for the one that the pipeline picked."""
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("uploaded by"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    uploaded_by.wagtail_reference_index_ignore = True  # type: ignore[attr-defined]
    created_at = models.DateTimeField(_("uploaded"), auto_now_add=True, db_index=True)
    current_version = models.ForeignKey(
        "VideoVersion",
        verbose_name=_("current version"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    current_version.wagtail_reference_index_ignore = True  # type: ignore[attr-defined]

    objects: ClassVar[models.Manager["Video"]] = VideoQuerySet.as_manager()

    search_fields = [
        *CollectionMember.search_fields,
        index.SearchField("title", boost=10),
        index.AutocompleteField("title"),
        index.SearchField("text_description"),
        index.FilterField("id"),
        index.FilterField("title"),
        index.FilterField("created_at"),
        index.FilterField("uploaded_by"),
    ]

    class Meta:
        verbose_name = _("film")
        verbose_name_plural = _("films")
        ordering = ["-created_at", "-pk"]
        permissions = [("choose_video", "Can choose video")]

    def __str__(self) -> str:
        return self.title

    @property
    def content_since(self) -> datetime | None:
        return self.current_version.created_at if self.current_version else None

    @property
    def is_playable(self) -> bool:
        return self.current_version is not None and self.current_version.is_ready

    @property
    def duration_ms(self) -> int:
        return self.current_version.duration_ms if self.current_version else 0

    @property
    def poster_key(self) -> str:
        return self.own_poster or (self.current_version.poster if self.current_version else "")

    @property
    def poster_url(self) -> str:
        if self.own_poster:
            return address(self.own_poster, public=self.is_public)
        return self.current_version.poster_url_in(self) if self.current_version else ""

    @property
    def renditions(self) -> "list[VideoRendition]":
        """The files that play, largest first."""
        return self.current_version.renditions_in(self) if self.current_version else []

    @property
    def described_renditions(self) -> "list[VideoRendition]":
        """As `renditions`, with the sound track in which what is seen is also said."""
        return self.current_version.renditions_in(self, described=True) if self.current_version else []

    @property
    def playlist_url(self) -> str:
        """Of a long film that the public sees. (The addresses inside a playlist can't be signed.)"""
        version = self.current_version
        return address(version.playlist, public=True) if version and version.playlist and self.is_public else ""

    @property
    def approved_captions(self) -> "list[Captions]":
        return [captions for captions in self.captions.all() if captions.is_approved]

    @property
    def chapters_vtt(self) -> str:
        """The chapters as browsers read them; empty without any."""
        return chapters.webvtt([(each.start_ms, each.title) for each in self.chapters.all()], self.duration_ms)

    @property
    def chapters_key(self) -> str:
        vtt = self.chapters_vtt
        return keys.chapters_file(self.uuid, vtt) if vtt else ""

    @property
    def chapters_url(self) -> str:
        key = self.chapters_key
        return address(key, public=self.is_public) if key else ""

    @property
    def latest_version(self) -> "VideoVersion | None":
        return max(self.versions.all(), key=lambda version: version.pk, default=None)

    @property
    def version_to_show(self) -> "VideoVersion | None":
        """For staff: the upload that is being worked on or failed, else what the film is now."""
        latest = self.latest_version
        is_news = latest is not None and latest.state != VideoVersion.State.CANCELLED
        return latest if is_news or self.current_version is None else self.current_version

    def get_usage(self) -> "models.QuerySet[ReferenceIndex]":
        return ReferenceIndex.get_grouped_references_to(self)


class VideoVersion(models.Model):
    """What was made of an upload, as it is, cut, or encoded anew. This row, not the task queue, tells of the work."""

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting")
        CHECKING = "checking", _("Being checked")
        ENCODING = "encoding", _("Being prepared")
        READY = "ready", _("Ready")
        FAILED = "failed", _("Failed")
        CANCELLED = "cancelled", _("Cancelled")

    class Origin(models.TextChoices):
        """Why the version was made."""

        UPLOAD = "upload", _("Uploaded")
        EDIT = "edit", _("Cut or changed here")
        PROFILE = "profile", _("Made again in a better way")

    WORKING = (State.CHECKING, State.ENCODING)
    UNFINISHED = (State.WAITING, *WORKING)
    EDITS = ("trim_start_ms", "trim_end_ms", "without_sound", "described_sound", "described_bytes")

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    video = models.ForeignKey(Video, on_delete=models.CASCADE, related_name="versions")
    created_at = models.DateTimeField(_("uploaded"), auto_now_add=True)
    origin = models.CharField(_("made how"), max_length=10, choices=Origin, default=Origin.UPLOAD)
    first_public_at = models.DateTimeField(null=True, blank=True, editable=False)
    """When citizens could first see it; a version that has been public is archived instead of swept."""

    state = models.CharField(_("state"), max_length=12, choices=State, default=State.WAITING)
    percent = models.PositiveSmallIntegerField(_("progress"), default=0)
    failure = models.CharField(_("reason"), max_length=20, choices=Failure, blank=True)
    queued_at = models.DateTimeField(default=timezone.now)
    is_long = models.BooleanField(default=False)
    """Long films wait in a line of their own, so that short ones needn't wait for them."""
    encoding_since = models.DateTimeField(null=True, blank=True)
    attempt = models.PositiveSmallIntegerField(default=0)
    lease_until = models.DateTimeField(null=True, blank=True)
    fencing_token = models.PositiveIntegerField(default=0)

    original = models.CharField(max_length=255, blank=True, editable=False)
    """Key of the upload, which versions made anew from it share; empty when it is no longer kept."""
    original_since = models.DateTimeField(default=timezone.now, editable=False)
    """When the upload came: what is made of it later is not kept any longer for that."""
    original_bytes = models.PositiveBigIntegerField(default=0)
    original_ms = models.PositiveIntegerField(default=0)
    """How long the whole upload is; 0 until it has been checked."""
    found_chapters = models.JSONField(default=list)
    """What the upload calls its parts: pairs of its milliseconds and a title. Offered to staff, never shown."""
    trim_start_ms = models.PositiveIntegerField(default=0)
    trim_end_ms = models.PositiveIntegerField(null=True, blank=True)
    without_sound = models.BooleanField(default=False)
    described_sound = models.CharField(max_length=255, blank=True, editable=False)
    """Key of an uploaded second sound track in which what is seen is also said; as long as the original."""
    described_bytes = models.PositiveBigIntegerField(default=0)

    profile = models.CharField(max_length=20, blank=True, editable=False)
    """Name of the profile that it was encoded with."""
    poster = models.CharField(max_length=255, blank=True, editable=False)
    colour = models.CharField(max_length=7, blank=True, editable=False)
    """The film's average colour as #rrggbb, shown while the poster loads."""
    storyboard = models.CharField(max_length=255, blank=True, editable=False)
    playlist = models.CharField(max_length=255, blank=True, editable=False)
    """Key of the HLS playlist; long films only."""
    duration_ms = models.PositiveIntegerField(default=0)
    width = models.PositiveIntegerField(default=0)
    height = models.PositiveIntegerField(default=0)
    has_audio = models.BooleanField(default=False)
    made_bytes = models.PositiveBigIntegerField(default=0)
    """Of everything that was made of the upload."""

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["-pk"]
        indexes = [
            models.Index(
                fields=["state", "lease_until"],
                name="unfinished_versions",
                condition=Q(state__in=["waiting", "checking", "encoding"]),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.video_id}/{self.pk}: {self.state}"

    @property
    def is_unfinished(self) -> bool:
        return self.state in self.UNFINISHED

    @property
    def is_ready(self) -> bool:
        return self.state == self.State.READY

    @property
    def edits(self) -> dict[str, Any]:
        """What is made otherwise than the upload has it."""
        return {name: getattr(self, name) for name in self.EDITS}

    @property
    def is_cut_at(self) -> tuple[int, int | None]:
        return self.trim_start_ms, self.trim_end_ms

    def has_same_original(self, other: "VideoVersion") -> bool:
        return bool(self.original) and self.original == other.original

    def is_public_in(self, video: Video) -> bool:
        """Only the version that a public film shows is public; older and coming ones are not."""
        return video.is_public and video.current_version_id == self.pk

    def poster_url_in(self, video: Video) -> str:
        return address(self.poster, public=self.is_public_in(video)) if self.poster else ""

    def storyboard_url_in(self, video: Video) -> str:
        return address(self.storyboard, public=self.is_public_in(video)) if self.storyboard else ""

    def renditions_in(self, video: Video, *, described: bool = False) -> "list[VideoRendition]":
        """The files, largest first, and of the same size the more economical first.

        The film is given, so that their addresses ask nobody again what is public.
        """
        self.video = video
        wanted = (rendition for rendition in self.renditions.all() if rendition.is_described == described)
        renditions = sorted(wanted, key=lambda each: (-each.short_side, each.codec != VideoRendition.Codec.AV1))
        for rendition in renditions:
            rendition.version = self
        return renditions

    @property
    def reason(self) -> "_StrPromise | str":
        """Why it failed, in words."""
        return Failure(self.failure).label if self.failure else ""

    @property
    def remedy(self) -> "_StrPromise | str":
        """What to do about it."""
        return Failure(self.failure).remedy if self.failure else ""

    @property
    def can_be_retried(self) -> bool:
        """Whether the same file may do better another time."""
        may_pass = self.state == self.State.CANCELLED or (bool(self.failure) and Failure(self.failure).may_pass)
        return may_pass and bool(self.original)


class VideoRendition(models.Model):
    """One file that plays."""

    class Codec(models.TextChoices):
        H264 = "h264", "H.264"
        AV1 = "av1", "AV1"

    version = models.ForeignKey(VideoVersion, on_delete=models.CASCADE, related_name="renditions")
    codec = models.CharField(max_length=8, choices=Codec, default=Codec.H264)
    mime_codecs = models.CharField(max_length=60, blank=True)
    """What a browser needs to know before it loads a byte, as in RFC 6381: "avc1.64001f, mp4a.40.2"."""
    is_described = models.BooleanField(default=False)
    """With the sound track in which what is seen is also said."""
    short_side = models.PositiveSmallIntegerField()
    key = models.CharField(max_length=255, unique=True)
    width = models.PositiveSmallIntegerField()
    height = models.PositiveSmallIntegerField()
    bytes = models.PositiveBigIntegerField()

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["-short_side"]
        constraints = [
            models.UniqueConstraint(
                fields=["version", "codec", "is_described", "short_side"], name="one_rendition_per_kind_and_short_side"
            )
        ]

    def __str__(self) -> str:
        return self.key

    @property
    def media_type(self) -> str:
        """For a browser that chooses between files."""
        return f'video/mp4; codecs="{self.mime_codecs}"' if self.mime_codecs else "video/mp4"

    @property
    def url(self) -> str:
        version = self.version
        return address(self.key, public=version.is_public_in(version.video))
