# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Cookies are for staff, below the admin; on citizens' pages an editor is anybody."""

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from tests.factories import AdministratorFactory, GuideFactory
from tests.factories.users import PASSWORD

pytestmark = pytest.mark.django_db


def test_browsers_send_them_to_the_admin_alone(client: Client) -> None:
    user = AdministratorFactory()
    client.get(reverse("wagtailadmin_login"))
    client.post(reverse("wagtailadmin_login"), {"username": user.username, "password": PASSWORD})
    assert set(client.cookies) == {settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME}
    assert {cookie["path"] for cookie in client.cookies.values()} == {"/admin/"}


def test_what_the_admin_says_of_a_draft_is_in_no_cookie() -> None:
    editor, guide = Client(), GuideFactory(title="Et udkast")
    editor.force_login(AdministratorFactory())
    response = editor.post(reverse("wagtailadmin_pages:unpublish", args=[guide.pk]))
    assert response.status_code == 302
    assert set(response.cookies) <= {settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME}
    assert "Et udkast" in editor.get(response["Location"]).content.decode()


def test_a_citizens_page_does_not_look_at_them(client: Client) -> None:
    guide = GuideFactory()
    editor = Client()
    editor.force_login(AdministratorFactory())  # the test client sends its cookies everywhere
    for address in (
        "/",
        guide.url,
        f"{guide.url}trin/1/",
        "/soeg/?q=vej",
        "/feed.json",
        f"/api/v1/guides/{guide.uuid}/",
    ):
        ours, anybodys = editor.get(address), client.get(address)
        assert ours.content == anybodys.content, address
        assert not ours.cookies, address
