# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""A department: who we are, where and when, who to call."""

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.http import Http404, HttpRequest
from django.utils import translation
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page
from wagtail.url_routing import RouteResult

from guides.blocks.stream import ContactsBlock, PlacesBlock
from guides.blocks.text import TEXT_FEATURES
from guides.counting import Counting, Offers, offers
from guides.models.base import IdentifiedPage
from guides.models.contact import ContactIndexPage
from guides.models.hours import HOURS_FIELDS, HasHours, hours_panel
from guides.models.permissions import KeptInPlace
from guides.models.place import PlaceIndexPage
from guides.models.references import ReferringPageForm
from guides.models.shared_text import SharedTextIndexPage

RESERVED_SLUGS = frozenset(
    {
        *("admin", "api", "billede", "film", "for", "g", "k", "kladde", "livez", "livssituation", "media"),
        *("mine-guider", "offline", "privatliv", "soeg", "static", "tilgaengelighed", "visning", "was"),
    }
    | {code for code, _name in settings.LANGUAGES}
    | set(settings.LANGUAGE_PATHS.values())
)
"""First parts of an address that belong to the site itself."""


class DepartmentPage(HasHours, IdentifiedPage):
    about = RichTextField(_("Who we are"), features=TEXT_FEATURES, blank=True)
    places = StreamField(PlacesBlock(), blank=True, verbose_name=_("Where we are"))
    contacts = StreamField(ContactsBlock(), blank=True, verbose_name=_("Who to call"))
    help_phone = models.CharField(
        _("Phone"),
        max_length=30,
        help_text=_('Shown as "Do you need help now?" on every page of your guides.'),
    )
    help_text = models.CharField(
        _("Who answers, and when"), max_length=200, help_text=_("Such as: the counter, Monday to Friday 9–15")
    )

    counting = models.CharField(
        _("Counting films"),
        max_length=3,
        choices=Counting,
        default=Counting.VISIT,
        help_text=_(
            "The Danish page decides for all languages. Readers of guides that require discretion get no choice."
        ),
    )

    TEXT_FIELDS = ("title", "about", "help_phone", "help_text", "places", "contacts", *HOURS_FIELDS)

    template = "guides/department.html"
    base_form_class = ReferringPageForm
    parent_page_types = ["guides.HomePage"]
    subpage_types = [
        "guides.GuidePage",
        "guides.PlaceIndexPage",
        "guides.ContactIndexPage",
        "guides.SharedTextIndexPage",
    ]

    content_panels = [
        *Page.content_panels,
        FieldPanel("about"),
        MultiFieldPanel([FieldPanel("help_phone"), FieldPanel("help_text")], heading=_("Do you need help now?")),
        FieldPanel("contacts"),
        FieldPanel("places"),
        hours_panel(_("Opening hours")),
    ]
    # Administrators alone: the right that they have over what else holds for all of a site.
    settings_panels = [FieldPanel("counting", permission="guides.change_look"), *Page.settings_panels]

    class Meta:
        verbose_name = _("department")
        verbose_name_plural = _("departments")

    @property
    def department(self) -> "DepartmentPage":
        """The same name as on the pages below, so that templates need not ask where they are."""
        return self

    @cached_property
    def counting_here(self) -> str:
        """In all languages the Danish page's."""
        danish = None if self.language == settings.LANGUAGE_CODE else self.published_danish()
        return (danish or self).counting

    @property
    def offers(self) -> Offers:
        return offers(self.counting_here, discreet=False, for_children=False)

    def permissions_for_user(self, user: Any) -> KeptInPlace:
        return KeptInPlace(user, self)

    def clean(self) -> None:
        super().clean()
        if self.slug in RESERVED_SLUGS:
            raise ValidationError(
                {
                    "slug": _('The address "%(slug)s" is used by the site itself. Choose another one.')
                    % {"slug": self.slug}
                }
            )

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """A withdrawn department takes everything below it along."""
        if not self.live:
            raise Http404
        return super().route(request, path_components)

    def ensure_index_pages(self) -> tuple[PlaceIndexPage, ContactIndexPage, SharedTextIndexPage]:
        """The pages that hold the department's places, contacts and shared texts; made on the first call."""
        return self._ensure(PlaceIndexPage), self._ensure(ContactIndexPage), self._ensure(SharedTextIndexPage)

    def _ensure[Index: Page](self, model: type[Index]) -> Index:
        existing: Index | None = model.objects.child_of(self).first()
        if existing is not None:
            return existing
        with translation.override(self.locale.language_code):
            values: dict[str, Any] = {"title": str(model.TITLE), "slug": model.SLUG, "locale": self.locale}
        same = model.objects.child_of(self.published_danish() or self).first()
        if same is not None:
            values["translation_key"] = same.translation_key  # so that places and contacts are translated into it
        added: Index = self.add_child(instance=model(**values))
        return added
