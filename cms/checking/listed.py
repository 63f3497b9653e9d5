# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""The findings of a page as the editor lists them."""

from collections.abc import Iterable
from dataclasses import dataclass

from wagtail.models import Page

from cms.checking.naming import name_of
from guides.models.contents import Contents
from guides.publishing.finding import Finding, blocking, in_order, strict_advice


@dataclass(frozen=True)
class Line:
    """A finding with the name of its field."""

    name: str
    finding: Finding


@dataclass(frozen=True)
class Listed:
    """`missing` must be done, `advice` may be."""

    missing: list[Line]
    advice: list[Line]


def listed(page: Page, refused: Iterable[Finding] = ()) -> Listed:
    """In the order of the form. `refused` is what the form said; the page then holds what its fields said before."""
    refused = list(refused)
    found = page.findings()
    if refused:
        stale = {finding.path for finding in refused}
        own = [finding for finding in found if finding.path not in stale]
        found = in_order([*refused, *own], Contents(page).paths)
    missing = blocking(found, strict_advice())
    advice = [finding for finding in found if finding not in missing]
    return Listed(*([Line(name_of(page, finding), finding) for finding in part] for part in (missing, advice)))
