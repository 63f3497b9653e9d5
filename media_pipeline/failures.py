# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Why a film could not be used, in words that help the person who made it."""

from typing import TYPE_CHECKING

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


class Failure(TextChoices):
    """The codes are stored; the labels say what is wrong."""

    NOT_A_FILM = "not-a-film", _("The file is not a film that we can read.")
    NO_VIDEO_STREAM = "no-video-stream", _("The file has sound but no picture.")
    TOO_LONG = "too-long", _("The film is too long.")
    TOO_LARGE = "too-large", _("The file is too large.")
    TOO_MANY_PIXELS = "too-many-pixels", _("The picture is larger than we can handle.")
    DAMAGED = "damaged", _("The film is damaged, or not all of it was uploaded.")
    GAVE_UP = "gave-up", _("We tried several times, and it did not work.")
    QUOTA = "quota", _("There is no more room for your department's films.")
    NO_SPACE = "no-space", _("There is no more room for films on the server.")

    @property
    def remedy(self) -> "_StrPromise":
        """What to do about it."""
        return _REMEDIES[self]

    @property
    def may_pass(self) -> bool:
        """Whether the same file may do better another time."""
        return self in (Failure.GAVE_UP, Failure.NO_SPACE)


_REMEDIES = {
    Failure.NOT_A_FILM: _("Upload the film as your phone or camera saved it: an MP4, MOV, MKV or WebM file."),
    Failure.NO_VIDEO_STREAM: _("Check that you picked the right file, and upload the film itself."),
    Failure.TOO_LONG: _("Cut the film into shorter ones, for example one for each stretch of the way."),
    Failure.TOO_LARGE: _("Film in a lower quality (1080p is plenty), or cut the film into shorter ones."),
    Failure.TOO_MANY_PIXELS: _("Film in a lower quality: 1080p is plenty, and 4K is the most."),
    Failure.DAMAGED: _(
        "Play the file on your own machine. If it plays to the end, upload it again; if not, film it again."
    ),
    Failure.GAVE_UP: _("Press “Try again”. If it fails again, tell your administrator."),
    Failure.QUOTA: _("Delete films that are no longer used, or ask your administrator for more room."),
    Failure.NO_SPACE: _("Tell your administrator. When there is room again, press “Try again”."),
}


class MediaFailure(Exception):
    """The film itself (or the room for it) is the reason that the work cannot be done."""

    def __init__(self, failure: Failure, detail: str = "") -> None:
        super().__init__(f"{failure.value}: {detail}" if detail else failure.value)
        self.failure = failure
