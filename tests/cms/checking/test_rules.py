# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""A municipality can let advice block, and nothing the other way."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from cms.checking.models import CheckRules, strict_codes
from cms.departments.provisioning import assign, provision_administrators
from cms.departments.roles import Role
from cms.users.models import User
from guides.models import DepartmentPage, GuidePage
from guides.publishing.finding import Advice
from tests.cms.checking.conftest import with_role
from tests.factories import UserFactory
from tests.factories.pages import finished_guide
from tests.factories.sent import form_of

pytestmark = pytest.mark.django_db

LONG = "Sådan finder du vej til det helt rigtige sted i det meget store hus"


def publish(client: Client, guide: GuidePage, **changes: Any) -> GuidePage:
    guide.save_revision()  # somebody else's draft
    sent = form_of(guide, **changes) | {"action-publish": "1"}
    client.post(reverse("wagtailadmin_pages:edit", args=[guide.pk]), sent)
    return GuidePage.objects.get(pk=guide.pk)


@pytest.fixture
def reviewers_client(client: Client, department: DepartmentPage) -> Client:
    client.force_login(with_role(department, Role.REVIEWER))
    return client


@pytest.fixture
def administrator(db: None) -> User:
    provision_administrators()
    user: User = UserFactory()
    assign(user, None, Role.ADMINISTRATOR)
    return user


def test_advice_is_advice_until_somebody_says_otherwise(reviewers_client: Client, department: DepartmentPage) -> None:
    assert publish(reviewers_client, finished_guide(parent=department, live=False, title=LONG)).live
    CheckRules.objects.create(strict=[Advice.LONG_TITLE])
    another = finished_guide(parent=department, live=False, title=LONG, slug="en-til")
    assert not publish(reviewers_client, another).live


def test_strict_advice_is_listed_among_what_is_missing(client: Client, department: DepartmentPage) -> None:
    guide = finished_guide(parent=department, title=LONG)
    CheckRules.objects.create(strict=[Advice.LONG_TITLE])
    answer = client.post(reverse("checking:page", args=[guide.pk]), form_of(guide)).content.decode()
    assert 'data-missing="1" data-advice="0"' in answer


def test_an_administrator_decides(client: Client, administrator: User) -> None:
    client.force_login(administrator)
    rules = CheckRules.load()
    address = reverse("wagtailsettings:edit", args=["checking", "checkrules", rules.pk])
    assert "Mere end ni trin" in client.get(address).content.decode()
    client.post(address, {"strict": ["many-steps", "old-film"]})
    assert strict_codes() == {"many-steps", "old-film"}


@pytest.mark.parametrize("code", ["no-contact", "film-captions", "nonsense"])
def test_what_is_demanded_is_no_choice(client: Client, administrator: User, code: str) -> None:
    client.force_login(administrator)
    rules = CheckRules.load()
    client.post(reverse("wagtailsettings:edit", args=["checking", "checkrules", rules.pk]), {"strict": [code]})
    assert strict_codes() == frozenset()


def test_nobody_else_decides(reviewers_client: Client) -> None:
    rules = CheckRules.load()
    address = reverse("wagtailsettings:edit", args=["checking", "checkrules", rules.pk])
    reviewers_client.post(address, {"strict": ["many-steps"]})
    assert strict_codes() == frozenset()
