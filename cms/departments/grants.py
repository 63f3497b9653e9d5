# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Hands a group exactly the rights of a role: missing rows are added, others are taken away."""

from collections.abc import Iterable

from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, Q, QuerySet
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

from cms.departments.roles import Rights
from media_pipeline.models import Document, Image, Video


def grant(
    group: Group, rights: Rights, *, pages: Iterable[Page], collection: Collection, shared: Collection | None = None
) -> None:
    """Let the group have `rights` on the pages and whatever is below them, on the collection, and on the shared one."""
    page_permissions = _permissions(Page, rights.pages)
    _keep_only(
        GroupPagePermission.objects.filter(group=group),
        [
            GroupPagePermission(group=group, page_id=page.pk, permission=permission)
            for page in pages
            for permission in page_permissions
        ],
        by=("page_id", "permission_id"),
    )
    _keep_only(
        GroupCollectionPermission.objects.filter(group=group),
        [
            GroupCollectionPermission(group=group, collection=each, permission=permission)
            for each, permissions in (
                (collection, [*_media_permissions(rights.media), *_permissions(Collection, rights.collections)]),
                (shared, _media_permissions(rights.shared)),
            )
            if each is not None
            for permission in permissions
        ],
        by=("collection_id", "permission_id"),
    )
    group.permissions.set(_model_permissions(rights))


def _media_permissions(actions: Iterable[str]) -> list[Permission]:
    return [permission for model in (Image, Document, Video) for permission in _permissions(model, actions)]


def _model_permissions(rights: Rights) -> "QuerySet[Permission]":
    """Everything on the role's own models, and the way in to the admin."""
    entrance = Q(content_type__app_label="wagtailadmin", codename="access_admin")
    models = ContentType.objects.get_for_models(*map(apps.get_model, rights.models))
    return Permission.objects.filter(entrance | Q(content_type__in=models.values()))


def _permissions(model: type[Model], actions: Iterable[str]) -> "QuerySet[Permission]":
    codenames = [f"{action}_{model._meta.model_name}" for action in actions]
    return Permission.objects.filter(content_type=ContentType.objects.get_for_model(model), codename__in=codenames)


def _keep_only[Row: Model](existing: "QuerySet[Row]", wanted: list[Row], *, by: tuple[str, str]) -> None:
    """Make the rows be exactly `wanted`, where two rows with equal `by` are the same row."""
    missing = {tuple(getattr(row, field) for field in by): row for row in wanted}
    surplus = [row.pk for row in existing if missing.pop(tuple(getattr(row, field) for field in by), None) is None]
    existing.filter(pk__in=surplus).delete()
    existing.model._default_manager.bulk_create(missing.values())
