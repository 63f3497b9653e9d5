# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""A department can work as soon as its page exists, and its groups follow when it is renamed."""

from typing import Any

from django.db import transaction
from django.db.models.signals import post_save

from cms.departments.provisioning import provision
from guides.models import DepartmentPage


def register() -> None:
    post_save.connect(provision_department, sender=DepartmentPage, dispatch_uid="departments.provision_department")


def provision_department(*, instance: DepartmentPage, raw: bool, **_kwargs: Any) -> None:
    if not raw:
        transaction.on_commit(lambda: provision(instance))
