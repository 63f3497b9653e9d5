# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What a reader of a step wants at hand: whom to call, whom to text, where to go.

Pure over a guide that `guides.chosen` has prepared.
"""

from dataclasses import dataclass

from wagtail.blocks import StreamValue
from wagtail.models import Page

from guides.chosen import shown_as
from guides.models import ContactPage, GuidePage, PlacePage, Step


@dataclass(frozen=True)
class AtHand:
    """`sms` is empty where nobody takes texts; `whose` is who answers the phone."""

    phone: str
    whose: str
    sms: str
    place: PlacePage | None


def at_hand(guide: GuidePage, step: Step | None) -> AtHand:
    """What the step itself names comes first; then the guide's; and the department's phone is always there."""
    in_step = _shown(step.value["content"]) if step else []
    everywhere = [*in_step, *_shown(guide.contacts), *_shown(guide.places)]
    called = next((page for page in in_step if isinstance(page, ContactPage) and page.phone), None)
    return AtHand(
        phone=called.phone if called else guide.department.help_phone,
        whose=called.title if called else guide.department.title,
        sms=next((page.sms for page in everywhere if isinstance(page, ContactPage) and page.sms), ""),
        place=next((page for page in everywhere if isinstance(page, PlacePage)), None),
    )


def _shown(stream: StreamValue) -> list[Page]:
    """The places and contacts of a stream that citizens can open."""
    chosen = (child.value for child in stream if child.block_type in {"contact", "place"})
    return [shown for page in chosen if (shown := shown_as(page)) is not None]
