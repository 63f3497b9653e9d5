# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Publishing checks: what a page must meet before citizens see it. Pure: plain values in, findings out."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from guides.publishing.finding import Finding
from guides.steps import StepKind

HOUSE_NUMBER = re.compile(r"[^\W\d].*\d")
"""Behind the name, which can hold a number itself: 10. Februarvej."""


@dataclass(frozen=True)
class PlaceFacts:
    street: str
    postcode: str
    city: str
    entrance: str
    floor: str
    room: str
    no_room_reason: str
    recognise: str


@dataclass(frozen=True)
class StepFacts:
    """`has_content`: anything beyond the title."""

    number: int
    title: str
    has_content: bool
    kind: str = StepKind.REQUIRED
    path: str = "steps"


@dataclass(frozen=True)
class FilmFacts:
    """A film as a page uses it; `path` is where on the page."""

    path: str
    title: str
    is_ready: bool
    has_speech: bool
    has_captions: bool
    """Approved ones in Danish."""
    is_seen_said: bool
    """Its makers say that the speech tells what is seen."""
    has_described_sound: bool
    """It can be played with a second sound track that tells what is seen."""
    has_text_description: bool
    has_chapters: bool = False

    @property
    def can_be_followed_without_sound(self) -> bool:
        return self.has_captions or not self.has_speech

    @property
    def can_be_followed_without_picture(self) -> bool:
        """A text is enough where there is no speech to listen to."""
        if self.has_described_sound:
            return True
        return self.is_seen_said if self.has_speech else self.has_text_description


def place_findings(place: PlaceFacts) -> list[Finding]:
    """A street name alone loses people: the address must lead to the very door, and say how one knows it."""
    findings = []
    if not HOUSE_NUMBER.search(place.street):
        findings.append(
            Finding(
                "street",
                "street",
                _("A street name is not enough to find the way. Write street and house number, such as Lærkevej 12."),
            )
        )
    if not (re.fullmatch(r"\d{4}", place.postcode.strip()) and place.city.strip()):
        findings.append(Finding("postcode", "postcode", _("Write the postcode with four digits, and the city.")))
    if not place.entrance.strip():
        findings.append(Finding("entrance", "entrance", _("Write which entrance to take, and what it looks like.")))
    if not place.floor.strip():
        findings.append(Finding("floor", "floor", _("Write which floor it is on, such as ground floor.")))
    if not (place.room.strip() or place.no_room_reason.strip()):
        findings.append(Finding("room", "room", _("Write the room, or why there is none.")))
    if not place.recognise.strip():
        findings.append(Finding("recognise", "recognise", _("Write how one knows that one is there.")))
    return findings


def contact_findings(*, phone: str, sms: str, mail: str) -> list[Finding]:
    if phone or sms or mail:
        return []
    return [Finding("phone", "unreachable", _("Write a phone number or an e-mail address."))]


def guide_findings(steps: Iterable[StepFacts]) -> list[Finding]:
    steps = list(steps)
    if not steps:
        return [Finding("steps", "no-steps", _("Write at least one step."))]
    return [*_first_step_findings(steps[0]), *_empty_step_findings(steps)]


def _first_step_findings(first: StepFacts) -> list[Finding]:
    if first.kind != StepKind.ALTERNATIVE:
        return []
    message = _("The first step can't be instead of another one. Choose something else, or move it down.")
    return [Finding(f"{first.path}.kind", "first-step-alternative", message)]


def _empty_step_findings(steps: list[StepFacts]) -> list[Finding]:
    return [
        Finding(
            f"{step.path}.text",
            "empty-step",
            _('Step %(number)s, "%(title)s", is empty. Write a short text, or add something to it.')
            % {"number": step.number, "title": step.title},
        )
        for step in steps
        if not step.has_content
    ]


def way_findings(films: Iterable[FilmFacts]) -> list[Finding]:
    """A film that shows the way has a chapter for each stretch: so the way can be taken in pictures and text, too."""
    message = _(
        'The film "%(title)s" shows the way, but isn\'t divided. Write under Films a chapter for each stretch of '
        "the way, so that it can also be followed in pictures and text."
    )
    return [
        Finding(film.path, "film-chapters", message % {"title": film.title}) for film in films if not film.has_chapters
    ]


def film_findings(films: Iterable[FilmFacts]) -> list[Finding]:
    """Films that not everybody can follow, or that nobody can watch yet."""
    return [
        Finding(film.path, code, message % {"title": film.title})
        for film in films
        for is_met, code, message in (
            (
                film.is_ready,
                "film-not-ready",
                _('The film "%(title)s" is not ready. Wait until it is, or take it out.'),
            ),
            (
                film.can_be_followed_without_sound,
                "film-captions",
                _(
                    'The film "%(title)s" has no approved captions in Danish. Add them under Films, '
                    "or tick that nobody speaks."
                ),
            ),
            (
                film.can_be_followed_without_picture or not film.has_speech,
                "film-description",
                _(
                    'The film "%(title)s" can\'t be followed by somebody who cannot see it. Say under Films '
                    "that what is seen is also said, or add a second sound track."
                ),
            ),
            (
                film.can_be_followed_without_picture or film.has_speech,
                "film-description",
                _('Nobody has written what is seen in the film "%(title)s". Do so under Films.'),
            ),
        )
        if not is_met
    ]
