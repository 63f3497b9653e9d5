# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Words that the municipality's own editors have found plainer ones for."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cms.departments.models import Department
from guides.readability.tokens import tokens


class PlainerWord(models.Model):
    """Without a department: for all of them."""

    department = models.ForeignKey(
        Department,
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="+",
        verbose_name=_("department"),
        help_text=_("Whose authors are told. Administrators also write for all departments."),
    )
    word = models.CharField(
        _("word"),
        max_length=80,
        help_text=_("The hard word, as it stands in a dictionary. Its other forms are found, too."),
    )
    plainer = models.CharField(_("write instead"), max_length=120, help_text=_("Such as: help"))

    class Meta:
        verbose_name = _("plainer word")
        verbose_name_plural = _("plainer words")
        ordering = ["word", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["department", "word"],
                name="one_plainer_word_per_department",
                violation_error_message=_("This word is in the list already."),
            ),
            models.UniqueConstraint(
                fields=["word"],
                condition=Q(department=None),
                name="one_plainer_word_for_all",
                violation_error_message=_("This word is in the list already."),
            ),
        ]

    def __str__(self) -> str:
        return self.word

    def clean(self) -> None:
        self.word = " ".join(self.word.lower().split())
        if not list(tokens(self.word)):
            raise ValidationError({"word": gettext("Write a word.")})
