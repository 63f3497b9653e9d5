# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""The page tree: front page > department > guides, places and contacts.

Stream fields take lists of the blocks in tests.factories.blocks.
"""

import json
from datetime import timedelta
from typing import Any

import factory
import wagtail_factories
from django.utils import timezone
from wagtail.fields import StreamField
from wagtail.models import Locale, Page, Site

from guides.models import ContactPage, DepartmentPage, GuidePage, HomePage, LifeSituation, PlacePage, SharedTextPage
from tests.factories.blocks import Block, block, step, weekly


def home_page() -> HomePage:
    """The front page of the default site; made on the first call, in place of Wagtail's welcome page."""
    existing = HomePage.objects.first()
    if existing:
        return existing
    home = HomePage(title="Fjordby Kommune", slug="forside", intro="<p>Find vej til hjælp.</p>")
    Page.get_first_root_node().add_child(instance=home)
    # A cascade would take the site with its first page.
    Site.objects.update_or_create(is_default_site=True, defaults={"hostname": "localhost", "root_page": home})
    Page.objects.filter(depth=2).exclude(pk=home.pk).delete()
    return home


class TreePageFactory(wagtail_factories.PageFactory):
    """A live page. It has no revision: save one where the test is about publishing."""

    class Meta:
        abstract = True

    first_published_at = factory.LazyFunction(timezone.now)
    last_published_at = factory.SelfAttribute("first_published_at")

    @classmethod
    def _adjust_kwargs(cls, **kwargs: Any) -> dict[str, Any]:
        for name, value in kwargs.items():
            if isinstance(value, list) and isinstance(cls._meta.model._meta.get_field(name), StreamField):
                kwargs[name] = json.dumps(value)
        return kwargs


class DepartmentFactory(TreePageFactory):
    """With the index pages that hold places and contacts."""

    class Meta:
        model = DepartmentPage

    parent = factory.LazyFunction(home_page)
    title = factory.Sequence("Afdeling {}".format)
    about = "<p>Vi hjælper dig videre.</p>"
    help_phone = "00 12 34 10"
    help_text = "Mandag til fredag 9–15"
    hours = factory.LazyFunction(lambda: [weekly("01234", "09:00", "15:00")])

    @classmethod
    def _create_instance(
        cls, model_class: type[DepartmentPage], parent: Page, kwargs: dict[str, Any]
    ) -> DepartmentPage:
        department: DepartmentPage = super()._create_instance(model_class, parent, kwargs)
        department.ensure_index_pages()
        return department


class PlaceFactory(TreePageFactory):
    """`department` chooses whose; a new one otherwise."""

    class Meta:
        model = PlacePage

    class Params:
        department = factory.SubFactory(DepartmentFactory)

    parent = factory.LazyAttribute(lambda place: place.department.ensure_index_pages()[0])
    title = factory.Sequence("Lokale 3.{}".format)
    street = "Lærkevej 12"
    postcode = "9999"
    city = "Fjordby"
    entrance = "Indgang B, den blå dør"
    floor = "2. sal"
    room = "2.14 (gul dør)"
    recognise = "Der står et stort, hvidt B over døren."
    directions = "<p>Gå forbi det røde cykelskur.</p>"


class ContactFactory(TreePageFactory):
    """`department` chooses whose; a new one otherwise."""

    class Meta:
        model = ContactPage

    class Params:
        department = factory.SubFactory(DepartmentFactory)

    parent = factory.LazyAttribute(lambda contact: contact.department.ensure_index_pages()[1])
    title = factory.Sequence("Skranke {}".format)
    person = "Karin Lund"
    phone = "00 12 34 20"
    mail = "skranken@fjordby.example"


class SharedTextFactory(TreePageFactory):
    """`department` chooses whose; a new one otherwise."""

    class Meta:
        model = SharedTextPage

    class Params:
        department = factory.SubFactory(DepartmentFactory)

    parent = factory.LazyAttribute(lambda text: text.department.ensure_index_pages()[2])
    title = factory.Sequence("Legitimation {}".format)
    text = "<p>Tag legitimation med.</p>"


class LifeSituationFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = LifeSituation

    name = factory.Sequence("Situation {}".format)
    slug = factory.Sequence("situation-{}".format)
    locale = factory.LazyFunction(lambda: Locale.objects.get(language_code="da"))


class GuideFactory(TreePageFactory):
    """With `step_count` plain steps, or those of `steps`; below `parent`, a department."""

    class Meta:
        model = GuidePage

    class Params:
        step_count = 1

    parent = factory.SubFactory(DepartmentFactory)
    title = factory.Sequence("Guide {}".format)
    summary = "Du skal til møde hos os. Her kan du se hele vejen."
    audiences = factory.LazyFunction(lambda: ["citizen", "relative"])
    steps = factory.LazyAttribute(lambda guide: plain_steps(guide.step_count))


def plain_steps(count: int) -> list[Block]:
    return [step(f"Trin nummer {number}", "Gå ind ad den blå dør.") for number in range(1, count + 1)]


def finished_guide(**fields: Any) -> GuidePage:
    """A guide that nothing is missing from: it has a contact, and a day on which it is looked through next."""
    parent = fields.pop("parent", None) or DepartmentFactory()
    fields.setdefault("contacts", [block("contact", ContactFactory(department=parent).pk)])
    fields.setdefault("review_date", timezone.localdate() + timedelta(days=180))
    guide: GuidePage = GuideFactory(parent=parent, **fields)
    return guide
