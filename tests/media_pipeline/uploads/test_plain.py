# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Films that come with a form."""

import errno

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.files.uploadhandler import TemporaryFileUploadHandler
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import Settings

from media_pipeline.models import Video

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("step", ["receive_data_chunk", "file_complete"])
def test_a_disk_that_is_full_before_the_form_is_read_is_told_in_words(
    admin_client: Client, settings: Settings, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    def full(*_args: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 0
    monkeypatch.setattr(TemporaryFileUploadHandler, step, full)
    file = SimpleUploadedFile("Vejen til døren.mp4", b"x" * 1000, "video/mp4")
    data = {"file": file, "title": "Vejen til klinikken", "purpose": "other"}
    page = admin_client.post(reverse("films:add"), data).content.decode()
    assert "Der er ikke plads til flere film på serveren" in page
    assert "Vejen til klinikken" in page, "what was written is kept"
    assert not Video.objects.exists()
