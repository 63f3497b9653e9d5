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


def lease() -> timedelta:
    """How long a worker may be silent before its film is given to another one."""
    return timedelta(seconds=getattr(settings, "MEDIA_LEASE_SECONDS", 120))


def ffmpeg_path() -> str:
    """The configured ffmpeg; empty for the one that comes with the installation."""
    return str(getattr(settings, "MEDIA_FFMPEG", ""))
