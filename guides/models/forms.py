# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""The forms of pages that must meet publishing checks, and of what is shared by the whole site."""

from typing import Any

from django.core.exceptions import ValidationError
from wagtail.admin.forms import WagtailAdminModelForm

from guides.models.references import ReferringPageForm
from guides.publishing.finding import blocking, strict_advice
from media_pipeline.stale_forms import MeanwhileForm


class CheckedPageForm(ReferringPageForm):
    """A draft may be saved unfinished; publishing, scheduling and sending to review may not.

    The page offers `findings()`; each that blocks is shown at its field. A field with an error of its own is left at
    that: the page still holds what the field said before.
    """

    def _post_clean(self) -> None:
        super()._post_clean()
        if self.is_deferred_validation:
            return
        failed = set(self.errors)
        for finding in blocking(self.instance.findings(), strict_advice()):
            if finding.field not in failed:
                field: Any = finding.field if finding.field in self.fields else None
                self.add_error(field, ValidationError(finding.message, code=finding.code))


class SharedForm(MeanwhileForm, WagtailAdminModelForm):
    """Of what has no drafts: administrators change it, and citizens see it at once."""
