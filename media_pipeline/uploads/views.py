# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""The server's side of resumable uploads: what tus 1.0.0 asks, done to our rows and pieces.

Every address is below the admin, and an upload belongs to the user who began it: for others it doesn't exist.
"""

from collections.abc import Mapping
from pathlib import PurePath
from typing import IO, Any
from uuid import UUID

from django.contrib.auth import get_user_model
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views import View
from wagtail.log_actions import log
from wagtail.models import Collection

from media_pipeline import conf, ingest, storage
from media_pipeline.failures import Failure, MediaFailure
from media_pipeline.models import Upload, Video
from media_pipeline.numbers import number
from media_pipeline.permissions import collections_to_add_to, films_to_change
from media_pipeline.uploads import limits, pieces, protocol
from media_pipeline.uploads.protocol import Refusal
from media_pipeline.versions import quota

FILM_HEADER = "Vis-Vej-Film"
"""Where the film stands that has become of the upload."""


class TusView(View):
    """Turns refusals into answers, and puts on every answer what the protocol wants there."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        request.method = protocol.method_meant(request.method or "", request.headers)
        try:
            if request.method.lower() in self.http_method_names:
                protocol.check_version(request.method, request.headers)
            response = super().dispatch(request, *args, **kwargs)
        except Refusal as refusal:
            response = _text(refusal.status, refusal.message)
        except Http404:
            response = _text(404, _("This upload does not exist any more."))
        response["Tus-Resumable"] = response["Tus-Version"] = protocol.VERSION
        response["Cache-Control"] = "private, no-store"
        return response

    def options(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return HttpResponse(status=204, headers=protocol.options(conf.max_bytes()))


class UploadsView(TusView):
    """Where uploads begin."""

    http_method_names = ["post", "options"]

    def post(self, request: HttpRequest) -> HttpResponse:
        user: Any = request.user  # of the staff: the address lies below the admin
        creation = protocol.read_creation(request.headers)
        name = creation.metadata.get("filename", "")
        media_type = creation.metadata.get("filetype", "")
        if failure := limits.refusal(
            name=name, media_type=media_type, size=creation.length, max_bytes=conf.max_bytes()
        ):
            raise _refused(413 if failure is Failure.TOO_LARGE else 415, failure)
        video, collection = _target(user, creation.metadata)
        with transaction.atomic():
            _wait_for_turn(user, collection)
            _check_room(user, collection, creation.length)
            upload = Upload.objects.create(
                user=user,
                collection=collection,
                video=video,
                title=(creation.metadata.get("title", "").strip() or PurePath(name).stem)[:255],
                length=creation.length,
            )
        return HttpResponse(
            status=201, headers={"Location": reverse("films:upload", args=[upload.uuid])} | _progress(upload)
        )


class UploadView(TusView):
    """One upload of the user's own."""

    http_method_names = ["head", "patch", "delete", "options"]

    def head(self, request: HttpRequest, uuid: UUID) -> HttpResponse:
        return HttpResponse(headers=_progress(_own(request.user, uuid)))

    def patch(self, request: HttpRequest, uuid: UUID) -> HttpResponse:
        upload = _own(request.user, uuid)
        _check_still_allowed(upload)
        size = protocol.bytes_expected(request.headers, offset=upload.offset, length=upload.length)
        with pieces.receive(request, size) as (body, received):
            if received:
                _add_piece(upload, body, received)
        return HttpResponse(status=204, headers=_progress(upload))

    def delete(self, request: HttpRequest, uuid: UUID) -> HttpResponse:
        with transaction.atomic():
            # Locked: the last piece may be coming in, and the film must not lose its bytes.
            upload = get_object_or_404(Upload.objects.select_for_update(), uuid=uuid, user=request.user)
            if upload.version_id:
                raise Refusal(403, _("The film has already been uploaded."))
            upload.delete()
        return HttpResponse(status=204)


def _own(user: Any, uuid: UUID) -> Upload:
    return get_object_or_404(Upload.objects.select_related("version", "video", "collection"), uuid=uuid, user=user)


def _target(user: Any, metadata: Mapping[str, str]) -> tuple[Video | None, Collection]:
    """The film to be replaced, if any, and the collection; never one in which the user may not do that."""
    if video_id := metadata.get("video"):
        video = get_object_or_404(films_to_change(user).select_related("collection"), pk=number(video_id))
        return video, video.collection
    collection = collections_to_add_to(user).filter(pk=number(metadata.get("collection", ""))).first()
    if collection is None:
        raise _forbidden()
    return None, collection


def _check_still_allowed(upload: Upload) -> None:
    may = films_to_change(upload.user) if upload.video_id else collections_to_add_to(upload.user)
    if not may.filter(pk=upload.video_id or upload.collection_id).exists():
        raise _forbidden()


def _wait_for_turn(user: Any, collection: Collection) -> None:
    """Or uploads that begin at the same moment would each find the room that there is for one."""
    get_user_model().objects.select_for_update(no_key=True).filter(pk=user.pk).first()
    Collection.objects.select_for_update(no_key=True).filter(pk=collection.pk).first()


def _check_room(user: Any, collection: Collection, length: int) -> None:
    if Upload.objects.filter(user=user, version=None).count() >= limits.MAX_UNFINISHED:
        raise Refusal(429, _("You have too many unfinished uploads. Finish them, or cancel some."))
    if failure := quota.refusal(collection, length):
        raise _refused(413, failure)


def _add_piece(upload: Upload, body: IO[bytes], size: int) -> None:
    """Store the piece, and let it count unless another one at this place was faster."""
    key = _store(upload, body)
    try:
        with transaction.atomic():
            _advance(upload, size)
            if upload.offset == upload.length:
                _finish(upload)
    except Refusal:
        storage.delete(key)
        raise


def _store(upload: Upload, body: IO[bytes]) -> str:
    try:
        with storage.room_for():
            return pieces.store(upload.uuid, upload.offset, body)
    except MediaFailure as error:
        raise _refused(507, error.failure) from error


def _advance(upload: Upload, size: int) -> None:
    """Compare and set: of two pieces at one place, one wins."""
    now = timezone.now()
    waiting = Upload.objects.filter(pk=upload.pk, offset=upload.offset, version=None)
    if not waiting.update(offset=upload.offset + size, updated_at=now):
        raise Refusal(409)
    upload.offset += size
    upload.updated_at = now


def _finish(upload: Upload) -> None:
    version = ingest.add_uploaded(upload)
    log(instance=version.video, action="wagtail.edit" if upload.video else "wagtail.create", user=upload.user)


def _progress(upload: Upload) -> dict[str, str]:
    headers = protocol.progress(offset=upload.offset, length=upload.length, touched_at=upload.updated_at)
    if upload.version:
        headers[FILM_HEADER] = reverse("films:edit", args=[upload.version.video_id])
    return headers


def _forbidden() -> Refusal:
    return Refusal(403, _("You may not upload films here."))


def _refused(status: int, failure: Failure) -> Refusal:
    return Refusal(status, f"{failure.label} {failure.remedy}")


def _text(status: int, message: str) -> HttpResponse:
    return HttpResponse(message, status=status, content_type="text/plain; charset=utf-8")
