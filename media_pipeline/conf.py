# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What an installation may set about films; the settings read the environment, this reads the settings."""

from datetime import timedelta

from django.conf import settings


def max_seconds() -> int:
    """The longest film that is accepted, in seconds."""
    return int(settings.MEDIA_MAX_SECONDS)


def max_bytes() -> int:
    """The largest upload that is accepted, in bytes."""
    return int(settings.MEDIA_MAX_BYTES)


def quota_bytes() -> int | None:
    """How much room the films of a collection may take when it has no rule of its own, in bytes; None for no limit."""
    return int(settings.MEDIA_QUOTA_BYTES) or None


def keep_originals() -> timedelta | None:
    """How long uploads are kept where the collection has no rule of its own; None for as long as the film."""
    days = int(settings.MEDIA_KEEP_ORIGINALS_DAYS)
    return timedelta(days=days) if days else None


def lease() -> timedelta:
    """How long a worker may be silent before its film is given to another one."""
    return timedelta(seconds=settings.MEDIA_LEASE_SECONDS)


def ffmpeg_path() -> str:
    """The configured ffmpeg; empty for the one that comes with the installation."""
    return str(settings.MEDIA_FFMPEG)


def makes_av1() -> bool:
    """Whether the largest file is also made as AV1: smaller, for new phones only, and slow to make."""
    return bool(settings.MEDIA_AV1)


def transcriber() -> str:
    """Dotted path of a Transcriber; empty for none."""
    return str(settings.MEDIA_TRANSCRIBER)
