# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What is to be checked, and why, in words."""

from django.core.exceptions import FieldDoesNotExist
from django.db.models import Model
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from wagtail.models import Page

from cms.ripple.models import ToBeChecked
from media_pipeline.models import Video


def thing_in_words(row: ToBeChecked) -> str:
    """For those who may change it: the newest title."""
    if row.film:
        return _("The film “%(title)s”") % {"title": row.film.title}
    page = row.page
    if page is None:
        return ""
    kind = (page.specific_class or Page)._meta.verbose_name
    return f"{str(kind).capitalize()}: {page.get_admin_display_title()}"


def why(row: ToBeChecked) -> str:
    if row.reason == ToBeChecked.Reason.OLD and row.film:
        day = row.film.filmed_on or timezone.localdate(row.film.created_at)
        return _("The film was recorded on %(day)s. Does it still look like that?") % {"day": date_format(day)}
    names = ", ".join(dict.fromkeys(_names(row)))
    return _("“%(title)s” has changed: %(fields)s.") % {"title": row.source_title, "fields": names}


def _names(row: ToBeChecked) -> list[str]:
    model: type[Model] = Video if row.source_film_id else _model_of(row.source_page)
    return [_name(model, field) for field in row.changed]


def _model_of(page: Page | None) -> type[Model]:
    return (page.specific_class if page else None) or Page


def _name(model: type[Model], field: str) -> str:
    try:
        return str(model._meta.get_field(field).verbose_name).lower()  # type: ignore[union-attr]
    except FieldDoesNotExist:
        return _("the text")
