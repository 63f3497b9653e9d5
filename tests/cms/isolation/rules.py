# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What an address may show to staff of another department: the words in which the table is written."""

from dataclasses import dataclass, field
from enum import Enum
from typing import Any


class Kind(Enum):
    REFUSED = "names something of the other department, or is for administrators: refused"
    CLOSED = "opens to nobody: there is nothing behind it, or it takes more than a role"
    STAFF = "a page of one's own: answers staff, without a trace of the other department"
    PUBLIC = "answers everybody, without a trace of what is not published"


@dataclass(frozen=True)
class Probe:
    """One way to try an address. Values are formats over the world: "{other.draft.pk}".

    `query` is appended to the address, `data` is the body of a POST, in whose field `file` a small film comes along.
    """

    kwargs: dict[str, str] = field(default_factory=dict)
    query: str = ""
    data: dict[str, str] = field(default_factory=dict)
    file: str = ""
    headers: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Rule:
    kind: Kind
    probes: tuple[Probe, ...]


def at(query: str = "", data: dict[str, str] | None = None, /, **kwargs: str) -> Probe:
    return Probe(kwargs, query, data or {})


def refused(*probes: Probe) -> Rule:
    return Rule(Kind.REFUSED, probes or (Probe(),))


def closed(*probes: Probe) -> Rule:
    return Rule(Kind.CLOSED, probes or (Probe(),))


def staff(*probes: Probe) -> Rule:
    return Rule(Kind.STAFF, probes or (Probe(),))


def public(*probes: Probe) -> Rule:
    return Rule(Kind.PUBLIC, probes or (Probe(),))


def guides(argument: str = "page_id", data: dict[str, str] | None = None, /, **others: str) -> tuple[Probe, ...]:
    """The other department's draft, and its published guide with a draft on top."""
    return tuple(at("", data, **{argument: f"{{other.{name}.pk}}"}, **others) for name in ("draft", "live"))


def pages(argument: str = "page_id", data: dict[str, str] | None = None, /, **others: str) -> tuple[Probe, ...]:
    """Every kind of page that the other department has."""
    names = ("page", "place", "contact")
    return guides(argument, data, **others) + tuple(
        at("", data, **{argument: f"{{other.{name}.pk}}"}, **others) for name in names
    )


type Table = dict[str, Rule]


def fill(template: str | dict[str, str], **world: Any) -> Any:
    """The template with its formats filled in from the world."""
    if isinstance(template, dict):
        return {name: value.format(**world) for name, value in template.items()}
    return template.format(**world)
