# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What every stored thing has: a lasting identity, and whether the public may read it."""

from uuid import uuid4

from django.db import models
from django.utils.translation import gettext_lazy as _


class Publishable(models.Model):
    """Files of an object that is not public are served to signed addresses only.

    Nothing in this package sets `is_public`: whoever owns the live pages does, through `media_pipeline.publication`.
    """

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    is_public = models.BooleanField(_("shown to the public"), default=False, editable=False, db_index=True)

    class Meta:
        abstract = True
