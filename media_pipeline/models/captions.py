# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Captions: what is said, as text with times."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from media_pipeline import captions, keys
from media_pipeline.addresses import address
from media_pipeline.models.video import Video


def caption_languages() -> list[tuple[str, str]]:
    return [(code, str(name)) for code, name in settings.LANGUAGES]


class Captions(models.Model):
    """A film's captions in one language, as WebVTT. Citizens see them when somebody has approved them."""

    class State(models.TextChoices):
        DRAFT = "draft", _("Draft")
        APPROVED = "approved", _("Approved")

    class Origin(models.TextChoices):
        """Where the text came from."""

        WRITTEN = "written", _("Written by people")
        SCRIPT = "script", _("Timed from a script")
        MACHINE = "machine", _("Written by a machine")

    video = models.ForeignKey(Video, on_delete=models.CASCADE, related_name="captions")
    language = models.CharField(_("language"), max_length=12, choices=caption_languages, default="da")
    vtt = models.TextField(_("captions"))
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.DRAFT)
    origin = models.CharField(_("comes from"), max_length=10, choices=Origin, default=Origin.WRITTEN)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )
    approved_at = models.DateTimeField(_("approved"), null=True, blank=True, editable=False)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("captions")
        verbose_name_plural = _("captions")
        ordering = ["language"]
        constraints = [models.UniqueConstraint(fields=["video", "language"], name="one_captions_per_language")]

    def __str__(self) -> str:
        return f"{self.video_id}: {self.language}"

    @property
    def is_approved(self) -> bool:
        return self.state == self.State.APPROVED

    @property
    def is_public(self) -> bool:
        return self.is_approved and self.video.is_public

    def approve(self, user: Any) -> None:
        """Somebody has watched the film with these words. (Not saved.)"""
        self.state, self.approved_by, self.approved_at = self.State.APPROVED, user, timezone.now()

    def make_draft(self) -> None:
        """Nobody has seen these words beside the film yet. (Not saved.)"""
        self.state, self.approved_by, self.approved_at = self.State.DRAFT, None, None

    @property
    def key(self) -> str:
        return keys.captions_file(self.video.uuid, self.language, self.vtt)

    @property
    def url(self) -> str:
        return address(self.key, public=self.is_public)

    @property
    def transcript(self) -> list[str]:
        """What is said, as paragraphs."""
        return captions.transcript(self.vtt)

    @property
    def paragraphs(self) -> list[list[captions.Cue]]:
        """As `transcript`, with each paragraph's captions."""
        return captions.paragraphs(self.vtt)
