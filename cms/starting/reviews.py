# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Says on the front page that nothing waits, to whom something could wait for. (Wagtail's panel is just not there.)"""

from collections.abc import Mapping
from typing import Any

from wagtail.admin.ui.components import Component
from wagtail.models import Page, TaskState
from wagtail.permissions import policy_registry


class NothingToReviewPanel(Component):
    name = "nothing_to_review"
    template_name = "cms/starting/nothing_to_review.html"
    order = 221

    def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> dict[str, Any]:
        user = (parent_context or {})["request"].user
        reviews = policy_registry.get_by_type(Page).user_has_permission(user, "publish")
        return {"is_shown": reviews and not TaskState.objects.reviewable_by(user).exists()}
