# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What staff see of grounds that end, and what is written down of them all at once."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from media_pipeline.models import Consent, Video
from media_pipeline.people.rules import People
from tests.factories import ConsentFactory, VideoFactory
from tests.media_pipeline.conftest import Staff

pytestmark = pytest.mark.django_db


def test_a_name_is_changed_everywhere_or_nowhere(admin_client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    film = VideoFactory(people="")
    consent = ConsentFactory(video=film, shows="Den gamle")
    data = {"shows": "Den nye", "person": "adult", "ground": "other", "explanation": "Ansat"}

    def broken(*_args: object, **_kwargs: object) -> None:
        raise RuntimeError("broken")

    monkeypatch.setattr(Consent, "save", broken)
    with pytest.raises(RuntimeError, match="broken"):
        admin_client.post(reverse("people:change", args=["film", film.pk, consent.pk]), data)
    assert Consent.objects.get().shows == "Den gamle"
    with pytest.raises(RuntimeError, match="broken"):
        admin_client.post(reverse("people:add", args=["film", film.pk]), data)
    film.refresh_from_db()
    assert film.people == People.UNANSWERED


def test_front_page_of_the_admin_is_not_flooded(annas_film: Video, anna: Staff) -> None:
    Video.objects.filter(pk=annas_film.pk).update(people=People.SOMEBODY)
    today = timezone.localdate()
    for shows, days in (("Længst", -31), ("For nylig", -30), ("Snart", 30), ("Om lidt", 31)):
        ConsentFactory(video=annas_film, shows=shows, ends_on=today + timedelta(days=days))
    page = anna.client.get("/admin/").content.decode()
    assert [name in page for name in ("Længst", "For nylig", "Snart", "Om lidt")] == [False, True, True, False]
    ConsentFactory.create_batch(10, video=annas_film, ends_on=today)
    page = anna.client.get("/admin/").content.decode()
    assert "og 2 flere" in page
    assert "Snart" not in page, "what ends first comes first"
