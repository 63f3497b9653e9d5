# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Published figures: the only ones that screens, exports, the feed and the API read."""

from datetime import date
from uuid import UUID

from django.db import models

from guides.statistics.periods import Kind, Period

KINDS = [(kind.value, kind.value) for kind in Kind]


class PublishedPeriod(models.Model):
    """A week, month or year that has ended and whose figures stand: it is published once, and never again."""

    kind = models.CharField(max_length=5, choices=KINDS)
    first: "models.DateField[date, date]" = models.DateField()

    class Meta:
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["kind", "first"], name="one_publishedperiod")]

    def __str__(self) -> str:
        return f"{self.kind} from {self.first}"


SITE = UUID(int=0)
"""Stands for the site, where a department or a subject is named."""


class Of(models.TextChoices):
    """What a figure is of, and what its `subject` is the UUID of."""

    DEPARTMENT = "department"
    """All of a department; the translation key of its page."""
    PAGE = "page"
    """A guide or a place."""
    FILM = "film"
    """A film on the pages of the department."""
    VERSION = "version"
    """A version of a film that is the department's own, wherever it is shown."""
    SITE = "site"
    """The whole site: `SITE`, also as the department."""


class By(models.TextChoices):
    """What a breakdown is by, and what its keys are."""

    HOUR = "hour"
    """Views by weekday and hour: "0-14" is Monday from 14 to 15."""
    NTH = "nth"
    """Views that were a reader's first, second ... tenth or later, where readers have chosen to be remembered."""
    SEEN = "seen"
    """Starts in which the segment was played."""
    PLAYED = "played"
    """How often the segment was played in them."""
    STEP = "step"
    """How often a step was reached; keys are the ids of steps, and of questions."""
    STEP_HELP = "step-help"
    """How often help was asked for at a step."""
    QUESTION = "question"
    """How often a question was opened."""
    LANGUAGE = "language"
    """Openings of guides in a language, by its code."""
    WORD = "word"
    """Searches without a result, by word, as far as the word is in our own list."""
    DROP = "drop"
    """What wasn't counted, by the reason: a `Drop`."""


class Published(models.Model):
    """What may be shown of one subject in one period. What must be withheld isn't there.

    `threshold` is the one that held when it was published: a guide that becomes discreet later was not so then.
    """

    kind = models.CharField(max_length=5, choices=KINDS)
    first = models.DateField()
    department = models.UUIDField()
    """The translation key of the department's page."""
    of = models.CharField(max_length=10, choices=Of)
    subject = models.UUIDField()
    threshold = models.PositiveSmallIntegerField()
    is_demo = models.BooleanField(default=False)

    class Meta:
        abstract = True
        default_permissions = ()

    @property
    def period(self) -> Period:
        return Period(Kind(self.kind), self.first)


class Figure(Published):
    """One subject's figures in one period."""

    MEASURES = (
        *("starts", "views", "rewatches", "completed", "remembered", "in_hours", "out_of_hours"),
        *("opened", "questions", "printed", "saved", "helped", "not_helped", "help"),
        *("searches", "documents", "dropped"),
    )

    starts = models.PositiveIntegerField(null=True)
    views = models.PositiveIntegerField(null=True)
    rewatches = models.PositiveIntegerField(null=True)
    completed = models.PositiveIntegerField(null=True)
    remembered = models.PositiveIntegerField(null=True)
    """Views of readers who have chosen that a film is counted again when they come back."""
    in_hours = models.PositiveIntegerField(null=True)
    """Views while the department was open, as far as their hour is known; of departments alone."""
    out_of_hours = models.PositiveIntegerField(null=True)

    opened = models.PositiveIntegerField(null=True)
    questions = models.PositiveIntegerField(null=True)
    printed = models.PositiveIntegerField(null=True)
    saved = models.PositiveIntegerField(null=True)
    helped = models.PositiveIntegerField(null=True)
    not_helped = models.PositiveIntegerField(null=True)
    help = models.PositiveIntegerField(null=True)

    searches = models.PositiveIntegerField(null=True)
    """Without a result; this and what follows is of the site alone."""
    documents = models.PositiveIntegerField(null=True)
    dropped = models.PositiveIntegerField(null=True)

    class Meta(Published.Meta):
        abstract = False
        constraints = [
            models.UniqueConstraint(fields=["department", "kind", "first", "of", "subject"], name="one_figure"),
        ]
        indexes = [models.Index(fields=["subject", "kind", "first"], name="figure_of_subject")]

    def __str__(self) -> str:
        return f"{self.of} {self.subject}, {self.kind} from {self.first}"


class Breakdown(Published):
    """One subject's figures in one period, cut into parts: the values by key. What is withheld has no key."""

    by = models.CharField(max_length=10, choices=By)
    values: "models.JSONField[dict[str, int], dict[str, int]]" = models.JSONField()

    class Meta(Published.Meta):
        abstract = False
        constraints = [
            models.UniqueConstraint(
                fields=["department", "kind", "first", "of", "subject", "by"], name="one_breakdown"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.of} {self.subject} by {self.by}, {self.kind} from {self.first}"
