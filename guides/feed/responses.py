# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""How public JSON is answered: the same bytes for everybody, kept for five minutes, 304 when nothing is new.

It is told that a document was sent, to be counted. What somebody else keeps and hands out meanwhile is not seen here.
"""

from datetime import datetime
from hashlib import sha256

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import http_date, quote_etag

from guides.feed.schema import Shape
from guides.happenings import What, happened

MAX_AGE = 300
"""Seconds for which anybody may keep an answer: withdrawing a guide works within this time."""


def public_json(
    request: HttpRequest,
    shape: Shape,
    *,
    kind: str,
    language: str,
    modified: datetime | None,
    content_type: str = "application/json",
    max_age: int = MAX_AGE,
) -> HttpResponse:
    """The shape as JSON, or 304 if the asker has just these bytes. `kind` is what it is counted as.

    `Last-Modified` is for information: opening hours, pictures and films change without it, so only the ETag decides.
    """
    body = shape.to_json(f"{request.scheme}://{request.get_host()}")
    etag = quote_etag(sha256(body).hexdigest()[:32])
    response = HttpResponse(body, content_type=content_type, headers={"ETag": etag})
    if modified:
        response["Last-Modified"] = http_date(modified.timestamp())
    patch_cache_control(response, public=True, max_age=max_age)
    answer = get_conditional_response(request, etag=etag, response=response) or response
    answer["Access-Control-Allow-Origin"] = "*"
    if request.method == "GET" and answer.status_code in {200, 304}:
        happened.send(public_json, request=request, what=What.FEED, block=kind, language=language)
    return answer
