# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What a manager has chosen to see; the address bar holds all of it."""

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode
from uuid import UUID

from django.conf import settings
from django.db.models import TextChoices
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from cms.statistics.spans import Span, newest, span_of

PERIOD, GUIDE, FILM, LANGUAGE, FORM = "periode", "guide", "film", "sprog", "form"


class Form(TextChoices):
    """In what form something is told."""

    GUIDES = "guider", _("Guides")
    PLACES = "steder", _("Places")
    FILMS = "film", _("Films")


@dataclass(frozen=True, slots=True)
class Choice:
    """`misread` is true when the address named a period that has no figures."""

    span: Span
    guide: UUID | None = None
    film: UUID | None = None
    language: str = ""
    form: str = ""
    misread: bool = False

    @property
    def query(self) -> str:
        """As it stands after the question mark."""
        chosen = {PERIOD: self.span.code, GUIDE: self.guide, FILM: self.film, LANGUAGE: self.language, FORM: self.form}
        return urlencode({name: value for name, value in chosen.items() if value})


def choice_of(query: QueryDict, today: date) -> Choice:
    """What the address says; what it says wrongly is left out, and the last month stands for a period.

    Of a guide and a film the guide counts, and of what is one thing there is neither another language nor another form.
    """
    code, language, form = (query.get(name, "") for name in (PERIOD, LANGUAGE, FORM))
    span = span_of(code, today)
    guide, film = (_uuid(query.get(name, "")) for name in (GUIDE, FILM))
    is_one = bool(guide or film)
    return Choice(
        span or newest(today),
        guide,
        None if guide else film,
        language if language in dict(settings.LANGUAGES) and not is_one else "",
        form if form in Form.values and not is_one else "",
        misread=bool(code) and span is None,
    )


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
