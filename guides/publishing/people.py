# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""The question before publishing: can anybody be recognised, and may they be shown? Pure, as the other checks."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext as _

from guides.publishing.finding import Finding
from media_pipeline.people.rules import Missing


class Shown(StrEnum):
    FILM = "film"
    PICTURE = "picture"


@dataclass(frozen=True)
class PeopleFacts:
    """A film or picture as a page uses it; `path` is where on the page."""

    path: str
    shown: Shown
    title: str
    missing: tuple[Missing, ...]


def people_findings(used: Iterable[PeopleFacts]) -> list[Finding]:
    """Each film or picture once, however often the page uses it."""
    found = {
        (facts.shown, facts.title, missing): Finding(facts.path, missing.code, _message(facts, missing))
        for facts in used
        for missing in facts.missing
    }
    return list(found.values())


def _message(facts: PeopleFacts, missing: Missing) -> str:
    if facts.shown == Shown.FILM:
        words = _('The film "%(title)s": %(missing)s Edit the film to do so.')
    else:
        words = _('The picture "%(title)s": %(missing)s Edit the picture to do so.')
    return words % {"title": facts.title, "missing": missing.message}
