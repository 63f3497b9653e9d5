# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""How far the work on films has come, in words."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from media_pipeline.encoding import jobs
from media_pipeline.models import Video, VideoVersion

State = VideoVersion.State


@dataclass(frozen=True, slots=True)
class Progress:
    """What staff see of a film's work; `version` is the one that it is about."""

    version: VideoVersion
    place: int | None = None
    seconds_left: int | None = None

    @property
    def detail(self) -> str:
        """What changes while the state stays the same; empty when there is nothing to tell."""
        if self.version.state == State.WAITING and self.place:
            return _("number %(place)d in the line") % {"place": self.place}
        if self.version.state == State.ENCODING:
            return " · ".join(filter(None, [f"{self.version.percent} %", _time_left(self.seconds_left)]))
        return ""


def of_films(films: Iterable[Video]) -> dict[int, Progress]:
    """By the film's primary key; one query when films wait in line, whatever their number, and none otherwise."""
    shown = {film.pk: version for film in films if (version := film.version_to_show)}
    is_waiting = any(version.state == State.WAITING for version in shown.values())
    places = jobs.places_in_line() if is_waiting else {}
    now = timezone.now()
    return {
        film: Progress(version, places.get(version.pk), jobs.seconds_left(version, now))
        for film, version in shown.items()
    }


def _time_left(seconds: int | None) -> str:
    if seconds is None:
        return ""
    if seconds < 60:
        return _("less than a minute left")
    minutes = round(seconds / 60)
    return ngettext("about %(count)d minute left", "about %(count)d minutes left", minutes) % {"count": minutes}
