# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What staff meet of drafts: links to one, and whether the editor is still logged in."""

from base64 import b64encode
from functools import cached_property
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Page

from cms.drafts.conflicts import sent_with
from cms.drafts.editing import was_saved
from cms.drafts.links import address_of, links_to, make_link, withdraw_link
from cms.drafts.models import DraftLink
from guides.paper import codes


@require_safe
def here(request: HttpRequest) -> JsonResponse:
    """Who is logged in, what forms need to be believed, and whether what a window sent was saved.

    An open editor asks. Whoever is logged out gets Wagtail's 403, since the question is a script's.
    """
    user: Any = request.user
    sent = sent_with({"tab": request.GET.get("tab", ""), "tab_turn": request.GET.get("turn", "")})
    return JsonResponse({"user": user.pk, "token": get_token(request), "saved": was_saved(sent, user.pk)})


class LinksView(WagtailAdminTemplateMixin, TemplateView):
    """The draft on a phone: a link as QR code, for whoever may change the page; made and withdrawn here."""

    header_icon = "mobile-alt"
    page_title = gettext_lazy("The draft on a phone")
    template_name = "cms/drafts/links.html"

    @cached_property
    def page(self) -> Page:
        """Http404 for what the user may not change: there is no draft that they could have seen."""
        page: Page = get_object_or_404(Page, pk=self.kwargs["page_id"]).specific
        if not page.permissions_for_user(self.request.user).can_edit() or not page.is_previewable():
            raise Http404
        return page

    def get_page_subtitle(self) -> str:
        return str(self.page.get_admin_display_title())

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        url = reverse("wagtailadmin_pages:edit", args=[self.page.pk])
        return [
            *self.breadcrumbs_items,
            {"url": url, "label": self.get_page_subtitle()},
            {"url": "", "label": str(self.page_title)},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        links = [self._described(link) for link in links_to(self.page).select_related("made_by")]
        return super().get_context_data(**kwargs) | {"links": links}

    def _described(self, link: DraftLink) -> dict[str, Any]:
        url = self.request.build_absolute_uri(address_of(link))
        code = b64encode(codes.svg(url)).decode()
        return {"link": link, "url": url, "code": f"data:{codes.SVG};base64,{code}"}

    def post(self, request: HttpRequest, page_id: int) -> HttpResponse:
        user: Any = request.user
        if key := request.POST.get("withdraw"):
            withdraw_link(self.page, key, user)
            messages.success(request, _("The link has been withdrawn. It opens nothing any more."))
        else:
            make_link(self.page, user)
        return redirect("drafts:links", page_id)
