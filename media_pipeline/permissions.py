# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Who may do what with films. Collections decide; this package knows nothing of departments."""

from typing import Any

from django.db.models import QuerySet
from wagtail.models import Collection
from wagtail.permissions import policy_registry

from media_pipeline.models import Video


def films_to_change(user: Any) -> "QuerySet[Video]":
    return policy_registry.get_by_type(Video).instances_user_has_any_permission_for(user, ["change"])


def collections_to_add_to(user: Any) -> "QuerySet[Collection]":
    """Never the root, which holds nothing of anybody's."""
    return policy_registry.get_by_type(Video).collections_user_has_permission_for(user, "add").exclude(depth=1)


def films_to_choose(user: Any) -> "QuerySet[Video]":
    return policy_registry.get_by_type(Video).instances_user_has_any_permission_for(user, ["choose"])


def may_change_rules(user: Any) -> bool:
    """Whether the user decides how much room films take and how long uploads are kept."""
    return bool(user.has_perm("media_pipeline.change_collectionrules"))
