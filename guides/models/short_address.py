# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Short addresses for paper and for handing on: /k/<code> leads to wherever its target is now."""

import secrets
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

ALPHABET = "234679cdfhjkmnprtwx"
"""Without what looks alike (0 o, 1 l i, 2 z, 5 s, 8 b, g q 9, u v), and without vowels, so that no words come out."""
CODE_LENGTH = 6


def new_code() -> str:
    return "".join(secrets.choice(ALPHABET) for _position in range(CODE_LENGTH))


class ShortAddress(models.Model):
    """A code that stands on paper or in somebody's message, and what it leads to.

    A guide or a place; with `step_id` that step of the guide; with `video` wherever the film stands on the page. Paper
    stays: a row is never deleted and its code never given out again, not even when its target is gone.
    """

    code = models.CharField(_("code"), max_length=12, unique=True, editable=False, default=new_code)
    page = models.ForeignKey(
        "wagtailcore.Page", null=True, editable=False, on_delete=models.SET_NULL, related_name="short_addresses"
    )
    step_id = models.CharField(max_length=36, blank=True, editable=False)
    video = models.ForeignKey(
        "media_pipeline.Video", null=True, blank=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )
    department = models.ForeignKey(
        "guides.DepartmentPage", null=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )
    """Whose it is when its page has been deleted."""
    created_at = models.DateTimeField(_("made"), auto_now_add=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("short address")
        verbose_name_plural = _("short addresses")
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return f"/k/{self.code}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        while self._state.adding and ShortAddress.objects.filter(code=self.code).exists():
            self.code = new_code()
        super().save(*args, **kwargs)
