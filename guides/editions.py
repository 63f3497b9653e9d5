# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Which edition of a page it is that somebody holds in the hand."""

from wagtail.models import Page, PageLogEntry


def edition_of(page: Page) -> int:
    """How many times the page has been published, at least 1: the number that its printed forms carry."""
    return max(1, PageLogEntry.objects.filter(page=page.pk, action="wagtail.publish").count())
