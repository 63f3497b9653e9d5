# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Answers the editor while somebody types. Nothing that is sent here is kept, or logged."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import F, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST
from wagtail.models import Page

from cms.coach.fields import READ, parts_of
from cms.coach.models import PlainerWord
from cms.coach.report import report_on
from guides.models import DepartmentPage
from guides.readability.plainer import Vocabulary, own

MOST_CHARACTERS = 200_000
"""Of a whole page; twenty times a long guide."""

_MODELS = {model._meta.model_name: model for model in READ}


@require_POST
@sensitive_post_parameters()
@never_cache
def report(request: HttpRequest, page_id: int, kind: str) -> HttpResponse:
    """What the coach says of the fields that are sent, as a piece of HTML.

    `page_id` is the page, or of one that is not saved yet its parent; `kind` is the name of its model.
    """
    page = get_object_or_404(Page, pk=page_id).specific
    rights = page.permissions_for_user(request.user)
    if not (rights.can_edit() or rights.can_add_subpage()):
        raise PermissionDenied
    model = _MODELS.get(kind)
    if model is None:
        raise Http404
    if sum(map(len, request.POST.values())) > MOST_CHARACTERS:
        return HttpResponse(_("This is more text than the language coach can read."), status=413)
    found = report_on(parts_of(model, request.POST.dict()), _own_words(page))
    return render(request, "cms/coach/report.html", {"report": found})


def _own_words(page: Page) -> Vocabulary:
    """The department's words, then those for all."""
    departments: Any = DepartmentPage.objects.ancestor_of(page, inclusive=True)
    words = PlainerWord.objects.filter(
        Q(department=None) | Q(department__key__in=departments.values("translation_key"))
    ).order_by(F("department").asc(nulls_last=True), "word")
    return Vocabulary(own(each.word, each.plainer) for each in words)
