# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What of a page can be found: the page, and the steps and questions in it.

Only the page's own words: what it chooses from other pages can be withdrawn on its own.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils import translation
from django.utils.text import Truncator
from wagtail.blocks import StructValue
from wagtail.models import Page

from guides.models import Audience, DepartmentPage, GuidePage, Passage, PlacePage
from guides.sanitise import plain_text

LONGEST_TEXT = 160
"""Characters of the text below a title."""

TITLE, SUMMARY, TEXT = 8, 4, 2
"""Weights."""

type Weighted = list[tuple[int, str]]
"""Plain texts, each with the weight of its words."""


@dataclass(frozen=True)
class Draft:
    """A passage that is not in the database yet."""

    kind: Passage.Kind
    title: str
    text: str
    words: Weighted
    suffix: str = ""
    number: int = 0


def passages_of(page: Page) -> list[Draft]:
    """The page itself first. Pages of other types are not found."""
    with translation.override(page.locale.language_code):  # its audiences have names
        match page:
            case GuidePage():
                return [_guide(page), *_steps(page), *_questions(page)]
            case PlacePage():
                return [_place(page)]
            case DepartmentPage():
                return [_department(page)]
            case _:
                return []


def _guide(page: GuidePage) -> Draft:
    audiences = [str(Audience(key).label) for key in page.audiences if key != Audience.CITIZEN]
    practical = [page.duration, page.waiting_time, page.cancellation, page.home_visit, *audiences]
    rich = [plain_text(page.why), plain_text(page.what_happens_next)]
    return Draft(
        Passage.Kind.GUIDE,
        page.title,
        page.summary,
        [(TITLE, page.title), (SUMMARY, page.summary), (TEXT, "\n".join([*rich, *practical]))],
    )


def _steps(page: GuidePage) -> Iterator[Draft]:
    for step in page.step_list:
        said, more = str(step.value["text"]), _searchable(step.value, "content")
        yield Draft(
            Passage.Kind.STEP,
            step.title,
            _short(said or more),
            [(SUMMARY, step.title), (TEXT, f"{said}\n{more}")],
            suffix=page.step_path(step.key),
            number=step.number,
        )


def _questions(page: GuidePage) -> Iterator[Draft]:
    for block in page.questions:
        answer = _searchable(block.value, "answer")
        yield Draft(
            Passage.Kind.QUESTION,
            str(block.value["question"]),
            _short(answer),
            [(SUMMARY, str(block.value["question"])), (TEXT, answer)],
            suffix=f"#svar-{block.id}",
        )


def _place(page: PlacePage) -> Draft:
    where = ", ".join([page.address, *page.inside])
    rich = [plain_text(page.directions), plain_text(page.access)]
    return Draft(
        Passage.Kind.PLACE,
        page.title,
        _short(where),
        [(TITLE, page.title), (SUMMARY, where), (TEXT, "\n".join([page.recognise, page.no_room_reason, *rich]))],
    )


def _department(page: DepartmentPage) -> Draft:
    about = plain_text(page.about)
    return Draft(Passage.Kind.DEPARTMENT, page.title, _short(about), [(TITLE, page.title), (TEXT, about)])


def _searchable(value: StructValue, name: str) -> str:
    """The text of a block, as its own definition tells what can be searched in it."""
    return "\n".join(value.block.child_blocks[name].get_searchable_content(value[name]))


def _short(text: str) -> str:
    return Truncator(" ".join(text.split())).chars(LONGEST_TEXT)
