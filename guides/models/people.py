# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What the publishing checks need to know of the people in the films and pictures that a page uses."""

from collections.abc import Iterable, Iterator

from django.db.models import prefetch_related_objects
from django.utils import timezone

from guides.publishing.people import PeopleFacts, Shown
from media_pipeline.models import Image, Video
from media_pipeline.people.rules import missing


def people_facts(used: Iterable[tuple[str, Video | Image]]) -> Iterator[PeopleFacts]:
    used = list(used)
    today = timezone.localdate()
    for kind in (Video, Image):
        prefetch_related_objects([thing for _, thing in used if isinstance(thing, kind)], "consents")
    for path, thing in used:
        shown = Shown.FILM if isinstance(thing, Video) else Shown.PICTURE
        yield PeopleFacts(path, shown, thing.title, tuple(missing(thing.people, thing.bases, today)))
