# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""The form in which staff write down why somebody may be shown."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from media_pipeline.models import Consent, Video
from media_pipeline.people.rules import People, may_be_shown

Person, Ground = Consent.Person, Consent.Ground


class NewFilmForm(forms.Form):
    """Before the public sees another film under the same name: what holds for the people in this one."""

    people = forms.ChoiceField(
        label=_("Can anybody be recognised in the new film?"),
        choices=[(each.value, each.label) for each in (People.NOBODY, People.SOMEBODY)],
        widget=forms.RadioSelect,
        help_text=_("If so, everybody must be on the list of people first, with the ground for showing them."),
        error_messages={"required": _("Answer whether anybody can be recognised in the new film.")},
    )

    def __init__(self, *args: Any, film: Video, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.film = film

    def clean_people(self) -> str:
        answer: str = self.cleaned_data["people"]
        if not may_be_shown(answer, self.film.bases, timezone.localdate()):
            raise ValidationError(_("Write down first who can be recognised, and why they may be shown."))
        return answer


class ConsentForm(forms.ModelForm[Consent]):
    """One person, and the ground. What must be filled in follows from who it is and what the ground is."""

    class Meta:
        model = Consent
        fields = ["shows", "person", "ground", "given_by", "ends_on", "explanation", "kept_where"]
        widgets = {
            "person": forms.RadioSelect,
            "ground": forms.RadioSelect,
            "ends_on": forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
            "explanation": forms.Textarea(attrs={"rows": 3}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.was_called = self.instance.shows
        self.fields["ends_on"].help_text = _("A consent needs an end. You hear from us when 30 days are left.")
        self.fields["explanation"].help_text = _("Only for another ground than consent: which one, and why it holds.")
        if self.instance.shows and not self.instance.pk:
            self.fields["shows"].disabled = True  # a new ground for somebody who is on the list

    def clean_shows(self) -> str:
        """Grounds with the same words are about the same person, so two people must not be called the same."""
        shows: str = self.cleaned_data["shows"].strip()
        others = {each.shows.casefold() for each in self.instance.thing.consents.all() if each.shows != self.was_called}
        if shows.casefold() in others:
            raise ValidationError(_("Somebody on the list is called that. Write more, to tell them apart."))
        return shows

    def clean_ends_on(self) -> date | None:
        ends_on: date | None = self.cleaned_data["ends_on"]
        if ends_on and ends_on < timezone.localdate():
            raise ValidationError(_("This day has passed."))
        return ends_on

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        person, ground = cleaned.get("person"), cleaned.get("ground")
        if not cleaned.get("given_by", "").strip():
            if person == Person.CHILD:
                self.add_error("given_by", _("Write the names of everybody who has custody of the child."))
            elif ground == Ground.CONSENT:
                self.add_error("given_by", _("Write who gave the consent."))
        if ground == Ground.CONSENT and "ends_on" not in self.errors and not cleaned.get("ends_on"):
            self.add_error("ends_on", _("Write how long the consent holds."))
        if ground == Ground.OTHER and not cleaned.get("explanation", "").strip():
            self.add_error("explanation", _("Write what the other ground is."))
        return cleaned

    @transaction.atomic
    def save(self, commit: bool = True) -> Consent:
        """Another end means another warning; another name is the name of the person's earlier grounds too."""
        if "ends_on" in self.changed_data:
            self.instance.warned_at = None
        if self.was_called:
            earlier = self.instance.thing.consents.filter(shows=self.was_called)
            earlier.update(shows=self.instance.shows)
        return super().save(commit)
