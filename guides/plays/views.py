# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Where a citizen's page reports plays and happenings, and where readers' answers are sent.

No cookie and no address is read, and nothing of whoever sent it is stored or logged.
"""

from collections.abc import Callable
from datetime import datetime
from time import monotonic
from uuid import UUID

from django.db import connection
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST
from ninja import Router
from ninja.errors import HttpError
from pydantic import BaseModel, ValidationError

from guides.answers import Answer
from guides.happenings import What
from guides.plays import counters, drops
from guides.plays.messages import MAX_BYTES, HappeningMessage, PlayMessage
from guides.plays.record import go_on, record, record_happening
from guides.plays.senders import Brake, Drop, sent_by_machine, sent_elsewhere
from guides.plays.tallies import local_day
from guides.readable import find_guide

router = Router(tags=["plays"])
MOST_MESSAGES_IN_A_MINUTE = 30
"""About one play. A page sends one every fifteen seconds, and when it is hidden or left."""
MOST_PLAYS_IN_A_MINUTE = 600
"""Of one film on one page, that begin in a process."""
MOST_HAPPENINGS_IN_A_MINUTE = 120
"""Of one kind, about one guide, step or question, that a process takes. Readers don't come as fast as that."""

_messages_brake = Brake(MOST_MESSAGES_IN_A_MINUTE)
_plays_brake = Brake(MOST_PLAYS_IN_A_MINUTE)
_happenings_brake = Brake(MOST_HAPPENINGS_IN_A_MINUTE)


@csrf_exempt  # a token would need a cookie, and there is no log-in that another site could make use of
@require_POST
def take_answer(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Count the answer, and lead to what we say to it; whatever was sent, that is the same, counted or not."""
    guide = find_guide(uuid)
    if guide is None:
        raise Http404
    sent = request.POST if _is_small_form(request) else {}
    wanted, step_id = sent.get("svar", ""), sent.get("trin", "")
    step = next((step for step in guide.step_list if step.id == step_id), None)
    if wanted not in Answer.values or (step_id and not step):
        drops.count(Drop.UNREADABLE, local_day(timezone.now()), monotonic())
    elif not guide.offers.counts:
        drops.count(Drop.NOT_COUNTED, local_day(timezone.now()), monotonic())
    else:
        language = guide.locale.language_code
        counters.count(request, What(wanted), page=uuid, block=step_id, language=language)
    answer = Answer(wanted) if wanted in Answer.values else Answer.HELP
    return redirect(guide.get_url(request) + guide.answer_path(answer, step))


def _is_small_form(request: HttpRequest) -> bool:
    return request.content_type == "application/x-www-form-urlencoded" and _is_small(request)


def _is_small(request: HttpRequest) -> bool:
    """What says that it is large isn't read at all."""
    length = request.headers.get("Content-Length", "")
    return length.isdecimal() and int(length) <= MAX_BYTES and len(request.body) <= MAX_BYTES


@router.post(
    "/plays",
    auth=None,
    response={204: None},
    summary="Report a play",
    description=(
        "The whole state of one play so far; sending it again changes nothing. "
        "204 also when the message was left out: nothing that it names is published, or no reader sent it."
    ),
    openapi_extra={
        "requestBody": {
            "required": True,
            "content": {"application/json": {"schema": PlayMessage.model_json_schema()}},
        },
    },
)
def report_play(request: HttpRequest) -> HttpResponse:
    return _received(request, _take_play)


@router.post(
    "/happenings",
    auth=None,
    response={204: None},
    summary="Report something that happened",
    description=(
        "One thing that a reader did on a guide's page; sending it again changes nothing. "
        "204 also when the message was left out: nothing that it names is published, or no reader sent it."
    ),
    openapi_extra={
        "requestBody": {
            "required": True,
            "content": {"application/json": {"schema": HappeningMessage.model_json_schema()}},
        },
    },
)
def report_happening(request: HttpRequest) -> HttpResponse:
    return _received(request, _take_happening)


def _received(request: HttpRequest, take: Callable[[HttpRequest, datetime], Drop | None]) -> HttpResponse:
    """Have the message taken, or count why not."""
    now = timezone.now()
    try:
        dropped = sent_elsewhere(request.headers, request.get_host()) or take(request, now)
    except HttpError:
        drops.count(Drop.UNREADABLE, local_day(now), monotonic())
        raise
    if dropped:
        drops.count(dropped, local_day(now), monotonic())
    if dropped is Drop.OTHER_SITE:
        raise HttpError(403, "Only our own pages report what is counted.")
    return HttpResponse(status=204)


def _take_play(request: HttpRequest, now: datetime) -> Drop | None:
    message = _read_message(request, PlayMessage)
    if message.automated:
        return Drop.MACHINE
    if not _messages_brake.lets_through(message.play, monotonic()):
        return Drop.TOO_OFTEN
    # Whether the database still has the line open isn't asked first: the next message says again what this one says.
    connection.health_check_done = True  # type: ignore[attr-defined]
    if go_on(message, now):
        return None
    if machine := sent_by_machine(request.headers):
        return machine
    if not _plays_brake.lets_through((message.guide or message.place, message.video), monotonic()):
        return Drop.TOO_OFTEN
    return record(message, now)


def _take_happening(request: HttpRequest, now: datetime) -> Drop | None:
    message = _read_message(request, HappeningMessage)
    if message.automated:
        return Drop.MACHINE
    if not _happenings_brake.lets_through((message.what, message.guide, message.block), monotonic()):
        return Drop.TOO_OFTEN
    return sent_by_machine(request.headers) or record_happening(message, now)


def _read_message[Shape: BaseModel](request: HttpRequest, shape: type[Shape]) -> Shape:
    """Raises HttpError 415, 413, 400 or 422, each with a short reason."""
    if request.content_type != "application/json":
        raise HttpError(415, "Expected application/json.")
    if not _is_small(request):
        raise HttpError(413, f"At most {MAX_BYTES} bytes.")
    try:
        return shape.model_validate_json(request.body)
    except ValidationError as error:
        raise _http_error(error) from error


def _http_error(error: ValidationError) -> HttpError:
    """The first thing that is wrong, without repeating what was sent."""
    first = error.errors(include_url=False, include_input=False, include_context=False)[0]
    where = ".".join(str(part) for part in first["loc"])
    status = 400 if first["type"] == "json_invalid" else 422
    return HttpError(status, f"{where}: {first['type']}" if where else first["type"])
