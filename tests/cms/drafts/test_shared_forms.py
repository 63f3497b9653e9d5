# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What has no drafts: films, and what the whole site shares. Saving over another's change takes a second press."""

from typing import Any

import pytest
from django.db.models import Model
from django.test import Client
from django.urls import reverse
from wagtail.models import Site

from cms.departments.models import Department
from cms.departments.provisioning import assign, provision_administrators
from cms.departments.roles import Role
from guides.models import DepartmentPage, LifeSituation, Look
from media_pipeline.models import Video
from tests.cms.drafts.conftest import LogIn
from tests.factories import LifeSituationFactory, UserFactory, VideoFactory, home_page

pytestmark = pytest.mark.django_db


class Opened:
    """The form of one address, open in a browser."""

    def __init__(self, client: Client, address: str) -> None:
        self.client, self.address = client, address
        form = self.ask().context["form"]
        values = {name: form[name].value() for name in form.fields}
        self.values = {name: value for name, value in values.items() if value not in (None, False, [])}
        assert self.values["seen"]

    def ask(self) -> Any:
        return self.client.get(self.address)

    def save(self, **changes: str) -> bool:
        response: Any = self.client.post(self.address, self.values | changes)
        if response.status_code == 302:
            return True
        html = response.content.decode()
        assert "En anden har gemt, mens du havde siden åben" in html
        assert all(value in html for value in changes.values()), "what was typed is still there"
        form = response.context["form"]
        self.values |= changes | {"seen": form["seen"].value()}
        return False


def administrator() -> Client:
    provision_administrators()
    user = UserFactory.create()
    assign(user, None, Role.ADMINISTRATOR)
    client = Client()
    client.force_login(user)
    return client


def check(first: Opened, second: Opened, thing: Model, field: str) -> None:
    assert first.save(**{field: "Den ene"})
    assert not second.save(**{field: "Den anden"})
    thing.refresh_from_db()
    assert getattr(thing, field) == "Den ene"
    assert second.save(), "the second time, it is known"
    thing.refresh_from_db()
    assert getattr(thing, field) == "Den anden"


def test_a_film(department: DepartmentPage, log_in: LogIn) -> None:
    film: Video = VideoFactory.create(collection=Department.objects.get(key=department.translation_key).collection)
    address = reverse("films:edit", args=[film.pk])
    check(Opened(log_in(), address), Opened(log_in(), address), film, "title")


def test_what_the_machine_does_to_a_film_is_nobodys_change(department: DepartmentPage, log_in: LogIn) -> None:
    film: Video = VideoFactory.create(collection=Department.objects.get(key=department.translation_key).collection)
    opened = Opened(log_in(), reverse("films:edit", args=[film.pk]))
    Video.objects.filter(pk=film.pk).update(is_public=True)
    assert opened.save(title="Ny titel")


def test_a_life_situation() -> None:
    situation: LifeSituation = LifeSituationFactory()
    address = reverse("wagtailsnippets_guides_lifesituation:edit", args=[situation.pk])
    check(Opened(administrator(), address), Opened(administrator(), address), situation, "name")


def test_the_look_of_the_site() -> None:
    home_page()
    look = Look.for_site(Site.objects.get())
    address = reverse("wagtailsettings:edit", args=["guides", "look", look.site_id])
    check(Opened(administrator(), address), Opened(administrator(), address), look, "name")
