# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Advice before publishing: what makes a guide harder than it need be. Pure: plain values in, findings out."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from guides.publishing.finding import Advice, Finding

LONGEST_STEP = 120
"""Words: about what fits on the screen of a phone with a little scrolling."""
LONGEST_TITLE = 60
"""Characters: two lines on a phone."""
MOST_STEPS = 9
HIGHEST_LIX = 40
"""Above it a text is hard for somebody who is tired or worried (Björnsson: 40–50 is factual prose)."""
FEWEST_WORDS = 25
"""Of a shorter text the LIX is an accident."""
OLD_YEARS = 2

NOTHING_SAID = frozenset(
    {"her", "klik her", "tryk her", "se her", "læs her", "læs mere", "læs mere her", "se mere", "link", "dette link"}
)
"""Words of a link that don't say where it leads, to somebody who hears links only."""


@dataclass(frozen=True)
class TextFacts:
    """Some running text, and where it is written."""

    path: str
    text: str


@dataclass(frozen=True)
class TitleFacts:
    path: str
    title: str


@dataclass(frozen=True)
class LinkWords:
    path: str
    words: str


@dataclass(frozen=True)
class FilmAge:
    """`since` is the day from which the film shows what it shows."""

    path: str
    title: str
    since: date | None


def reading_findings(texts: Iterable[TextFacts], lix: Callable[[str], int | None]) -> list[Finding]:
    """Texts whose readability, reckoned by `lix`, is above the limit; None is too little text."""
    message = _("Write shorter sentences and plainer words: the text has a LIX of %(lix)s, and %(most)s is enough.")
    found = []
    for facts in texts:
        number = lix(facts.text) if len(facts.text.split()) >= FEWEST_WORDS else None
        if number is not None and number > HIGHEST_LIX:
            words = message % {"lix": number, "most": HIGHEST_LIX}
            found.append(Finding(facts.path, Advice.HARD_TO_READ, words))
    return found


def long_step_findings(steps: Iterable[TextFacts]) -> list[Finding]:
    message = _("Divide the step in two, or shorten it: it has %(count)s words, and %(most)s fit on a phone.")
    counted = [(step.path, len(step.text.split())) for step in steps]
    return [
        Finding(path, Advice.LONG_STEP, message % {"count": count, "most": LONGEST_STEP})
        for path, count in counted
        if count > LONGEST_STEP
    ]


def title_findings(titles: Iterable[TitleFacts]) -> list[Finding]:
    message = _("Shorten the title: it has %(count)s characters, and %(most)s fit on a phone.")
    return [
        Finding(facts.path, Advice.LONG_TITLE, message % {"count": len(facts.title), "most": LONGEST_TITLE})
        for facts in titles
        if len(facts.title) > LONGEST_TITLE
    ]


def link_findings(links: Iterable[LinkWords]) -> list[Finding]:
    message = _("Write where the link “%(words)s” leads: some people hear only the links.")
    return [
        Finding(link.path, Advice.LINK_WORDS, message % {"words": link.words})
        for link in links
        if " ".join(link.words.lower().strip(" .:!>»").split()) in NOTHING_SAID
    ]


def old_film_findings(films: Iterable[FilmAge], today: date) -> list[Finding]:
    message = _("See the film “%(title)s” through: it is from %(year)s. Does the way still look like that?")
    return [
        Finding(film.path, Advice.OLD_FILM, message % {"title": film.title, "year": str(film.since.year)})
        for film in films
        if film.since and film.since < _years_before(today)
    ]


def _years_before(today: date) -> date:
    day = 28 if (today.month, today.day) == (2, 29) else today.day
    return today.replace(year=today.year - OLD_YEARS, day=day)


def count_findings(steps: int) -> list[Finding]:
    """`steps` as a reader counts them: alternatives share a number."""
    if steps <= MOST_STEPS:
        return []
    message = _("Divide the guide in two, or join steps: it has %(count)s, and more than %(most)s are hard to oversee.")
    return [Finding("steps", Advice.MANY_STEPS, message % {"count": steps, "most": MOST_STEPS})]
