# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Uploads on their way: they survive a dropped connection, and the browser's next try goes on from `offset`."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from wagtail.models import Collection

from media_pipeline.models.video import Video, VideoVersion


class Upload(models.Model):
    """A film that comes in pieces, each piece an object of its own in the storage, until a worker joins them.

    An upload belongs to the user who began it. It becomes a version when the last byte is here; `version` is then set.
    """

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    collection = models.ForeignKey(Collection, on_delete=models.CASCADE, related_name="+")
    video = models.ForeignKey(Video, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    """The film of which this is to be another version; none for a new film."""
    version = models.OneToOneField(VideoVersion, null=True, blank=True, on_delete=models.CASCADE, related_name="upload")
    title = models.CharField(max_length=255, blank=True)
    length = models.PositiveBigIntegerField()
    offset = models.PositiveBigIntegerField(default=0)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True, db_index=True)

    wagtail_reference_index_ignore = True

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(offset__lte=F("length")), name="upload_offset_within_length")]

    def __str__(self) -> str:
        return str(self.uuid)
