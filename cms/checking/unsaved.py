# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""A page as its form says it is right now, half filled in or not; nothing is saved."""

from typing import Any

from django import forms
from django.http import QueryDict
from wagtail.blocks.base import BlockField
from wagtail.models import Page

from cms.users.models import User
from guides.models.complete import field_errors
from guides.publishing.finding import Finding


class AsSent(BlockField):
    """A stream as it is: what is wrong with its blocks is found by the page's own checks."""

    def clean(self, value: Any) -> Any:
        return value


def fill_in(page: Page, parent: Page, sent: QueryDict, user: User) -> list[Finding]:
    """Put what was sent into the page; what the form itself refuses, such as a text that is too long, comes back.

    The form is that of the editor, so it refuses half a form, and references that the user may not make.
    """
    form = page.get_edit_handler().get_form_class()(sent, instance=page, parent_page=parent, for_user=user)
    form.formsets.clear()  # of comments, which nobody checks
    form.fields.pop("slug", None)  # comes by itself
    for name, field in form.fields.items():
        if isinstance(field, BlockField):
            form.fields[name] = AsSent(field.block, required=False, label=field.label)
    form.defer_required_fields()
    form.fields["title"].required = False
    return [
        finding
        for name, errors in form.errors.as_data().items()
        if name in form.fields
        for error in errors
        for finding in field_errors(error, name, _label(form, name))
    ]


def _label(form: forms.Form, name: str) -> str:
    return str(form.fields[name].label)
