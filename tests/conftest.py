# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What every test may use."""

import fcntl
import os
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

import hypothesis
import pytest
from django.apps import apps
from django.conf import settings as django_settings
from django.core.cache import caches
from django.core.management.color import no_style
from django.db import connection, transaction
from django.test import TransactionTestCase
from django.utils.translation.reloader import translation_file_changed
from pytest_django import DjangoDbBlocker

from cms import assets as static_assets
from cms.translations import compile_messages

# No deadlines: the same example takes ten times as long while the other worker has the processor.
hypothesis.settings.register_profile("vis-vej", parent=hypothesis.settings.default, deadline=None)
hypothesis.settings.register_profile("full", parent=hypothesis.settings.default, deadline=None, max_examples=2_000)
hypothesis.settings.load_profile("vis-vej")


def pytest_configure() -> None:
    for catalogue in compile_messages():
        translation_file_changed(sender=None, file_path=catalogue)  # Django has read what was there before


def pytest_unconfigure() -> None:
    # Each test process has a media folder of its own, made by cms.settings.test.
    shutil.rmtree(django_settings.MEDIA_ROOT, ignore_errors=True)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        fixtures = getattr(item, "fixturenames", ())
        if not item.get_closest_marker("django_db") and not {"db", "transactional_db"}.intersection(fixtures):
            item.add_marker("pure")


def pytest_runtest_setup(item: pytest.Item) -> None:
    if item.get_closest_marker("postgres") and connection.vendor != "postgresql":
        pytest.skip("runs where DATABASE_URL names a PostgreSQL")


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """What the migrations made (roots of pages and collections, the site) outlives tests that commit.

    Django empties the database after such a test and counts on running these tests last. In random order, on several
    workers, they are not last. Nor does it empty quickly: rows are put back from copies in the database itself.
    """
    with django_db_blocker.unblock():
        tables = connection.introspection.django_table_names(only_existing=True, include_views=False)
        copies = _copy_rows(tables)

    def empty_and_restore(_test: TransactionTestCase) -> None:
        with transaction.atomic(), connection.cursor() as cursor:  # constraints are looked at when it ends
            for table in tables:
                cursor.execute(f'DELETE FROM "{table}"')
            for table, copy in copies.items():
                cursor.execute(f'INSERT INTO "{table}" SELECT * FROM "{copy}"')
            for statement in connection.ops.sequence_reset_sql(no_style(), apps.get_models()):
                cursor.execute(statement)  # PostgreSQL would give the restored rows' numbers out again

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", empty_and_restore)
        yield
    with django_db_blocker.unblock():
        _end_other_sessions()


def _copy_rows(tables: Iterable[str]) -> dict[str, str]:
    """By each table that has rows: the name of a copy of it."""
    copies = {}
    with connection.cursor() as cursor:
        for number, table in enumerate(tables):
            cursor.execute(f'SELECT 1 FROM "{table}" LIMIT 1')
            if cursor.fetchone():
                copies[table] = f"migrated_{number}"
                cursor.execute(f'CREATE TABLE "migrated_{number}" AS SELECT * FROM "{table}"')
    return copies


def _end_other_sessions() -> None:
    """What a thread or a killed process left open would keep PostgreSQL from dropping the database."""
    if connection.vendor == "postgresql":
        others = "FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT pg_terminate_backend(pid) {others}")


@pytest.fixture(autouse=True)
def _empty_caches() -> None:
    """Wagtail remembers sites and renditions by primary key, and the next test's rows have the same keys."""
    for name in django_settings.CACHES:
        caches[name].clear()


@pytest.fixture(scope="session")
def shared_media() -> Path:
    """The folder of real films beside the repository (or $VIS_VEJ_SHARED/media), with its manifest.json."""
    root = os.environ.get("VIS_VEJ_SHARED") or django_settings.BASE_DIR.parent / "shared"
    media = Path(root) / "media"
    if not (media / "manifest.json").is_file():
        pytest.skip(f"no real films at {media}; VIS_VEJ_SHARED can name another folder")
    return media


@pytest.fixture(scope="session")
def assets(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Style sheet, scripts and the checking tools from npm are built, once for all workers."""
    with (tmp_path_factory.getbasetemp().parent / "assets.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        static_assets.build(dev=True)
