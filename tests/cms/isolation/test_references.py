# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""A form sent without its choosers gets no further than the choosers do."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from guides.models import GuidePage
from guides.models.references import ReferringPageForm
from tests.cms.isolation.trial import untouched
from tests.cms.isolation.world import MARK, Possessions, World

pytestmark = pytest.mark.django_db

type Form = dict[str, str]
type Forge = Callable[[Possessions], dict[str, Any]]


def step_with(kind: str, value: Any) -> dict[str, Any]:
    """One step that holds one block."""
    return {"steps": streamfield([("step", {"title": "Trin", "text": "", "content": streamfield([(kind, value)])})])}


FORGERIES: dict[str, Forge] = {
    "place": lambda theirs: step_with("place", str(theirs.place.pk)),
    "contact": lambda theirs: step_with("contact", str(theirs.contact.pk)),
    "guide": lambda theirs: step_with("guide", str(theirs.draft.pk)),
    "film": lambda theirs: step_with("film", str(theirs.film.pk)),
    "picture": lambda theirs: step_with(
        "image", {"image": str(theirs.image.pk), "decorative": "on", "alt_text": "", "contextual_alt_text": ""}
    ),
    "link": lambda theirs: step_with("text", rich_text(f'<p><a linktype="page" id="{theirs.draft.pk}">her</a></p>')),
    "document": lambda theirs: step_with(
        "text", rich_text(f'<p><a linktype="document" id="{theirs.document.pk}">her</a></p>')
    ),
    "cover": lambda theirs: {"cover_image": str(theirs.image.pk)},
    "place of the guide": lambda theirs: {"places": streamfield([("place", str(theirs.place.pk))])},
    # What makes a field invalid must not make the form show it again.
    "place in a broken step": lambda theirs: {
        "steps": streamfield(
            [("step", {"title": "", "text": "", "content": streamfield([("place", theirs.place.pk)])})]
        )
    },
}


@pytest.fixture
def editor(world: World) -> Client:
    client = Client()
    client.force_login(world.staff["editor"])
    return client


def form_of(guide: GuidePage, changes: dict[str, Any]) -> Form:
    """What a browser sends for the guide, with `changes`."""
    empty = {name: streamfield([]) for name in ("steps", "questions", "contacts", "places")}
    texts = {name: rich_text("") for name in ("why", "what_happens_next")}
    fields = {"title": guide.title, "slug": guide.slug, "summary": guide.summary, "audiences": ["citizen"]}
    comments = {
        "comments-TOTAL_FORMS": "0",
        "comments-INITIAL_FORMS": "0",
        "comments-MIN_NUM_FORMS": "0",
        "comments-MAX_NUM_FORMS": "0",
    }
    form: Form = nested_form_data(fields | empty | texts | comments | changes)
    return form


def shown(client: Client, guide: GuidePage, form: Form) -> str:
    """All that previewing and saving the form gives back."""
    edit, preview = (reverse(f"wagtailadmin_pages:{name}", args=[guide.pk]) for name in ("edit", "preview_on_edit"))
    with untouched():
        pages = [client.post(preview, form), client.get(preview), client.post(edit, form), client.get(edit)]
        messages = [str(message) for page in pages for message in get_messages(page.wsgi_request)]
    return "\n".join([*(page.content.decode() for page in pages), *messages])


@pytest.mark.parametrize("name", FORGERIES)
def test_another_departments_things_are_not_accepted(world: World, editor: Client, name: str) -> None:
    form = form_of(world.own.live, FORGERIES[name](world.other))
    with untouched() as writes:
        editor.post(reverse("wagtailadmin_pages:edit", args=[world.own.live.pk]), form)
    assert "wagtailcore_revision" not in writes.tables
    assert MARK not in shown(editor, world.own.live, form).lower()


@pytest.mark.parametrize("name", FORGERIES.keys() - {"place in a broken step"})
def test_ones_own_things_are_accepted(world: World, editor: Client, name: str) -> None:
    form = form_of(world.own.live, FORGERIES[name](world.own))
    with untouched() as writes:
        editor.post(reverse("wagtailadmin_pages:edit", args=[world.own.live.pk]), form)
    assert "wagtailcore_revision" in writes.tables


def test_another_departments_published_guide_may_be_linked_to(world: World, editor: Client) -> None:
    """It stands in the guide already; `test_the_choosers_offer` says what else may be chosen."""
    form = form_of(world.own.live, step_with("guide", str(world.other.live.pk)))
    with untouched() as writes:
        editor.post(reverse("wagtailadmin_pages:edit", args=[world.own.live.pk]), form)
    assert "wagtailcore_revision" in writes.tables


@pytest.mark.parametrize("name", ["place", "place in a broken step", "film"])
def test_without_the_check_it_would_show(
    world: World, editor: Client, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr(ReferringPageForm, "_refuse_foreign_references", lambda _form: None)
    assert MARK in shown(editor, world.own.live, form_of(world.own.live, FORGERIES[name](world.other))).lower()


def test_half_a_form_is_refused(world: World, editor: Client) -> None:
    with untouched():
        response = editor.post(reverse("wagtailadmin_pages:edit", args=[world.own.live.pk]), {"title": "Guide"})
    assert response.status_code == 400


UNREAL: dict[str, Callable[[str], dict[str, Any]]] = {
    "cover": lambda key: {"cover_image": key},
    "place": lambda key: step_with("place", key),
    "film": lambda key: step_with("film", key),
    "picture": lambda key: step_with(
        "image", {"image": key, "decorative": "on", "alt_text": "", "contextual_alt_text": ""}
    ),
    "link": lambda key: step_with(
        "text", rich_text('<p><a href="x">her</a></p>').replace('"url": "x"', f'"id": "{key}"')
    ),
}


@pytest.mark.parametrize("key", ["abc", "9" * 30])
@pytest.mark.parametrize("kind", UNREAL)
def test_keys_that_no_row_can_have_do_no_harm(world: World, editor: Client, kind: str, key: str) -> None:
    form = form_of(world.own.live, UNREAL[kind](key))
    for view in ("edit", "preview_on_edit"):
        with untouched():
            response = editor.post(reverse(f"wagtailadmin_pages:{view}", args=[world.own.live.pk]), form)
        assert response.status_code < 500
