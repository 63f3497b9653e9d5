# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
import pytest
from django.contrib.auth import authenticate
from pytest_django import Settings

from cms.users.backends import DEMO_PASSWORD
from cms.users.checks import no_demo_users
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


def test_the_demos_password_opens_nothing_outside_development(settings: Settings) -> None:
    user = UserFactory(password=DEMO_PASSWORD)
    settings.DEMO_LOGINS = False
    assert authenticate(username=user.username, password=DEMO_PASSWORD) is None
    settings.DEMO_LOGINS = True
    assert authenticate(username=user.username, password=DEMO_PASSWORD) == user


def test_other_passwords_are_djangos_business() -> None:
    user = UserFactory(password="a-long-one-of-my-own")
    assert authenticate(username=user.username, password="a-long-one-of-my-own") == user
    assert authenticate(username=user.username, password="another") is None


def test_users_of_the_demo_are_named_before_going_live() -> None:
    UserFactory(username="redaktoer-borgerservice", password=DEMO_PASSWORD)
    UserFactory(username="leder-borgerservice", password="a-long-one-of-my-own")
    UserFactory(username="administrator", password=DEMO_PASSWORD, is_active=False)
    (error,) = no_demo_users(databases=["default"])
    assert "redaktoer-borgerservice" in error.msg
    assert "leder" not in error.msg
    assert no_demo_users(databases=None) == []
