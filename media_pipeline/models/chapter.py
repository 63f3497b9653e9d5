# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Chapters: a wayfinding film has one for each stretch of the way."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from media_pipeline.models.video import Video


class Chapter(models.Model):
    """Where a stretch begins, and how it is told without the film."""

    video = models.ForeignKey(Video, on_delete=models.CASCADE, related_name="chapters")
    start_ms = models.PositiveIntegerField(_("begins at"))
    title = models.CharField(_("title"), max_length=100)
    text = models.TextField(_("the stretch as text"), blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("chapter")
        verbose_name_plural = _("chapters")
        ordering = ["start_ms"]
        constraints = [models.UniqueConstraint(fields=["video", "start_ms"], name="one_chapter_per_start")]

    def __str__(self) -> str:
        return self.title
