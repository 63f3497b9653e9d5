# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""The form in which one person gives a notice, at once."""

from collections.abc import Iterable
from datetime import datetime, time, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale

from guides.notices.models import LONGEST, ImportantNotice

LONGEST_TIME = timedelta(days=90)
END_OF_DAY = time(16)


class DanishTimeField(forms.DateTimeField):
    """A minute in the municipality's time zone, whatever zone the user has chosen for the admin."""

    widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")

    def to_python(self, value: Any) -> datetime | None:
        with timezone.override(timezone.get_default_timezone()):
            return super().to_python(value)

    def prepare_value(self, value: Any) -> Any:
        with timezone.override(timezone.get_default_timezone()):
            return super().prepare_value(value)


class NoticeForm(forms.ModelForm):  # type: ignore[type-arg] # only the stubs' class takes an argument
    ends_at = DanishTimeField(
        label=_("Shown until"),
        help_text=_("Danish time. The notice goes away by itself, to the minute. You can end it before, or later."),
    )

    class Meta:
        model = ImportantNotice
        fields = ["text", "ends_at"]
        widgets = {"text": forms.Textarea(attrs={"rows": 3, "maxlength": LONGEST})}

    def __init__(self, *args: Any, languages: Iterable[Locale], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.instance.pk:
            self.initial["ends_at"] = next_end_of_day(timezone.now())
        self.languages = {f"text_{locale.language_code}": locale for locale in languages}
        for name, locale in self.languages.items():
            self.fields[name] = forms.CharField(
                label=_("In %(language)s") % {"language": locale.get_display_name().lower()},
                required=False,
                max_length=LONGEST,
                widget=forms.Textarea(attrs={"rows": 3, "lang": locale.language_code, "dir": "auto"}),
                initial=self.instance.translations.get(locale.language_code, ""),
            )

    def clean_ends_at(self) -> datetime:
        ends_at: datetime = self.cleaned_data["ends_at"]
        now = timezone.now()
        if ends_at <= now:
            raise ValidationError(_("The end must lie in the future."))
        if ends_at > now + LONGEST_TIME:
            raise ValidationError(_("Choose an end within three months. What lasts longer belongs on the page itself."))
        return ends_at

    def save(self, commit: bool = True) -> ImportantNotice:
        notice: ImportantNotice = self.instance
        said = {locale.language_code: self.cleaned_data[name] for name, locale in self.languages.items()}
        notice.translations = {code: text for code, text in said.items() if text}
        notice.changed_at = timezone.now()
        saved: ImportantNotice = super().save(commit)
        return saved


def next_end_of_day(now: datetime) -> datetime:
    """When the house closes: today, or if that is less than an hour away tomorrow."""
    local = timezone.localtime(now, timezone.get_default_timezone())
    day = local.date() if local + timedelta(hours=1) <= _at_end_of(local) else local.date() + timedelta(days=1)
    return datetime.combine(day, END_OF_DAY, local.tzinfo)


def _at_end_of(local: datetime) -> datetime:
    return datetime.combine(local.date(), END_OF_DAY, local.tzinfo)
