# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What a finding's field is called, as somebody sees it in the form: Trin 2, Billede."""

from typing import Any

from django.utils.text import capfirst
from wagtail import blocks
from wagtail.fields import StreamField
from wagtail.models import Page

from guides.models import GuidePage
from guides.publishing.finding import Finding

SEPARATOR = " · "


def name_of(page: Page, finding: Finding) -> str:
    """The field's name, or those of block and field inside a stream."""
    field = next((field for field in page._meta.concrete_fields if field.name == finding.field), None)
    if field is None:
        return ""
    inside = finding.path.split(".")[1:]
    if not isinstance(field, StreamField) or not inside:
        return str(capfirst(field.verbose_name))
    return SEPARATOR.join(_names(page, field.name, field.value_from_object(page), inside)) or str(field.verbose_name)


def _names(page: Page, field: str, value: Any, inside: list[str]) -> list[str]:
    found = next((pair for pair in enumerate(value) if pair[1].id == inside[0]), None)
    if found is None:
        return []
    index, child = found
    number = page.step_list[index].key if isinstance(page, GuidePage) and field == "steps" else str(index + 1)
    return [f"{child.block.label} {number}", *_labels(child.block, child.value, inside[1:])]


def _labels(block: blocks.Block, value: Any, inside: list[str]) -> list[str]:
    """Of the fields and blocks on the way down; a stream between them has nothing to add."""
    if not inside:
        return []
    first, rest = inside[0], inside[1:]
    if isinstance(block, blocks.BaseStreamBlock):
        child = next((child for child in value if child.id == first), None)
        return [str(child.block.label), *_labels(child.block, child.value, rest)] if child else []
    part = getattr(block, "child_blocks", {}).get(first)
    if part is None:
        return []
    label = [] if isinstance(part, blocks.BaseStreamBlock) else [str(part.label)]
    return [*label, *_labels(part, value.get(first) if isinstance(value, blocks.StructValue) else None, rest)]
