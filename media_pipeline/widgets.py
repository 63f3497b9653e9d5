# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""The field in which an author chooses a film."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import BaseChooser


class AdminVideoChooser(BaseChooser):
    """Opens the film chooser, which shows only films that the user may choose."""

    model = "media_pipeline.Video"
    choose_one_text = _("Choose a film")
    choose_another_text = _("Choose another film")
    link_to_chosen_text = _("Edit this film")
    chooser_modal_url_name = "video_chooser:choose"
    icon = "media"
