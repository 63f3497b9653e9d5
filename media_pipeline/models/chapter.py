# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Chapters: a wayfinding film has one for each stretch of the way."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from media_pipeline.addresses import address
from media_pipeline.models.video import Video

PICTURE_AFTER_MS = 1000
"""A stretch's first moment is often the end of the one before it: what is seen a little later says more."""


class ChapterQuerySet(models.QuerySet["Chapter"]):
    def without_picture(self) -> "ChapterQuerySet":
        """Those whose picture can be taken from the film, and has not been."""
        begun = Q(start_ms__lt=F("video__current_version__duration_ms"))
        return self.filter(begun, picture="", video__current_version__state="ready")


class Chapter(models.Model):
    """Where a stretch begins, and how it is told without the film."""

    video = models.ForeignKey(Video, on_delete=models.CASCADE, related_name="chapters")
    start_ms = models.PositiveIntegerField(_("begins at"))
    title = models.CharField(_("title"), max_length=100)
    text = models.TextField(_("the stretch as text"), blank=True)
    picture_ms = models.PositiveIntegerField(
        _("picture from"),
        null=True,
        blank=True,
        help_text=_("The moment that shows best where to go. Empty: just after the chapter begins."),
    )
    picture = models.CharField(max_length=255, blank=True, editable=False)
    """Key of what is seen at `picture_at_ms`; empty until it has been taken from the film."""

    objects = ChapterQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("chapter")
        verbose_name_plural = _("chapters")
        ordering = ["start_ms"]
        constraints = [models.UniqueConstraint(fields=["video", "start_ms"], name="one_chapter_per_start")]

    def __str__(self) -> str:
        return self.title

    @property
    def picture_at_ms(self) -> int:
        return self.start_ms + PICTURE_AFTER_MS if self.picture_ms is None else self.picture_ms

    @property
    def picture_url(self) -> str:
        return address(self.picture, public=self.video.is_public) if self.picture else ""
