# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Reads what the municipality's departments have published, in a fixed number of queries."""

from collections import defaultdict
from collections.abc import Iterable

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone, translation

from cms.hotline.lines import Reachable, reachable
from guides.models import ContactPage, DepartmentPage, HomePage
from guides.readable import department_path, front_page, readable_pages


def danish_front_page(request: HttpRequest) -> HomePage:
    """Staff look among the Danish pages, whatever language they have chosen for the admin; Http404 without any."""
    with translation.override(settings.LANGUAGE_CODE):
        return front_page(request)


def read_lines(departments: Iterable[DepartmentPage]) -> list[Reachable]:
    """In the order of the departments, as it is now where the municipality is."""
    departments = list(departments)
    now = timezone.localtime(timezone=timezone.get_default_timezone())
    contacts = defaultdict(list)
    languages = {department.locale_id for department in departments}
    readable = readable_pages().filter(locale__in=languages)
    for contact in ContactPage.objects.filter(pk__in=readable.values("pk")).order_by("title"):
        contacts[department_path(contact)].append(contact)
    return [reachable(department, contacts[department.path], now) for department in departments]
