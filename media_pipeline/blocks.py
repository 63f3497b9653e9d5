# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""A film inside a stream."""

from functools import cached_property
from typing import Any

from django.db.models import prefetch_related_objects
from django.utils.translation import gettext_lazy as _

from media_pipeline.chosen_in_bulk import ChosenInBulk
from media_pipeline.models import PLAYER_RELATIONS, Video
from media_pipeline.widgets import AdminVideoChooser


class VideoChooserBlock(ChosenInBulk):
    """Refers to a film; its value is a Video, or None."""

    @cached_property
    def target_model(self) -> type[Video]:
        return Video

    @cached_property
    def widget(self) -> AdminVideoChooser:
        return AdminVideoChooser()

    def bulk_to_python(self, values: list[Any]) -> list[Video | None]:
        """The films of a whole stream, with what their players need, in a fixed number of queries."""
        films: list[Video | None] = super().bulk_to_python(values)
        prefetch_related_objects([film for film in films if film], *PLAYER_RELATIONS)
        return films

    class Meta:
        icon = "media"
        label = _("Film")
