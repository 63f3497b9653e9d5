# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
from collections.abc import Iterator

import pytest
from django.db import transaction
from django.test import TestCase
from pytest_django import DjangoDbBlocker

from tests.cms.isolation.world import World, build_world


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
    """Built once a module, and taken back at its end."""
    with django_db_blocker.unblock(), transaction.atomic():
        # Search and reference index follow after a commit.
        with TestCase.captureOnCommitCallbacks(execute=True):
            built = build_world()
        yield built
        transaction.set_rollback(True)
