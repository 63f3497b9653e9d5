# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""From roll-ups to the exact counts of one period. Nobody but `publishing` may know them."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db.models import Sum

from guides.happenings import What
from guides.plays.models import DropDay, FilmHour, NthDay, PlayDay, RollUpQuerySet, SegmentMonth, SubjectDay
from guides.statistics.cells import Cell, Exact
from guides.statistics.models import SITE, By, Of
from guides.statistics.periods import Kind, Period
from guides.statistics.subjects import Subjects

OF_PAGE = {
    What.OPENED: "opened",
    What.QUESTION: "questions",
    What.PRINTED: "printed",
    What.SAVED: "saved",
    What.HELPED: "helped",
    What.NOT_HELPED: "not_helped",
    What.HELP: "help",
}
"""Measures of a page, which its department's are the sum of. How often steps were reached isn't added up."""
AT_MOST = {"views": "starts", "rewatches": "views", "completed": "views", "remembered": "views"}
"""What a measure of plays is part of."""
BY_BLOCK = {What.STEP: By.STEP, What.QUESTION: By.QUESTION, What.HELP: By.STEP_HELP}
OF_SITE = {What.NO_RESULT: "searches", What.FEED: "documents"}


def count(period: Period, subjects: Subjects) -> Exact:
    exact = Exact(subjects)
    _count_plays(exact, period)
    _count_nths(exact, period)
    _count_hours(exact, period)
    if period.kind is not Kind.WEEK:
        _count_segments(exact, period)
    _count_happenings(exact, period)
    _count_drops(exact, period)
    return exact


def _count_plays(exact: Exact, period: Period) -> None:
    """A department is its pages; pages and films are the films on the pages."""
    for row in _summed(PlayDay.objects.filter(**_days(period)), "guide", "place", "video"):
        page = row["guide"] or row["place"]
        department = exact.subjects.department_of.get(page)
        if not department:
            continue
        for measure in PlayDay.COUNTS:
            amount, pair = row[measure], (page, row["video"], measure)
            of_page = Cell(department, Of.PAGE, page, measure)
            of_film = Cell(department, Of.FILM, row["video"], measure)
            of_department = Cell(department, Of.DEPARTMENT, department, measure)
            exact.add(of_page, amount, is_demo=row["is_demo"], discreet=[page])
            exact.add(of_film, amount, is_demo=row["is_demo"], discreet=[department, row["video"]])
            exact.add(of_department, amount, is_demo=row["is_demo"], discreet=[department])
            exact.hide(pair, amount)
            exact.part(of_department, "pages", of_page)
            exact.part(of_department, "films", of_film)
            exact.part(of_page, "films", pair)
            exact.part(of_film, "pages", pair)
            for cell in (of_page, of_film, of_department):
                if measure != "starts":
                    exact.at_most(cell._replace(measure=AT_MOST[measure]), cell)


def _count_nths(exact: Exact, period: Period) -> None:
    for row in _summed(NthDay.objects.filter(**_days(period)), "video", "nth"):
        department = exact.subjects.film_owners.get(row["video"])
        if department:
            cell = Cell(department, Of.FILM, row["video"], By.NTH, str(row["nth"]))
            exact.add(cell, row["remembered"], is_demo=row["is_demo"], discreet=[department, row["video"]])
            exact.part(Cell(department, Of.FILM, row["video"], "remembered"), By.NTH, cell)


def _count_hours(exact: Exact, period: Period) -> None:
    """Of the department's own films. Views of discreet guides have no hour."""
    weeks = FilmHour.objects.filter(week__range=(period.first - timedelta(days=6), period.last))
    for row in _summed(weeks, "week", "weekday", "hour", "video"):
        day = row["week"] + timedelta(days=row["weekday"])
        department = exact.subjects.film_owners.get(row["video"])
        if department and period.first <= day <= period.last:
            key = f"{row['weekday']}-{row['hour']}"
            of_film = Cell(department, Of.FILM, row["video"], By.HOUR, key)
            of_department = Cell(department, Of.DEPARTMENT, department, By.HOUR, key)
            exact.add(of_film, row["views"], is_demo=row["is_demo"], discreet=[department, row["video"]])
            exact.add(of_department, row["views"], is_demo=row["is_demo"], discreet=[department])
            exact.part(of_film._replace(measure="views", key=""), By.HOUR, of_film)
            exact.part(of_department, "films", of_film)
            is_open = exact.subjects.is_open(department, day, row["hour"])
            if is_open is not None:
                within = of_department._replace(measure="in_hours" if is_open else "out_of_hours", key="")
                exact.add(within, row["views"], is_demo=row["is_demo"], discreet=[department])
                exact.part(within, By.HOUR, of_department)


def _count_segments(exact: Exact, period: Period) -> None:
    """A segment can be played up to three times in a play, as far as is remembered.

    A film that had one version all the time was started as often as its version, wherever it is shown.
    """
    versions: defaultdict[UUID, set[Cell]] = defaultdict(set)
    months = SegmentMonth.objects.filter(month__range=(period.first, period.last))
    for row in _summed(months, "version", "segment"):
        film = exact.subjects.film_of_version.get(row["version"])
        department = exact.subjects.film_owners.get(film) if film else None
        if film and department:
            version = Cell(department, Of.VERSION, row["version"], "starts")
            seen, played = (version._replace(measure=by, key=str(row["segment"])) for by in (By.SEEN, By.PLAYED))
            times = {seen: row["once"], played: row["once"] + row["twice"] + row["thrice"]}
            if row["segment"] == 0:
                times[version] = row["starts"]
            for cell, amount in times.items():
                exact.add(cell, amount, is_demo=row["is_demo"], discreet=[department, film])
            exact.at_most(version, seen)
            exact.at_most(played, seen)
            versions[film].add(version)
    for cell in [cell for cell in exact.counts if cell.of is Of.FILM and cell.measure == "starts"]:
        if len(versions[cell.subject]) == 1:
            exact.part(next(iter(versions[cell.subject])), "departments", cell)


def _count_happenings(exact: Exact, period: Period) -> None:
    for row in _summed(SubjectDay.objects.filter(**_days(period)), "what", "page", "block", "language"):
        what, is_demo = What(row["what"]), row["is_demo"]
        if what in OF_SITE:
            _count_on_site(exact, OF_SITE[what], By.WORD, row["block"], row["count"], is_demo=is_demo)
        elif department := exact.subjects.department_of.get(row["page"]):
            _count_on_page(exact, department, what, row)


def _count_on_page(exact: Exact, department: UUID, what: What, row: Mapping[str, Any]) -> None:
    """As a whole if that is told, and by step or question if it happened to one."""
    amount, is_demo, page = row["count"], row["is_demo"], row["page"]
    in_department = Cell(department, Of.DEPARTMENT, department, OF_PAGE.get(what, ""))
    on_page = in_department._replace(of=Of.PAGE, subject=page)
    if what in OF_PAGE:
        exact.add(in_department, amount, is_demo=is_demo, discreet=[department])
        exact.add(on_page, amount, is_demo=is_demo, discreet=[page])
        exact.part(in_department, "pages", on_page)
    if what in BY_BLOCK and row["block"]:
        of_block = on_page._replace(measure=BY_BLOCK[what], key=row["block"])
        exact.add(of_block, amount, is_demo=is_demo, discreet=[page])
        if what is What.STEP:
            exact.at_most(on_page._replace(measure="opened"), of_block)
        else:
            exact.part(on_page, BY_BLOCK[what], of_block)
    if what is What.OPENED and row["language"]:
        in_language = in_department._replace(measure=By.LANGUAGE, key=row["language"])
        exact.add(in_language, amount, is_demo=is_demo, discreet=[department])
        exact.part(in_department, By.LANGUAGE, in_language)
        exact.part(in_language, "pages", on_page)


def _count_drops(exact: Exact, period: Period) -> None:
    for row in DropDay.objects.filter(**_days(period)).values("reason").annotate(count=Sum("count")):
        _count_on_site(exact, "dropped", By.DROP, row["reason"], row["count"], is_demo=False)


def _count_on_site(exact: Exact, measure: str, by: By, key: str, amount: int, *, is_demo: bool) -> None:
    whole = Cell(SITE, Of.SITE, SITE, measure)
    exact.add(whole, amount, is_demo=is_demo, discreet=[])
    if key and measure != "documents":
        part = whole._replace(measure=by, key=key)
        exact.add(part, amount, is_demo=is_demo, discreet=[])
        exact.part(whole, by, part)


def _days(period: Period) -> dict[str, Any]:
    return {"day__range": (period.first, period.last)}


def _summed(rows: RollUpQuerySet[Any], *fields: str) -> Iterator[dict[str, Any]]:
    """Published parts, summed by these fields."""
    counts = rows.model.COUNTS
    for row in rows.published().values(*fields, "is_demo").annotate(*map(Sum, counts)):
        yield row | {name: row[f"{name}__sum"] for name in counts}
