# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
from collections.abc import Iterator

import pytest
from django.db import transaction
from django.test import TestCase
from pytest_django import DjangoDbBlocker, Settings

from tests.cms.isolation.world import World, build_world, mark_names


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
    """Built once a module, and taken back at its end."""
    with django_db_blocker.unblock(), transaction.atomic():
        # Search and reference index follow after a commit.
        with TestCase.captureOnCommitCallbacks(execute=True):
            built = build_world()
        mark_names(built)
        yield built
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def everything_is_switched_on(settings: Settings) -> None:
    """Addresses that an installation may leave out answer too."""
    settings.MEDIA_TRANSCRIBER = "tests.cms.isolation.conftest.nobody_listens"


def nobody_listens(*args: object) -> str:
    raise NotImplementedError
