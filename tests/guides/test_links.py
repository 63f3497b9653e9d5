# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Links inside rich text."""

import pytest
from wagtail.models import Page

from guides.sanitise import render_rich_text
from tests.factories import ContactFactory, GuideFactory

pytestmark = pytest.mark.django_db


def link_to(page: Page) -> str:
    return render_rich_text(f'<p>Se <a linktype="page" id="{page.pk}">her</a>.</p>')


def test_to_a_live_page() -> None:
    guide = GuideFactory()
    assert f'href="{guide.url}"' in link_to(guide)


def test_to_a_page_that_citizens_cannot_open_is_only_words() -> None:
    deleted = GuideFactory()
    gone = link_to(deleted)
    deleted.delete()
    for markup in (link_to(GuideFactory(live=False)), link_to(ContactFactory()), link_to(deleted)):
        assert "href" not in markup
        assert "her" in markup
    assert "href" in gone
