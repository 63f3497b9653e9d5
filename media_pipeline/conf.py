# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What an installation may set about films; the settings read the environment, this reads the settings."""

from datetime import timedelta

from django.conf import settings


def max_seconds() -> int:
    """The longest film that is accepted, in seconds."""
    return int(getattr(settings, "MEDIA_MAX_SECONDS", 20 * 60))


def max_bytes() -> int:
    """The largest upload that is accepted, in bytes."""
    return int(getattr(settings, "MEDIA_MAX_BYTES", 2 * 1024**3))


def quota_bytes() -> int | None:
    """How much room the films of a collection may take when it has no rule of its own, in bytes; None for no limit."""
    return int(getattr(settings, "MEDIA_QUOTA_BYTES", 0)) or None


def keep_originals() -> timedelta | None:
    """How long uploads are kept where the collection has no rule of its own; None for as long as the film."""
    days = int(getattr(settings, "MEDIA_KEEP_ORIGINALS_DAYS", 0))
    return timedelta(days=days) if days else None


def lease() -> timedelta:
    """How long a worker may be silent before its film is given to another one."""
    return timedelta(seconds=getattr(settings, "MEDIA_LEASE_SECONDS", 120))


def ffmpeg_path() -> str:
    """The configured ffmpeg; empty for the one that comes with the installation."""
    return str(getattr(settings, "MEDIA_FFMPEG", ""))


def makes_av1() -> bool:
    """Whether the largest file is also made as AV1: smaller, for new phones only, and slow to make."""
    return bool(getattr(settings, "MEDIA_AV1", False))


def transcriber() -> str:
    """Dotted path of a Transcriber; empty for none."""
    return str(getattr(settings, "MEDIA_TRANSCRIBER", ""))
