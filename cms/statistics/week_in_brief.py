# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Ugen kort: the last week in sentences, and three short lists that say what to do."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from cms.statistics.choices import GUIDE
from cms.statistics.definitions import define
from cms.statistics.figures import DepartmentFigures
from cms.statistics.tables import Row, most_first
from cms.statistics.words import compared, share_of_two

MOST = 5
"""Rows of each list."""
SOON_DAYS = 14


@dataclass(frozen=True, slots=True)
class ShortList:
    """`to_do` says what to do about its rows; `nothing` is said when there are none."""

    title: str
    rows: list[Row]
    to_do: str
    nothing: str


@dataclass(frozen=True, slots=True)
class WeekInBrief:
    title: str
    code: str
    """Of the week, in addresses."""
    sentences: list[str]
    lists: list[ShortList]
    definitions: list[str]
    has_demo_data: bool


def week_in_brief(of: DepartmentFigures) -> WeekInBrief:
    return WeekInBrief(
        of.span.label,
        of.span.code,
        list(sentences(of)),
        [_most_watched(of), _help_asked_for(of), _to_be_checked(of)],
        define("view", "rewatch", "hour"),
        of.figures.has_demo_data,
    )


def sentences(of: DepartmentFigures) -> Iterator[str]:
    """Only what is shown can be said: a week with few views has few sentences."""
    views, before = (of.of_department("views", span) for span in (of.span, of.span.before))
    change = compared(views, before, of.span.periods[0].kind)
    said = _("%(views)s views") % {"views": views}
    yield _sentence(f"{said}, {change}." if change else f"{said}.")
    rewatches = of.of_department("rewatches", of.span)
    if rewatches.value is not None:
        yield _sentence(_("%(rewatches)s were watched again.") % {"rewatches": rewatches})
    inside, outside = (of.of_department(measure, of.span) for measure in ("in_hours", "out_of_hours"))
    share = share_of_two(outside, inside)
    if share:
        yield _("%(share)s were outside your opening hours.") % {"share": share}


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]


def _most_watched(of: DepartmentFigures) -> ShortList:
    rows = []
    for subjects, is_guide in ((of.subjects.guides, True), (of.subjects.places, False)):
        for page, subject in subjects.items():
            views = of.of_page(page, "views", of.span, discreet=subject.discreet)
            if views.value is not None:
                rows.append(Row(subject.title, (views,), link={GUIDE: page} if is_guide else {}))
    return ShortList(
        _("Most watched"),
        most_first(rows)[:MOST],
        _("Check that these are right and up to date: many rely on them."),
        _("No page has been watched often enough for a figure."),
    )


def _help_asked_for(of: DepartmentFigures) -> ShortList:
    rows = []
    for page, guide in of.subjects.guides.items():
        asked = of.of_page(page, "help", of.span, discreet=guide.discreet)
        if asked.value is not None:
            rows.append(Row(guide.title, (asked,), link={GUIDE: page}))
    return ShortList(
        _("Here people ask for help"),
        most_first(rows)[:MOST],
        _("See at which step, and read it as somebody who is new to it."),
        _("Nowhere often enough for a figure."),
    )


def _to_be_checked(of: DepartmentFigures) -> ShortList:
    """By the date that the guide itself has; no figure is needed for that."""
    soon = of.today + timedelta(days=SOON_DAYS)
    due = [
        (guide.review_date, guide)
        for guide in of.subjects.guides.values()
        if guide.is_listed and guide.review_date and guide.review_date <= soon
    ]
    rows = [
        Row(guide.title, (guide.owner or _("nobody"), date_format(day, "SHORT_DATE_FORMAT")))
        for day, guide in sorted(due, key=lambda pair: (pair[0], pair[1].title))
    ]
    return ShortList(
        _("To be checked"),
        rows[:MOST],
        _("The responsible person reads the guide and sets a new date."),
        _("No guide is due within two weeks."),
    )
