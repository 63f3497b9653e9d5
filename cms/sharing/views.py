# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""The page with all ways of handing a guide on. What citizens can read, every member of staff may share."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from cms.departments.visibility import visible_pages
from cms.sharing.kit import kit_of
from guides.models import GuidePage
from guides.readable import attach_departments, readable_guides
from guides.short_addresses import Target, ensure_short_addresses
from guides.site.look import look_of


class KitView(WagtailAdminTemplateMixin, TemplateView):
    template_name = "cms/sharing/kit.html"
    header_icon = "link"

    guide: GuidePage

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        guide = readable_guides().select_related("locale").filter(pk=self.kwargs["guide_id"]).first()
        if guide is None or not guide.get_url():
            return self._nothing_to_share(request)
        self.guide = guide
        return super().get(request, *args, **kwargs)

    def _nothing_to_share(self, request: HttpRequest) -> HttpResponse:
        """Of one's own guide: why. Of another department's: there is no such page."""
        own = visible_pages(request.user).type(GuidePage).filter(pk=self.kwargs["guide_id"]).first()
        if own is None:
            raise Http404
        messages.warning(request, _("Citizens can't read this guide yet. Share it when it is published."))
        return redirect("wagtailadmin_explore", own.get_parent().pk)

    def get_page_title(self) -> str:
        return _("Share “%(guide)s”") % {"guide": self.guide.title}

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            *self.breadcrumbs_items,
            {"url": reverse("hotline:index"), "label": _("Who can help?")},
            {"url": "", "label": self.get_page_title()},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        guide, target = self.guide, Target(self.guide.pk)
        attach_departments([guide])
        kit = kit_of(guide, ensure_short_addresses([target])[target], look_of(self.request).name)
        return super().get_context_data(kit=kit, guide=guide, editions=self._editions(guide), **kwargs)

    def _editions(self, guide: GuidePage) -> list[GuidePage]:
        """The guide in the languages that somebody has translated it into; empty where there is only this one."""
        same = readable_guides().filter(translation_key=guide.translation_key, alias_of=None)
        editions = list(same.select_related("locale").order_by("locale__language_code"))
        return editions if len(editions) > 1 else []
