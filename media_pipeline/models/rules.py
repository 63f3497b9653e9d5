# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What holds for everything in a collection: how long originals are kept, and how much room there is."""

from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Collection

MOST_DAYS = 36_500
"""A hundred years: longer would leave the calendar."""


class CollectionRules(models.Model):
    """A collection without rules of its own follows the installation's."""

    collection = models.OneToOneField(
        Collection, verbose_name=_("collection"), on_delete=models.CASCADE, related_name="media_rules"
    )
    keep_originals_days = models.PositiveIntegerField(
        _("keep uploaded films for (days)"),
        null=True,
        blank=True,
        validators=[MaxValueValidator(MOST_DAYS)],
        help_text=_("Without the upload, a film can no longer be cut or made anew. Empty: as long as the film."),
    )
    quota_megabytes = models.PositiveIntegerField(
        _("room for films (MB)"), null=True, blank=True, help_text=_("Empty: as the installation says.")
    )

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("rules for films")
        verbose_name_plural = _("rules for films")

    def __str__(self) -> str:
        return str(self.collection)
