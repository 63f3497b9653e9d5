# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""A form's choosers are read in bulk, and everything as Wagtail reads it."""

import pytest
from django.db import connection
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext
from wagtail.blocks import StreamBlock
from wagtail.models import Page

from guides.blocks.stream import StepsBlock
from tests.factories import GuideFactory, ImageFactory, PlaceFactory, VideoFactory, blocks
from tests.factories.sent import form_of

pytestmark = pytest.mark.django_db


def sent_of(page: Page, **changes: str) -> QueryDict:
    sent = QueryDict(mutable=True)
    for name, value in form_of(page, **changes).items():
        sent.setlist(name, value if isinstance(value, list) else [value])
    return sent


def test_everything_is_read_as_wagtail_reads_it() -> None:
    picture = ImageFactory()
    steps = [
        blocks.step(
            "Se",
            "Kort.",
            blocks.picture(picture, "En dør"),
            blocks.picture(picture, ""),
            blocks.film(VideoFactory()),
            blocks.place(PlaceFactory()),
            blocks.deadline("Nu", "2026-12-01"),
            blocks.text("<p>Gå <b>ind</b></p>"),
            blocks.checklist("Tag med", "Brev", "Kalender"),
        ),
        blocks.step("Gå", "Nu."),
    ]
    sent = sent_of(GuideFactory(steps=steps))
    block = StepsBlock()
    in_bulk, one_by_one = (reader.value_from_datadict(block, sent, {}, "steps") for reader in (StepsBlock, StreamBlock))
    assert block.get_prep_value(in_bulk) == block.get_prep_value(one_by_one)
    cleaned = (block.get_prep_value(block.clean(value)) for value in (in_bulk, one_by_one))
    assert next(cleaned) == next(cleaned)
    shown, decorative = (child.value for child in in_bulk[0].value["content"] if child.block_type == "image")
    assert (shown.contextual_alt_text, decorative.decorative) == ("En dør", True)


def test_the_number_of_queries_does_not_grow() -> None:
    def queries(count: int) -> int:
        steps = [
            blocks.step("Se", "Nu.", blocks.film(VideoFactory()), blocks.place(PlaceFactory())) for _ in range(count)
        ]
        sent, block = sent_of(GuideFactory(steps=steps)), StepsBlock()
        with CaptureQueriesContext(connection) as captured:
            block.clean(block.value_from_datadict(sent, {}, "steps"))
        return len(captured)

    assert queries(1) == queries(8) > 0


def test_what_has_gone_is_nothing_and_nonsense_is_refused() -> None:
    film = VideoFactory()
    guide = GuideFactory(steps=[blocks.step("Se", "Nu.", blocks.film(film))])
    sent, block = sent_of(guide), StepsBlock()
    film.delete()
    assert block.value_from_datadict(sent, {}, "steps")[0].value["content"][0].value is None
    nonsense = sent_of(guide, **{"steps-0-value-content-0-value": "abc"})
    with pytest.raises(ValueError, match="abc"):
        block.value_from_datadict(nonsense, {}, "steps")
