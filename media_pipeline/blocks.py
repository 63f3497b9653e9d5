# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""A film inside a stream."""

from functools import cached_property

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import ChooserBlock

from media_pipeline.models import Video
from media_pipeline.widgets import AdminVideoChooser


class VideoChooserBlock(ChooserBlock):
    """Refers to a film; its value is a Video, or None."""

    @cached_property
    def target_model(self) -> type[Video]:
        return Video

    @cached_property
    def widget(self) -> AdminVideoChooser:
        return AdminVideoChooser()

    class Meta:
        icon = "media"
        label = _("Film")
