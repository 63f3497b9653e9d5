# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Statements that every message needs. PostgreSQL plans each of them once for a connection, not for every message.

Planning takes it several times as long as running them. Django itself has nothing planned ahead, because behind a
pooler that lends a connection for one transaction it can't be: there DISABLE_SERVER_SIDE_CURSORS says so, for us, too.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, cast

from django.db import connection
from django.db.backends.utils import CursorWrapper
from psycopg import Connection, Cursor
from psycopg.types.numeric import Int8

type Parameters = Sequence[Any] | Mapping[str, Any]


@contextmanager
def executed(sql: str, parameters: Parameters) -> Iterator[CursorWrapper]:
    """A cursor on what the statement answers."""
    with _cursor() as cursor:
        cursor.execute(sql, _of_one_type(parameters))
        yield cursor


def _cursor() -> CursorWrapper:
    if connection.vendor != "postgresql" or connection.settings_dict.get("DISABLE_SERVER_SIDE_CURSORS"):
        return connection.cursor()
    connection.ensure_connection()
    line: Connection[Any] = connection.connection
    line.prepare_threshold = 0  # of no effect on Django's own cursors, which write values into the statement
    wrap = connection.make_debug_cursor if connection.queries_logged else connection.make_cursor
    return wrap(cast("CursorWrapper", Cursor(line)))


def _of_one_type(parameters: Parameters) -> Parameters:
    """Numbers of any size as the largest type: psycopg takes the smallest, and each mixture would be planned anew."""
    if connection.vendor != "postgresql":
        return parameters
    if isinstance(parameters, Mapping):
        return {name: _widest(value) for name, value in parameters.items()}
    return [_widest(value) for value in parameters]


def _widest(value: Any) -> Any:
    return Int8(value) if type(value) is int else value
