# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Where a citizen's page reports a play, and where readers' answers are sent.

No cookie and no address is read, and nothing of whoever sent it is stored or logged.
"""

from datetime import datetime
from time import monotonic
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST
from ninja import Router
from ninja.errors import HttpError
from pydantic import ValidationError

from guides.answers import Answer
from guides.models import Step
from guides.plays import answers, drops
from guides.plays.messages import MAX_BYTES, PlayMessage
from guides.plays.record import record
from guides.plays.senders import Brake, Drop, drop_reason
from guides.plays.tallies import local_day
from guides.readable import find_guide

router = Router(tags=["plays"])
MOST_MESSAGES_IN_A_MINUTE = 30
"""About one play. A page sends one every fifteen seconds, and when it is hidden or left."""

_answers_brake = Brake(answers.MOST_IN_A_MINUTE)
_messages_brake = Brake(MOST_MESSAGES_IN_A_MINUTE)


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
    if wanted in Answer.values and (step or not step_id):
        _count(request, uuid, step, Answer(wanted))
    answer = Answer(wanted) if wanted in Answer.values else Answer.HELP
    return redirect(guide.get_url(request) + guide.answer_path(answer, step))


def _is_small_form(request: HttpRequest) -> bool:
    return request.content_type == "application/x-www-form-urlencoded" and len(request.body) <= MAX_BYTES


def _count(request: HttpRequest, guide: UUID, step: Step | None, answer: Answer) -> None:
    step_id = step.id if step else ""
    day = local_day(timezone.now())
    dropped = drop_reason(request.headers, request.get_host())
    if dropped is None and not _answers_brake.lets_through((guide, step_id, answer), monotonic()):
        dropped = Drop.TOO_OFTEN
    if dropped:
        drops.count(dropped, day, monotonic())
    else:
        answers.record(guide, step_id, answer, day)


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
    now = timezone.now()
    try:
        dropped = drop_reason(request.headers, request.get_host()) or _take(request, now)
    except HttpError:
        drops.count(Drop.UNREADABLE, local_day(now), monotonic())
        raise
    if dropped:
        drops.count(dropped, local_day(now), monotonic())
    if dropped is Drop.OTHER_SITE:
        raise HttpError(403, "Only our own pages report plays.")
    return HttpResponse(status=204)


def _take(request: HttpRequest, now: datetime) -> Drop | None:
    message = _read_message(request)
    if message.automated:
        return Drop.MACHINE
    if not _messages_brake.lets_through(message.play, monotonic()):
        return Drop.TOO_OFTEN
    return record(message, received_at=now)


def _read_message(request: HttpRequest) -> PlayMessage:
    """Raises HttpError 415, 413, 400 or 422, each with a short reason."""
    if request.content_type != "application/json":
        raise HttpError(415, "Expected application/json.")
    if len(request.body) > MAX_BYTES:
        raise HttpError(413, f"At most {MAX_BYTES} bytes.")
    try:
        return PlayMessage.model_validate_json(request.body)
    except ValidationError as error:
        raise _http_error(error) from error


def _http_error(error: ValidationError) -> HttpError:
    """The first thing that is wrong, without repeating what was sent."""
    first = error.errors(include_url=False, include_input=False, include_context=False)[0]
    where = ".".join(str(part) for part in first["loc"])
    status = 400 if first["type"] == "json_invalid" else 422
    return HttpError(status, f"{where}: {first['type']}" if where else first["type"])
