# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Blocks as an author meets them in the editor."""

from django.utils import translation

from guides.blocks.step import StepContentBlock


def test_the_fields_of_a_picture_speak_danish() -> None:
    picture = StepContentBlock().child_blocks["image"]
    with translation.override("da"):
        labels = [str(field.label) for field in picture.child_blocks.values()]
    assert labels == ["Billede", "Billedet er kun til pynt", "Alternativ tekst"]


def test_a_new_checklist_has_one_empty_item_to_write_in() -> None:
    checklist = StepContentBlock().child_blocks["checklist"]
    assert [(item.block_type, item.value) for item in checklist.get_default()["items"]] == [("item", "")]
