# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""*Tjek før udgivelse* beside the form of a page."""

from typing import Any

from django.forms import Media
from django.forms.widgets import Script
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.side_panels import BaseSidePanel
from wagtail.models import Page

from cms.editor.publishing import is_checked

NO_PAGE = 0
"""In an address, where the script puts the number of a page that has been saved in the meantime."""


class CheckSidePanel(BaseSidePanel):
    class SidePanelToggle(BaseSidePanel.SidePanelToggle):
        aria_label = _("Check before publishing")
        icon_name = "tasks"

    name = "publishing-check"
    title = _("Check before publishing")
    template_name = "cms/checking/panel.html"
    order = 50

    def __init__(self, page: Page, request: Any, *, parent: Page, was_refused: bool) -> None:
        super().__init__(page, request)
        self.parent = parent
        self.was_refused = was_refused

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        meta = type(self.object)._meta
        return super().get_context_data(parent_context) | {
            "url": reverse("checking:page", args=[self.object.pk or NO_PAGE]),
            "new_url": reverse("checking:new_page", args=[meta.app_label, meta.model_name, self.parent.pk]),
            "was_refused": self.was_refused,
            "words_missing": gettext("# missing"),
            "words_advice": gettext("# pieces of advice"),
        }

    @property
    def media(self) -> Media:
        script: Any = Script("cms/checking/checking.js", type="module")
        return Media(css={"all": ["cms/checking/checking.css"]}, js=[script])


class WithCheckPanel:
    """A page's view in the editor, with the panel where the page must meet checks."""

    page: Page
    form: Any
    request: Any
    expects_json_response: bool

    def get_side_panels(self) -> Any:
        panels = super().get_side_panels()  # type: ignore[misc]
        is_whole = not self.expects_json_response and not getattr(self, "hydrate_create_view", False)
        if is_whole and is_checked(type(self.page)):
            parent = getattr(self, "parent_page", None) or self.page.get_parent()
            was_refused = self.form.is_bound and bool(self.form.errors)
            panels.append(CheckSidePanel(self.page, self.request, parent=parent, was_refused=was_refused))
        return panels
