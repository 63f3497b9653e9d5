# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Opening hours as an author enters them; guides.hours reckons with them."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from guides.blocks.choice import ChoiceBlock
from guides.hours import LAST_WEEK, Closure, IfHoliday, Monthly, Schedule, Weekly

DAYS = [(str(number), name) for number, name in WEEKDAYS.items()]
WEEKS = [("1", _("first")), ("2", _("second")), ("3", _("third")), ("4", _("fourth")), (str(LAST_WEEK), _("last"))]


class SpanBlock(blocks.StructBlock):
    """From one time of day to a later one."""

    opens = blocks.TimeBlock(label=_("From"))
    closes = blocks.TimeBlock(label=_("To"))
    note = blocks.CharBlock(required=False, max_length=100, label=_("Note"), help_text=_("Such as: only by phone"))

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if cleaned["opens"] and cleaned["closes"] and cleaned["closes"] <= cleaned["opens"]:
            raise blocks.StructBlockValidationError(
                block_errors={"closes": ValidationError(_("The time to must be later than the time from."))}
            )
        return cleaned


class WeeklyBlock(SpanBlock):
    days = blocks.MultipleChoiceBlock(choices=DAYS, label=_("Days"))

    class Meta:
        icon = "date"
        label = _("Each week")
        form_layout = ["days", "opens", "closes", "note"]


class MonthlyBlock(SpanBlock):
    week = ChoiceBlock(choices=WEEKS, default="1", label=_("Which"))
    day = ChoiceBlock(choices=DAYS, default="1", label=_("Day"))
    if_holiday = ChoiceBlock(choices=IfHoliday.choices, default=IfHoliday.CLOSED, label=_("If it is a public holiday"))

    class Meta:
        icon = "history"
        label = _("Once a month")
        form_layout = ["week", "day", "opens", "closes", "if_holiday", "note"]


class ClosureBlock(blocks.StructBlock):
    first = blocks.DateBlock(label=_("From"))
    last = blocks.DateBlock(label=_("To and including"))
    reason = blocks.CharBlock(required=False, max_length=100, label=_("Reason"))

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if cleaned["first"] and cleaned["last"] and cleaned["last"] < cleaned["first"]:
            raise blocks.StructBlockValidationError(
                block_errors={"last": ValidationError(_("The last day must not lie before the first."))}
            )
        return cleaned

    class Meta:
        icon = "cross"
        label = _("Closed for a while")


class HoursBlock(blocks.StreamBlock):
    weekly = WeeklyBlock()
    monthly = MonthlyBlock()
    closure = ClosureBlock()
    note = blocks.CharBlock(max_length=200, icon="pilcrow", label=_("In words"))

    class Meta:
        required = False


def schedule_from(value: Any, *, closed_on_holidays: bool, also_closed: list[str]) -> Schedule:
    """The hours of a stream value, as guides.hours reckons with them; a draft's half-filled rows are left out."""

    def of(name: str, *needed: str) -> list[Any]:
        rows = [child.value for child in value if child.block_type == name]
        return [row for row in rows if all(row[part] for part in needed)]

    return Schedule(
        weekly=tuple(
            Weekly(frozenset(map(int, row["days"])), row["opens"], row["closes"], row["note"])
            for row in of("weekly", "days", "opens", "closes")
        ),
        monthly=tuple(
            Monthly(
                int(row["week"]),
                int(row["day"]),
                row["opens"],
                row["closes"],
                IfHoliday(row["if_holiday"]),
                row["note"],
            )
            for row in of("monthly", "week", "day", "opens", "closes", "if_holiday")
        ),
        closures=tuple(Closure(row["first"], row["last"], row["reason"]) for row in of("closure", "first", "last")),
        notes=tuple(filter(None, of("note"))),
        closed_on_holidays=closed_on_holidays,
        also_closed=frozenset(also_closed),
    )
