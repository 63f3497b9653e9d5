# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What the publishing checks find, and which of it is only advice. Pure."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.db.models import TextChoices
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _


class Advice(TextChoices):
    """Findings that warn. A municipality can let each of them block; nothing else here can be made milder."""

    HARD_TO_READ = "hard-to-read", _("Text that is hard to read")
    LONG_STEP = "long-step", _("A long step")
    LONG_TITLE = "long-title", _("A long title")
    LINK_WORDS = "link-words", _("A link that doesn't say where it leads, such as “here”")
    OLD_FILM = "old-film", _("An old film")
    MANY_STEPS = "many-steps", _("More than nine steps")


@dataclass(frozen=True)
class Finding:
    """One thing to do. `path` is the way to its field as Wagtail's comments write it, and `message` says what to do.

    A path is the name of the page's field; inside a stream ids of blocks and names follow: steps.5f1c….title.
    """

    path: str
    code: str
    message: str

    @property
    def field(self) -> str:
        """The page's field."""
        return self.path.partition(".")[0]

    @property
    def is_advice(self) -> bool:
        return self.code in Advice


def blocking(findings: Iterable[Finding], strict: Collection[str]) -> list[Finding]:
    """What must be done before the page is published; advice is, where its code is among the `strict`."""
    return [finding for finding in findings if not finding.is_advice or finding.code in strict]


def in_order(findings: Iterable[Finding], paths: Sequence[str]) -> list[Finding]:
    """As somebody meets them from top to bottom: `paths` are those of the page's fields and blocks in that order."""
    places = {path: number for number, path in enumerate(paths)}

    def place(finding: Finding) -> int:
        parts = finding.path.split(".")
        starts = (".".join(parts[:length]) for length in range(len(parts), 0, -1))
        return next((places[start] for start in starts if start in places), len(places))

    return sorted(findings, key=place)


def strict_advice() -> frozenset[str]:
    """The codes of the advice that blocks here; settings.STRICT_ADVICE names the function that knows."""
    codes: frozenset[str] = import_string(settings.STRICT_ADVICE)()
    return codes
