# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What each figure means, in words that go wherever the figure goes."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

DEFINITIONS = {
    "view": gettext_lazy(
        "A view is at least 10 seconds of a film that were really played, or half of a film under 20 seconds."
    ),
    "rewatch": gettext_lazy(
        "A rewatch is a view that starts from the beginning of a film that was seen to the end earlier in the visit, "
        "or earlier on the same device where the reader has chosen that."
    ),
    "returning": gettext_lazy(
        "If somebody comes back later, it is counted as a new view, unless the reader has chosen otherwise."
    ),
    "completed": gettext_lazy("Watched to the end are views in which nine tenths of the film were played."),
    "start": gettext_lazy("A film is started when at least one second of it was played."),
    "opened": gettext_lazy("A guide is opened once for each visit to it. Without JavaScript it isn't counted."),
    "question": gettext_lazy("Questions that readers opened in the guide, for each 100 times that it was opened."),
    "question opened": gettext_lazy("A question is counted once for each visit in which it was opened."),
    "printed": gettext_lazy("Printed is when a reader opens the leaflet or prints the page."),
    "saved": gettext_lazy("Saved is when a reader keeps the guide on the phone."),
    "answer": gettext_lazy("Answers are taps on “I need help here” and “Did it help?”, also on single steps."),
    "step": gettext_lazy("A step is reached once for each visit."),
    "hour": gettext_lazy("Hours are those of your department's own films, wherever they are shown."),
    "discreet hours": gettext_lazy("Views of guides that require discretion have no hour."),
    "segment": gettext_lazy(
        "The curve shows how many of those who started the film saw each part of it. "
        "Above it is how often the part was played: more than once for each when many see it again."
    ),
    "nth": gettext_lazy("Only of readers who have chosen to be counted again when they come back."),
    "hardly used": gettext_lazy("No week and no month of the last 90 days has a figure that can be shown."),
    "old": gettext_lazy("Guides that were last published more than a year ago."),
    "search": gettext_lazy("Words are shown only when they are in our own list; what people type is never kept."),
    "document": gettext_lazy(
        "Other sites and apps fetch guides here to show them. What they kept from an earlier time isn't counted."
    ),
    "drop": gettext_lazy("Messages that came from no reader on our pages, or too late, or about something else."),
    "few": gettext_lazy("Films with few views are left out."),
    "not a citizen": gettext_lazy("A view is not a citizen. Missed appointments are not measured here."),
}


def define(*names: str) -> list[str]:
    return [str(DEFINITIONS[name]) for name in names]


def of_all_figures() -> list[str]:
    """What holds for every figure, and is said once on each page and in each file."""
    return [
        _("Figures are published when a week, a month or a year has ended, and stay as they are."),
        _(
            "Figures are rounded. Small ones are not shown, nor now and then one that would give a small one away: "
            "nobody shall be recognised from them."
        ),
        _("Totals are the sums of the figures shown."),
        *define("returning", "not a citizen"),
    ]
