# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What Django and Wagtail never offered for translation is Danish all the same."""

import pytest
from django import forms
from django.contrib.auth.models import Permission
from django.utils.translation import override
from wagtail.models import Locale
from wagtail.sites.views import IndexView

from cms.editor.untranslated import name_permissions


class Unlabelled(forms.Form):
    task_type = forms.CharField()
    subject = forms.CharField()
    own = forms.CharField(label="Page")


@pytest.mark.parametrize(("name", "label"), [("task_type", "Opgavetype"), ("subject", "Emne"), ("own", "Page")])
def test_a_field_without_a_label_is_called_in_danish(name: str, label: str) -> None:
    with override("da"):
        assert Unlabelled()[name].label == label


def test_columns_and_models_without_a_name_are_called_in_danish() -> None:
    with override("da"):
        assert str(Locale._meta.verbose_name_plural) == "sprog"
        assert "Øverste side" in [str(column.label) for column in IndexView.columns]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("codename", "name"),
    [("add_group", "Må tilføje: gruppe"), ("bulk_delete_page", "Slette sider med undersider")],
)
def test_permissions_are_named_in_danish_when_the_database_is_made(codename: str, name: str) -> None:
    assert Permission.objects.get(codename=codename).name == name


@pytest.mark.django_db
def test_a_new_permission_is_named_after_the_next_migration() -> None:
    Permission.objects.filter(codename="change_group").update(name="Can change group")
    name_permissions()
    assert Permission.objects.get(codename="change_group").name == "Må rette: gruppe"
