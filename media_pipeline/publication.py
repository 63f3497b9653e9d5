# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""The one way to make stored things public, or private again."""

from collections.abc import Collection

from media_pipeline.models import Publishable


def set_public(model: type[Publishable], ids: Collection[int], public: bool) -> int:
    """Make the objects with these primary keys public (or not); how many of them changed.

    The files themselves stay where they are: the view that serves them asks the row each time.
    """
    changed = model._default_manager.filter(pk__in=ids).exclude(is_public=public)
    return changed.update(is_public=public)
