# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""One attempt at one version, from the upload to a film that plays."""

import errno
import logging
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from media_pipeline import conf, ffmpeg, keys, posters, profiles, storage
from media_pipeline.failures import Failure, MediaFailure
from media_pipeline.lease import Lease, LeaseLost, claim
from media_pipeline.models import Video, VideoRendition, VideoVersion
from media_pipeline.probe import probe

logger = logging.getLogger(__name__)

_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


@dataclass(frozen=True, slots=True)
class Made:
    """What an attempt has written to the storage, before anybody can see it."""

    plan: profiles.Plan
    poster: str
    renditions: Sequence[VideoRendition]


def encode(version_id: int) -> None:
    """Check and encode a version, if nobody else does. Killed at any line and run again, the result is the same."""
    token = claim(version_id, timezone.now())
    if token is None:
        logger.info("version %s is not to be claimed", version_id)
        return
    version = VideoVersion.objects.select_related("video").get(pk=version_id)
    lease = Lease(version_id, token)
    try:
        _attempt(version, lease)
    except LeaseLost:
        logger.warning("lost the lease of version %s, attempt %s", version_id, token)
        _clean_up(version, token)
    except MediaFailure as error:
        logger.info("version %s failed: %s", version_id, error)
        _give_up(version, lease, error.failure)
    except OSError as error:
        if error.errno not in _NO_ROOM:
            _try_later(version, lease)
            raise
        _give_up(version, lease, Failure.NO_SPACE)
    except BaseException:
        _try_later(version, lease)
        raise


def _attempt(version: VideoVersion, lease: Lease) -> None:
    folder = keys.video_version_folder(version.video.uuid, version.uuid)
    storage.delete_folder(folder, keep=str(lease.token))  # of attempts that were killed
    with (
        storage.workspace(version.uuid, lease.token) as workspace,
        storage.local_file(version.original, lease.renew) as original,
    ):
        plan = _plan(original)
        lease.begin_encoding()
        made = _make(version, lease, original, plan, workspace)
    _publish(version, lease, made)


def _plan(original: int) -> profiles.Plan:
    found = probe(original)
    if failure := profiles.refusal(found, max_seconds=conf.max_seconds()):
        raise MediaFailure(failure)
    assert found.video is not None  # noqa: S101  (a film without a picture has just been refused)
    return profiles.plan(found, found.video)


def _make(version: VideoVersion, lease: Lease, original: int, plan: profiles.Plan, workspace: Path) -> Made:
    """Encode, and store the files under keys that nothing points to yet."""
    paths = [workspace / f"{output.short_side}.mp4" for output in plan.outputs]
    poster = workspace / "poster.jpg"
    ffmpeg.encode(original, plan, paths, on_percent=lambda percent: lease.renew(min(percent, 99)))
    posters.write_poster(paths[0], poster)

    renditions = []
    for output, path in zip(plan.outputs, paths, strict=True):
        lease.renew()
        key = keys.video_rendition(version.video.uuid, version.uuid, lease.token, output.short_side)
        storage.save_path(key, path)
        renditions.append(_rendition(version, output, key, path))
    poster_key = keys.video_poster(version.video.uuid, version.uuid, lease.token)
    storage.save_path(poster_key, poster)
    return Made(plan, poster_key, renditions)


def _rendition(version: VideoVersion, output: profiles.Output, key: str, path: Path) -> VideoRendition:
    return VideoRendition(
        version=version,
        short_side=output.short_side,
        key=key,
        width=output.width,
        height=output.height,
        bytes=path.stat().st_size,
    )


def _publish(version: VideoVersion, lease: Lease, made: Made) -> None:
    """All at once: the version is ready, its files are known, and the film shows it, if it may by itself."""
    largest = made.plan.outputs[0]
    with transaction.atomic():
        video = Video.objects.select_for_update().filter(pk=version.video_id).first()
        if video is None:
            raise LeaseLost(f"the film of version {version.pk} is gone")
        lease.finish(
            poster=made.poster,
            duration_ms=made.plan.duration_ms,
            width=largest.width,
            height=largest.height,
            has_audio=made.plan.audio_index is not None,
        )
        VideoRendition.objects.bulk_create(made.renditions)
        if takes_over(video, version):
            Video.objects.filter(pk=video.pk).update(current_version=version)


def takes_over(video: Video, version: VideoVersion) -> bool:
    """Whether a version that has become ready is shown without anybody saying so.

    Not if the public sees another one, and not if a later upload was ready first.
    """
    current = video.current_version_id
    return current is None or (not video.is_public and current < version.pk)


def _give_up(version: VideoVersion, lease: Lease, failure: Failure) -> None:
    with suppress(LeaseLost):
        lease.fail(failure)
    _clean_up(version, lease.token)


def _try_later(version: VideoVersion, lease: Lease) -> None:
    with suppress(LeaseLost):
        lease.release()
    _clean_up(version, lease.token)


def _clean_up(version: VideoVersion, token: int) -> None:
    storage.delete_folder(keys.video_attempt_folder(version.video.uuid, version.uuid, token))
