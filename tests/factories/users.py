# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Staff. UserFactory may do nothing until a department gives a role."""

import factory
from factory.django import DjangoModelFactory, Password

from cms.users.models import User

PASSWORD = "never-outside-tests"


class UserFactory(DjangoModelFactory[User]):
    class Meta:
        model = User

    username = factory.Sequence("user-{}".format)
    email = factory.LazyAttribute(lambda user: f"{user.username}@fjordby.example")
    first_name = "Karin"
    last_name = factory.Sequence("Lund {}".format)
    password = Password(PASSWORD)


class AdministratorFactory(UserFactory):
    is_superuser = True
    is_staff = True
