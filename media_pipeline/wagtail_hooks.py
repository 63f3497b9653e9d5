# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Where the admin learns of films."""

from typing import Any

from django.http import HttpRequest
from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail import hooks
from wagtail.admin.ui.components import Component
from wagtail.log_actions import LogActionRegistry
from wagtail.models import Collection

from media_pipeline.library.chooser import FilmChooserViewSet, film_chooser
from media_pipeline.library.forms import GroupVideoPermissionFormSet
from media_pipeline.library.viewsets import FilmViewSet, RulesViewSet, film_viewset, rules_viewset
from media_pipeline.models import Video
from media_pipeline.people import urls as people_urls
from media_pipeline.people.admin import EndingConsentsPanel
from media_pipeline.people.views import CHANGED, RECORDED, WITHDRAWN


@hooks.register("register_admin_viewset")
def register_films() -> list[FilmViewSet | FilmChooserViewSet | RulesViewSet]:
    return [film_chooser, film_viewset, rules_viewset]


@hooks.register("register_group_permission_panel")
def register_film_permissions() -> Any:
    return GroupVideoPermissionFormSet


@hooks.register("register_admin_urls")
def register_people() -> list[Any]:
    return [path("personer/", include(people_urls))]


@hooks.register("register_log_actions")
def register_people_actions(actions: LogActionRegistry) -> None:
    actions.register_action(RECORDED, _("Write down a ground"), _("Wrote down why somebody may be shown"))
    actions.register_action(CHANGED, _("Change a ground"), _("Changed why somebody may be shown"))
    actions.register_action(WITHDRAWN, _("Withdraw a consent"), _("Withdrew somebody's consent"))


@hooks.register("construct_homepage_panels")
def tell_of_ending_consents(request: HttpRequest, panels: list[Component]) -> None:
    panels.append(EndingConsentsPanel())


@hooks.register("describe_collection_contents")
def describe_films(collection: Collection) -> dict[str, Any] | None:
    """A collection with films in it is not deleted."""
    count = Video.objects.filter(collection=collection).count()
    if not count:
        return None
    return {
        "count": count,
        "count_text": ngettext("%(count)s film", "%(count)s films", count) % {"count": count},
        "url": reverse("films:index"),
    }
