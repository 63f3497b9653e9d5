# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What citizens have seen and can no longer see: kept in private, because an authority must be able to show it."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Collection


class ArchivedVersion(models.Model):
    """A version that was public and is gone from its film, or whose film is gone."""

    collection = models.ForeignKey(
        Collection, verbose_name=_("collection"), null=True, on_delete=models.SET_NULL, related_name="+"
    )
    video_uuid = models.UUIDField(editable=False)
    version_uuid = models.UUIDField(unique=True, editable=False)
    title = models.CharField(_("title"), max_length=255)
    text_description = models.TextField(_("text description of the film"), blank=True)
    captions = models.JSONField(default=dict)
    """WebVTT by language."""
    key = models.CharField(max_length=255, blank=True, editable=False)
    """Empty as long as the version is still with its film."""
    duration_ms = models.PositiveIntegerField(default=0)
    first_public_at = models.DateTimeField(_("first shown"))
    archived_at = models.DateTimeField(_("archived"), auto_now_add=True, db_index=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("archived film")
        verbose_name_plural = _("archived films")
        ordering = ["-archived_at", "-pk"]

    def __str__(self) -> str:
        return self.title
