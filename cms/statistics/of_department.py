# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""A department's published figures in a span, as sections of a page or a file.

Rows are kept and ordered by what is shown, because a row's presence or place could also tell of a figure that is
withheld.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import timedelta
from uuid import UUID

from django.utils.dates import WEEKDAYS
from django.utils.formats import date_format
from django.utils.translation import get_language_info
from django.utils.translation import gettext as _

from cms.statistics.charts import HeatMap
from cms.statistics.choices import FILM, GUIDE, Form
from cms.statistics.definitions import define
from cms.statistics.figures import DepartmentFigures
from cms.statistics.spans import Span
from cms.statistics.subjects import Subject, Subjects
from cms.statistics.tables import Row, Section, Table, most_first
from cms.statistics.weeks import week_section
from cms.statistics.words import less, per_hundred, share_in_words, share_of_two
from guides.hours import Schedule, Weekly
from guides.plays.senders import Drop
from guides.statistics.disclosure import Disclosed
from guides.statistics.models import SITE, By, Of
from guides.statistics.periods import Period
from guides.statistics.queries import Breakdowns

OLD_AFTER_DAYS = 365


def department_sections(of: DepartmentFigures, form: str = "") -> Iterator[Section]:
    """All, or in one form alone. What isn't counted by language is left out where one has been chosen."""
    if form:
        yield from FORMS[form](of)
        return
    parts = of.breakdowns(of.department.translation_key, SITE)
    if not of.language:
        yield summary(of)
        key, discreet = of.department.translation_key, of.subjects.discreet
        yield week_section(of, Of.DEPARTMENT, key, of.films_lately, discreet=discreet)
        yield hours(of, parts)
    yield from guides(of)
    yield from places(of)
    if not of.language:
        yield films(of)
    yield hardly_used(of)
    yield old_but_watched(of)
    if not of.language:
        yield languages(parts)
        yield searches(of, parts)
        yield documents(of)
        yield dropped(parts)


def guides(of: DepartmentFigures) -> Iterator[Section]:
    yield watched(of, "guides", _("Guides"), _("Guide"), of.subjects.guides)
    yield used(of)
    yield answers(of)


def places(of: DepartmentFigures) -> Iterator[Section]:
    yield watched(of, "places", _("Places"), _("Place"), of.subjects.places)


def summary(of: DepartmentFigures) -> Section:
    def row(label: str, figure: Callable[[Span], Disclosed]) -> Row:
        spans = (of.span, of.span.before, of.span.year_before)
        return Row(label, tuple(figure(span) for span in spans))

    def measured(measure: str) -> Callable[[Span], Disclosed]:
        return lambda span: of.of_department(measure, span)

    rows = [
        row(_("Views"), measured("views")),
        row(_("Of these first views"), lambda span: less(measured("views")(span), measured("rewatches")(span))),
        row(_("Of these rewatches"), measured("rewatches")),
        row(_("Watched to the end"), measured("completed")),
        row(_("Films started"), measured("starts")),
        row(_("Guides opened"), measured("opened")),
    ]
    share = share_in_words(of.of_department("remembered", of.span), of.of_department("views", of.span))
    known = _("%(share)s of the views are of readers who have chosen to be counted again when they come back.")
    return Section(
        "summary",
        _("All of the department"),
        Table(_("What"), (of.span.label, _("The period before"), _("The year before")), rows),
        notes=[known % {"share": share}] if share else [],
        definitions=define("view", "rewatch", "completed", "start", "opened"),
    )


def hours(of: DepartmentFigures, parts: Breakdowns) -> Section:
    inside, outside = (of.of_department(measure, of.span) for measure in ("in_hours", "out_of_hours"))
    rows = [Row(_("While you are open"), (inside,)), Row(_("Outside your opening hours"), (outside,))]
    share = share_of_two(outside, inside)
    note = _("%(share)s of the views were outside your opening hours.") % {"share": share}
    return Section(
        "hours",
        _("When films are watched"),
        Table(_("When"), (_("Views"),), rows if open_hours(of.department.schedule) else []),
        notes=[note] if share else [],
        chart=hour_chart(of, parts[By.HOUR]),
        definitions=define("hour", "discreet hours"),
    )


def hour_chart(of: DepartmentFigures, figures: Mapping[str, Disclosed]) -> HeatMap:
    """Figures by weekday and hour, with the department's opening hours drawn in."""
    weekdays = [str(name).capitalize() for name in WEEKDAYS.values()]
    return HeatMap.of(figures, open_hours(of.department.schedule), weekdays)


def open_hours(schedule: Schedule) -> set[tuple[int, int]]:
    """The hours of an ordinary week in the middle of which somebody is there, as weekday and hour."""

    def covers(rule: Weekly, hour: int) -> bool:
        return (rule.opens.hour, rule.opens.minute) <= (hour, 30) < (rule.closes.hour, rule.closes.minute)

    return {(day, hour) for rule in schedule.weekly for day in rule.days for hour in range(24) if covers(rule, hour)}


def watched(of: DepartmentFigures, name: str, title: str, heading: str, subjects: Subjects) -> Section:
    rows, columns = [], _watched_columns(of)
    for page, subject in subjects.items():
        values = tuple(
            of.figures.shown(Of.PAGE, page, measure, periods, discreet=subject.discreet) for measure, periods in columns
        )
        if subject.is_listed or values[0].value is not None:
            rows.append(Row(subject.title, values, link={GUIDE: page} if name == "guides" else {}))
    return Section(name, title, _watched_table(heading, rows), definitions=define("view", "rewatch"))


def films(of: DepartmentFigures) -> Section:
    """Only films with a figure to show: which other films were opened at all is nobody's business."""
    rows, columns, discreet = [], _watched_columns(of), of.subjects.discreet
    for film, title in of.film_titles.items():
        values = tuple(
            of.figures.shown(Of.FILM, film, measure, periods, discreet=discreet) for measure, periods in columns
        )
        rows.append(Row(title, values, {FILM: film}))
    table = _watched_table(_("Film"), rows)
    return Section("films", _("Films"), table, definitions=define("view", "rewatch", "few"))


def _watched_columns(of: DepartmentFigures) -> list[tuple[str, Sequence[Period]]]:
    """What the columns of a table of what is watched measure, and when."""
    span, before, year_before = (span.periods for span in (of.span, of.span.before, of.span.year_before))
    return [("views", span), ("views", before), ("views", year_before), ("rewatches", span)]


def _watched_table(heading: str, rows: list[Row]) -> Table:
    columns = (_("Views"), _("The period before"), _("The year before"), _("Of these rewatches"))
    return Table(heading, columns, most_first(rows), has_total=True)


def used(of: DepartmentFigures) -> Section:
    rows = []
    for page, guide, value in _guides(of):
        opened, questions = value("opened"), value("questions")
        rows.append(
            Row(
                guide.title,
                (opened, per_hundred(questions, opened), value("printed"), value("saved")),
                link={GUIDE: page},
            )
        )
    columns = (_("Opened"), _("Questions opened for each 100"), _("Printed"), _("Saved"))
    return Section(
        "used",
        _("How guides are used"),
        Table(_("Guide"), columns, most_first(rows)),
        definitions=define("opened", "question", "printed", "saved"),
    )


def answers(of: DepartmentFigures) -> Section:
    rows = [
        Row(guide.title, (value("help"), value("helped"), value("not_helped")), link={GUIDE: page})
        for page, guide, value in _guides(of)
    ]
    columns = (_("I need help here"), _("It helped"), _("It did not help"))
    return Section(
        "answers", _("Did it help?"), Table(_("Guide"), columns, most_first(rows)), definitions=define("answer")
    )


def _guides(of: DepartmentFigures) -> Iterator[tuple[UUID, Subject, Callable[[str], Disclosed]]]:
    """Those that citizens can read, and how to ask for their figures."""
    for page, guide in of.subjects.guides.items():
        if guide.is_listed:
            yield page, guide, _asked(of, page, guide)


def _asked(of: DepartmentFigures, page: UUID, guide: Subject) -> Callable[[str], Disclosed]:
    return lambda measure: of.of_page(page, measure, of.span, discreet=guide.discreet)


def hardly_used(of: DepartmentFigures) -> Section:
    """Neither watched nor opened often enough for any figure in the last months and weeks."""
    rows = [
        Row(subject.title, (kind, str(get_language_info(subject.language)["name_translated"])))
        for kind, subjects in ((_("Guide"), of.subjects.guides), (_("Place"), of.subjects.places))
        for page, subject in subjects.items()
        if subject.is_listed and page not in of.used_lately
    ]
    return Section(
        "hardly-used",
        _("Hardly used"),
        Table(_("Page"), (_("What"), _("Language")), sorted(rows, key=lambda row: row.label)),
        definitions=define("hardly used"),
    )


def old_but_watched(of: DepartmentFigures) -> Section:
    old = of.today - timedelta(days=OLD_AFTER_DAYS)
    rows = [
        Row(
            guide.title,
            (value("views"), date_format(guide.published, "SHORT_DATE_FORMAT"), guide.owner),
            link={GUIDE: page},
        )
        for page, guide, value in _guides(of)
        if guide.published and guide.published.date() < old and value("views").value is not None
    ]
    return Section(
        "old",
        _("Old, but still watched"),
        Table(_("Guide"), (_("Views"), _("Last published"), _("Responsible")), most_first(rows)),
        definitions=define("view", "old"),
    )


def languages(parts: Breakdowns) -> Section:
    rows = [
        Row(get_language_info(language)["name_translated"].capitalize(), (opened,))
        for language, opened in parts[By.LANGUAGE].items()
    ]
    return Section(
        "languages",
        _("Languages"),
        Table(_("Language"), (_("Guides opened"),), most_first(rows)),
        definitions=define("opened"),
    )


def searches(of: DepartmentFigures, parts: Breakdowns) -> Section:
    rows = [Row(word, (searched,)) for word, searched in parts[By.WORD].items()]
    rows = [Row(_("All searches without a result"), (of.of_site("searches", of.span),)), *most_first(rows)]
    return Section(
        "searches",
        _("What readers looked for in vain"),
        Table(_("Word"), (_("Searches"),), rows),
        notes=[_("On the whole site, not only in your department.")],
        definitions=define("search"),
    )


def documents(of: DepartmentFigures) -> Section:
    row = Row(_("Lists of guides and guides as data"), (of.of_site("documents", of.span),))
    return Section(
        "documents",
        _("Fetched by other programs"),
        Table(_("What"), (_("Fetched"),), [row]),
        notes=[_("On the whole site, not only in your department.")],
        definitions=define("document"),
    )


def dropped(parts: Breakdowns) -> Section:
    rows = [Row(str(Drop(reason).label), (drops,)) for reason, drops in parts[By.DROP].items()]
    return Section(
        "dropped",
        _("What wasn't counted, and why"),
        Table(_("Reason"), (_("Messages"),), most_first(rows)),
        notes=[_("On the whole site, not only in your department.")],
        definitions=define("drop"),
    )


FORMS: dict[str, Callable[[DepartmentFigures], Iterable[Section]]] = {
    Form.GUIDES: guides,
    Form.PLACES: places,
    Form.FILMS: lambda of: [films(of)],
}
