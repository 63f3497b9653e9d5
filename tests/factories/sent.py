# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""The form of a page as a browser sends it, streams included (which scripts make in the editor)."""

import json
from collections.abc import Iterator
from typing import Any

from wagtail import blocks
from wagtail.blocks.base import BlockField
from wagtail.images.blocks import ImageBlock
from wagtail.models import Page
from wagtail.test.utils.form_data import querydict_from_html, rich_text

type Sent = dict[str, Any]


def form_of(page: Page, **changes: Any) -> Sent:
    """`changes` are names of inputs with other values: `**{"steps-0-value-title": ""}`."""
    form = page.get_edit_handler().get_form_class()(instance=page, parent_page=page.get_parent())
    plain = "".join(str(form[name]) for name, field in form.fields.items() if not isinstance(field, BlockField))
    sent: Sent = dict(querydict_from_html(f"<form>{plain}</form>").lists())
    for name, field in form.fields.items():
        if isinstance(field, BlockField):
            sent |= dict(_inputs(field.block, getattr(page, name), name))
    return sent | {"comments-TOTAL_FORMS": "0", "comments-INITIAL_FORMS": "0"} | changes


def _inputs(block: blocks.Block, value: Any, prefix: str) -> Iterator[tuple[str, Any]]:
    if isinstance(block, blocks.BaseStreamBlock):
        yield f"{prefix}-count", str(len(value))
        for index, child in enumerate(value):
            yield from {
                f"{prefix}-{index}-deleted": "",
                f"{prefix}-{index}-order": str(index),
                f"{prefix}-{index}-type": child.block_type,
                f"{prefix}-{index}-id": child.id,
            }.items()
            yield from _inputs(child.block, child.value, f"{prefix}-{index}-value")
    elif isinstance(block, ImageBlock):
        yield f"{prefix}-image", str(value.pk) if value else ""
        yield f"{prefix}-alt_text", value.contextual_alt_text if value else ""
        if value and value.decorative:
            yield f"{prefix}-decorative", "on"
    elif isinstance(block, blocks.BaseStructBlock):
        for name, child_block in block.child_blocks.items():
            yield from _inputs(child_block, value[name], f"{prefix}-{name}")
    elif isinstance(block, blocks.RichTextBlock):
        yield prefix, rich_text(value.source, features=block.features) if value else json.dumps(None)
    elif isinstance(block, blocks.BooleanBlock):
        if value:
            yield prefix, "on"
    else:
        prepared = block.get_prep_value(value)
        yield prefix, prepared if isinstance(prepared, list) else str(prepared if prepared is not None else "")
