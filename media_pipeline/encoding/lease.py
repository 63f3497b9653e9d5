# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Who works on a version: a lease in the version's own row, and a token that outlives nobody's mistake.

A worker claims a version for a short time and renews while it makes progress. If it dies, the lease runs out and
another worker claims; the token grows with every claim. Every write names its token, so a worker that only seemed dead
finds that it has lost the lease, and can publish nothing.
"""

import time
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import F, Q, QuerySet
from django.utils import timezone

from media_pipeline import conf
from media_pipeline.failures import Failure
from media_pipeline.models import VideoVersion

MAX_ATTEMPTS = 3
_SECONDS_BETWEEN_WRITES = 2

State = VideoVersion.State


class LeaseLost(Exception):
    """Somebody else has the version now, or it was cancelled or deleted."""


def unclaimed(now: datetime) -> Q:
    """Versions that nobody works on and somebody should."""
    return Q(state=State.WAITING) | Q(state__in=VideoVersion.WORKING, lease_until__lt=now)


def claim(version_id: int, now: datetime) -> int | None:
    """Take the version; its new token, or None if it is taken, finished, gone, or was tried too often."""
    claimable = VideoVersion.objects.filter(unclaimed(now), pk=version_id, attempt__lt=MAX_ATTEMPTS)
    found = claimable.values_list("fencing_token", "attempt").first()
    if found is None:
        return None
    token, attempt = found
    # Compare and set: of several workers that read the same token, one succeeds.
    taken = claimable.filter(fencing_token=token).update(
        state=State.CHECKING,
        percent=0,
        failure="",
        attempt=attempt + 1,
        fencing_token=token + 1,
        lease_until=now + conf.lease(),
    )
    return token + 1 if taken else None


@dataclass(slots=True)
class Lease:
    """A claimed version. Every method raises LeaseLost when the claim is no longer ours."""

    version_id: int
    token: int
    _written: float = field(default=0.0, init=False)

    def begin_encoding(self) -> None:
        now = timezone.now()
        self._write(state=State.ENCODING, lease_until=now + conf.lease(), encoding_since=now)

    def hand_over(self) -> None:
        """Put the version in the long films' line, as if it had not been tried."""
        self._write(is_long=True, attempt=F("attempt") - 1, **_at_the_end_of_the_line())

    def renew(self, percent: int | None = None) -> None:
        """Say that the work goes on. Writes every other second at most, so call it as often as is convenient."""
        if time.monotonic() - self._written < _SECONDS_BETWEEN_WRITES:
            return
        progress = {} if percent is None else {"percent": percent}
        self._write(lease_until=timezone.now() + conf.lease(), **progress)
        self._written = time.monotonic()

    def finish(self, **found: object) -> None:
        self._write(state=State.READY, percent=100, lease_until=None, **found)

    def fail(self, failure: Failure) -> None:
        self._write(state=State.FAILED, failure=failure, lease_until=None)

    def release(self) -> None:
        """Let another worker try, or say that it was tried often enough."""
        if self._row().filter(attempt__lt=MAX_ATTEMPTS).update(**_at_the_end_of_the_line()):
            return
        self.fail(Failure.GAVE_UP)

    def _write(self, **values: object) -> None:
        if not self._row().update(**values):
            raise LeaseLost(f"version {self.version_id}, token {self.token}")

    def _row(self) -> QuerySet[VideoVersion]:
        return VideoVersion.objects.filter(pk=self.version_id, fencing_token=self.token, state__in=VideoVersion.WORKING)


def _at_the_end_of_the_line() -> dict[str, object]:
    """Where the queue puts what is enqueued again, so that nobody is told of a better place."""
    return {"state": State.WAITING, "lease_until": None, "queued_at": timezone.now()}
