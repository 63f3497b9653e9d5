# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Published figures: the only ones that screens, exports, the feed and the API read."""

from datetime import date

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


class Figure(models.Model):
    """What may be shown of one subject in one period. What must be withheld is None, or has no row at all.

    `threshold` is the one that held when it was published: a guide that becomes discreet later was not so then.
    """

    class Of(models.TextChoices):
        DEPARTMENT = "department"
        """All of a department; `subject` is the translation key of its page."""
        PAGE = "page"
        """A guide or a place, by its UUID."""
        FILM = "film"
        """A film on the pages of the department, by its UUID."""

    kind = models.CharField(max_length=5, choices=KINDS)
    first = models.DateField()
    department = models.UUIDField()
    """The translation key of the department's page."""
    of = models.CharField(max_length=10, choices=Of)
    subject = models.UUIDField()
    threshold = models.PositiveSmallIntegerField()
    is_demo = models.BooleanField(default=False)

    starts = models.PositiveIntegerField(null=True)
    views = models.PositiveIntegerField(null=True)
    rewatches = models.PositiveIntegerField(null=True)
    completed = models.PositiveIntegerField(null=True)

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["department", "kind", "first", "of", "subject"], name="one_figure"),
        ]
        indexes = [models.Index(fields=["subject", "kind", "first"], name="figure_of_subject")]

    def __str__(self) -> str:
        return f"{self.of} {self.subject}, {self.kind} from {self.first}"

    @property
    def period(self) -> Period:
        return Period(Kind(self.kind), self.first)
