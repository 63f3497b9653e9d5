# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""The list of plainer words that editors keep."""

from functools import cached_property
from typing import Any

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.urls import path
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.ui.tables import Column
from wagtail.admin.views import generic
from wagtail.admin.views.generic.history import HistoryView
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permissions import policy_registry

from cms.coach.models import PlainerWord
from cms.coach.policy import writes_for
from cms.departments.access import is_administrator


class PlainerWordForm(WagtailAdminModelForm):
    class Meta:
        model = PlainerWord
        fields = ["word", "plainer", "department"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["department"]
        field.queryset = departments = writes_for(self.for_user)
        if is_administrator(self.for_user):
            field.empty_label = gettext("All departments")
            return
        field.required = True
        field.empty_label = None
        field.initial = field.initial or departments.first()


class _OnlyOwn:
    """The words that the user may change; for others there is no such page."""

    def _own(self) -> "QuerySet[PlainerWord]":
        request: Any = self.request  # type: ignore[attr-defined] # of the view that this is mixed into
        return policy_registry.get_by_type(PlainerWord).instances_user_has_any_permission_for(request.user, {"change"})


class PlainerWordIndexView(generic.IndexView):
    default_ordering = "word"

    def get_base_queryset(self) -> "QuerySet[PlainerWord]":
        policy = policy_registry.get_by_type(PlainerWord)
        words = policy.instances_user_has_any_permission_for(self.request.user, {"view"})
        return words.select_related("department__collection")

    @cached_property
    def _changeable(self) -> set[int]:
        policy = policy_registry.get_by_type(PlainerWord)
        own = policy.instances_user_has_any_permission_for(self.request.user, {"change"})
        return set(own.values_list("pk", flat=True))

    def get_edit_url(self, instance: PlainerWord) -> str | None:
        return super().get_edit_url(instance) if instance.pk in self._changeable else None

    def get_delete_url(self, instance: PlainerWord) -> str | None:
        return super().get_delete_url(instance) if instance.pk in self._changeable else None


class PlainerWordEditView(_OnlyOwn, generic.EditView):
    def get_queryset(self) -> "QuerySet[PlainerWord]":
        return self._own()


class PlainerWordDeleteView(_OnlyOwn, generic.DeleteView):
    def get_queryset(self) -> "QuerySet[PlainerWord]":
        return self._own()


class PlainerWordHistoryView(_OnlyOwn, HistoryView):
    def get_base_object_queryset(self) -> "QuerySet[PlainerWord]":
        return self._own()


def _for_whom(word: PlainerWord) -> str:
    return str(word.department or gettext("All departments"))


class PlainerWordViewSet(ModelViewSet):
    """Plainer words under /admin/enklere-ord/."""

    model = PlainerWord
    icon = "openquote"
    menu_label = _("Plainer words")
    menu_name = "plainer-words"
    menu_order = 380
    add_to_admin_menu = True
    copy_view_enabled = False
    index_view_class = PlainerWordIndexView
    edit_view_class = PlainerWordEditView
    delete_view_class = PlainerWordDeleteView
    history_view_class = PlainerWordHistoryView
    search_fields = ["word", "plainer"]
    list_per_page = 50
    list_display = ["word", "plainer", Column("department", label=_("department"), accessor=_for_whom)]

    def get_form_class(self, for_update: bool = False) -> type[PlainerWordForm]:
        return PlainerWordForm

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_common_view_kwargs(**kwargs) | {"usage_url_name": None}

    def get_permissions_to_register(self) -> "QuerySet[Permission]":
        """None: they follow from those on pages."""
        return Permission.objects.none()

    def get_urlpatterns(self) -> list[Any]:
        return [
            path("", self.index_view, name="index"),
            path("results/", self.index_results_view, name="index_results"),
            path("new/", self.add_view, name="add"),
            path("<int:pk>/", self.edit_view, name="edit"),
            path("<int:pk>/delete/", self.delete_view, name="delete"),
            path("<int:pk>/history/", self.history_view, name="history"),
            path("<int:pk>/history/results/", self.history_results_view, name="history_results"),
        ]


viewset = PlainerWordViewSet("plainer_words", url_prefix="enklere-ord")
