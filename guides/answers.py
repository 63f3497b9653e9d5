# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What a reader can say about a step with one tap."""

from django.db.models import TextChoices


class Answer(TextChoices):
    """The values are words of addresses, and therefore Danish."""

    HELP = "hjaelp"
    """I need help here."""
    YES = "ja"
    """It helped."""
    NO = "nej"
    """It did not help."""

    @property
    def asks_for_a_person(self) -> bool:
        return self != Answer.YES
