# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What Wagtail's form of a page would refuse to publish, found without the form and with the way to each field."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail import blocks
from wagtail.fields import StreamField
from wagtail.models import Page

from guides.publishing.finding import Finding

_EMPTY = frozenset({"required", "blank", "null"})


def incomplete(page: Page, fields: Iterable[Any]) -> Iterator[Finding]:
    """Fields, and fields inside blocks, that are empty, too long or no such thing."""
    for field in fields:
        if field.many_to_one:
            continue  # chosen among what is there
        value = field.value_from_object(page)
        block = field.stream_block if isinstance(field, StreamField) else None
        try:
            if not field.blank and value in field.empty_values:
                raise ValidationError(field.error_messages["blank"], code="blank")
            block.clean(value) if block else field.clean(value, page)
        except ValidationError as error:
            yield from field_errors(error, field.name, str(field.verbose_name), value, block)


def field_errors(
    error: ValidationError, path: str, label: str, value: Any = None, block: Any = None
) -> Iterator[Finding]:
    """A field's error, or those of the blocks in it."""
    inside: dict[Any, ValidationError] = getattr(error, "block_errors", {})
    for key, each in inside.items():
        yield from field_errors(each, *_child(path, value, block, key))
    own = getattr(error, "non_block_errors", None)
    for each in error.error_list if own is None else own.as_data():
        if each.code in _EMPTY:
            yield Finding(path, "empty", _("Fill in “%(field)s”.") % {"field": label})
        else:
            yield Finding(path, "invalid", " ".join(each.messages))


def _child(path: str, value: Any, block: Any, key: Any) -> tuple[str, str, Any, Any]:
    """Path, label, value and block of what is inside a stream, by number, or inside a struct, by name."""
    if isinstance(block, blocks.BaseStreamBlock):
        child = value[key]
        return f"{path}.{child.id}", str(child.block.label), child.value, child.block
    part = value.get(key) if isinstance(value, blocks.StructValue) else None
    return f"{path}.{key}", str(block.child_blocks[key].label), part, block.child_blocks[key]
