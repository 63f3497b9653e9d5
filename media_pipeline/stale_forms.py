# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Forms that have been open for a while: what somebody else saved meanwhile is not saved over without a word."""

from hashlib import sha256
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils.translation import gettext as _

SEEN = "seen"


class MeanwhileForm(forms.ModelForm[Any]):
    """Refuses to save what has been changed since the form was opened: once, telling so. Saving again is knowing.

    A form that doesn't say what it has seen is believed.
    """

    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._stored = _state(self.instance, self._columns) if self.instance.pk else ""
        self.fields[SEEN].initial = self._stored

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        seen = cleaned.pop(SEEN, "")
        if self.instance.pk and seen and seen != self._stored:
            self._show_as_seen()
            self.add_error(None, ValidationError(_meanwhile(), code="meanwhile"))
        return cleaned

    @property
    def _columns(self) -> list[str]:
        """What the form writes; what else belongs to the object changes without anybody's typing."""
        return [field.name for field in self.instance._meta.concrete_fields if field.name in self.fields]

    def _show_as_seen(self) -> None:
        data: Any = self.data
        self.data = data.copy()
        self.data[self.add_prefix(SEEN)] = self._stored  # type: ignore[index]  # a QueryDict, or a test's dictionary


def _meanwhile() -> str:
    return _(
        "Somebody else has saved this while you had it open, and yours has not been saved. Look at theirs in a new "
        "window. Save again if yours is to take its place."
    )


def _state(instance: Model, names: list[str]) -> str:
    """A digest of what is stored, which needn't be what a form has made of the instance."""
    row = type(instance)._base_manager.filter(pk=instance.pk).values_list(*names).first()
    return sha256(repr(row).encode()).hexdigest()
