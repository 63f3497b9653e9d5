# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Who to reach; kept once per department, shown inside guides, without an address of its own."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, MultiFieldPanel
from wagtail.models import Page

from guides.models.base import IdentifiedPage, IndexPage, UnroutedPage
from guides.models.contents import Contents
from guides.models.forms import CheckedPageForm
from guides.models.hours import HOURS_FIELDS, HasHours, hours_panel
from guides.publishing.checks import contact_findings
from guides.publishing.finding import Finding, in_order


class ContactIndexPage(IndexPage):
    """The room in the tree where a department keeps its contacts."""

    SLUG = "kontakter"
    TITLE = _("Contacts")

    is_creatable = False
    parent_page_types = ["guides.DepartmentPage"]
    subpage_types = ["guides.ContactPage"]

    class Meta:
        verbose_name = _("contacts")
        verbose_name_plural = _("contacts")


class ContactPage(HasHours, IdentifiedPage, UnroutedPage):
    """`title` is the function ("Skranken"); the person's name is shown only if the department says so."""

    person = models.CharField(_("Name"), max_length=100, blank=True)
    show_person = models.BooleanField(_("Show the name to citizens"), default=False)
    phone = models.CharField(_("Phone"), max_length=30, blank=True)
    sms = models.CharField(_("Phone for text messages"), max_length=30, blank=True)
    mail = models.EmailField(_("E-mail"), blank=True)
    answer_time = models.CharField(
        _("How soon we answer"), max_length=100, blank=True, help_text=_("Such as: within 2 hours")
    )
    note = models.CharField(
        _("Note"), max_length=200, blank=True, help_text=_("Such as: never write your CPR number in an e-mail")
    )

    TEXT_FIELDS = (
        "title",
        "person",
        "show_person",
        "phone",
        "sms",
        "mail",
        "answer_time",
        "note",
        *HOURS_FIELDS,
    )

    base_form_class = CheckedPageForm
    parent_page_types = ["guides.ContactIndexPage"]
    subpage_types: list[str] = []

    content_panels = [
        *Page.content_panels,
        HelpPanel(heading=_("Where it is used"), template="cms/ripple/panel.html"),
        MultiFieldPanel([FieldPanel("person"), FieldPanel("show_person")], heading=_("Person")),
        FieldRowPanel([FieldPanel("phone"), FieldPanel("sms")]),
        FieldPanel("mail"),
        FieldPanel("answer_time"),
        FieldPanel("note"),
        hours_panel(_("Phone hours")),
    ]

    class Meta:
        verbose_name = _("contact")
        verbose_name_plural = _("contacts")

    @property
    def public_person(self) -> str:
        """The name as citizens may see it: empty unless the department shows it."""
        return self.person if self.show_person else ""

    def findings(self) -> list[Finding]:
        contents = Contents(self)
        reachable = contact_findings(phone=self.phone, sms=self.sms, mail=self.mail)
        return in_order([*contents.findings(), *reachable], contents.paths)
