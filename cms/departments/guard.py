# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Looks at an address of the admin before its view does, and knows of nothing that belongs to another department.

Wagtail's views check what is done to an object, but several show a page, or its title in a message, before they check;
others list what somebody else has. Here every object that an address names must be one that the user may know of.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import wraps
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db.models import BigIntegerField
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views.defaults import page_not_found
from wagtail.admin.views.bulk_action.registry import bulk_action_registry
from wagtail.models import Page, TaskState, WorkflowState

from cms.departments.access import is_administrator
from cms.departments.visibility import visible, visible_pages
from guides.models.references import choosable_pages

if TYPE_CHECKING:
    from wagtail.query import PageQuerySet

type View = Callable[..., HttpResponseBase]

PAGE_ARGUMENTS = ("page_id", "parent_page_id", "page_to_move_id", "destination_id")
"""What Wagtail's URL patterns call a page; where they call it something else, the views check before they show."""

DESTINATIONS = {
    "wagtailadmin_pages:choose_parent": "parent_page",
    "wagtailadmin_pages:copy": "new_parent_page",
    "wagtail_bulk_action": "chooser",
}
"""Forms of Wagtail's that name another page, and the field that does."""

ADMINISTRATORS_ONLY = frozenset(
    {
        # These list pages, or names of colleagues, without asking whose they are.
        "wagtailadmin_pages:type_use",
        "wagtailadmin_pages:type_use_results",
        "wagtailadmin_reports:locked_pages",
        "wagtailadmin_reports:locked_pages_results",
        "wagtailadmin_reports:page_types_usage",
        "wagtailadmin_reports:page_types_usage_results",
        "wagtailadmin_reports:site_history",
        "wagtailadmin_reports:site_history_results",
        "wagtailadmin_reports:workflow",
        "wagtailadmin_reports:workflow_results",
        "wagtailadmin_reports:workflow_tasks",
        "wagtailadmin_reports:workflow_tasks_results",
        # These show or make the tasks of every department's review.
        "wagtailadmin_workflows:task_chooser",
        "wagtailadmin_workflows:task_chooser_create",
        "wagtailadmin_workflows:task_chooser_results",
        "wagtailadmin_workflows:task_chosen",
        # Tags are one list for the whole site; nothing has any (media_pipeline.models.image).
        "wagtailadmin_tag_autocomplete",
        "wagtailadmin_tag_model_autocomplete",
        # This is for trying out what an error looks like.
        "wagtailadmin_error_test",
    }
)


def guarded(view: View) -> View:
    """The view, for those who may know of everything that its address names; for others there is no such page."""

    @wraps(view)
    def guard(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.user.is_authenticated:  # the view itself sends everybody else to the log-in
            try:
                named = [*kwargs.values(), *request.GET.getlist("id")]
                _numbers(value for value in named if str(value).isdecimal())
                _numbers(value for value in request.GET.getlist("target_pages[]") if value)
                for check in CHECKS:
                    check(request, kwargs)
            except Http404 as error:
                return page_not_found(request, error, template_name="wagtailadmin/404.html")
        return view(request, *args, **kwargs)

    return guard


def check_administration(request: HttpRequest, _kwargs: Mapping[str, Any]) -> None:
    if _view_name(request) in ADMINISTRATORS_ONLY and not is_administrator(request.user):
        raise Http404


def check_pages(request: HttpRequest, kwargs: Mapping[str, Any]) -> None:
    """Pages in the path."""
    named = [kwargs[name] for name in PAGE_ARGUMENTS if name in kwargs]
    if named and not _view_name(request).startswith("wagtailadmin_choose_page"):
        _require(visible_pages(request.user), named)


def check_chosen_pages(request: HttpRequest, kwargs: Mapping[str, Any]) -> None:
    """Pages that somebody chooses, or chooses below."""
    if _view_name(request) == "wagtailadmin_choose_page_chosen_multiple":
        _require(choosable_pages(request.user), request.GET.getlist("id"))
    elif _view_name(request) == "wagtailadmin_choose_page_child":
        _require(choosable_pages(request.user), [kwargs["parent_page_id"]])


def check_destinations(request: HttpRequest, _kwargs: Mapping[str, Any]) -> None:
    """Pages below which a form puts something. Wagtail looks for them among all, and names the one that it refuses."""
    name = DESTINATIONS.get(_view_name(request))
    if name is None or request.method != "POST":
        return
    chosen = [value for value in request.POST.getlist(name) if value]
    if not chosen and _view_name(request) == "wagtailadmin_pages:copy":
        raise Http404  # Wagtail's view fails without
    _require(visible_pages(request.user), chosen)


def check_tasks(request: HttpRequest, kwargs: Mapping[str, Any]) -> None:
    """The task of a review that the page is or was in; of another one, Wagtail would tell the name."""
    if _view_name(request) == "wagtailadmin_pages:workflow_preview":
        page = get_object_or_404(Page, pk=kwargs["page_id"])
        reviews = WorkflowState.objects.for_instance(page)
        if not TaskState.objects.filter(workflow_state__in=reviews, task=kwargs["task_id"]).exists():
            raise Http404


def narrow_bulk_action(request: HttpRequest, kwargs: Mapping[str, Any]) -> None:
    """Of the objects that somebody wants to do something to at once, leave those that the user may know of.

    Wagtail would list the others by title, saying that the user may not.
    """
    if _view_name(request) != "wagtail_bulk_action":
        return
    action = bulk_action_registry.get_bulk_action_class(kwargs["app_label"], kwargs["model_name"], kwargs["action"])
    if action is None:
        raise Http404
    model = apps.get_model(kwargs["app_label"], kwargs["model_name"])
    wanted: Iterable[Any] = request.GET.getlist("id")
    if "all" in wanted:
        parent = request.GET.get("childOf") or None
        if issubclass(model, Page) and parent:
            _require(visible_pages(request.user), [parent])
        wanted = action(request, model).get_all_objects_in_listing_query(parent)
    known = visible(model, request.user).filter(pk__in=_numbers(wanted)).values_list("pk", flat=True)
    narrowed = request.GET.copy()
    narrowed.setlist("id", [str(pk) for pk in known])
    request.GET = narrowed  # type: ignore[assignment]


CHECKS = (
    check_administration,
    check_pages,
    check_chosen_pages,
    check_destinations,
    check_tasks,
    narrow_bulk_action,
)


def _view_name(request: HttpRequest) -> str:
    return request.resolver_match.view_name if request.resolver_match else ""


def _require(known: "PageQuerySet", wanted: Iterable[Any]) -> None:
    """Raise Http404 unless every page of `wanted`, primary keys, is among the `known`."""
    numbers = _numbers(wanted)
    if numbers and known.filter(pk__in=numbers).count() < len(numbers):
        raise Http404


def _numbers(values: Iterable[Any]) -> set[int]:
    """The values as primary keys; raises Http404 for what is none. (SQLite fails on numbers that no row can have.)"""
    try:
        numbers = {int(value) for value in values}
    except ValueError as error:
        raise Http404 from error
    if any(number > BigIntegerField.MAX_BIGINT for number in numbers):
        raise Http404
    return numbers
