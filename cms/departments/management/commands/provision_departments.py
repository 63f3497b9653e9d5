# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
from typing import Any

from django.core.management.base import BaseCommand

from cms.departments.provisioning import provision, provision_administrators
from guides.models import DepartmentPage


class Command(BaseCommand):
    help = "Brings groups, rights, collections and reviews of all departments in line with the table of roles."

    def handle(self, *_args: Any, **_options: Any) -> None:
        provision_administrators()
        for department in DepartmentPage.objects.all():
            provision(department)
            self.stdout.write(department.title)
