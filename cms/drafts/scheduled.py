# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Publishing and withdrawing at the time that somebody chose, once, however many are at it."""

import logging
from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.apps import apps
from django.db import transaction
from django.utils import timezone
from wagtail.models import DraftStateMixin, Page, Revision

logger = logging.getLogger(__name__)


def publish_due(now: datetime | None = None) -> None:
    """What is due by now. What fails is logged and tried again next time, and keeps nothing else waiting."""
    now = now or timezone.now()
    for model in _models_with_drafts():
        expired = model._default_manager.filter(live=True, expire_at__lt=now).order_by("expire_at")
        for pk in list(expired.values_list("pk", flat=True)):
            _attempt(_unpublish, model, pk, now)
    due = Revision.objects.filter(approved_go_live_at__lt=now).order_by("approved_go_live_at")
    for revision in list(due.select_related("base_content_type").defer("content")):
        _attempt(_publish, revision.base_content_type.model_class(), revision.pk, now)


def _models_with_drafts() -> list[Any]:
    others = [model for model in apps.get_models() if issubclass(model, DraftStateMixin)]
    return [Page, *(model for model in others if not issubclass(model, Page))]


def _attempt(act: Callable[[Any, Any, datetime], None], model: Any, pk: Any, now: datetime) -> None:
    try:
        with transaction.atomic():
            act(model, pk, now)
    except Exception:
        logger.exception("%s failed for %s %s", act.__name__.strip("_"), model.__name__, pk)


def _unpublish(model: Any, pk: Any, now: datetime) -> None:
    _wait_for(model, pk)
    found = model._default_manager.filter(pk=pk, live=True, expire_at__lt=now).first()
    if found:
        found.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")


def _publish(model: Any, pk: Any, now: datetime) -> None:
    due = Revision.objects.filter(pk=pk, approved_go_live_at__lt=now)
    _wait_for(model, due.values_list("object_id", flat=True).first())
    revision = due.first()  # whoever had to wait finds that it is no longer due
    if revision:
        revision.publish(log_action="wagtail.publish.scheduled")


def _wait_for(model: Any, pk: Any) -> None:
    """Until nobody else is at the object. (SQLite lets only one write at a time.)"""
    model._base_manager.select_for_update().filter(pk=pk).order_by().first()
