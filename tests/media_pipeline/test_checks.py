# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What an installation is told about itself."""

import pytest
from django.core.files.storage import default_storage
from pytest_django.fixtures import Settings

from media_pipeline import checks
from media_pipeline.encoding import ffmpeg


def test_this_machine_is_ready() -> None:
    assert checks.ffmpeg_is_found() == []
    assert checks.ffmpeg_reads_descriptors() == []
    assert checks.storage_is_writable() == []


def test_a_wrong_path_is_named(settings: Settings) -> None:
    settings.MEDIA_FFMPEG = "/nowhere/ffmpeg"
    ffmpeg.executable.cache_clear()
    try:
        [error] = checks.ffmpeg_is_found()
        [unreadable] = checks.ffmpeg_reads_descriptors()
    finally:
        ffmpeg.executable.cache_clear()
    assert "/nowhere/ffmpeg" in error.msg
    assert (error.id, unreadable.id) == ("media_pipeline.E001", "media_pipeline.E002")


def test_a_storage_that_refuses_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: object) -> str:
        raise PermissionError("nej")

    monkeypatch.setattr(default_storage, "save", refuse, raising=False)
    [error] = checks.storage_is_writable()
    assert "nej" in error.msg
