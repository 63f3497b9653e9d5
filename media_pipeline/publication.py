# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""The one way to make stored things public, or private again."""

from collections.abc import Collection

from django.db.models import Q
from django.utils import timezone

from media_pipeline.models import Publishable, ShowsPeople, Video, VideoVersion, may_be_shown


def set_public(model: type[Publishable], ids: Collection[int], public: bool) -> set[int]:
    """Make the objects with these primary keys public (or not); the keys of those that changed.

    What shows somebody who has not agreed to it never becomes public, nor does what nobody has answered for. The files
    themselves stay where they are: the view that serves them asks the row each time.
    """
    affected = model._default_manager.filter(pk__in=ids).exclude(is_public=public)
    if public:
        affected = affected.filter(may_be_shown(model, timezone.localdate()))
        if issubclass(model, ShowsPeople):
            affected = affected.exclude(Q(people=ShowsPeople.People.UNANSWERED))
    changed = set(affected.values_list("pk", flat=True))
    model._default_manager.filter(pk__in=changed).update(is_public=public)
    if public and model is Video and changed:
        _remember_first_showing(changed)
    return changed


def _remember_first_showing(films: Collection[int]) -> None:
    """What citizens have seen is archived when it goes, not swept."""
    shown = Video.objects.filter(pk__in=films).values("current_version")
    VideoVersion.objects.filter(pk__in=shown, first_public_at__isnull=True).update(first_public_at=timezone.now())
