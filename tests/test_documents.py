# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""The documents speak of what is there."""

import json
import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
DOCUMENTS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
DECISIONS = sorted((ROOT / "docs/decisions").glob("[0-9]*.md"))


def read(path: str) -> str:
    return (ROOT / path).read_text(encoding="utf-8")


def first_column(table: str) -> set[str]:
    """The `code` words in the first column of Markdown tables."""
    cells = re.findall(r"^\| ([^|]+) \|", table, re.MULTILINE)
    return {word for cell in cells for word in re.findall(r"`([^`]+)`", cell)}


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_lead_somewhere(document: Path) -> None:
    targets = re.findall(r"\]\((?!https?:|#)([^)#]+)", document.read_text(encoding="utf-8"))
    assert [target for target in targets if not (document.parent / target).exists()] == []


def test_every_variable_of_the_environment_is_described() -> None:
    source = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "cms/settings").glob("*.py"))
    read_by_settings = set(re.findall(r"env\.\w+\(\s*\"(\w+)\"", source))
    _before, section = read("docs/OPERATIONS.md").split("## Environment")
    assert first_column(section.split("\n## ")[0]) == read_by_settings


def test_every_required_variable_is_called_required() -> None:
    required = set(re.findall(r"env\.\w+\(\"(\w+)\"\)", read("cms/settings/production.py")))
    described = re.findall(r"^\| `(\w+)` \| yes \|", read("docs/OPERATIONS.md"), re.MULTILINE)
    assert set(described) == required


def test_every_dependency_has_its_reason() -> None:
    project = tomllib.loads(read("pyproject.toml"))
    npm = json.loads(read("package.json"))
    python = [*project["project"]["dependencies"], *project["dependency-groups"]["dev"]]
    wanted = {re.split(r"[<>=]", requirement)[0] for requirement in python}
    wanted |= npm["dependencies"].keys() | npm["devDependencies"].keys()
    assert first_column(read("docs/decisions/0022-dependencies.md")) == wanted


def test_decisions_are_numbered_without_gaps_and_listed() -> None:
    index = read("docs/decisions/README.md")
    for number, decision in enumerate(DECISIONS, start=1):
        title = decision.read_text(encoding="utf-8").split("\n# ")[1].splitlines()[0]
        assert title.startswith(f"{number}. ")
        assert f"{number}. [{title.split('. ', 1)[1]}]({decision.name})" in index


@pytest.mark.parametrize("decision", DECISIONS, ids=lambda path: path.stem)
def test_a_decision_says_why(decision: Path) -> None:
    text = decision.read_text(encoding="utf-8")
    assert "**Context.**" in text
    assert "**Decision.**" in text
    assert "**Consequence.**" in text
