# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What is to be checked, as a list, and the button that says that it has been."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from django.views.generic import ListView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.log_actions import log

from cms.ripple.checks import checks_for
from cms.ripple.words import thing_in_words, why

CHECKED = "ripple.checked"
"""The log's word."""

TITLE = gettext_lazy("To be checked")


class ChecksView(WagtailAdminTemplateMixin, ListView):  # type: ignore[type-arg]
    page_title = TITLE
    header_icon = "tasks"
    template_name = "cms/ripple/index.html"
    paginate_by = 50

    def get_queryset(self) -> Any:
        return checks_for(self.request.user)


@require_POST
def checked(request: HttpRequest, pk: int) -> HttpResponse:
    """Somebody who may change it has looked at it."""
    row = get_object_or_404(checks_for(request.user), pk=pk)
    author: Any = request.user
    row.checked_at, row.checked_by = timezone.now(), author
    row.save(update_fields=["checked_at", "checked_by"])
    if row.page:
        log(row.page, CHECKED, user=request.user, data={"why": why(row)})
    messages.success(request, _("Checked: %(thing)s") % {"thing": thing_in_words(row)})
    return redirect(_back(request))


def _back(request: HttpRequest) -> str:
    wanted = request.POST.get("next", "")
    if url_has_allowed_host_and_scheme(wanted, allowed_hosts={request.get_host()}):
        return wanted
    return reverse("ripple:index")
