# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Taking out any single check of ours turns the matrix red."""

from collections.abc import Callable

import pytest
from django.contrib.auth import get_user_model
from pytest_django import Settings
from wagtail.admin.widgets import AdminPageChooser
from wagtail.models import Collection, Page

from cms.departments import guard
from cms.departments.api import VisibleDocuments, VisibleImages
from guides.blocks.chooser import PublicTitleChooser
from guides.models import DepartmentPage, ShortAddress
from media_pipeline.models import ArchivedVersion, Upload, Video, VideoVersion
from media_pipeline.people.admin import KINDS
from tests.cms.isolation.addresses import all_addresses
from tests.cms.isolation.rules import Table
from tests.cms.isolation.table import INTO_THE_OTHER, OWN, TABLE
from tests.cms.isolation.trial import Visitor, classify
from tests.cms.isolation.world import World

pytestmark = pytest.mark.django_db

type Disable = Callable[[pytest.MonkeyPatch], None]


def leaks_of(world: World, role: str, table: Table, *names: str) -> bool:
    """Whether one of the named addresses now gives something away."""
    part = {key: rule for key, rule in table.items() if key.split("[")[0] in names}
    assert part, f"no such address: {names}"
    found, _unknown = classify(all_addresses(), part)
    return bool(Visitor(world, world.staff[role]).leaks(found))


@pytest.mark.parametrize("name", sorted(guard.ADMINISTRATORS_ONLY))
def test_addresses_for_administrators(world: World, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setattr(guard, "ADMINISTRATORS_ONLY", guard.ADMINISTRATORS_ONLY - {name})
    assert leaks_of(world, "reviewer", TABLE, name)


@pytest.mark.parametrize(
    ("argument", "address"),
    [
        ("page_id", "wagtailadmin_pages:workflow_action"),
        ("parent_page_id", "wagtailadmin_explore"),
        ("page_to_move_id", "wagtailadmin_pages:move_confirm"),
        ("destination_id", "wagtailadmin_pages:move_confirm"),
    ],
)
def test_pages_in_addresses(world: World, monkeypatch: pytest.MonkeyPatch, argument: str, address: str) -> None:
    assert argument in guard.PAGE_ARGUMENTS
    monkeypatch.setattr(guard, "PAGE_ARGUMENTS", tuple(set(guard.PAGE_ARGUMENTS) - {argument}))
    assert leaks_of(world, "reviewer of two", TABLE, address)


@pytest.mark.parametrize(
    ("check", "address"),
    [
        (guard.check_administration, "wagtailadmin_reports:page_types_usage"),
        (guard.check_pages, "wagtailadmin_pages:move_confirm"),
        (guard.check_chosen_pages, "wagtailadmin_choose_page_child"),
        (guard.check_chosen_pages, "wagtailadmin_choose_page_chosen_multiple"),
        (guard.check_destinations, "wagtailadmin_pages:choose_parent"),
        (guard.check_destinations, "wagtail_bulk_action"),
        (guard.check_tasks, "wagtailadmin_pages:workflow_preview"),
        (guard.narrow_bulk_action, "wagtail_bulk_action"),
    ],
)
def test_checks_of_the_guard(
    world: World, monkeypatch: pytest.MonkeyPatch, check: Callable[..., None], address: str
) -> None:
    monkeypatch.setattr(guard, "CHECKS", tuple(each for each in guard.CHECKS if each is not check))
    assert leaks_of(world, "reviewer", TABLE, address)


def test_check_of_what_a_copy_is_put_below(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "CHECKS", tuple(each for each in guard.CHECKS if each is not guard.check_destinations))
    assert leaks_of(world, "reviewer", INTO_THE_OTHER, "wagtailadmin_pages:copy")


def show_every_page(patch: pytest.MonkeyPatch) -> None:
    patch.setattr("cms.departments.wagtail_hooks.choosable_pages", lambda _user: Page.objects.all())


def list_every_picture(patch: pytest.MonkeyPatch) -> None:
    patch.delattr(VisibleImages, "get_queryset")


def list_every_document(patch: pytest.MonkeyPatch) -> None:
    patch.delattr(VisibleDocuments, "get_queryset")


def open_every_film(patch: pytest.MonkeyPatch) -> None:
    for module in ("views", "version_views"):
        patch.setattr(f"media_pipeline.library.{module}.films_to_change", lambda _user: Video.objects.all())


def upload_for_every_film(patch: pytest.MonkeyPatch) -> None:
    patch.setattr("media_pipeline.uploads.views.films_to_change", lambda _user: Video.objects.all())


def upload_into_every_collection(patch: pytest.MonkeyPatch) -> None:
    for module in ("views", "interface"):
        patch.setattr(f"media_pipeline.uploads.{module}.collections_to_add_to", lambda _user: Collection.objects.all())


def go_on_with_every_upload(patch: pytest.MonkeyPatch) -> None:
    patch.setattr("media_pipeline.uploads.views._own", lambda _user, uuid: Upload.objects.get(uuid=uuid))


def use_every_films_versions(patch: pytest.MonkeyPatch) -> None:
    versions = property(lambda _film: VideoVersion.objects.all())
    patch.setattr("media_pipeline.models.Video.versions", versions)


def show_every_collections_room(patch: pytest.MonkeyPatch) -> None:
    patch.setattr("media_pipeline.library.views._collections", lambda _user: Collection.objects.all())


def open_the_whole_archive(patch: pytest.MonkeyPatch) -> None:
    patch.setattr("media_pipeline.versions.archive.archived_for", lambda _user: ArchivedVersion.objects.all())


def choose_every_film(patch: pytest.MonkeyPatch) -> None:
    patch.setattr("media_pipeline.library.chooser.films_to_choose", lambda _user: Video.objects.all())


def look_after_everybodys_people(patch: pytest.MonkeyPatch) -> None:
    for module in ("views", "admin"):
        patch.setattr(f"media_pipeline.people.{module}.things_to_change", lambda _user, kind: KINDS[kind].objects.all())


def show_every_version(patch: pytest.MonkeyPatch) -> None:
    patch.setattr("media_pipeline.models.VideoVersion.is_public_in", lambda *_which: True)


def open_every_departments_statistics(patch: pytest.MonkeyPatch) -> None:
    patch.setattr("cms.statistics.views.departments_with_permission", lambda *_which: DepartmentPage.objects.all())


def open_every_short_address(patch: pytest.MonkeyPatch) -> None:
    everything = "cms.short_addresses.policy.ShortAddressPolicy.instances_user_has_any_permission_for"
    patch.setattr(everything, lambda *_which: ShortAddress.objects.all())


def show_titles_of_drafts(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(PublicTitleChooser, "get_display_title", AdminPageChooser.get_display_title)


def offer_everybody_as_owner(patch: pytest.MonkeyPatch) -> None:
    patch.setattr("guides.models.references.colleagues", lambda _page: get_user_model().objects.all())


def serve_every_file(patch: pytest.MonkeyPatch) -> None:
    patch.setattr("media_pipeline.views.is_signed", lambda *_what: True)


FILM_VIEWS = (
    *("index", "edit", "delete", "usage", "status", "replace", "trim", "poster", "original", "use_version"),
    *("retry", "retry_failed", "cancel", "chapters", "captions_add", "captions_edit", "captions_delete"),
)


@pytest.mark.parametrize(
    ("disable", "role", "table", "address"),
    [
        (show_every_page, "editor", TABLE, "wagtailadmin_choose_page_search"),
        (list_every_picture, "editor", TABLE, "wagtailadmin_api:images:listing"),
        (list_every_picture, "manager", TABLE, "wagtailadmin_api:images:detail"),
        (list_every_document, "editor", TABLE, "wagtailadmin_api:documents:listing"),
        *((open_every_film, "editor", TABLE, f"films:{name}") for name in FILM_VIEWS),
        (upload_for_every_film, "editor", TABLE, "films:uploads"),
        (upload_into_every_collection, "editor", TABLE, "films:uploads"),
        (upload_into_every_collection, "editor", TABLE, "films:add"),
        (go_on_with_every_upload, "editor", TABLE, "films:upload"),
        (use_every_films_versions, "editor", TABLE, "films:use_version"),
        (show_every_collections_room, "editor", TABLE, "films:index"),
        *((open_the_whole_archive, "editor", TABLE, f"films:{name}") for name in ("archive", "archived_file")),
        *((choose_every_film, "editor", TABLE, f"video_chooser:{name}") for name in ("choose", "chosen_multiple")),
        *((look_after_everybodys_people, "editor", TABLE, f"people:{name}") for name in ("add", "change", "withdraw")),
        (look_after_everybodys_people, "editor", TABLE, "wagtailadmin_home"),
        (show_every_version, "editor", TABLE, "media_pipeline:serve"),
        (open_every_departments_statistics, "editor", TABLE, "statistics:week"),
        (open_every_departments_statistics, "manager", TABLE, "statistics:export"),
        *(
            (open_every_short_address, "editor", TABLE, f"short_addresses:{name}")
            for name in ("index", "edit", "history")
        ),
        (show_titles_of_drafts, "editor", OWN, "wagtailadmin_pages:edit"),
        (offer_everybody_as_owner, "editor", OWN, "wagtailadmin_pages:add"),
        (serve_every_file, "editor", TABLE, "media_pipeline:serve"),
    ],
)
def test_checks_elsewhere(
    world: World, monkeypatch: pytest.MonkeyPatch, disable: Disable, role: str, table: Table, address: str
) -> None:
    disable(monkeypatch)
    assert leaks_of(world, role, table, address)


def test_pasted_addresses(world: World, settings: Settings) -> None:
    settings.WAGTAILADMIN_EXTERNAL_LINK_CONVERSION = "all"
    assert leaks_of(world, "editor", TABLE, "wagtailadmin_choose_page_external_link")
