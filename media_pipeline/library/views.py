# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""The film library in the admin.

Every view that is about one film gets it from `films_to_change(user)`: a film in somebody else's collection does not
exist for this user, whatever the address.
"""

from typing import Any, ClassVar

from django.db.models import QuerySet, prefetch_related_objects
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.admin.ui.components import MediaContainer
from wagtail.admin.ui.tables import Column
from wagtail.admin.views import generic
from wagtail.admin.widgets.button import Button
from wagtail.log_actions import log
from wagtail.models import Collection, ReferenceIndex
from wagtail.permissions import policy_registry

from media_pipeline.encoding import jobs
from media_pipeline.failures import MediaFailure
from media_pipeline.library.drafts import drafts_with
from media_pipeline.library.film_forms import FilmForm
from media_pipeline.library.filters import FilmFilterSet
from media_pipeline.library.forms import FilmUploadForm, refused
from media_pipeline.library.panel import panel_context
from media_pipeline.library.progress import of_films
from media_pipeline.models import PLAYER_RELATIONS, Video
from media_pipeline.permissions import films_to_change, may_change_rules
from media_pipeline.uploads import interface as uploads
from media_pipeline.versions import archive, quota

HEADER_ICON = "media"


class PosterColumn(Column):
    cell_template_name = "media_pipeline/admin/poster_cell.html"


class StateColumn(Column):
    cell_template_name = "media_pipeline/admin/state_cell.html"


class FilmIndexView(generic.IndexView):
    """The films that the user may change, as cards."""

    template_name = "media_pipeline/admin/index.html"
    results_template_name = "media_pipeline/admin/index_results.html"
    any_permission_required = ["add", "change", "delete"]
    page_title = gettext_lazy("Films")
    add_item_label = gettext_lazy("Upload a film")
    filterset_class = FilmFilterSet
    columns: ClassVar[list[Column]] = []

    ORDERINGS: ClassVar[dict[str, Any]] = {
        "-created_at": gettext_lazy("Newest first"),
        "created_at": gettext_lazy("Oldest first"),
        "title": gettext_lazy("By title"),
    }

    def get_base_queryset(self) -> "QuerySet[Video]":
        films = films_to_change(self.request.user).select_related("collection")
        return films.prefetch_related(*PLAYER_RELATIONS, "versions")

    def get_valid_orderings(self) -> list[str]:
        return list(self.ORDERINGS)

    @cached_property
    def header_more_buttons(self) -> list[Any]:
        archive = Button(_("Archived films"), url=reverse("films:archive"), icon_name="history", priority=10)
        return [*super().header_more_buttons, archive]

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(*args, **kwargs)
        films = list(context["object_list"])
        describe(films)
        return context | {
            "films": films,
            "orderings": self.ORDERINGS,
            "ordering": self.ordering,
            "retriable": jobs.retriable(films_to_change(self.request.user)).count(),
            "rooms": quota.rooms(_collections(self.request.user)),
            "may_change_rules": may_change_rules(self.request.user),
        }


def describe(films: list[Video]) -> None:
    """Tell each film how far its work has come and how many pages show it. Three queries, whatever their number."""
    usage = ReferenceIndex.get_grouped_references_to_in_bulk(films)
    progress = of_films(films)
    for film in films:
        film.usage_count = usage[film].count()
        film.progress = progress.get(film.pk)


def _collections(user: Any) -> "QuerySet[Collection]":
    """Where the user's films may lie, and so take room; the root holds nothing of anybody's."""
    collections = policy_registry.get_by_type(Video).collections_user_has_permission_for(user, "change")
    return collections.exclude(depth=1).order_by("name")


class FilmAddView(generic.CreateView):
    """Upload films: several at once where there is script, with a plain form otherwise."""

    form_class = FilmUploadForm
    template_name = "media_pipeline/admin/add.html"
    page_title = gettext_lazy("Films")
    page_subtitle = gettext_lazy("Upload a film")
    submit_button_label = gettext_lazy("Upload")
    submit_button_active_label = gettext_lazy("Uploading…")
    error_message = gettext_lazy("The film was not uploaded. See below what is missing.")

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"user": self.request.user}

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        *above, here = super().get_breadcrumbs_items()
        return [*above, here | {"label": self.get_page_subtitle()}]

    def get_side_panels(self) -> MediaContainer:
        """None: Wagtail's own would call every film published."""
        return MediaContainer()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(upload=uploads.describe(self.request.user), **kwargs)

    def form_valid(self, form: FilmUploadForm) -> HttpResponse:
        # Not inside a transaction, as Wagtail would have it: storing a large file would lock SQLite for everybody.
        try:
            film = form.save()
        except MediaFailure as error:
            form.add_error("file", refused(error.failure))
            self.produced_error_message = self.get_error_message()
            return self.form_invalid(form)
        log(instance=film, action="wagtail.create", user=self.request.user)
        messages.success(self.request, _("“%(film)s” is uploaded and is now being prepared.") % {"film": film})
        return redirect("films:edit", film.pk)


class OneFilmMixin:
    """The film of the address, if the user may change it; otherwise there is no such film."""

    request: HttpRequest

    def get_queryset(self) -> "QuerySet[Video]":
        return films_to_change(self.request.user).select_related("current_version")


class FilmEditView(OneFilmMixin, generic.EditView):
    form_class = FilmForm
    template_name = "media_pipeline/admin/edit.html"

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"user": self.request.user}

    def form_valid(self, form: FilmForm) -> HttpResponse:
        try:
            with form.stored_sound():
                return super().form_valid(form)
        except MediaFailure as error:
            form.add_error("described_sound", refused(error.failure))
            self.produced_error_message = self.get_error_message()
            return self.form_invalid(form)

    def get_success_url(self) -> str:
        return reverse("films:edit", args=[self.object.pk])

    def get_success_buttons(self) -> list[Any]:
        return []

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        # Only for what is shown: what is saved must see what others have done meanwhile.
        prefetch_related_objects([self.object], *PLAYER_RELATIONS, "versions__renditions")
        return super().get_context_data(**panel_context(self.object), **kwargs)


class FilmDeleteView(OneFilmMixin, generic.DeleteView):
    """A film that is used somewhere is not deleted; the page says where it is used."""

    template_name = "media_pipeline/admin/delete.html"
    confirmation_message = gettext_lazy("Delete the film, its captions and everything that was uploaded of it?")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        return context | {"is_protected": context["usage_count"] > 0}

    def form_valid(self, form: Any) -> HttpResponse:
        if self.usage.count():
            messages.error(self.request, _("The film is in use, and was not deleted. This is where it is used."))
            return redirect("films:usage", self.object.pk)
        if drafts := drafts_with(self.object):
            own = [draft.title for draft in drafts if draft.permissions_for_user(self.request.user).can_edit()]
            messages.error(
                self.request,
                _("The film is in a draft, and was not deleted: %(drafts)s.")
                % {"drafts": ", ".join(own) or _("somebody else's")},
            )
            return redirect("films:edit", self.object.pk)
        try:
            for version in self.object.versions.select_related("video__collection"):
                archive.keep(version)  # before the transaction of the deletion: copying takes long
        except MediaFailure as error:
            reason = _("The film was not deleted: a copy of what citizens have seen must be kept.")
            messages.error(self.request, f"{reason} {error.failure.label} {error.failure.remedy}")
            return redirect("films:edit", self.object.pk)
        return super().form_valid(form)


class FilmUsageView(generic.UsageView):
    """Where the film is used; what the user may not edit is shown without its title."""

    def get_base_object_queryset(self) -> "QuerySet[Video]":
        return films_to_change(self.request.user)
