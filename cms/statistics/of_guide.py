# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""One guide's published figures: how far readers get, where they ask for help, and which questions they open."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from cms.statistics.charts import BarChart, Pair
from cms.statistics.definitions import define
from cms.statistics.figures import DepartmentFigures
from cms.statistics.tables import Row, Section, Table, most_first
from cms.statistics.weeks import week_section
from guides.models import GuidePage
from guides.statistics.disclosure import Disclosed, threshold_of
from guides.statistics.models import By, Of
from guides.statistics.queries import Breakdowns


def guide_sections(of: DepartmentFigures, guide: GuidePage) -> Iterator[Section]:
    films = [film.uuid for _field, film in guide.films()]
    yield week_section(of, Of.PAGE, guide.uuid, films, discreet=guide.discreet)
    yield _use(of, guide)
    parts = of.breakdowns(guide.uuid)
    yield _steps(guide, parts)
    yield _questions(guide, parts)


def _use(of: DepartmentFigures, guide: GuidePage) -> Section:
    spans = (of.span, of.span.before, of.span.year_before)
    rows = [
        Row(label, tuple(of.of_page(guide.uuid, measure, span, discreet=guide.discreet) for span in spans))
        for label, measure in (
            (_("Views"), "views"),
            (_("Of these rewatches"), "rewatches"),
            (_("Opened"), "opened"),
            (_("Questions opened"), "questions"),
            (_("I need help here"), "help"),
            (_("It helped"), "helped"),
            (_("It did not help"), "not_helped"),
            (_("Printed"), "printed"),
            (_("Saved"), "saved"),
        )
    ]
    columns = (of.span.label, _("The period before"), _("The year before"))
    definitions = define("view", "rewatch", "opened", "question opened", "answer", "printed", "saved")
    return Section("use", _("The guide as a whole"), Table(_("What"), columns, rows), definitions=definitions)


def _steps(guide: GuidePage, parts: Breakdowns) -> Section:
    reached, helped = parts[By.STEP], parts[By.STEP_HELP]
    nothing = Disclosed(None, threshold_of(discreet=guide.discreet))
    rows, pairs = [], []
    for step in guide.step_list:
        here, asked = reached.get(step.id, nothing), helped.get(step.id, nothing)
        rows.append(Row(f"{step.name}: {step.title}", (here, asked)))
        says = _("%(step)s: reached %(reached)s times, help asked for %(help)s times")
        pairs.append(
            Pair(step.key, here.value, asked.value, says % {"step": step.name, "reached": here, "help": asked})
        )
    return Section(
        "steps",
        _("How far readers get, and where they ask for help"),
        Table(_("Step"), (_("Reached"), _("I need help here")), rows),
        chart=BarChart.of(pairs, title=_("Steps reached"), value=_("Reached"), part=_("I need help here")),
        definitions=define("step", "answer"),
    )


def _questions(guide: GuidePage, parts: Breakdowns) -> Section:
    opened = parts[By.QUESTION]
    nothing = Disclosed(None, threshold_of(discreet=guide.discreet))
    rows = [Row(str(each.value["question"]), (opened.get(each.id, nothing),)) for each in guide.questions]
    return Section(
        "questions",
        _("Questions that readers open"),
        Table(_("Question"), (_("Opened"),), most_first(rows)),
        definitions=define("question opened"),
    )
