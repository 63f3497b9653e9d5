# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""A guide to one process, step by step, from the citizen's point of view."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, Any, cast

from django import forms
from django.conf import settings
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.functional import cached_property
from django.utils.translation import gettext, pgettext
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList, TabbedInterface
from wagtail.contrib.routable_page.models import RoutablePageMixin, path, re_path
from wagtail.fields import RichTextField, StreamField
from wagtail.images import get_image_model_string
from wagtail.models import Page
from wagtail.search import index

from guides.answers import Answer
from guides.blocks.chooser import ContactChooserBlock
from guides.blocks.stream import ContactsBlock, PlacesBlock, QuestionsBlock, StepsBlock
from guides.blocks.text import TEXT_FEATURES
from guides.counting import Offers, offers
from guides.freshness import ORDER, Parts, digest
from guides.models.base import IdentifiedPage
from guides.models.contents import Contents
from guides.models.fields import ChoiceListField
from guides.models.forms import CheckedPageForm
from guides.models.situation import LifeSituation
from guides.publishing.advice import (
    TextFacts,
    TitleFacts,
    count_findings,
    long_step_findings,
    reading_findings,
    title_findings,
)
from guides.publishing.checks import StepFacts, guide_findings
from guides.publishing.content import contact_findings_of_guide, review_findings
from guides.publishing.finding import Finding, in_order
from guides.publishing.readability import lix
from guides.steps import StepKind, StepNumber, number_steps
from media_pipeline.models import Image, Video

if TYPE_CHECKING:
    from guides.models.department import DepartmentPage

DANISH = ("da", "da-simple")
"""Languages whose text the Danish readability holds for."""
_KEY = r"[1-9]\d*[b-z]?"
_ANSWERS = "|".join(Answer.values)


class Audience(models.TextChoices):
    CITIZEN = "citizen", _("Citizen")
    RELATIVE = "relative", _("Relative")
    SUPPORTER = "supporter", _("Support person")
    COMPANION = "companion", _("Companion")
    GUARDIAN = "guardian", _("Guardian")
    YOUNG = "young", _("Child or young person")

    @property
    def slug(self) -> str:
        """In addresses: /for/paaroerende/."""
        return _AUDIENCE_SLUGS[self]

    @property
    def invitation(self) -> str:
        """What leads to the guides for these readers."""
        return str(_INVITATIONS[self])


_AUDIENCE_SLUGS = {
    Audience.CITIZEN: "borger",
    Audience.RELATIVE: "paaroerende",
    Audience.SUPPORTER: "stoetteperson",
    Audience.COMPANION: "ledsager",
    Audience.GUARDIAN: "vaerge",
    Audience.YOUNG: "ung",
}
_INVITATIONS = {
    Audience.CITIZEN: _("For yourself"),
    Audience.RELATIVE: _("For relatives"),
    Audience.SUPPORTER: _("For support persons"),
    Audience.COMPANION: _("For companions"),
    Audience.GUARDIAN: _("For guardians"),
    Audience.YOUNG: _("For children and young people"),
}


@dataclass(frozen=True)
class Step:
    """A step as pages show it: `id` is permanent; `numbered` moves when steps do, and alternatives share a number."""

    numbered: StepNumber
    id: str
    value: blocks.StructValue

    @property
    def number(self) -> int:
        return self.numbered.number

    @property
    def key(self) -> str:
        """The step's part of an address: 2, or 2b for the first alternative to it."""
        return self.numbered.key

    @property
    def title(self) -> str:
        return str(self.value["title"])

    @property
    def is_optional(self) -> bool:
        return bool(self.value["kind"] == StepKind.OPTIONAL)

    @property
    def either_or(self) -> str:
        """Either or Or where the reader has a choice, or else nothing."""
        if not self.numbered.has_alternatives:
            return ""
        return pgettext("alternative step", "Or") if self.numbered.letter else pgettext("alternative step", "Either")

    @property
    def name(self) -> str:
        """What the step is called beside others: Step 2; Step 2, either."""
        step = gettext("Step %(number)s") % {"number": self.number}
        return f"{step}, {self.either_or.lower()}" if self.either_or else step


class GuidePage(RoutablePageMixin, IdentifiedPage):
    summary = models.CharField(
        _("Short about the guide"),
        max_length=250,
        help_text=_("One or two sentences: what is this, and what is it for?"),
    )
    audiences = ChoiceListField(_("Who it is for"), choices=Audience.choices, blank=False)
    situations = ParentalManyToManyField(
        LifeSituation,
        blank=True,
        related_name="guides",
        verbose_name=_("Life situations"),
        limit_choices_to={"locale__language_code": settings.LANGUAGE_CODE},
        help_text=_("Where readers look for it who don't know what it is called."),
    )
    discreet = models.BooleanField(
        _("Requires discretion"),
        default=False,
        help_text=_(
            "For guides whose reader must not be given away. Figures are shown more coarsely, and never to the public."
        ),
    )
    cover_image = models.ForeignKey(
        get_image_model_string(),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("Cover picture"),
    )
    why = RichTextField(_("Why"), features=TEXT_FEATURES, blank=True)
    duration = models.CharField(_("How long it takes"), max_length=100, blank=True, help_text=_("Such as: 45 minutes"))
    waiting_time = models.CharField(
        _("Waiting time now"), max_length=100, blank=True, help_text=_("Such as: about 3 weeks")
    )
    steps = StreamField(StepsBlock(), blank=True, verbose_name=_("Steps"))
    what_happens_next = RichTextField(_("What happens next"), features=TEXT_FEATURES, blank=True)
    questions = StreamField(QuestionsBlock(), blank=True, verbose_name=_("Questions and answers"))
    contacts = StreamField(ContactsBlock(), blank=True, verbose_name=_("Contacts"))
    places = StreamField(PlacesBlock(), blank=True, verbose_name=_("Places"))
    cancellation = models.CharField(
        _("Cancel no later than"), max_length=200, blank=True, help_text=_("Such as: 2 hours before. Text us or call.")
    )
    home_visit = models.CharField(
        _("Can you come to my home?"), max_length=250, blank=True, help_text=_("The answer, in one or two sentences.")
    )
    review_date = models.DateField(_("Next review"), null=True, blank=True)

    TEXT_FIELDS = (
        "title",
        "summary",
        "audiences",
        "why",
        "duration",
        "waiting_time",
        "what_happens_next",
        "contacts",
        "places",
        "cancellation",
        "home_visit",
    )

    template = "guides/guide.html"
    base_form_class = CheckedPageForm
    parent_page_types = ["guides.DepartmentPage"]
    subpage_types: list[str] = []

    content_panels = [
        *Page.content_panels,
        FieldPanel("summary", widget=forms.Textarea(attrs={"rows": 3})),
        FieldPanel("audiences"),
        FieldPanel("situations", widget=forms.CheckboxSelectMultiple),
        FieldPanel("why"),
        FieldPanel("cover_image"),
        FieldPanel("steps"),
        FieldPanel("what_happens_next"),
    ]
    answer_panels = [
        FieldPanel(
            "questions",
            help_text=_("What do people ask you about this on the phone? Write it as they say it, and answer."),
        )
    ]
    practical_panels = [
        FieldPanel("contacts"),
        FieldPanel("places"),
        FieldRowPanel([FieldPanel("duration"), FieldPanel("waiting_time")]),
        FieldPanel("cancellation"),
        FieldPanel("home_visit"),
    ]
    settings_panels = [
        MultiFieldPanel([FieldPanel("owner"), FieldPanel("review_date")], heading=_("Kept fresh by")),
        FieldPanel("discreet"),
        *Page.settings_panels,
    ]
    edit_handler = TabbedInterface(
        [
            ObjectList(content_panels, heading=_("The steps")),
            ObjectList(answer_panels, heading=_("Questions")),
            ObjectList(practical_panels, heading=_("Practical")),
            ObjectList(IdentifiedPage.promote_panels, heading=_("Address")),
            ObjectList(settings_panels, heading=_("Responsible")),
        ]
    )
    search_fields = [
        *Page.search_fields,
        index.SearchField("summary", boost=2),
        index.SearchField("why"),
        index.SearchField("steps"),
        index.SearchField("questions"),
        index.SearchField("what_happens_next"),
        index.FilterField("uuid"),
    ]

    class Meta:
        verbose_name = _("guide")
        verbose_name_plural = _("guides")

    @cached_property
    def department(self) -> "DepartmentPage":
        return cast("DepartmentPage", self.get_parent().specific)

    @property
    def is_for_children(self) -> bool:
        return Audience.YOUNG in self.audiences

    @property
    def offers(self) -> Offers:
        return offers(self.department.counting_here, discreet=self.discreet, for_children=self.is_for_children)

    @cached_property
    def step_list(self) -> list[Step]:
        numbers = number_steps(child.value["kind"] for child in self.steps)
        return [Step(number, child.id, child.value) for number, child in zip(numbers, self.steps, strict=True)]

    @property
    def step_groups(self) -> list[list[Step]]:
        """The steps by number: alone, or with its alternatives."""
        return [list(group) for _number, group in groupby(self.step_list, key=attrgetter("number"))]

    @property
    def text_language(self) -> str:
        """In lists, which don't load what it takes to know whether somebody has translated it."""
        return self.language

    def parts(self) -> Parts:
        steps, questions = self.steps.get_prep_value(), self.questions.get_prep_value()
        blocks = {block["id"]: digest(block["value"]) for block in [*steps, *questions]}
        return {**super().parts(), ORDER: digest([f"#{block['id']}" for block in steps]), **blocks}

    @property
    def audience_labels(self) -> list[str]:
        return [str(Audience(key).label) for key in self.audiences]

    def step_path(self, key: str) -> str:
        """Where in the site the step with this key is now; `/g/<uuid>/<step id>/` is its permanent address."""
        return str(self.reverse_subpage("step", args=[key]))

    @property
    def public_title(self) -> str:
        """What the guide is called where others may see it: on a tab, in a history, in a preview of a link.

        Of a guide that requires discretion that says nothing.
        """
        return gettext("Guide") if self.discreet else self.title

    def answer_path(self, answer: Answer, step: Step | None) -> str:
        """Where in the site we say something to a reader's answer about the step, or about the guide as a whole."""
        if step is None:
            return str(self.reverse_subpage("answer", args=[answer]))
        return str(self.reverse_subpage("step_answer", args=[step.key, answer]))

    def findings(self) -> list[Finding]:
        contents = Contents(self)
        texts = [TextFacts(f"steps.{step.id}.text", contents.words_in(f"steps.{step.id}")) for step in self.step_list]
        steps = [
            StepFacts(step.number, step.title, bool(text.text or step.value["content"]), step.value["kind"], path)
            for step, text in zip(self.step_list, texts, strict=True)
            if (path := f"steps.{step.id}")
        ]
        cover = [("cover_image", self.cover_image)] if self.cover_image else []
        found = [
            *contents.findings(*cover),
            *guide_findings(steps),
            *contact_findings_of_guide(has_contact=contents.has(ContactChooserBlock)),
            *review_findings(self.review_date),
            *title_findings(
                [
                    TitleFacts("title", self.title),
                    *(TitleFacts(f"steps.{step.id}.title", step.title) for step in self.step_list),
                ]
            ),
            *long_step_findings(texts),
            *count_findings(self.step_list[-1].number if self.step_list else 0),
            *(reading_findings(texts, lix) if self.language in DANISH else []),
        ]
        return in_order(found, contents.paths)

    def films(self) -> Iterator[tuple[str, Video]]:
        """Every film of the guide, with the way to it."""
        for step in self.step_list:
            for child in step.value["content"]:
                if child.block_type == "film" and child.value:
                    yield f"steps.{step.id}.content.{child.id}", child.value
        for question in self.questions:
            if question.value["film"]:
                yield f"questions.{question.id}.film", question.value["film"]

    def pictures(self) -> Iterator[tuple[str, Image]]:
        """Every picture of the guide, with the way to it."""
        if self.cover_image:
            yield "cover_image", self.cover_image
        for step in self.step_list:
            for child in step.value["content"]:
                if child.block_type == "image" and child.value:
                    yield f"steps.{step.id}.content.{child.id}", child.value

    @re_path(rf"^trin/(?P<key>{_KEY})/$", name="step")
    def step(self, request: HttpRequest, key: str) -> HttpResponse:
        """One step on one screen."""
        context = self.step_context(self._step_or_404(key))
        return self.render(request, template="guides/step.html", context_overrides=context)

    @path("det-hele/", name="whole")
    def whole(self, request: HttpRequest) -> HttpResponse:
        """The whole guide on one page, for whoever sits beside the reader."""
        return self.render(request, template="guides/whole.html", context_overrides={"is_whole": True})

    @re_path(rf"^svar/(?P<answer>{_ANSWERS})/$", name="answer")
    @re_path(rf"^trin/(?P<key>{_KEY})/svar/(?P<answer>{_ANSWERS})/$", name="step_answer")
    def answer(self, request: HttpRequest, answer: str, key: str = "") -> HttpResponse:
        """What we say to a reader's answer; it was counted before one comes here."""
        context = self.step_context(self._step_or_404(key)) if key else {}
        context |= {"answer": Answer(answer)}
        return self.render(request, template="guides/answer.html", context_overrides=context)

    def _step_or_404(self, key: str) -> Step:
        step = next((step for step in self.step_list if step.key == key), None)
        if step is None:
            raise Http404
        return step

    def step_context(self, step: Step) -> dict[str, Any]:
        """Before and after a step come those with another number; its alternatives lie beside it."""
        groups = self.step_groups
        index = step.number - 1
        return {
            "step": step,
            "alternatives": groups[index] if step.numbered.has_alternatives else [],
            "previous_step": groups[index - 1][0] if index > 0 else None,
            "next_step": groups[index + 1][0] if index + 1 < len(groups) else None,
            "step_count": len(groups),
        }
