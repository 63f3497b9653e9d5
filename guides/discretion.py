# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Which guides require discretion, or once did: who ticks it off must not make past readers' figures finer."""

from collections.abc import Collection
from uuid import UUID

from django.db.models import QuerySet
from wagtail.models import Revision

from guides.models import GuidePage


def discreet_in_a_revision(guides: QuerySet[GuidePage]) -> set[int]:
    """The primary keys of those that were discreet in any revision, or are so in a draft."""
    pks = [str(pk) for pk in guides.values_list("pk", flat=True)]
    found = Revision.page_revisions.filter(content__discreet=True, object_id__in=pks)
    return {int(pk) for pk in found.values_list("object_id", flat=True)}


def never_discreet(uuids: Collection[UUID]) -> set[UUID]:
    """Of these guides the ones that aren't discreet and never were. Of a deleted one nobody knows any more."""
    guides = GuidePage.objects.filter(uuid__in=uuids, discreet=False)
    once = discreet_in_a_revision(guides)
    return {uuid for pk, uuid in guides.values_list("pk", "uuid") if pk not in once}
