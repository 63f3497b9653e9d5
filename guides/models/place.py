# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""An exact place, kept once and used in many guides; citizens have a page of it."""

from typing import TYPE_CHECKING, cast

from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page
from wagtail.search import index

from guides.blocks.text import TEXT_FEATURES
from guides.counting import Offers
from guides.models.base import IdentifiedPage, IndexPage
from guides.models.contents import Contents
from guides.models.films import film_facts
from guides.models.forms import CheckedPageForm
from guides.models.hours import HOURS_FIELDS, HasHours, hours_panel
from guides.publishing.checks import PlaceFacts, place_findings, way_findings
from guides.publishing.finding import Finding, in_order
from media_pipeline.widgets import AdminVideoChooser

if TYPE_CHECKING:
    from guides.models.department import DepartmentPage


class PlaceIndexPage(IndexPage):
    """The room in the tree where a department keeps its places."""

    SLUG = "sted"
    TITLE = _("Places")

    is_creatable = False
    parent_page_types = ["guides.DepartmentPage"]
    subpage_types = ["guides.PlacePage"]

    class Meta:
        verbose_name = _("places")
        verbose_name_plural = _("places")


class PlacePage(HasHours, IdentifiedPage):
    street = models.CharField(_("Street and number"), max_length=120, blank=True, help_text=_("Such as: Lærkevej 12"))
    postcode = models.CharField(_("Postcode"), max_length=4, blank=True)
    city = models.CharField(_("City"), max_length=60, blank=True)
    entrance = models.CharField(
        _("Entrance"), max_length=100, blank=True, help_text=_("Such as: entrance B, blue door")
    )
    floor = models.CharField(_("Floor"), max_length=60, blank=True, help_text=_("Such as: ground floor, 2nd floor"))
    room = models.CharField(_("Room"), max_length=100, blank=True, help_text=_("Such as: 2.14 (yellow door)"))
    no_room_reason = models.CharField(
        _("Why there is no room"), max_length=150, blank=True, help_text=_("Such as: you are met at the counter")
    )
    recognise = models.CharField(
        _("How to know that you are there"), max_length=250, blank=True, help_text=_("What can be seen or heard there?")
    )
    directions = RichTextField(_("How to get there"), features=TEXT_FEATURES, blank=True)
    access = RichTextField(
        _("Access"), features=TEXT_FEATURES, blank=True, help_text=_("Lift, toilet, hearing loop, parking, quiet room")
    )
    film = models.ForeignKey(
        "media_pipeline.Video",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("Film"),
    )

    TEXT_FIELDS = (
        "title",
        "street",
        "postcode",
        "city",
        "entrance",
        "floor",
        "room",
        "no_room_reason",
        "recognise",
        "directions",
        "access",
        "film",
        *HOURS_FIELDS,
    )

    template = "guides/place.html"
    base_form_class = CheckedPageForm
    parent_page_types = ["guides.PlaceIndexPage"]
    subpage_types: list[str] = []

    content_panels = [
        *Page.content_panels,
        HelpPanel(heading=_("Where it is used"), template="cms/ripple/panel.html"),
        MultiFieldPanel(
            [
                FieldPanel("street"),
                FieldRowPanel([FieldPanel("postcode"), FieldPanel("city")]),
                FieldPanel("entrance"),
                FieldRowPanel([FieldPanel("floor"), FieldPanel("room")]),
                FieldPanel("no_room_reason"),
                FieldPanel("recognise"),
            ],
            heading=_("Address"),
        ),
        FieldPanel("directions"),
        FieldPanel("film", widget=AdminVideoChooser),
        FieldPanel("access"),
        hours_panel(_("Opening hours")),
    ]
    search_fields = [
        *Page.search_fields,
        index.SearchField("street"),
        index.SearchField("room"),
        index.SearchField("directions"),
    ]

    class Meta:
        verbose_name = _("place")
        verbose_name_plural = _("places")

    @cached_property
    def department(self) -> "DepartmentPage":
        return cast("DepartmentPage", self.get_parent().get_parent().specific)

    @property
    def offers(self) -> Offers:
        """Choices are made on a guide, and hold for that guide."""
        return Offers(counts=self.department.offers.counts)

    @property
    def address(self) -> str:
        """One line for people and maps: Lærkevej 12, 9999 Fjordby."""
        return ", ".join(part for part in (self.street, f"{self.postcode} {self.city}".strip()) if part)

    @property
    def inside(self) -> list[str]:
        """From the front door to the room: entrance, floor, room."""
        return [part for part in (self.entrance, self.floor, self.room) if part]

    def findings(self) -> list[Finding]:
        """What is missing before citizens can find the way."""
        contents = Contents(self)
        film = [("film", self.film)] if self.film else []
        found = [
            *contents.findings(*film),
            *way_findings(film_facts(*used) for used in film),
            *place_findings(PlaceFacts(**{name: getattr(self, name) for name in PlaceFacts.__annotations__})),
        ]
        return in_order(found, contents.paths)
