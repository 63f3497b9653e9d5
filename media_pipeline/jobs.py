# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Starting, stopping and rescuing the work on versions.

The rows of the versions are the truth; the queue only wakes workers.
"""

from datetime import datetime
from functools import partial

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from media_pipeline import tasks
from media_pipeline.failures import Failure
from media_pipeline.lease import MAX_ATTEMPTS, unclaimed
from media_pipeline.models import Video, VideoVersion

State = VideoVersion.State


def wake(version_id: int) -> None:
    """Have the version encoded once the current transaction is committed."""
    transaction.on_commit(partial(tasks.encode_version.enqueue, version_id))


def cancel_unfinished(video: Video) -> None:
    """Take the film's versions that are not finished away from whoever works on them."""
    video.versions.filter(state__in=VideoVersion.UNFINISHED).update(
        state=State.CANCELLED, fencing_token=F("fencing_token") + 1, lease_until=None
    )


def retry(version: VideoVersion) -> bool:
    """Start over with a version that failed; whether there was anything to do."""
    started = VideoVersion.objects.filter(pk=version.pk, state=State.FAILED).update(
        state=State.WAITING, failure="", percent=0, attempt=0
    )
    if started:
        wake(version.pk)
    return bool(started)


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
    version_ids = set(forgotten.values_list("pk", flat=True)) - tasks.queued_versions()
    for version_id in sorted(version_ids):
        wake(version_id)
    return len(version_ids)
