# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What the pages of a department may point to: its own things, and what other departments have published.

Choosers show nothing else; but a form can be sent without its choosers, and a preview would show, and publishing would
make public, whatever it names.
"""

from collections.abc import Iterator
from itertools import chain, count
from typing import TYPE_CHECKING, Any

from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import BadRequest, PermissionDenied
from django.db.models import F, Model, Q, QuerySet
from django.utils.datastructures import MultiValueDictKeyError
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.models import CollectionMember, Page
from wagtail.permissions import policy_registry

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
    from wagtail.query import PageQuerySet

type Reference = tuple[type[Model], str]
"""A model, and a primary key as text."""

LONGEST_SLUG_START = 250
"""Characters; there must be room for a number behind them."""

LINKED_ACROSS_DEPARTMENTS = (
    "HomePage",
    "DepartmentPage",
    "GuidePage",
    "PlaceIndexPage",
    "PlacePage",
    "ContactIndexPage",
    "ContactPage",
    "SharedTextIndexPage",
    "SharedTextPage",
)
"""What departments link to or share: a block of another department is shown as it is, and changed by its owner."""


def choosable_pages(user: "AbstractBaseUser | AnonymousUser") -> "PageQuerySet":
    """The pages that the user works with, and other departments' published guides with the way down to them.

    The admin shows the newest draft's title. A published page whose draft is called something else is left out, because
    that title is not public.
    """
    published = Q(
        live=True,
        draft_title=F("title"),
        content_type__in=ContentType.objects.filter(
            app_label="guides", model__in=[name.lower() for name in LINKED_ACROSS_DEPARTMENTS]
        ),
    )
    own = policy_registry.get_by_type(Page).explorable_instances(user).values("pk")
    return Page.objects.filter(Q(pk__in=own) | published | Q(depth=1))


def colleagues(page: Page) -> "QuerySet[Any]":
    """Those who can look after the page: the staff who may change it."""
    policy = policy_registry.get_by_type(Page)
    return policy.users_with_permission_for_instance("change", page, include_superusers=False)


class ReferringPageForm(WagtailAdminPageForm):
    """Accepts references that the page already holds, or that the user could have chosen.

    Anything else is no mistake but a made-up request: PermissionDenied, and nothing of it is shown again.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self._read: dict[str, Any] = {}
        super().__init__(*args, **kwargs)
        if "owner" in self.fields:
            page = self.instance if self.instance.pk else self.parent_page
            owner = Q(pk=self.instance.owner_id)
            self.fields["owner"].queryset = get_user_model()._default_manager.filter(
                owner | Q(pk__in=colleagues(page).values("pk"))
            )

    def full_clean(self) -> None:
        if self.is_bound:
            try:
                self._refuse_foreign_references()
            except (MultiValueDictKeyError, ValueError, OverflowError) as error:
                raise BadRequest("Half a form, or keys that no row can have") from error
        super().full_clean()

    def clean_slug(self) -> str:
        """Two drafts may be called the same: the newer one gets a number. A published address is never changed."""
        slug: str = self.cleaned_data["slug"]
        if not slug or self.instance.first_published_at:
            return slug
        start = slug[:LONGEST_SLUG_START]
        siblings = self.parent_page.get_children().exclude(pk=self.instance.pk)
        taken = set(siblings.filter(slug__startswith=start).values_list("slug", flat=True))
        candidates = chain([slug], (f"{start}-{number}" for number in count(2)))
        return next(candidate for candidate in candidates if candidate not in taken)

    def get_field_updates_for_resave(self) -> list[tuple[str, str]]:
        """Also the slug, or else the form that is still open would send the old one again."""
        slug = [("slug", self.cleaned_data["slug"])] if "slug" in self.cleaned_data else []
        return [*super().get_field_updates_for_resave(), *slug]

    def _widget_data_value(self, widget: Any, html_name: str) -> Any:
        """What was sent is asked for several times, and a stream takes its time to read."""
        if html_name not in self._read:
            self._read[html_name] = super()._widget_data_value(widget, html_name)
        return self._read[html_name]

    def _refuse_foreign_references(self) -> None:
        sent = set(self._sent_references())
        for model in {model for model, _pk in sent}:
            allowed = _referable(model, self.for_user)
            if allowed is None:
                continue
            keys = {pk for named, pk in sent if named is model}
            foreign = keys - {str(pk) for pk in allowed.filter(pk__in=keys).values_list("pk", flat=True)}
            if foreign and {(model, pk) for pk in foreign} - set(self._kept_references()):
                raise PermissionDenied

    def _sent_references(self) -> Iterator[Reference]:
        for name in self.fields:
            yield from _references(self._model_field(name), self[name].data)

    def _kept_references(self) -> Iterator[Reference]:
        for name in self.fields:
            field = self._model_field(name)
            yield from _references(field, field and field.value_from_object(self.instance))

    def _model_field(self, name: str) -> Any:
        return next((field for field in self._meta.model._meta.get_fields() if field.name == name), None)


def _references(field: Any, value: Any) -> Iterator[Reference]:
    """What a field with `value` points to."""
    if field is None or value in (None, ""):
        return
    if field.many_to_one:
        yield field.related_model, str(value)
    elif hasattr(field, "extract_references"):
        for model, pk, *_path in field.extract_references(value):
            yield model, str(pk)


def _referable(model: type[Model], user: "AbstractBaseUser") -> "QuerySet[Any] | None":
    """What the user may newly point to; None where the form's own choices decide."""
    if issubclass(model, Page):
        return choosable_pages(user)
    if issubclass(model, CollectionMember):
        return policy_registry.get_by_type(model).instances_user_has_permission_for(user, "choose")
    return None
