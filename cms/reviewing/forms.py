# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What reviewers and authors fill in about a draft."""

from typing import Any

from django import forms
from django.contrib.auth import get_user_model
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.widgets import AdminDateInput

from cms.departments.models import Department
from cms.reviewing.models import StandIn, UrgentCorrection
from cms.users.models import User


class AnswerForm(forms.Form):
    answer = forms.ChoiceField(choices=[("approve", ""), ("reject", "")])
    comment = forms.CharField(
        required=False,
        max_length=2_000,
        label=gettext_lazy("Your message to the author"),
        help_text=gettext_lazy("If you send it back: write what must be changed. The author gets it by mail."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("answer") == "reject" and not cleaned.get("comment"):
            self.add_error("comment", _("Write what must be changed, so that the author can go on."))
        return cleaned


class ReviewForm(AnswerForm):
    """`revision` says which draft was seen."""

    revision = forms.CharField(widget=forms.HiddenInput)


class CheckForm(AnswerForm):
    take_back = forms.BooleanField(
        required=False,
        label=gettext_lazy("If I send it back: give citizens the version from before it at once"),
    )


class UrgentForm(forms.ModelForm):  # type: ignore[type-arg]
    """`revision` says which draft was seen."""

    revision = forms.CharField(widget=forms.HiddenInput)

    class Meta:
        model = UrgentCorrection
        fields = ["reason"]
        widgets = {"reason": forms.Textarea(attrs={"rows": 3})}
        help_texts = {"reason": gettext_lazy("Whoever checks it afterwards reads this.")}


class StandInForm(forms.Form):
    """The colleague is written, not chosen: nobody gets a list of the staff of all departments."""

    department = forms.ModelChoiceField(Department.objects.none(), label=gettext_lazy("Department"), empty_label=None)
    who = forms.CharField(
        max_length=254,
        label=gettext_lazy("The colleague's user name or work mail"),
        help_text=gettext_lazy("It may be somebody from another department."),
    )
    until = forms.DateField(
        widget=AdminDateInput,
        label=gettext_lazy("Until and including"),
        help_text=gettext_lazy("It ends by itself when the day is over."),
    )

    def __init__(self, departments: "QuerySet[Department]", **kwargs: Any) -> None:
        super().__init__(**kwargs)
        field: Any = self.fields["department"]
        field.queryset = departments
        field.initial = departments.first()

    def clean_who(self) -> User:
        written = self.cleaned_data["who"].strip()
        found = get_user_model()._default_manager.filter(Q(username=written) | Q(email__iexact=written), is_active=True)
        match [user for user in found[:2] if user.has_perm("wagtailadmin.access_admin")]:
            case [user]:
                return user
            case []:
                raise forms.ValidationError(
                    _("No colleague has that user name or mail. Look whether it is spelt right.")
                )
        raise forms.ValidationError(_("Several colleagues have that mail. Write the user name."))

    def clean_until(self) -> Any:
        until = self.cleaned_data["until"]
        if until < timezone.localdate():
            raise forms.ValidationError(_("That day has passed. Choose today or a later day."))
        return until

    def save(self, named_by: User) -> StandIn:
        """Whoever stands in already gets the new end date."""
        values = {"until": self.cleaned_data["until"], "named_by": named_by}
        stand_in, _new = StandIn.objects.update_or_create(
            department=self.cleaned_data["department"], user=self.cleaned_data["who"], defaults=values
        )
        return stand_in
