# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""How hard a text is to read: LIX, and what that means in words. Pure."""

from collections.abc import Sequence

from django.db import models
from django.utils.translation import gettext_lazy as _

from guides.readability.sentences import Sentence, lix_of, sentences

FEWEST_WORDS = 10
"""Of fewer, one long word more or less would decide."""

WORDS_A_MINUTE = 200
"""Nobody has measured Danish. Norwegian, its nearest relative, is read at 204 words a minute (IReST, adults)."""


class Band(models.TextChoices):
    VERY_EASY = "very-easy", _("Very easy to read")
    EASY = "easy", _("Easy to read")
    MEDIUM = "medium", _("Rather hard to read")
    HARD = "hard", _("Hard to read")
    VERY_HARD = "very-hard", _("Very hard to read")


_FROM = ((55, Band.VERY_HARD), (45, Band.HARD), (35, Band.MEDIUM), (25, Band.EASY))


def lix(text: str) -> int | None:
    """The LIX of plain text, one paragraph or list item on each line; None for too little text."""
    return score(sentences(text))


def score(found: Sequence[Sentence]) -> int | None:
    """The same of sentences, which may come from several texts."""
    if sum(len(sentence.words) for sentence in found) < FEWEST_WORDS:
        return None
    return round(lix_of(found))


def band(score: int) -> Band:
    """Björnsson's bands, as they are used for Danish."""
    return next((band for least, band in _FROM if score >= least), Band.VERY_EASY)
