# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""The one place that hands files out."""

from collections.abc import Iterator
from hashlib import sha256
from mimetypes import guess_type
from pathlib import PurePosixPath

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.csp import CSP
from django.utils.http import content_disposition_header
from django.views.decorators.csp import csp_override
from django.views.decorators.http import require_safe

from media_pipeline import access, keys, ranges, storage
from media_pipeline.addresses import SIGNATURE_PARAMETER, is_signed

WITHDRAWAL_SECONDS = 300
"""How long a browser or a cache may keep a public file without asking: within this time, withdrawing works."""

_REFUSALS = 400
"""Answers from here on are about what somebody asked for, and not about the file."""

_INLINE_TYPES = ("image/", "video/", "text/vtt", "application/pdf", "application/vnd.apple.mpegurl")
_CONTENT_TYPES = {
    ".vtt": "text/vtt; charset=utf-8",
    ".m3u8": "application/vnd.apple.mpegurl",
    ".webp": "image/webp",
    ".avif": "image/avif",
}


@csp_override({"default-src": [CSP.NONE]})
@require_safe
def serve(request: HttpRequest, key: str) -> HttpResponseBase:
    """The file, or a part of it; 404 for what doesn't exist and for what the asker may not know of, alike."""
    parsed = keys.parse(key)
    grant = parsed and access.look_up(parsed)
    if not grant or not (grant.is_public or is_signed(key, request.GET.get(SIGNATURE_PARAMETER, ""))):
        raise Http404
    size = len(grant.text.encode()) if grant.text is not None else _stored_size(key)
    response = _response(request, key, size, grant.text)
    if grant.is_public and response.status_code < _REFUSALS:
        patch_cache_control(response, public=True, max_age=WITHDRAWAL_SECONDS)
    else:
        patch_cache_control(response, private=True, no_store=True)
    return response


def private_file(request: HttpRequest, key: str, name: str, *, as_attachment: bool) -> HttpResponseBase:
    """A file that no address leads to, for somebody who has just been found to be allowed to have it."""
    response = _response(request, key, _stored_size(key), None)
    response["Content-Type"] = guess_type(name)[0] or "application/octet-stream"
    response["Content-Disposition"] = content_disposition_header(as_attachment, name) or "attachment"
    patch_cache_control(response, private=True, no_store=True)
    return response


def _stored_size(key: str) -> int:
    size = storage.size(key)
    if size is None:
        raise Http404
    return size


def _response(request: HttpRequest, key: str, size: int, text: str | None) -> HttpResponseBase:
    etag = f'"{sha256(key.encode()).hexdigest()[:32]}"'  # a key never changes meaning, so it identifies the bytes
    if answer := get_conditional_response(request, etag=etag):
        answer["ETag"] = etag
        return answer
    try:
        wanted = ranges.parse(_range_header(request, etag), size)
    except ranges.Unsatisfiable:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    part = wanted or ranges.ByteRange(0, size)
    response = StreamingHttpResponse(
        _bytes(key, part, text), status=206 if wanted else 200, headers=_file_headers(key) | {"ETag": etag}
    )
    response["Accept-Ranges"] = "bytes"
    response["Content-Length"] = str(part.length)
    if wanted:
        response["Content-Range"] = part.content_range(size)
    return response


def _range_header(request: HttpRequest, etag: str) -> str:
    """A range that continues another version of the file is no range of this one."""
    continues = request.headers.get("If-Range", etag)
    return request.headers.get("Range", "") if continues == etag else ""


def _bytes(key: str, part: ranges.ByteRange, text: str | None) -> Iterator[bytes]:
    if text is None:
        return storage.read(key, part.start, part.length)
    return iter([text.encode()[part.start : part.start + part.length]])


def _file_headers(key: str) -> dict[str, str]:
    name = PurePosixPath(key)
    content_type = _CONTENT_TYPES.get(name.suffix) or guess_type(name.name)[0] or "application/octet-stream"
    shown_in_browser = content_type.startswith(_INLINE_TYPES) and content_type != "image/svg+xml"
    return {
        "Content-Type": content_type,
        "Content-Disposition": content_disposition_header(not shown_in_browser, name.name) or "inline",
    }
