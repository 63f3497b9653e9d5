# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""The form of a page that must meet publishing checks."""

from typing import Any

from django.core.exceptions import ValidationError

from guides.models.references import ReferringPageForm


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
