# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""From the content's tables to the blocks of stream fields, in the form in which the database keeps them. Pure."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid5

from cms.demo.content import Table

type Block = dict[str, Any]


@dataclass
class Known:
    """Primary keys of what has been loaded, by the names that the content uses."""

    places: dict[str, int] = field(default_factory=dict)
    contacts: dict[str, int] = field(default_factory=dict)
    guides: dict[str, int] = field(default_factory=dict)
    """By department/guide."""
    films: dict[str, int] = field(default_factory=dict)
    pictures: dict[str, int] = field(default_factory=dict)
    descriptions: dict[str, str] = field(default_factory=dict)
    """What is seen in each picture."""


def steps(owner: UUID, tables: Sequence[Table], known: Known) -> list[Block]:
    """Ids come from the owner and the position, so that a step's permanent address is the same everywhere."""
    return [
        _block(
            owner,
            f"step/{number}",
            "step",
            {
                "title": table["title"],
                "text": table["text"],
                "kind": table.get("kind", "required"),
                "content": _content(owner, f"step/{number}", table.get("content", []), known),
            },
        )
        for number, table in enumerate(tables, start=1)
    ]


def questions(owner: UUID, tables: Sequence[Table], known: Known) -> list[Block]:
    return [
        _block(
            owner,
            f"question/{number}",
            "question",
            {
                "question": table["question"],
                "answer": table["answer"],
                "film": known.films.get(table.get("film", "")),
            },
        )
        for number, table in enumerate(tables, start=1)
    ]


def choices(owner: UUID, kind: str, pages: Iterable[int]) -> list[Block]:
    """Chosen places or contacts; `kind` is "place" or "contact"."""
    return [_block(owner, f"{kind}/{number}", kind, page) for number, page in enumerate(pages, start=1)]


def hours(owner: UUID, table: Table) -> list[Block]:
    weekly = [
        {"days": list(rule["days"]), **_times(rule), "note": rule.get("note", "")} for rule in table.get("weekly", [])
    ]
    monthly = [
        {
            "week": str(rule["week"]),
            "day": str(rule["day"]),
            **_times(rule),
            "if_holiday": rule["if_holiday"],
            "note": rule.get("note", ""),
        }
        for rule in table.get("monthly", [])
    ]
    rules = [("weekly", rule) for rule in weekly] + [("monthly", rule) for rule in monthly]
    rules += [("note", words) for words in table.get("note", [])]
    return [_block(owner, f"hours/{number}", kind, value) for number, (kind, value) in enumerate(rules, start=1)]


def _content(owner: UUID, path: str, items: Sequence[Table], known: Known) -> list[Block]:
    """What a step holds beyond its text. A guide that is not there (yet) is left out."""
    blocks = []
    for number, item in enumerate(items, start=1):
        kind = next(iter(item))
        value = _VALUES[kind](item, known)
        if value is not None:
            blocks.append(_block(owner, f"{path}/{number}", kind, value))
    return [_with_item_ids(owner, block) for block in blocks]


_VALUES: dict[str, Callable[[Table, Known], Any]] = {
    "film": lambda item, known: known.films[item["film"]],
    "place": lambda item, known: known.places[item["place"]],
    "contact": lambda item, known: known.contacts[item["contact"]],
    "guide": lambda item, known: known.guides.get(item["guide"]),
    "image": lambda item, known: {
        "image": known.pictures[item["image"]],
        "alt_text": known.descriptions[item["image"]],
        "decorative": False,
    },
    "checklist": lambda item, _: {
        "title": item.get("heading", "Tag med"),
        "items": [{"type": "item", "value": line} for line in item["checklist"]],
    },
    "deadline": lambda item, _: {"text": item["deadline"], "date": None},
    "self_service": lambda item, _: {
        "label": item["self_service"],
        "url": item["url"],
        "needs_mitid": item.get("needs_mitid", False),
    },
    "callout": lambda item, _: {"kind": item.get("kind", "info"), "text": item["callout"]},
}


def _with_item_ids(owner: UUID, block: Block) -> Block:
    if block["type"] == "checklist":
        for number, item in enumerate(block["value"]["items"], start=1):
            item["id"] = str(uuid5(owner, f"{block['id']}/{number}"))
    return block


def _times(rule: Table) -> dict[str, str]:
    return {"opens": rule["opens"].isoformat(), "closes": rule["closes"].isoformat()}


def block_id(owner: UUID, path: str) -> str:
    """Of what stands at this place in the owner's content, such as step/2 or question/1."""
    return str(uuid5(owner, path))


def _block(owner: UUID, path: str, kind: str, value: Any) -> Block:
    return {"type": kind, "value": value, "id": block_id(owner, path)}
