# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What follows when a page is published, withdrawn or deleted, and when the look changes."""

from functools import partial
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models.signals import post_delete, post_save
from wagtail.models import Page, ReferenceIndex
from wagtail.signals import copy_for_translation_done, page_published, page_unpublished, post_page_move

from guides.freshness import copied
from guides.media_use import sync_public_media
from guides.models import DepartmentPage, GuidePage, Look, PlacePage, TranslatedPage
from guides.search import index
from guides.short_addresses import ensure_short_addresses, lasting_targets
from guides.tasks import make_sizes
from media_pipeline.models import Consent, Image, Video


def register() -> None:
    page_published.connect(publish_media, dispatch_uid="guides.publish_media")
    page_published.connect(give_short_addresses, dispatch_uid="guides.give_short_addresses")
    page_published.connect(share_discretion, dispatch_uid="guides.share_discretion")
    page_unpublished.connect(withdraw_media, dispatch_uid="guides.withdraw_media")
    post_delete.connect(withdraw_media, sender=Page, dispatch_uid="guides.withdraw_media_of_deleted")
    copy_for_translation_done.connect(remember_copied, dispatch_uid="guides.remember_copied")
    for signal in (post_save, post_delete):
        signal.connect(follow_look, sender=Look, dispatch_uid="guides.follow_look")
        signal.connect(follow_people, sender=Consent, dispatch_uid="guides.follow_people")
    for model in (Video, Image):
        post_save.connect(follow_answer, sender=model, dispatch_uid=f"guides.follow_answer_of_{model.__name__}")
    post_save.connect(follow_picture, sender=Image, dispatch_uid="guides.follow_picture")
    for findable in index.FINDABLE:
        post_save.connect(follow_words, sender=findable, dispatch_uid=f"guides.follow_words_of_{findable.__name__}")
    post_page_move.connect(follow_move, dispatch_uid="guides.follow_move")


def publish_media(*, instance: Page, **_kwargs: Any) -> None:
    # Wagtail brings its reference index up to date in a task; a published film must not wait for a worker.
    ReferenceIndex.create_or_update_for_object(instance)
    transaction.on_commit(sync_public_media)


def give_short_addresses(*, instance: Page, **_kwargs: Any) -> None:
    """What is published will be printed and handed on."""
    if isinstance(instance, (GuidePage, PlacePage)):
        transaction.on_commit(partial(ensure_short_addresses, lasting_targets(instance)))


def share_discretion(*, instance: Page, **_kwargs: Any) -> None:
    """What the Danish guide must not give away, its other languages must not either. The other way nothing follows."""
    if not isinstance(instance, GuidePage):
        return
    languages = GuidePage.objects.filter(translation_key=instance.translation_key)
    if languages.filter(locale__language_code=settings.LANGUAGE_CODE, discreet=True).exists():
        languages.filter(discreet=False).update(discreet=True)


def withdraw_media(**_kwargs: Any) -> None:
    transaction.on_commit(sync_public_media)


def follow_people(**_kwargs: Any) -> None:
    """Somebody's ground for being shown came, changed or went."""
    transaction.on_commit(sync_public_media)


def follow_look(**_kwargs: Any) -> None:
    """The municipality has another logo, or none any more."""
    transaction.on_commit(sync_public_media)


def follow_answer(*, created: bool, update_fields: frozenset[str] | None, **_kwargs: Any) -> None:
    """Somebody may have answered whether anybody can be recognised. Nothing live uses what is new."""
    if not created and (update_fields is None or "people" in update_fields):
        transaction.on_commit(sync_public_media)


def follow_picture(*, instance: Image, update_fields: frozenset[str] | None, **_kwargs: Any) -> None:
    """Another file, or another focal point: its sizes are made before a citizen asks for them."""
    if instance.is_public and update_fields is None:
        transaction.on_commit(partial(make_sizes.enqueue, instance.pk))


def follow_words(*, instance: Page, created: bool, raw: bool, **_kwargs: Any) -> None:
    """The search knows at once what has been published or withdrawn; a department takes what lies below it along."""
    if raw:
        return
    index.take_in(Page.objects.filter(pk=instance.pk))
    if isinstance(instance, DepartmentPage) and not created:
        index.settle()


def follow_move(**_kwargs: Any) -> None:
    """What was readable where it was may not be where it is now."""
    index.settle()


def remember_copied(*, target_obj: Any, **_kwargs: Any) -> None:
    """A copy that is going to be translated is word for word what it was made from. (Aliases say so themselves.)"""
    page = target_obj.specific if isinstance(target_obj, Page) else target_obj
    if isinstance(page, TranslatedPage) and not page.alias_of_id:
        page.remember(copied(page.parts()))
        page.save(update_fields=["origins"], clean=False)
        revision = page.get_latest_revision()
        if revision:
            revision.content["origins"] = page.origins
            revision.save(update_fields=["content"])
