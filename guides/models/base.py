# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What kinds of pages there are beneath the page types."""

import uuid
from typing import Any, Self, cast

from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page

from guides.models.permissions import KeptAsItIs


class IdentifiedPage(Page):
    """A page with an identity of its own that outlives moves, edits and address changes, and is renewed by copying.

    Statistics, feeds and permanent addresses hold this UUID. (`translation_key` is shared by all translations.)
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)

    promote_panels = [FieldPanel("slug")]
    private_page_options: list[str] = []  # citizens have no log-in
    exclude_fields_in_copy = ["uuid"]

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self._state.adding and self.alias_of_id:
            # Wagtail copies the fields of an alias without asking which ones to leave out.
            self.uuid = uuid.uuid4()
        super().save(*args, **kwargs)

    def with_content_json(self, content: dict[str, Any]) -> Self:
        """Keep the identity: a copied page's revisions still carry the identity of the page they came from.

        What only this revision pointed to can have been deleted since. modelcluster refuses to restore protected
        references to nothing, so these become empty.
        """
        gone = {field.name: None for field in self._protected_references() if _is_gone(field, content.get(field.name))}
        restored = cast("Self", super().with_content_json(content | gone))
        restored.uuid = self.uuid
        return restored

    def _protected_references(self) -> "list[models.ForeignKey[Any, Any]]":
        fields = self._meta.concrete_fields
        return [field for field in fields if field.many_to_one and field.remote_field.on_delete is models.PROTECT]


class UnroutedPage(Page):
    """A page that citizens have no address of: it only orders what lies below it, or is shown inside others."""

    private_page_options: list[str] = []

    class Meta:
        abstract = True

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        raise Http404

    def get_url_parts(self, request: HttpRequest | None = None) -> None:
        return None

    def get_sitemap_urls(self, request: HttpRequest | None = None) -> list[dict[str, Any]]:
        return []


class IndexPage(UnroutedPage):
    """Orders what lies below it, and stays as provisioning made it."""

    class Meta:
        abstract = True

    def permissions_for_user(self, user: Any) -> KeptAsItIs:
        return KeptAsItIs(user, self)


def _is_gone(field: "models.ForeignKey[Any, Any]", key: Any) -> bool:
    return key is not None and not field.related_model._default_manager.filter(pk=key).exists()
