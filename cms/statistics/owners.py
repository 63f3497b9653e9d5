# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Which department a film is of: the one whose collection it lies in, or in one below that."""

from uuid import UUID

from cms.departments.models import Department
from media_pipeline.models import Video


def film_owners() -> dict[UUID, UUID]:
    """A department's translation key by the UUID of each of its films; films for all departments are nobody's."""
    departments = dict(Department.objects.values_list("collection__path", "key"))
    owners = {}
    for uuid, path in Video.objects.values_list("uuid", "collection__path"):
        key = next((key for own, key in departments.items() if path.startswith(own)), None)
        if key:
            owners[uuid] = key
    return owners
