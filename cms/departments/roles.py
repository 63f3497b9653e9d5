# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What each role may do: the one table behind every right that provisioning hands out."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    EDITOR = "editor", _("author")
    REVIEWER = "reviewer", _("reviewer")
    MANAGER = "manager", _("manager")
    ADMINISTRATOR = "administrator", _("administrator")


@dataclass(frozen=True)
class Rights:
    """The rights of one role inside its department; an administrator's department is the whole site.

    pages, media, collections: actions on pages; on pictures, documents and films; on the collections that hold these.
        All in Wagtail's words.
    shared: actions on the pictures, documents and films that all departments share.
    department: what Wagtail has no word for; ask `access.departments_with_permission`.
    models: labels of the models that the role may do everything with, wherever they belong.
    """

    pages: frozenset[str] = frozenset()
    media: frozenset[str] = frozenset()
    collections: frozenset[str] = frozenset()
    shared: frozenset[str] = frozenset()
    department: frozenset[str] = frozenset()
    models: frozenset[str] = frozenset()


_WRITE = frozenset({"add", "change"})
_PUBLISH = frozenset({"publish", "lock", "unlock"})
_KEEP_MEDIA = frozenset({"add", "change", "choose"})
_SHARED = frozenset({"choose"})

RIGHTS: Mapping[Role, Rights] = MappingProxyType(
    {
        Role.EDITOR: Rights(pages=_WRITE, media=_KEEP_MEDIA, shared=_SHARED),
        Role.REVIEWER: Rights(
            pages=_WRITE | _PUBLISH, media=_KEEP_MEDIA, shared=_SHARED, department=frozenset({"name_stand_ins"})
        ),
        Role.MANAGER: Rights(department=frozenset({"view_pages", "view_statistics", "name_stand_ins"})),
        Role.ADMINISTRATOR: Rights(
            pages=_WRITE | _PUBLISH | {"bulk_delete"},
            media=_KEEP_MEDIA,
            collections=frozenset({"add", "change", "delete"}),
            models=frozenset(
                {
                    "auth.group",
                    "users.user",
                    "wagtailcore.locale",
                    "wagtailcore.site",
                    "wagtailcore.task",
                    "wagtailcore.workflow",
                    "departments.reviewtask",
                    "wagtailredirects.redirect",
                    "media_pipeline.collectionrules",
                    "guides.lifesituation",
                    "guides.look",
                    "checking.checkrules",
                    "starting.guidetemplate",
                }
            ),
        ),
    }
)

DEPARTMENT_ROLES = (Role.EDITOR, Role.REVIEWER, Role.MANAGER)
"""The roles that every department has; there is one group of administrators for the whole site."""


def roles_with(permission: str) -> list[Role]:
    """The roles whose department rights hold `permission`."""
    return [role for role, rights in RIGHTS.items() if permission in rights.department]
