# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What follows when a page is published, withdrawn or deleted."""

from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete
from wagtail.models import Page, ReferenceIndex
from wagtail.signals import page_published, page_unpublished

from guides.media_use import sync_public_media


def register() -> None:
    page_published.connect(publish_media, dispatch_uid="guides.publish_media")
    page_unpublished.connect(withdraw_media, dispatch_uid="guides.withdraw_media")
    post_delete.connect(withdraw_media, sender=Page, dispatch_uid="guides.withdraw_media_of_deleted")


def publish_media(*, instance: Page, **_kwargs: Any) -> None:
    # Wagtail brings its reference index up to date in a task; a published film must not wait for a worker.
    ReferenceIndex.create_or_update_for_object(instance)
    transaction.on_commit(sync_public_media)


def withdraw_media(**_kwargs: Any) -> None:
    transaction.on_commit(sync_public_media)
