# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Plays, happenings and their roll-ups.

All hold the UUIDs of films, guides and places, never foreign keys: what was counted stays counted when a page or a
film goes.
"""

from datetime import date
from typing import ClassVar, Self

from django.db import models
from django.db.models import Q

from guides.happenings import What
from guides.plays.senders import Drop

# A film is played on a guide's page or on a place's.
ON_ONE_PAGE = Q(guide__isnull=False, place__isnull=True) | Q(guide__isnull=True, place__isnull=False)


class Play(models.Model):
    """One viewing of one film, for at most 72 hours; who watched is known to nobody.

    The id is made in the page's memory and stored nowhere else. See `merge.PlayState` for the state.
    """

    id = models.UUIDField(primary_key=True)
    video = models.UUIDField()
    version = models.UUIDField()
    guide = models.UUIDField(null=True)
    place = models.UUIDField(null=True)
    block = models.CharField(max_length=36, blank=True)
    """The id of the step or question, if the film stands in one."""
    language = models.CharField(max_length=10)
    duration_ms = models.PositiveIntegerField()

    started_hour = models.DateTimeField(db_index=True)
    nth = models.PositiveSmallIntegerField()
    seen_once = models.BigIntegerField()
    seen_twice = models.BigIntegerField()
    seen_thrice = models.BigIntegerField()
    distinct_ms = models.PositiveIntegerField()
    total_ms = models.PositiveIntegerField()
    ended = models.BooleanField()
    remembered = models.BooleanField(default=False)

    class Meta:
        default_permissions = ()
        constraints = [models.CheckConstraint(condition=ON_ONE_PAGE, name="play_on_one_page")]

    def __str__(self) -> str:
        return f"Play of {self.video}"


class Happening(models.Model):
    """That one thing which a reader did on a page has been counted, so that it isn't counted twice; for 72 hours.

    The id is random and made in the page's memory, another for each thing. What it was is not said here but added to
    its `SubjectDay` at once: rows lie in the order in which they came, and would show what a reader did one by one.
    """

    id = models.UUIDField(primary_key=True)
    day = models.DateField(db_index=True)
    """In Europe/Copenhagen."""

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"Happening on {self.day}"


class RollUpQuerySet[R: "RollUp"](models.QuerySet[R]):
    def published(self) -> Self:
        """What statistics may see: all that was counted when roll-ups were last published."""
        return self.exclude(part=RollUp.Part.WAITING)


class RollUp(models.Model):
    """A counter per period and subject; `tallies` has its keys.

    A figure is the sum over the parts. A play is *open* while it has a row of its own; open parts are made anew each
    night. When its row is deleted it goes to a *waiting* part, unseen, because the open part still contains it; next
    night the waiting part joins the *settled* one. So figures change once a day, although rows are deleted hourly.
    What never had such a row waits from the beginning, until its day is over.
    """

    COUNTS: ClassVar[tuple[str, ...]]
    """The fields that are counters."""

    class Part(models.TextChoices):
        OPEN = "open"
        WAITING = "waiting"
        SETTLED = "settled"

    part = models.CharField(max_length=8, choices=Part, default=Part.SETTLED)
    is_demo = models.BooleanField(default=False)

    objects = RollUpQuerySet.as_manager()

    class Meta:
        abstract = True
        default_permissions = ()


class PlayDay(RollUp):
    """The plays of one film in one guide (or place) that began on one local day."""

    COUNTS = ("starts", "views", "rewatches", "completed", "remembered")

    day = models.DateField()
    """In Europe/Copenhagen."""
    guide = models.UUIDField(null=True)
    place = models.UUIDField(null=True)
    video = models.UUIDField()

    starts = models.PositiveIntegerField(default=0)
    views = models.PositiveIntegerField(default=0)
    rewatches = models.PositiveIntegerField(default=0)
    completed = models.PositiveIntegerField(default=0)
    remembered = models.PositiveIntegerField(default=0)
    """Of the views, those of readers who let their device remember what they have seen."""

    class Meta(RollUp.Meta):
        abstract = False
        constraints = [
            models.CheckConstraint(condition=ON_ONE_PAGE, name="playday_on_one_page"),
            models.UniqueConstraint(
                fields=["guide", "day", "video", "part", "is_demo"],
                condition=Q(guide__isnull=False),
                name="one_playday_per_guide",
            ),
            models.UniqueConstraint(
                fields=["place", "day", "video", "part", "is_demo"],
                condition=Q(place__isnull=False),
                name="one_playday_per_place",
            ),
        ]

    def __str__(self) -> str:
        return f"Plays of {self.video} on {self.day}"


class NthDay(RollUp):
    """The n-th views of one film on one local day; n is 10 for the tenth and all after it."""

    COUNTS = ("views", "remembered")

    day = models.DateField()
    video = models.UUIDField()
    nth = models.PositiveSmallIntegerField()

    views = models.PositiveIntegerField(default=0)
    remembered = models.PositiveIntegerField(default=0)

    class Meta(RollUp.Meta):
        abstract = False
        constraints = [models.UniqueConstraint(fields=["day", "video", "nth", "part", "is_demo"], name="one_nthday")]

    def __str__(self) -> str:
        return f"View {self.nth} of {self.video} on {self.day}"


class FilmHour(RollUp):
    """The views of one film in one hour of a weekday of an ISO week, local time; none on guides that are discreet.

    On the day of 25 hours one hour holds two.
    """

    COUNTS = ("views",)

    week = models.DateField()
    """Its Monday; once only months are kept, the first of the month."""
    weekday = models.PositiveSmallIntegerField()
    """0 is Monday."""
    hour = models.PositiveSmallIntegerField()
    video = models.UUIDField()

    views = models.PositiveIntegerField(default=0)

    class Meta(RollUp.Meta):
        abstract = False
        constraints = [
            models.UniqueConstraint(
                fields=["week", "video", "weekday", "hour", "part", "is_demo"], name="one_filmhour"
            ),
        ]

    def __str__(self) -> str:
        return f"Views of {self.video} at {self.hour} on weekday {self.weekday} from {self.week}"


class SegmentMonth(RollUp):
    """How many of a version's starts in one local month played a segment at least once, twice and three times."""

    COUNTS = ("starts", "once", "twice", "thrice")

    month = models.DateField()
    """Its first day."""
    version = models.UUIDField()
    segment = models.PositiveSmallIntegerField()
    """0 is the film's beginning."""

    starts = models.PositiveIntegerField(default=0)
    once = models.PositiveIntegerField(default=0)
    twice = models.PositiveIntegerField(default=0)
    thrice = models.PositiveIntegerField(default=0)

    class Meta(RollUp.Meta):
        abstract = False
        constraints = [
            models.UniqueConstraint(fields=["month", "version", "segment", "part", "is_demo"], name="one_segmentmonth"),
        ]

    def __str__(self) -> str:
        return f"Segment {self.segment} of {self.version} in {self.month:%Y-%m}"


class SubjectDay(RollUp):
    """How often something happened on one local day besides films that were played.

    Nothing of it ever has a row of its own that says what it was, nor a time of day: `counters`.
    """

    COUNTS = ("count",)

    day = models.DateField()
    """In Europe/Copenhagen."""
    what = models.CharField(max_length=12, choices=What)
    page = models.UUIDField(null=True)
    """The guide or place; none for searches and feed documents."""
    block = models.CharField(max_length=36, blank=True)
    """The id of the step or question, empty for the page as a whole. The word of a search, if it is in our own list of
    words. Of feed documents which kind it is: site, department or guide."""
    language = models.CharField(max_length=10, blank=True)
    """Empty for answers from before it was counted."""

    count = models.PositiveIntegerField(default=0)

    class Meta(RollUp.Meta):
        abstract = False
        constraints = [
            models.UniqueConstraint(
                fields=["day", "what", "page", "block", "language", "part", "is_demo"],
                condition=Q(page__isnull=False),
                name="one_subjectday_per_page",
            ),
            models.UniqueConstraint(
                fields=["day", "what", "block", "language", "part", "is_demo"],
                condition=Q(page__isnull=True),
                name="one_subjectday_without_page",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.what} on {self.day}"


class Publication(models.Model):
    """A night's roll-up: figures up to and including this local day are published, and published once."""

    until: "models.DateField[date, date]" = models.DateField(primary_key=True)

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.until)


class DropDay(models.Model):
    """Roll-up: how much that was sent on one local day wasn't counted, and why. Nothing tells what it was about."""

    day = models.DateField()
    reason = models.CharField(max_length=13, choices=Drop)
    count = models.PositiveIntegerField(default=0)

    class Meta:
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["day", "reason"], name="one_dropday")]

    def __str__(self) -> str:
        return f"{self.reason} on {self.day}"
