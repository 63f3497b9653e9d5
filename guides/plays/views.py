# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Where a citizen's page reports a play, and where readers' answers are sent.

No cookie and no address is read, and nothing of whoever sent it is stored or logged.
"""

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
from guides.plays import answers
from guides.plays.messages import MAX_BYTES, PlayMessage
from guides.plays.record import record
from guides.plays.tallies import local_day
from guides.readable import find_guide

router = Router(tags=["plays"])
_brake = answers.Brake(answers.MOST_IN_A_MINUTE)


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
    is_real = answers.is_from_a_reader(request.headers, request.get_host())
    if is_real and _brake.lets_through((guide, step_id, answer), monotonic()):
        answers.record(guide, step_id, answer, local_day(timezone.now()))


@router.post(
    "/plays",
    auth=None,
    response={204: None},
    summary="Report a play",
    description=(
        "The whole state of one play so far; sending it again changes nothing. "
        "204 also when the message was left out because nothing that it names is published."
    ),
    openapi_extra={
        "requestBody": {
            "required": True,
            "content": {"application/json": {"schema": PlayMessage.model_json_schema()}},
        },
    },
)
def report_play(request: HttpRequest) -> HttpResponse:
    record(_read_message(request), received_at=timezone.now())
    return HttpResponse(status=204)


def _read_message(request: HttpRequest) -> PlayMessage:
    """Raises HttpError 403, 415, 413, 400 or 422, each with a short reason."""
    # Browsers too old for this header cannot post JSON across sites without asking first, which nobody answers.
    if request.headers.get("Sec-Fetch-Site", "same-origin") != "same-origin":
        raise HttpError(403, "Only our own pages report plays.")
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
