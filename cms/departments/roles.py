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
    """The rights of one role, inside its department; an administrator's department is the whole site.

    pages: actions on pages, in Wagtail's words.
    media: actions on pictures, documents and films, in Wagtail's words.
    department: what Wagtail has no page action for; ask `access.departments_with_permission`.
    """

    pages: frozenset[str] = frozenset()
    media: frozenset[str] = frozenset()
    department: frozenset[str] = frozenset()


_KEEP_MEDIA = frozenset({"add", "change", "choose"})
_WRITE = frozenset({"add", "change"})
_PUBLISH = frozenset({"publish", "lock", "unlock"})

RIGHTS: Mapping[Role, Rights] = MappingProxyType(
    {
        Role.EDITOR: Rights(pages=_WRITE, media=_KEEP_MEDIA),
        Role.REVIEWER: Rights(pages=_WRITE | _PUBLISH, media=_KEEP_MEDIA),
        Role.MANAGER: Rights(department=frozenset({"view_pages", "view_statistics"})),
        Role.ADMINISTRATOR: Rights(pages=_WRITE | _PUBLISH | {"bulk_delete"}, media=_KEEP_MEDIA),
    }
)

DEPARTMENT_ROLES = (Role.EDITOR, Role.REVIEWER, Role.MANAGER)
"""The roles that every department has; there is one group of administrators for the whole site."""


def roles_with(permission: str) -> list[Role]:
    """The roles whose department rights hold `permission`."""
    return [role for role, rights in RIGHTS.items() if permission in rights.department]
