# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Has the films encoded that wait for it, by a worker that ends when nothing is left, and tells how far it is."""

import time
from collections.abc import Callable

from cms.demo.processes import Program, Supervisor
from media_pipeline.encoding import jobs
from media_pipeline.models import VideoVersion

_POLL = 0.5


def encode_all(progress: Callable[[str], None]) -> list[VideoVersion]:
    """Encode what waits; returns the versions that failed.

    What another worker has in hand is left to it.
    """
    jobs.requeue_expired()
    waiting = list(VideoVersion.objects.filter(state=VideoVersion.State.WAITING).values_list("pk", flat=True))
    if not waiting:
        return []
    versions = VideoVersion.objects.filter(pk__in=waiting).select_related("video").order_by("pk")
    with Supervisor([_worker("media"), _worker("media_long"), _worker("default")]) as worker:
        while worker.is_running():
            progress(_words(list(versions.all())))
            time.sleep(_POLL)
    progress(_words(list(versions.all())))
    return list(versions.filter(state=VideoVersion.State.FAILED))


def _worker(queue: str) -> Program:
    """One that ends when its queue is empty. The default queue brings the search index up to date."""
    return Program.manage(queue, "db_worker", "--queue-name", queue, "--batch", "--no-reload")


def _words(versions: list[VideoVersion]) -> str:
    """Such as: Mød op i Borgerservice 42 % (film 3 of 3)."""
    finished = [version for version in versions if not version.is_unfinished]
    at_work = next((version for version in versions if version.state in VideoVersion.WORKING), None)
    if at_work is None:
        return f"{len(finished)} of {len(versions)} films done"
    return f"{at_work.video.title} {at_work.percent} % (film {len(finished) + 1} of {len(versions)})"
