# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Starting, stopping and rescuing the work on versions.

The rows of the versions are the truth; the queue only wakes workers.
"""

from datetime import datetime
from functools import partial

from django.db import transaction
from django.db.models import Exists, F, OuterRef, QuerySet, Window
from django.db.models.functions import RowNumber
from django.utils import timezone

from media_pipeline import tasks
from media_pipeline.encoding.lease import MAX_ATTEMPTS, unclaimed
from media_pipeline.failures import Failure
from media_pipeline.models import Video, VideoVersion

State = VideoVersion.State


def wake(version: VideoVersion) -> None:
    """Have the version encoded once the current transaction is committed."""
    task = tasks.encode_long_version if version.is_long else tasks.encode_version
    transaction.on_commit(partial(task.enqueue, version.pk))


def cancel_unfinished(video: Video) -> None:
    """Take the film's versions that are not finished away from whoever works on them."""
    _cancel(video.versions.all())


def cancel(version: VideoVersion) -> bool:
    """Stop the work on a version; whether there was any. A worker notices within seconds."""
    return bool(_cancel(VideoVersion.objects.filter(pk=version.pk)))


def _cancel(versions: QuerySet[VideoVersion]) -> int:
    return versions.filter(state__in=VideoVersion.UNFINISHED).update(
        state=State.CANCELLED, fencing_token=F("fencing_token") + 1, lease_until=None
    )


def retry(version: VideoVersion) -> bool:
    """Start over with a version that failed or was cancelled; whether there was anything to do."""
    started = (
        VideoVersion.objects.filter(pk=version.pk, state__in=(State.FAILED, State.CANCELLED))
        .exclude(original="")
        .update(state=State.WAITING, failure="", percent=0, attempt=0, queued_at=timezone.now())
    )
    if started:
        wake(version)
    return bool(started)


def retriable(films: "QuerySet[Video]") -> QuerySet[VideoVersion]:
    """The failed uploads of these films that may do better another time, except those that others have followed."""
    newer = VideoVersion.objects.filter(video=OuterRef("video"), pk__gt=OuterRef("pk"))
    may_pass = [failure for failure in Failure if failure.may_pass]
    failed = VideoVersion.objects.filter(state=State.FAILED, failure__in=may_pass, video__in=films.order_by())
    return failed.exclude(original="").filter(~Exists(newer)).order_by("pk")


def places_in_line() -> dict[int, int]:
    """Each waiting version's place in its line, counted from 1, by primary key. One query."""
    waiting = VideoVersion.objects.filter(state=State.WAITING)
    place = Window(RowNumber(), partition_by="is_long", order_by=["queued_at", "pk"])
    return dict(waiting.annotate(place=place).values_list("pk", "place"))


def seconds_left(version: VideoVersion, now: datetime) -> int | None:
    """About how long the encoding will take from now, in seconds; None as long as nobody can tell."""
    if version.state != State.ENCODING or version.encoding_since is None or version.percent < _TELLING_PERCENT:
        return None
    elapsed = (now - version.encoding_since).total_seconds()
    return max(0, round(elapsed * (100 - version.percent) / version.percent))


_TELLING_PERCENT = 3


def requeue_expired(now: datetime | None = None) -> int:
    """Wake workers for versions that were forgotten; how many. To be run every minute or so, by any process.

    Forgotten are versions whose worker died, and waiting ones whose place in the queue was lost. What has been tried
    too often fails instead. Running it twice, or too often, wakes nobody twice.
    """
    now = now or timezone.now()
    forgotten = VideoVersion.objects.filter(unclaimed(now))
    forgotten.filter(attempt__gte=MAX_ATTEMPTS).update(
        state=State.FAILED, failure=Failure.GAVE_UP, fencing_token=F("fencing_token") + 1, lease_until=None
    )
    versions = forgotten.exclude(pk__in=tasks.queued_versions()).order_by("queued_at", "pk")
    for version in versions:
        wake(version)
    return len(versions)
