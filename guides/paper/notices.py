# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What holds for a short time, on paper: with its end, because paper stays."""

from django.utils.translation import gettext as _

from guides.notices.words import until
from guides.paper import leaflet
from guides.paper.common import Paper, Parts, foreign
from guides.paper.rich_text import flow_from_text


def important_notices(paper: Paper) -> Parts:
    for notice in paper.notices:
        title = _("Important notice: %(about)s") % {"about": notice.about}
        yield leaflet.Callout(title, flow_from_text(notice.text), "important", language=foreign(notice.language))
        yield leaflet.Text(flow_from_text(until(notice.ends_at)))
