# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What an archived film's page says."""

from datetime import UTC, datetime
from uuid import uuid4

import pytest
from django.urls import reverse

from media_pipeline.models import ArchivedVersion
from tests.media_pipeline.conftest import Staff

pytestmark = pytest.mark.django_db


def test_languages_have_names(anna: Staff) -> None:
    archived = ArchivedVersion.objects.create(
        collection=anna.collection,
        video_uuid=uuid4(),
        version_uuid=uuid4(),
        title="Vejen til klinikken",
        captions={"da": "WEBVTT", "kl": "WEBVTT"},
        first_public_at=datetime(2026, 1, 2, 12, tzinfo=UTC),
    )
    page = anna.client.get(reverse("films:archived", args=[archived.pk])).content.decode()
    assert "(dansk)" in page.lower()
    assert "(kl)" in page, "one that we no longer have a name for"
    assert "2. januar 2026" in page
