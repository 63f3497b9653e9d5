# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Where a citizen's page reports a play. No cookie, no address and no user agent is read, stored or logged."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Router
from ninja.errors import HttpError
from pydantic import ValidationError

from guides.plays.messages import MAX_BYTES, PlayMessage
from guides.plays.record import record

router = Router(tags=["plays"])


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
