# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Reads fixtures/demo: one file a department."""

import tomllib
from collections.abc import Iterator
from typing import Any
from uuid import UUID, uuid5

from django.conf import settings

type Table = dict[str, Any]

_NAMESPACE = UUID("5f1d3a52-6f0b-5a4e-9d7b-1c0a4b9a2c11")

# In the order in which the front page lists them.
DEPARTMENTS = (
    "rusmiddelcentret",
    "borgercenter-handicap",
    "borgerservice",
    "voksen-og-handicap",
    "genoptraeningen",
    "din-indgang",
    "aabent-tilbud",
)


def departments() -> list[Table]:
    """The departments' tables."""
    folder = settings.BASE_DIR / "fixtures" / "demo"
    return [tomllib.loads((folder / f"{slug}.toml").read_text()) for slug in DEPARTMENTS]


def situations() -> list[Table]:
    """The life situations that the guides of all departments choose among."""
    file = settings.BASE_DIR / "fixtures" / "demo" / "livssituationer.toml"
    found: list[Table] = tomllib.loads(file.read_text())["situation"]
    return found


def identity(kind: str, *names: str | int) -> UUID:
    """The same UUID on every installation: identity("guide", "borgerservice", "faa-mitid")."""
    return uuid5(_NAMESPACE, "/".join(map(str, (kind, *names))))


def films(department: Table) -> list[Table]:
    found: list[Table] = department.get("film", [])
    return found


def film_names_in(guide: Table) -> Iterator[str]:
    """The films that a guide shows, in steps and answers; one that is shown twice comes twice."""
    for step in guide.get("step", []):
        yield from (item["film"] for item in step.get("content", []) if "film" in item)
    yield from (question["film"] for question in guide.get("question", []) if "film" in question)
