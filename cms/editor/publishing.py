# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What stands in the way of publishing a page, asked about its newest draft."""

from django.http import HttpRequest
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.models import Page

from guides.publishing.finding import Finding, blocking, strict_advice


def is_checked(kind: type[Page]) -> bool:
    """Whether pages of this kind must meet publishing checks."""
    return hasattr(kind, "findings")


def findings_of(page: Page) -> list[Finding]:
    """What the page's newest draft lacks; nothing for pages that have no publishing checks."""
    draft = page.get_latest_revision_as_object()
    return blocking(draft.findings(), strict_advice()) if is_checked(type(draft)) else []


def say_what_is_missing(request: HttpRequest, page: Page, missing: list[Finding]) -> None:
    words = _("“%(page)s” is not finished, and nothing was published. %(missing)s")
    messages.error(request, words % {"page": page, "missing": " ".join(finding.message for finding in missing)})
