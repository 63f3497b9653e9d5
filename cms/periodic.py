# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What must happen without anybody asking for it. Each job is idempotent, so two runners do no harm."""

import logging
from collections.abc import Callable
from datetime import timedelta

from django.core.cache import cache
from django.core.management import call_command
from django.db.models import Q
from django.tasks import TaskResultStatus
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from cms.ripple.checks import ask_about_old_films
from cms.ripple.telling import tell_untold
from cms.statistics.mail import send_monthly_mails
from cms.statistics.owners import film_owners
from guides.media_use import sync_public_media
from guides.plays.roll_up import roll_up
from guides.plays.tallies import local_day
from guides.search import index
from guides.statistics.publishing import publish_figures
from media_pipeline import chapter_pictures
from media_pipeline.encoding import jobs
from media_pipeline.people.warnings import warn_of_endings
from media_pipeline.tasks import picture_chapters, transcribe
from media_pipeline.uploads.sweep import sweep_expired
from media_pipeline.versions import keeping
from media_pipeline.versions.sweep import sweep

logger = logging.getLogger(__name__)

FORGOTTEN_AFTER = timedelta(minutes=15)
"""No task of the default queue runs that long: its worker is gone."""
TRANSCRIPTION_FORGOTTEN_AFTER = timedelta(hours=1)
"""A machine that writes captions takes minutes; if it is slower than this, writing them twice does no harm."""


def _publish_scheduled() -> None:
    call_command("publish_scheduled", verbosity=0)


def _settle_search() -> None:
    """The search follows its pages at once; this takes in what was there before it, and heals what a crash left."""
    index.settle()


def _rescue_films() -> None:
    jobs.requeue_expired()


def _rescue_tasks() -> None:
    """The queue leaves the task of a killed worker running for ever. (Films have leases of their own.)"""
    now = timezone.now()
    short = Q(queue_name="default", started_at__lt=now - FORGOTTEN_AFTER)
    writing = Q(task_path=transcribe.module_path, started_at__lt=now - TRANSCRIPTION_FORGOTTEN_AFTER)
    DBTaskResult.objects.running().filter(short | writing).update(status=TaskResultStatus.READY, started_at=None)


def _settle_public_media() -> None:
    """Films and pictures follow their pages at once; this heals what a crash in between left."""
    sync_public_media()


def _warn_of_endings() -> None:
    warn_of_endings(timezone.now())


def _roll_up_plays() -> None:
    now = timezone.now()
    roll_up(now)
    publish_figures(local_day(now), film_owners)


def _send_monthly_mails() -> None:
    send_monthly_mails(local_day(timezone.now()))


def _ask_about_old_films() -> None:
    ask_about_old_films(local_day(timezone.now()))


def _tell_what_is_to_be_checked() -> None:
    """Owners are told at once; this tells what is asked about here, and what a mail server refused before."""
    tell_untold()


def _sweep_uploads() -> None:
    sweep_expired(timezone.now())


def _drop_superseded_films() -> None:
    keeping.drop_superseded()


def _drop_old_originals() -> None:
    keeping.drop_old_originals()


def _sweep_orphans() -> None:
    """Once a day, and when the process starts: it lists every file."""
    if cache.add("swept-orphans", True, timeout=timedelta(days=1).total_seconds()):
        sweep()


def _picture_chapters() -> None:
    """Once a day, what a killed worker or a full disk left undone, and chapters from before there were pictures."""
    if cache.add("pictured-chapters", True, timeout=timedelta(days=1).total_seconds()):
        for film in chapter_pictures.films_that_lack_some():
            picture_chapters.enqueue(film)


def _prune_tasks() -> None:
    call_command("prune_db_task_results", queue_name="*", min_age_days=7, verbosity=0)


JOBS: tuple[Callable[[], None], ...] = (
    _publish_scheduled,
    _settle_public_media,
    _settle_search,
    _rescue_films,
    _rescue_tasks,
    _warn_of_endings,
    _roll_up_plays,
    _send_monthly_mails,
    _ask_about_old_films,
    _tell_what_is_to_be_checked,
    _sweep_uploads,
    _drop_superseded_films,
    _drop_old_originals,
    _sweep_orphans,
    _picture_chapters,
    _prune_tasks,
)


def run_all() -> None:
    """Each job once. One that fails is logged with its traceback, and the others run all the same."""
    for job in JOBS:
        try:
            job()
        except Exception:
            logger.exception("The periodic job %s failed", job.__name__.strip("_"))
