# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What PostgreSQL plans once, and what it doesn't."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from guides.plays.statements import executed

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="about PostgreSQL"),
]
ASKED = "SELECT %s + 1 AS asked_of_messages"


def plans() -> list[tuple[str, ...]]:
    """Types of the values of each statement that is planned."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT parameter_types::text FROM pg_prepared_statements WHERE statement LIKE '%%of_messages'")
        return cursor.fetchall()


def ask(*values: int) -> list[int]:
    answers = []
    for value in values:
        with executed(ASKED, [value]) as cursor:
            answers.append(cursor.fetchone()[0])
    return answers


def test_a_statement_is_planned_once_whatever_numbers_it_has() -> None:
    connection.close()
    assert ask(1, 70_000, 1 << 62) == [2, 70_001, (1 << 62) + 1]
    assert plans() == [("{bigint}",)]


def test_behind_a_pooler_nothing_is_planned_ahead(monkeypatch: pytest.MonkeyPatch) -> None:
    connection.close()
    monkeypatch.setitem(connection.settings_dict, "DISABLE_SERVER_SIDE_CURSORS", True)
    assert ask(1, 2) == [2, 3]
    assert plans() == []


def test_such_a_statement_is_seen_by_who_counts_queries() -> None:
    with CaptureQueriesContext(connection) as asked:
        ask(1, 2)
    assert len(asked) == 2
