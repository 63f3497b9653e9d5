# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""One attempt at one version, from the upload to a film that plays."""

import logging
from contextlib import suppress
from enum import Enum, auto

from django.db import transaction
from django.utils import timezone

from media_pipeline import conf, storage
from media_pipeline.encoding import making, process, profiles
from media_pipeline.encoding.lease import Lease, LeaseLost, claim
from media_pipeline.encoding.probe import Probe, probe
from media_pipeline.failures import Failure, MediaFailure
from media_pipeline.keys import video_attempt_folder
from media_pipeline.models import Video, VideoRendition, VideoVersion
from media_pipeline.uploads.join import ensure_original
from media_pipeline.versions import takeover

logger = logging.getLogger(__name__)


class Outcome(Enum):
    DONE = auto()
    """Ready, failed, or somebody else's: there is no more to do here."""
    AGAIN = auto()
    """The encoder was killed: it waits again, unless that has happened too often."""
    LONG = auto()
    """It waits again, in the long films' line."""


def encode(version_id: int, *, takes_long_films: bool = True) -> Outcome:
    """Check and encode a version, if nobody else does. Killed at any line and run again, the result is the same."""
    token = claim(version_id, timezone.now())
    if token is None:
        logger.info("version %s is not to be claimed", version_id)
        return Outcome.DONE
    version = VideoVersion.objects.select_related("video").get(pk=version_id)
    lease = Lease(version_id, token)
    try:
        with storage.room_for():
            return _attempt(version, lease, takes_long_films)
    except LeaseLost:
        logger.warning("lost the lease of version %s, attempt %s", version_id, token)
        _clean_up(version, token)
    except MediaFailure as error:
        # Not in ffmpeg's words: it quotes what a file says of itself, such as where and by whom it was filmed.
        logger.info("version %s failed: %s", version_id, error.failure)
        _give_up(version, lease, error.failure)
    except process.Killed:
        logger.warning("the encoder of version %s was killed, attempt %s", version_id, token)
        _try_later(version, lease)
        return Outcome.AGAIN
    except BaseException:
        _try_later(version, lease)
        raise
    return Outcome.DONE


def _attempt(version: VideoVersion, lease: Lease, takes_long_films: bool) -> Outcome:
    ensure_original(version, lease.renew)
    for killed in range(1, lease.token):  # earlier attempts only: a later one may be publishing already
        _clean_up(version, killed)
    with (
        storage.workspace(version.uuid, lease.token) as workspace,
        storage.local_file(version.original, lease.renew) as original,
    ):
        found = probe(original)
        plan = _plan(found, version)
        if plan.is_long and not takes_long_films:
            lease.hand_over()
            return Outcome.LONG
        lease.begin_encoding()
        made = making.make(version, lease, original, plan, workspace)
    _publish(version, lease, made, found)
    return Outcome.DONE


def _plan(found: Probe, version: VideoVersion) -> profiles.Plan:
    if failure := profiles.refusal(found, max_seconds=conf.max_seconds()):
        raise MediaFailure(failure)
    assert found.video is not None  # noqa: S101  (a film without a picture has just been refused)
    edits = profiles.Edits(version.trim_start_ms, version.trim_end_ms, version.without_sound)
    return profiles.plan(found, found.video, edits)


def _publish(version: VideoVersion, lease: Lease, made: making.Made, found: Probe) -> None:
    """All at once: the version is ready, its files are known, and the film shows it, if it may by itself."""
    largest = made.plan.outputs[0]
    with transaction.atomic():
        video = Video.objects.select_for_update(of=("self",)).filter(pk=version.video_id).first()
        if video is None:
            raise LeaseLost(f"the film of version {version.pk} is gone")
        lease.finish(
            profile=profiles.NAME,
            original_ms=found.duration_ms,
            found_chapters=list(found.chapters.items()),
            made_bytes=made.bytes,
            poster=made.poster,
            colour=made.colour,
            storyboard=made.storyboard,
            playlist=made.playlist,
            duration_ms=made.plan.duration_ms,
            width=largest.width,
            height=largest.height,
            has_audio=made.plan.audio_index is not None,
        )
        VideoRendition.objects.bulk_create(made.renditions)
        version.refresh_from_db()
        if takeover.takes_over(video, version):
            takeover.take_over(video, version)


def _give_up(version: VideoVersion, lease: Lease, failure: Failure) -> None:
    with suppress(LeaseLost):
        lease.fail(failure)
        _clean_up(version, lease.token)


def _try_later(version: VideoVersion, lease: Lease) -> None:
    # Where the lease is lost, the files may be published: the answer to a commit can get lost, too.
    with suppress(LeaseLost):
        lease.release()
        _clean_up(version, lease.token)


def _clean_up(version: VideoVersion, token: int) -> None:
    storage.delete_folder(video_attempt_folder(version.video.uuid, version.uuid, token))
