# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What a translation doesn't say as the Danish text, on paper as on the pages."""

from django.conf import settings
from django.utils.translation import gettext as _

from guides.freshness import State
from guides.models import Step
from guides.paper import leaflet
from guides.paper.common import Paper, Parts
from guides.paper.rich_text import flow_from_text


def page_freshness(paper: Paper) -> Parts:
    """What a translated page doesn't say as the Danish one: the page itself, and what is only in Danish."""
    languages = paper.languages
    if languages.is_untranslated:
        yield _note(_("This page is not translated yet. The text is in Danish."))
    elif languages.is_older:
        yield _warning(_("This page is older than the Danish text. Something may have changed."))
    if languages.missing:
        yield _warning(_("The Danish guide also has this. It is not translated yet:"))
        titles = "\n".join(part.title for part in languages.missing)
        yield leaflet.Text(flow_from_text(titles), language=settings.LANGUAGE_CODE)


def step_freshness(step: Step, paper: Paper) -> Parts:
    match paper.languages.states.get(step.id):
        case State.OLDER:
            yield _warning(_("This step is older than the Danish text. Something may have changed."))
        case State.UNTRANSLATED:
            yield _note(_("This step is not translated yet. The text is in Danish."))


def answer_freshness(question_id: str, paper: Paper) -> Parts:
    match paper.languages.states.get(question_id):
        case State.OLDER:
            yield _warning(_("This answer is older than the Danish text. Something may have changed."))
        case State.UNTRANSLATED:
            yield _note(_("This answer is not translated yet. The text is in Danish."))


def _warning(words: str) -> leaflet.Callout:
    return leaflet.Callout(_("Important"), flow_from_text(words), "important")


def _note(words: str) -> leaflet.Callout:
    return leaflet.Callout(_("Good to know"), flow_from_text(words))
