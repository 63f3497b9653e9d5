# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Model fields and mixins that several page types share."""

import uuid
from typing import Any, Self, cast

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page


class ChoiceListField(models.JSONField):
    """Some of a few fixed choices, stored as a list of their values and shown as tick boxes."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("default", list)
        kwargs.setdefault("blank", True)
        super().__init__(*args, **kwargs)

    def formfield(self, **kwargs: Any) -> forms.Field:
        return forms.MultipleChoiceField(
            choices=list(self.choices or ()),
            required=not self.blank,
            label=kwargs.get("label", self.verbose_name),
            help_text=kwargs.get("help_text", self.help_text),
            initial=kwargs.get("initial", []),
            widget=forms.CheckboxSelectMultiple,
        )

    def validate(self, value: Any, model_instance: models.Model | None) -> None:
        known = {key for key, _label in self.flatchoices}
        if not isinstance(value, list) or not known.issuperset(value):
            raise ValidationError(_("Choose among the values shown."), code="invalid_choice")


class IdentifiedPage(Page):
    """A page with an identity of its own that outlives moves, edits and address changes, and is renewed by copying.

    Statistics, feeds and permanent addresses hold this UUID. (`translation_key` is shared by all translations.)
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)

    promote_panels = [FieldPanel("slug")]
    exclude_fields_in_copy = ["uuid"]

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self._state.adding and self.alias_of_id:
            # Wagtail copies the fields of an alias without asking which ones to leave out.
            self.uuid = uuid.uuid4()
        super().save(*args, **kwargs)

    def with_content_json(self, content: dict[str, Any]) -> Self:
        """Keep the identity: a copied page's revisions still carry the identity of the page they came from."""
        restored = cast("Self", super().with_content_json(content))
        restored.uuid = self.uuid
        return restored
