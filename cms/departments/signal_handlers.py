# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""A department can work as soon as its page exists; its groups follow when it is renamed or deleted."""

from collections.abc import Collection
from functools import partial
from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete, post_save
from wagtail.models import GroupCollectionPermission

from cms.departments.provisioning import provision
from guides.models import DepartmentPage


def register() -> None:
    post_save.connect(provision_department, sender=DepartmentPage, dispatch_uid="departments.provision_department")
    post_delete.connect(close_collection, sender=DepartmentPage, dispatch_uid="departments.close_collection")


def provision_department(
    *, instance: DepartmentPage, raw: bool, update_fields: Collection[str] | None = None, **_kwargs: Any
) -> None:
    """A draft is saved too, with a title that nobody has published; but its title is not what is written."""
    if not raw and (update_fields is None or "title" in update_fields):
        transaction.on_commit(partial(_provision, instance.pk))


def _provision(pk: int) -> None:
    for department in DepartmentPage.objects.filter(pk=pk):
        provision(department)


def close_collection(*, instance: DepartmentPage, **_kwargs: Any) -> None:
    """Rights on pages go with the pages; those on films and pictures go with the department's last page.

    Groups and their members stay, and provisioning gives the rights back if the department comes back.
    """
    key = instance.translation_key
    if not DepartmentPage.objects.filter(translation_key=key).exists():
        GroupCollectionPermission.objects.filter(group__department_role__department__key=key).delete()
