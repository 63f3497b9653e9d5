# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""The list of short addresses, and the form that re-points one."""

from typing import Any

from django import forms
from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.views.generic.history import HistoryView
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.log_actions import log
from wagtail.permissions import policy_registry

from cms.short_addresses.targets import RELATED, as_choice, in_words, point_at, targets_for
from guides.models import ShortAddress

POINTED = "short_addresses.pointed"
"""The log's word for it."""


class ShortAddressForm(WagtailAdminModelForm):
    target = forms.ChoiceField(
        label=_("Leads to"),
        help_text=_("Where whoever scans the code on paper, or types the address, is taken. It works at once."),
    )

    class Meta:
        model = ShortAddress
        fields: list[str] = []

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["target"]
        field.choices = [("", gettext("Choose")), *targets_for(self.for_user, self.instance.department)]
        field.initial = as_choice(self.instance)

    def save(self, commit: bool = True) -> ShortAddress:
        point_at(self.instance, self.cleaned_data["target"])
        saved: ShortAddress = super().save(commit)
        return saved


class _OnlyOwn:
    """The addresses that the user may re-point; for others there is no such page."""

    def _own(self) -> "QuerySet[ShortAddress]":
        request: Any = self.request  # type: ignore[attr-defined] # of the view that this is mixed into
        policy = policy_registry.get_by_type(ShortAddress)
        return policy.instances_user_has_any_permission_for(request.user, {"change"}).select_related(*RELATED)


class ShortAddressIndexView(_OnlyOwn, generic.IndexView):
    default_ordering = "-created_at"

    def get_base_queryset(self) -> "QuerySet[ShortAddress]":
        return self._own()


class ShortAddressAddView(generic.CreateView):
    def save_instance(self) -> ShortAddress:
        short: ShortAddress = super().save_instance()
        log(short, POINTED, user=self.request.user, data={"to": in_words(short)})
        return short


class ShortAddressEditView(_OnlyOwn, generic.EditView):
    def get_queryset(self) -> "QuerySet[ShortAddress]":
        return self._own()

    def save_instance(self) -> ShortAddress:
        before = ShortAddress.objects.select_related(*RELATED).get(pk=self.object.pk)
        short: ShortAddress = super().save_instance()
        if as_choice(before) != as_choice(short):
            log(short, POINTED, user=self.request.user, data={"from": in_words(before), "to": in_words(short)})
        return short


class ShortAddressHistoryView(_OnlyOwn, HistoryView):
    def get_base_object_queryset(self) -> "QuerySet[ShortAddress]":
        return self._own()


def _code_link(short: ShortAddress) -> SafeString:
    return format_html(
        '<a href="{}" download="k-{}.svg">{}</a>',
        reverse("paper:code_picture", args=[short.code]),
        short.code,
        gettext("QR code (SVG)"),
    )


def _state(short: ShortAddress) -> str:
    return gettext("In use") if short.page and short.page.live else gettext("Withdrawn: says whom to call")


class ShortAddressViewSet(ModelViewSet):
    """Short addresses under /admin/korte-adresser/. None is deleted: it may stand on paper."""

    model = ShortAddress
    icon = "link"
    menu_label = _("Short addresses")
    menu_name = "short-addresses"
    menu_order = 370
    add_to_admin_menu = True
    copy_view_enabled = False
    index_view_class = ShortAddressIndexView
    index_results_template_name = "cms/short_addresses/index_results.html"
    add_view_class = ShortAddressAddView
    edit_view_class = ShortAddressEditView
    history_view_class = ShortAddressHistoryView
    search_fields = ["code", "page__title"]
    list_per_page = 50
    list_display = [
        TitleColumn("__str__", label=_("short address"), url_name="short_addresses:edit"),
        Column("target", label=_("Leads to"), accessor=in_words),
        Column("state", label=_("state"), accessor=_state),
        Column("picture", label=_("QR code"), accessor=_code_link),
        DateColumn("created_at", label=_("made"), sort_key="created_at"),
    ]

    def get_form_class(self, for_update: bool = False) -> type[ShortAddressForm]:
        return ShortAddressForm

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_common_view_kwargs(**kwargs) | {"delete_url_name": None, "usage_url_name": None}

    def get_permissions_to_register(self) -> "QuerySet[Permission]":
        """None: they follow from those on pages."""
        return Permission.objects.none()

    def get_urlpatterns(self) -> list[Any]:
        return [
            path("", self.index_view, name="index"),
            path("results/", self.index_results_view, name="index_results"),
            path("new/", self.add_view, name="add"),
            path("<int:pk>/", self.edit_view, name="edit"),
            path("<int:pk>/history/", self.history_view, name="history"),
            path("<int:pk>/history/results/", self.history_results_view, name="history_results"),
        ]


viewset = ShortAddressViewSet("short_addresses", url_prefix="korte-adresser")
