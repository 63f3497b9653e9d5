# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Pages that hold a department's tree together stay where they are."""

from wagtail.models import PagePermissionTester


class KeptInPlace(PagePermissionTester):
    """Only those who may delete whole branches may delete, move or withdraw the page."""

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        return self._looks_after_the_tree() and bool(super().can_delete(ignore_bulk=ignore_bulk))

    def can_unpublish(self) -> bool:
        return self._looks_after_the_tree() and bool(super().can_unpublish())

    def _looks_after_the_tree(self) -> bool:
        return self.user.is_active and (self.user.is_superuser or "bulk_delete" in self.permissions)


class KeptAsItIs(KeptInPlace):
    """Nor may anybody else change it; what is added below it is another matter."""

    def can_edit(self) -> bool:
        return self._looks_after_the_tree() and bool(super().can_edit())

    def can_publish(self) -> bool:
        return self._looks_after_the_tree() and bool(super().can_publish())

    def can_lock(self) -> bool:
        return self._looks_after_the_tree() and bool(super().can_lock())

    def can_submit_for_moderation(self) -> bool:
        return self._looks_after_the_tree() and bool(super().can_submit_for_moderation())
