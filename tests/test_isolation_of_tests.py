# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Tests can run in any order: one that commits leaves what the migrations made."""

import pytest
from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from wagtail.models import Collection, Locale, Page, Site

MADE_BY_MIGRATIONS = (Page, Site, Locale, Collection, ContentType, Permission)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("run", ["first", "second"])
def test_a_test_that_commits_finds_what_the_migrations_made(run: str) -> None:
    assert Site.objects.get().root_page.get_parent() == Page.get_first_root_node()
    assert all(model.objects.exists() for model in MADE_BY_MIGRATIONS)
    Site.objects.all().delete()
    Page.objects.all().delete()
    Locale.objects.all().delete()


@pytest.mark.django_db
@pytest.mark.parametrize("run", ["first", "second"])
def test_a_test_that_rolls_back_finds_it_too(run: str) -> None:
    assert Site.objects.get().root_page.get_parent() == Page.get_first_root_node()
    remembered = ContentType.objects.get_for_model(Page)
    assert ContentType.objects.get(app_label="wagtailcore", model="page") == remembered
