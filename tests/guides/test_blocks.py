# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Blocks as an author meets them in the editor."""

import pytest
from django.utils import translation
from wagtail.blocks import StructBlockValidationError

from guides.blocks.chooser import PlaceChooserBlock
from guides.blocks.hours import ClosureBlock
from guides.blocks.step import StepContentBlock


def test_the_fields_of_a_picture_speak_danish() -> None:
    picture = StepContentBlock().child_blocks["image"]
    with translation.override("da"):
        labels = [str(field.label) for field in picture.child_blocks.values()]
    assert labels == ["Billede", "Billedet er kun til pynt", "Alternativ tekst"]


def test_a_new_checklist_has_one_empty_item_to_write_in() -> None:
    checklist = StepContentBlock().child_blocks["checklist"]
    assert [(item.block_type, item.value) for item in checklist.get_default()["items"]] == [("item", "")]


def test_a_closure_ends_no_earlier_than_it_begins() -> None:
    closure = ClosureBlock()
    day = closure.to_python({"first": "2026-07-13", "last": "2026-07-13", "reason": ""})
    assert closure.clean(day)
    with pytest.raises(StructBlockValidationError) as refused:
        closure.clean(closure.to_python({"first": "2026-07-13", "last": "2026-07-12", "reason": ""}))
    assert set(refused.value.block_errors) == {"last"}


def test_a_chooser_asks_for_what_it_chooses() -> None:
    with translation.override("da"):
        shown = PlaceChooserBlock().widget.render("place", None, attrs={"id": "place"})
    assert "Vælg sted" in shown
    assert "(Sted)" not in shown
