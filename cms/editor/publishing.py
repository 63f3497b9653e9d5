# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What stands in the way of publishing a page, asked about its newest draft."""

from wagtail.models import Page

from guides.publishing.checks import Finding


def findings_of(page: Page) -> list[Finding]:
    """What the page's newest draft lacks; nothing for pages that have no publishing checks."""
    draft = page.get_latest_revision_as_object()
    findings: list[Finding] = draft.findings() if hasattr(draft, "findings") else []
    return findings
