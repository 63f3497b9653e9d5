# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What a message names, as far as citizens can reach it: one query, of which each process writes the SQL once.

Writing it takes Django many times as long as the database takes to answer. It is asked anew all the same: of what has
been withdrawn no play begins.
"""

from dataclasses import dataclass
from functools import cache
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Subquery, UUIDField

from guides.counting import Counting, Offers, offers
from guides.models import Audience, GuidePage
from guides.plays.messages import PlayMessage
from guides.plays.statements import executed
from guides.readable import counting_of_department, readable_guides, readable_pages
from media_pipeline.models import VideoVersion

_PAGE, _VIDEO, _VERSION = (UUID(int=number) for number in range(3))
"""They stand in the SQL where a message's own UUIDs belong."""


@dataclass(frozen=True, slots=True)
class Published:
    """A public film on a live page: how long the server measured it, and what the page offers its readers."""

    film_ms: int
    offers: Offers


def published(message: PlayMessage) -> Published | None:
    """What the page itself says about its film decides nothing."""
    row = _asked(message)
    if row is None or row[0] is None:
        return None
    film_ms, counting, *of_guide = row
    if not of_guide:
        return Published(film_ms, Offers(counts=counting != Counting.OFF))
    discreet, audiences = of_guide
    is_for_children = Audience.YOUNG in GuidePage._meta.get_field("audiences").from_db_value(
        audiences, None, connection
    )
    return Published(film_ms, offers(counting, discreet=discreet, for_children=is_for_children))


def _asked(message: PlayMessage) -> Any:
    sql, parameters = _query(on_guide=message.guide is not None)
    named = {_PAGE: message.guide or message.place, _VIDEO: message.video, _VERSION: message.version}
    values = {_written(blank): _written(uuid) for blank, uuid in named.items()}
    with executed(sql, [values.get(parameter, parameter) for parameter in parameters]) as cursor:
        return cursor.fetchone()


@cache
def _query(*, on_guide: bool) -> tuple[str, tuple[Any, ...]]:
    film = VideoVersion.objects.filter(
        uuid=_VERSION,
        video__uuid=_VIDEO,
        video__is_public=True,
        state=VideoVersion.State.READY,
    )
    named = {"film_ms": Subquery(film.values("duration_ms")[:1]), "counting": counting_of_department()}
    if on_guide:
        guides = readable_guides().filter(uuid=_PAGE).annotate(**named).order_by()
        return guides.values_list("film_ms", "counting", "discreet", "audiences").query.sql_with_params()
    places = readable_pages().filter(placepage__uuid=_PAGE).annotate(**named)
    return places.values_list("film_ms", "counting").query.sql_with_params()


def _written(uuid: UUID | None) -> Any:
    """As the database takes it."""
    return UUIDField().get_db_prep_value(uuid, connection)
