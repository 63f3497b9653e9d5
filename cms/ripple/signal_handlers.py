# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Sees what has changed in public, whoever saved it: a page that is published, a film of which another one is shown."""

from collections.abc import Collection
from functools import partial
from typing import Any

from django.db import transaction
from django.db.models.signals import post_save, pre_save

from cms.ripple.marking import ripple
from cms.ripple.naming import Thing
from guides.freshness import digest
from guides.models import ContactPage, PlacePage, SharedTextPage, TranslatedPage
from media_pipeline.models import Video

WATCHED_OF_FILMS = ("title", "current_version")


def register() -> None:
    for model in (PlacePage, ContactPage, SharedTextPage):
        pre_save.connect(compare_page, sender=model, dispatch_uid=f"ripple.compare_{model.__name__}")
        post_save.connect(let_run_on, sender=model, dispatch_uid=f"ripple.run_on_{model.__name__}")
    pre_save.connect(compare_film, sender=Video, dispatch_uid="ripple.compare_film")
    post_save.connect(let_run_on, sender=Video, dispatch_uid="ripple.run_on_film")


def compare_page(
    *, instance: PlacePage | ContactPage | SharedTextPage, raw: bool, update_fields: Any, **_kwargs: Any
) -> None:
    """Drafts are revisions, and the marks that Wagtail sets on a page name their fields: what is left is publishing."""
    instance._changed = []
    if raw or update_fields is not None or instance._state.adding or instance.alias_of_id or not instance.live:
        return
    before = type(instance)._default_manager.filter(pk=instance.pk, live=True).first()
    if before:
        instance._changed = changed_fields(before, instance)


def changed_fields(before: TranslatedPage, after: TranslatedPage) -> list[str]:
    return [name for name in after.TEXT_FIELDS if _said(before, name) != _said(after, name)]


def _said(page: TranslatedPage, name: str) -> str:
    field = page._meta.get_field(name)
    return digest(field.get_prep_value(field.value_from_object(page)))


def compare_film(*, instance: Video, raw: bool, update_fields: Collection[str] | None, **_kwargs: Any) -> None:
    """Only what the public sees; a film made anew in a better way is the same film."""
    instance._changed = []
    if raw or instance._state.adding or not instance.is_public:
        return
    if update_fields is not None and set(update_fields).isdisjoint(WATCHED_OF_FILMS):
        return
    before = Video.objects.select_related("current_version").filter(pk=instance.pk).first()
    if before:
        instance._changed = list(_changed_in_film(before, instance))


def _changed_in_film(before: Video, after: Video) -> "Collection[str]":
    changed = ["title"] if before.title != after.title else []
    old, new = before.current_version, after.current_version
    if old and new and old != new and not (old.has_same_original(new) and old.edits == new.edits):
        changed.append("current_version")
    return changed


def let_run_on(*, instance: Thing, **_kwargs: Any) -> None:
    if changed := getattr(instance, "_changed", []):
        transaction.on_commit(partial(ripple, instance, changed))
