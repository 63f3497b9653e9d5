# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Who works on a version, and what a worker can do that has lost it."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone

from media_pipeline.encoding.lease import MAX_ATTEMPTS, Lease, LeaseLost, claim
from media_pipeline.failures import Failure
from media_pipeline.models import VideoVersion
from tests.factories.media import VideoFactory

State = VideoVersion.State
NOW = timezone.now()
LATER = NOW + timedelta(hours=1)

pytestmark = pytest.mark.django_db


@pytest.fixture
def version() -> VideoVersion:
    found: VideoVersion = VideoFactory(state=State.WAITING).versions.get()
    found.attempt = 0
    found.save()
    return found


def test_one_of_two_gets_it(version: VideoVersion) -> None:
    assert claim(version.pk, NOW) == 1
    assert claim(version.pk, NOW) is None


def test_a_lease_that_ran_out_is_taken_over_with_a_higher_token(version: VideoVersion) -> None:
    assert claim(version.pk, NOW) == 1
    assert claim(version.pk, LATER) == 2
    version.refresh_from_db()
    assert (version.state, version.attempt, version.percent) == (State.CHECKING, 2, 0)


def test_the_last_attempt_is_the_last(version: VideoVersion) -> None:
    for attempt in range(MAX_ATTEMPTS):
        assert claim(version.pk, NOW + timedelta(hours=attempt)) == attempt + 1
    assert claim(version.pk, NOW + timedelta(hours=MAX_ATTEMPTS)) is None


@pytest.mark.parametrize("state", [State.READY, State.FAILED, State.CANCELLED])
def test_finished_versions_are_not_claimed(version: VideoVersion, state: str) -> None:
    VideoVersion.objects.update(state=state)
    assert claim(version.pk, LATER) is None


def test_versions_that_are_gone_are_not_claimed() -> None:
    assert claim(0, NOW) is None


def held(version: VideoVersion) -> Lease:
    token = claim(version.pk, NOW)
    assert token is not None
    return Lease(version.pk, token)


def test_renewing_moves_the_end_and_the_progress(version: VideoVersion) -> None:
    lease = held(version)
    lease.renew(40)
    version.refresh_from_db()
    assert version.percent == 40
    assert version.lease_until is not None
    assert version.lease_until > NOW
    assert claim(version.pk, timezone.now()) is None


WRITES: dict[str, Callable[[Lease], None]] = {
    "begin": lambda lease: lease.begin_encoding(),
    "renew": lambda lease: lease.renew(50),
    "finish": lambda lease: lease.finish(duration_ms=1),
    "fail": lambda lease: lease.fail(Failure.DAMAGED),
    "release": lambda lease: lease.release(),
}


@pytest.mark.parametrize("write", WRITES)
def test_who_lost_the_lease_writes_nothing(version: VideoVersion, write: str) -> None:
    slow = held(version)
    assert claim(version.pk, LATER) == 2
    with pytest.raises(LeaseLost):
        WRITES[write](slow)
    version.refresh_from_db()
    assert (version.state, version.fencing_token, version.failure) == (State.CHECKING, 2, "")


def test_released_versions_wait_until_they_were_tried_too_often(version: VideoVersion) -> None:
    for attempt in range(1, MAX_ATTEMPTS + 1):
        held(version).release()
        version.refresh_from_db()
        expected = State.WAITING if attempt < MAX_ATTEMPTS else State.FAILED
        assert version.state == expected
    assert version.failure == Failure.GAVE_UP
