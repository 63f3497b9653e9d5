# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""The forms of pages that must meet publishing checks, and of what is shared by the whole site."""

from typing import Any

from django.core.exceptions import ValidationError
from wagtail.admin.forms import WagtailAdminModelForm

from guides.models.references import ReferringPageForm
from media_pipeline.stale_forms import MeanwhileForm


class CheckedPageForm(ReferringPageForm):
    """A draft may be saved unfinished; publishing, scheduling and sending to review may not.

    The page offers `findings()`; each is shown at its field.
    """

    def _post_clean(self) -> None:
        super()._post_clean()
        if self.is_deferred_validation or self.errors:
            return
        for finding in self.instance.findings():
            field: Any = finding.field if finding.field in self.fields else None
            self.add_error(field, ValidationError(finding.message, code=finding.code))


class SharedForm(MeanwhileForm, WagtailAdminModelForm):
    """Of what has no drafts: administrators change it, and citizens see it at once."""
