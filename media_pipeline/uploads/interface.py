# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What upload.js needs to know: addresses, limits, what is under way, and every word that it says."""

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from media_pipeline import conf
from media_pipeline.failures import Failure
from media_pipeline.models import Upload, Video
from media_pipeline.permissions import collections_to_add_to
from media_pipeline.uploads import limits


def describe(user: Any, *, video: Video | None = None, at_once: int = limits.MAX_UNFINISHED) -> dict[str, Any]:
    """For uploads by this user: of new films, or of another version of `video`."""
    collections = [] if video else collections_to_add_to(user).order_by("name").values_list("pk", "name")
    return {
        "endpoint": reverse("films:uploads"),
        "video": video.pk if video else None,
        "collections": [{"id": pk, "name": name} for pk, name in collections],
        "atOnce": at_once,
        "done": reverse("films:edit", args=[video.pk]) if video else reverse("films:index"),
        "unfinished": [_unfinished(upload) for upload in _begun(user, video)],
        "limits": {
            "bytes": conf.max_bytes(),
            "seconds": conf.max_seconds(),
            "minutes": conf.max_seconds() // 60,
            "extensions": limits.EXTENSIONS,
            "types": limits.TYPES,
        },
        "accept": limits.ACCEPT,
        "texts": _texts(is_version=video is not None),
    }


def _begun(user: Any, video: Video | None) -> "QuerySet[Upload]":
    return Upload.objects.filter(user=user, version=None, video=video).order_by("created_at")


def _unfinished(upload: Upload) -> dict[str, Any]:
    return {
        "address": reverse("films:upload", args=[upload.uuid]),
        "title": upload.title,
        "percent": int(100 * upload.offset / upload.length),
    }


def _texts(*, is_version: bool) -> dict[str, str]:
    refusals = (Failure.NOT_A_FILM, Failure.TOO_LARGE, Failure.TOO_LONG)
    return {
        **{failure.value: f"{failure.label} {failure.remedy}" for failure in refusals},
        "goesOn": _("Part of this film is already here. It goes on where it stopped."),
        "ready": _("Ready to be uploaded"),
        "inLine": _("Waits its turn"),
        "begins": _("Begins …"),
        "sent": _("{percent} sent"),
        "secondsLeft": _("{percent} sent – less than a minute left"),
        "minutesLeft": _("{percent} sent – about {minutes} min. left"),
        "paused": _("On hold. {percent} is sent."),
        "lost": _("The connection is gone. {percent} is sent, and the rest follows by itself when it is back."),
        "gaveUp": _("The film could not be sent. What is already here is kept: press “Try again”."),
        "loggedOut": _("You are no longer logged in. Log in in another tab, then press “Try again”."),
        "done": _("Uploaded. The film is now being prepared."),
        "cancelled": _("“{title}” is cancelled."),
        "refused": _("“{title}”: {reason}"),
        "doneOne": _("“{title}” is uploaded."),
        "lostOne": _("The connection is gone. The upload goes on by itself when it is back."),
        "allDone": _("Everything is uploaded. You can leave this page; the films become ready by themselves.")
        if not is_version
        else _("The new version is uploaded and is now being prepared."),
        "uploadOne": _("Upload the film"),
        "uploadSeveral": _("Upload {count} films"),
        "tooMany": _("Only the first {count} were taken."),
        "halfway": _("{percent} of “{title}” is here. Choose the same file again, and it goes on from there."),
    }
