# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What a public site owes its readers: the accessibility statement, what is counted, and a word to search engines."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from cms.duties.evidence import EVIDENCE
from guides.plays import roll_up, rules
from guides.statistics import disclosure


@require_safe
def statement(request: HttpRequest) -> HttpResponse:
    """To the statement that the authority's tool publishes; before there is one, to what we have tried ourselves."""
    return redirect(settings.WAS_URL or reverse("duties:accessibility"))


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    return render(request, "cms/duties/accessibility.html", {"evidence": EVIDENCE, "statement": settings.WAS_URL})


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """Exactly what is counted: the figures are those that the program counts by."""
    figures = {
        "view_seconds": rules.VIEW_MS // 1000,
        "short_film_seconds": rules.SHORT_FILM_MS // 1000,
        "completed_percent": rules.COMPLETED_PERCENT,
        "most_parts": rules.MAX_SEGMENTS,
        "hours": rules.LIFETIME.total_seconds() // 3600,
        "fine_months": roll_up.FINE_MONTHS,
        "late_hours": rules.MAX_AGE.total_seconds() // 3600,
        "threshold": disclosure.THRESHOLD,
        "discreet_threshold": disclosure.DISCREET_THRESHOLD,
    }
    return render(request, "cms/duties/privacy.html", {name: int(figure) for name, figure in figures.items()})


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Everything that citizens read may be found."""
    lines = (
        "User-agent: *",
        f"Disallow: {settings.ADMIN_PATH}",
        "Disallow: /api/",
        "",
        f"Sitemap: {request.build_absolute_uri(reverse('site:sitemap'))}",
        "",
    )
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")
