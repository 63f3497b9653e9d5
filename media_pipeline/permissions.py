# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Who may do what with films. Collections decide; this package knows nothing of departments."""

from typing import Any

from django.db.models import QuerySet
from wagtail.permissions import policy_registry

from media_pipeline.models import Video


def films_to_change(user: Any) -> "QuerySet[Video]":
    return policy_registry.get_by_type(Video).instances_user_has_any_permission_for(user, ["change"])


def films_to_choose(user: Any) -> "QuerySet[Video]":
    return policy_registry.get_by_type(Video).instances_user_has_any_permission_for(user, ["choose"])
