# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""An address that was printed on a leaflet keeps leading to its guide."""

import pytest
from django.test import Client
from pytest_django import DjangoCaptureOnCommitCallbacks

from guides.models import GuidePage
from tests.factories.pages import GuideFactory


@pytest.mark.django_db
def test_a_changed_slug_redirects(
    client: Client, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    guide = GuidePage.objects.get(pk=GuideFactory(slug="find-vej").pk)
    old = guide.get_url()

    with django_capture_on_commit_callbacks(execute=True):
        guide.slug = "vejen-til-os"
        guide.save_revision().publish()

    assert client.get(old, follow=True).redirect_chain == [(GuidePage.objects.get(pk=guide.pk).get_url(), 301)]
