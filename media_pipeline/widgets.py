# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""The field in which an author chooses a film."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import BaseChooser

from media_pipeline.models import Video


class AdminVideoChooser(BaseChooser):
    """Opens the film chooser, which shows only films that the user may choose."""

    model = "media_pipeline.Video"
    choose_one_text = _("Choose a film")
    choose_another_text = _("Choose another film")
    link_to_chosen_text = _("Edit this film")
    chooser_modal_url_name = "video_chooser:choose"
    icon = "media"

    def get_display_title(self, instance: Video) -> str:
        """With the state of a film that doesn't play yet, so that an author sees it where the film is used."""
        version = None if instance.is_playable else instance.version_to_show
        return f"{instance} ({version.get_state_display()})" if version else str(instance)
