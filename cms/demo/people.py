# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""The demo's log-ins: one of each role for each department, and an administrator. Only ever for development."""

from cms.departments.provisioning import assign, provision_administrators
from cms.departments.roles import Role
from cms.users.backends import DEMO_PASSWORD
from cms.users.models import User
from guides.models import DepartmentPage

PASSWORD = DEMO_PASSWORD
ADMINISTRATOR = "administrator"
ROLES = {
    Role.EDITOR: ("redaktoer", "Rikke"),
    Role.REVIEWER: ("godkender", "Gorm"),
    Role.MANAGER: ("leder", "Lene"),
}


def login(role: Role, department_slug: str) -> str:
    """Such as redaktoer-borgerservice."""
    return f"{ROLES[role][0]}-{department_slug}"


def staff(department: DepartmentPage) -> dict[Role, User]:
    """The department's people. One who is there already keeps password, name and groups."""
    return {
        role: _person(login(role, department.slug), first_name, department.title, department, role)
        for role, (_, first_name) in ROLES.items()
    }


def administrator() -> User:
    provision_administrators()
    return _person(ADMINISTRATOR, "Astrid", "Administrator", None, Role.ADMINISTRATOR)


def _person(username: str, first_name: str, last_name: str, department: DepartmentPage | None, role: Role) -> User:
    existing = User.objects.filter(username=username).first()
    if existing:
        return existing
    user = User.objects.create_user(username, password=PASSWORD, first_name=first_name, last_name=last_name)
    assign(user, department, role)
    return user
