# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Blocks as an author meets them in the editor."""

import re

import pytest
from django.core.files.storage import default_storage
from django.utils import translation
from PIL import Image as PILImage
from wagtail.blocks import StructBlockValidationError

from guides.blocks.chooser import PlaceChooserBlock
from guides.blocks.hours import ClosureBlock
from guides.blocks.step import StepBlock, StepContentBlock
from guides.steps import StepKind
from tests.factories import ImageFactory


def test_the_fields_of_a_picture_speak_danish() -> None:
    picture = StepContentBlock().child_blocks["image"]
    with translation.override("da"):
        labels = [str(field.label) for field in picture.child_blocks.values()]
    assert labels == ["Billede", "Billedet er kun til pynt", "Alternativ tekst"]


@pytest.mark.django_db
def test_a_picture_needs_words_unless_it_is_decoration() -> None:
    picture = StepContentBlock().child_blocks["image"]
    with translation.override("da"):
        assert "Skriv en kort sætning" in str(picture.child_blocks["alt_text"].field.help_text)
    image = ImageFactory()
    image.contextual_alt_text, image.decorative = "", False
    with pytest.raises(StructBlockValidationError) as refused:
        picture.clean(image)
    assert set(refused.value.block_errors) == {"alt_text"}
    image.decorative = True
    assert picture.clean(image) is image


@pytest.mark.django_db
def test_a_picture_comes_in_small_formats_and_in_sizes() -> None:
    block = StepContentBlock().child_blocks["image"]
    image = ImageFactory(file__width=1200, file__height=800, is_public=True)
    image.contextual_alt_text = "En blå dør"
    markup = str(block.render(image))
    srcsets = re.findall(r'srcset="([^"]*)"', markup)
    for kind, srcset in zip(("avif", "webp"), srcsets, strict=True):
        assert re.findall(r"\.([a-z]+) ([0-9]+)w", srcset) == [(kind, "320"), (kind, "640"), (kind, "960")]
    assert 'alt="En blå dør"' in markup


@pytest.mark.django_db
def test_a_small_picture_shows_what_its_author_pointed_at() -> None:
    image = ImageFactory(file__width=400, file__height=100, file__color="white")
    with default_storage.open(image.file.name, "r+b") as file:
        picture = PILImage.open(file).convert("RGB")
        picture.paste("red", (300, 0, 400, 100))
        file.seek(0)
        picture.save(file, "PNG")
    image.focal_point_x, image.focal_point_y, image.focal_point_width, image.focal_point_height = 350, 50, 80, 80
    image.save()
    with image.get_rendition("fill-100x100|format-png").file.open() as file, PILImage.open(file) as shown:
        assert shown.convert("RGB").getpixel((50, 50)) == pytest.approx((255, 0, 0), abs=40)


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


def test_a_comparison_of_versions_says_what_was_chosen() -> None:
    kind = StepBlock().child_blocks["kind"]
    with translation.override("da"):
        assert [kind.render_basic(stored) for stored in StepKind.values] == [str(label) for label in StepKind.labels]
        assert kind.render_basic("gone") == "gone"
