# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What is counted besides films that are played, and how citizen pages and feed tell of it: they don't know who counts.

"Once" means once in a page's memory, which lasts as long as the page does: moving between the steps keeps it where
JavaScript does that, and opening the guide anew begins another one.
"""

from django.db.models import TextChoices
from django.dispatch import Signal

from guides.answers import Answer


class What(TextChoices):
    OPENED = "opened"
    """Any page of a guide was on the screen; once."""
    STEP = "step"
    """The heading of a step came into view, on its own page or on the whole guide; once for each step."""
    QUESTION = "question"
    """A question was opened; once for each."""
    PRINTED = "printed"
    """A page of the guide was printed, or its leaflet fetched; once."""
    SAVED = "saved"
    """The guide was saved for where there is no net; once, and not when a newer one replaces it."""

    HELP = Answer.HELP.value
    HELPED = Answer.YES.value
    NOT_HELPED = Answer.NO.value
    """Each tap."""

    NO_RESULT = "no-result"
    """Words were searched for, not only typed, and nothing was found; each time."""
    FEED = "feed"
    """A feed or a guide's document was sent, or the asker had it already; each time."""


FROM_PAGES = frozenset({What.OPENED, What.STEP, What.QUESTION, What.PRINTED, What.SAVED})
"""What a page's script tells. The rest is counted where it happens, on the server."""
OF_BLOCKS = frozenset({What.STEP, What.QUESTION})
"""What happens to one step or question of a guide."""

happened = Signal()
"""Sent with `request`, `what`, `block` and `language`: see `guides.plays.models.SubjectDay`."""
