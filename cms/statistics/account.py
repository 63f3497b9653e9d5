# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Where a manager turns the monthly mail on and off: under the account, as Wagtail's own choices."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.views.account import BaseSettingsPanel, notifications_tab

from cms.departments.access import departments_with_permission
from cms.statistics.models import MonthlyMail
from cms.statistics.permissions import VIEW_STATISTICS
from cms.statistics.spans import newest
from cms.users.models import User
from guides.plays.tallies import local_day


class MonthlyMailForm(forms.ModelForm[User]):
    wanted = forms.BooleanField(
        label=_("Send me a mail with the month's figures"),
        required=False,
        help_text=_("Once a month, with the same rounded figures as under Statistics."),
    )

    class Meta:
        model = User
        fields: tuple[str, ...] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["wanted"] = MonthlyMail.objects.filter(user=self.instance).exists()

    def save(self, commit: bool = True) -> User:
        """The first mail tells of the month that ends next."""
        if self.cleaned_data["wanted"]:
            told = newest(local_day(timezone.now())).first
            MonthlyMail.objects.get_or_create(user=self.instance, defaults={"sent": told})
        else:
            MonthlyMail.objects.filter(user=self.instance).delete()
        return self.instance


class MonthlyMailPanel(BaseSettingsPanel):
    name = "monthly_mail"
    title = _("Monthly figures")
    tab = notifications_tab
    order = 500
    form_class = MonthlyMailForm

    def is_active(self) -> bool:
        return bool(departments_with_permission(self.user, VIEW_STATISTICS).exists())
