# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Whether what a message names is published: one query, of which each process writes the SQL once.

Writing it takes Django many times as long as the database takes to answer. It is asked for each message all the same:
what is withdrawn is not counted from then on.
"""

from functools import cache
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Exists, UUIDField

from guides.plays.messages import PlayMessage
from guides.readable import readable_guides, readable_pages
from media_pipeline.models import VideoVersion

_PAGE, _VIDEO, _VERSION = (UUID(int=number) for number in range(3))
"""They stand in the SQL where a message's own UUIDs belong."""


def film_ms(message: PlayMessage) -> int | None:
    """The film's length in ms as the server measured it, if the film is public and the page that it is on is live."""
    sql, parameters = _query(on_guide=message.guide is not None)
    named = {_PAGE: message.guide or message.place, _VIDEO: message.video, _VERSION: message.version}
    values = {_written(blank): _written(uuid) for blank, uuid in named.items()}
    with connection.cursor() as cursor:
        cursor.execute(sql, [values.get(parameter, parameter) for parameter in parameters])
        row = cursor.fetchone()
    return row[0] if row else None


@cache
def _query(*, on_guide: bool) -> tuple[str, tuple[Any, ...]]:
    page = readable_guides().filter(uuid=_PAGE) if on_guide else readable_pages().filter(placepage__uuid=_PAGE)
    film = VideoVersion.objects.filter(
        Exists(page),
        uuid=_VERSION,
        video__uuid=_VIDEO,
        video__is_public=True,
        state=VideoVersion.State.READY,
    )
    sql, parameters = film.values_list("duration_ms").query.sql_with_params()
    return sql, parameters


def _written(uuid: UUID | None) -> Any:
    """As the database takes it."""
    return UUIDField().get_db_prep_value(uuid, connection)
