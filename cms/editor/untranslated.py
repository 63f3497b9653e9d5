# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What Django and Wagtail show without offering it for translation, said in Danish all the same."""

from typing import Any

from django.apps.registry import Apps
from django.apps.registry import apps as installed
from django.db import DEFAULT_DB_ALIAS
from django.forms import BaseForm, Field
from django.forms.boundfield import BoundField
from django.forms.renderers import DjangoTemplates
from django.utils.text import capfirst
from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale, Site
from wagtail.sites.views import IndexView as SitesView

LANGUAGE = "da"
"""What the admin speaks."""


class TranslatedBoundField(BoundField):
    """A field without a label is called by its name, which is English: "Task type"."""

    def __init__(self, form: BaseForm, field: Field, name: str) -> None:
        super().__init__(form, field, name)
        if field.label is None:
            self.label = _translated(str(self.label))


class FormRenderer(DjangoTemplates):
    """Django's, for settings.FORM_RENDERER."""

    bound_field_class = TranslatedBoundField


def _translated(label: str) -> str:
    """Catalogues have some of the names as labels ("Task type"), others as names of fields ("subject")."""
    whole = gettext(label)
    return whole if whole != label else capfirst(gettext(label.lower()))


def name_what_has_no_name() -> None:
    """Wagtail's model of languages, and columns of its list of sites."""
    options: Any = Locale._meta
    options.verbose_name, options.verbose_name_plural = _("locale"), _("locales")
    for column in SitesView.columns:
        if column.name in {"port", "site_name", "root_page"}:
            column.label = capfirst(Site._meta.get_field(column.name).verbose_name)


def name_permissions(using: str = DEFAULT_DB_ALIAS, apps: Apps = installed, **_signal: Any) -> None:
    """After migrating: their names stand in the database, as Django wrote them when it made them."""
    try:
        permissions: Any = apps.get_model("auth", "Permission").objects.using(using)
    except LookupError:
        return  # as far as migrations have come
    with override(LANGUAGE):
        for permission in permissions.select_related("content_type"):
            if (name := _in_danish(permission)) != permission.name:
                permissions.filter(pk=permission.pk).update(name=name)


def _in_danish(permission: Any) -> str:
    kind = permission.content_type
    action = permission.codename.removesuffix(f"_{kind.model}")
    verbs = {"add": _("May add"), "change": _("May change"), "delete": _("May delete"), "view": _("May see")}
    try:
        model = installed.get_model(kind.app_label, kind.model)
    except LookupError:
        return str(permission.name)  # of a model that has gone
    return f"{verbs[action]}: {model._meta.verbose_name}" if action in verbs else gettext(permission.name)
