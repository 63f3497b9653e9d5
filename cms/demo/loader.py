# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Loads the demo's departments. One that the site has already is never touched, so what people wrote stays."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any
from uuid import UUID

from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from django.db import transaction
from wagtail.models import Collection, Page

from cms.demo import people, streams
from cms.demo.content import Table, films, identity, situations
from cms.demo.drawing.pictures import jpeg
from cms.demo.studio import DrawnFilm
from cms.departments.provisioning import provision
from cms.departments.roles import Role
from cms.users.models import User
from guides.models import ContactPage, DepartmentPage, GuidePage, HomePage, LifeSituation, PlacePage
from guides.models.hours import HasHours
from media_pipeline.ingest import add_film
from media_pipeline.models import Captions, Chapter, Image, Video

_PLAIN = {
    DepartmentPage: ("help_phone", "help_text", "about"),
    ContactPage: ("person", "show_person", "phone", "sms", "mail", "answer_time", "note"),
    PlacePage: (
        "street",
        "postcode",
        "city",
        "entrance",
        "floor",
        "room",
        "no_room_reason",
        "recognise",
        "directions",
        "access",
    ),
    GuidePage: (
        "summary",
        "audiences",
        "discreet",
        "why",
        "duration",
        "waiting_time",
        "what_happens_next",
        "cancellation",
        "home_visit",
        "review_date",
    ),
}


@dataclass
class Loaded:
    """A department that has just been made, with what its guides need."""

    table: Table
    page: DepartmentPage
    collection: Collection
    staff: dict[Role, User]
    known: streams.Known

    def publish(self, page: Page) -> None:
        """As it happens in life: the author writes, the reviewer publishes."""
        page.save_revision(user=self.staff[Role.EDITOR]).publish(user=self.staff[Role.REVIEWER])


def missing(home: HomePage, tables: Sequence[Table]) -> list[Table]:
    """The departments that are not below the front page yet."""
    present = set(home.get_children().values_list("slug", flat=True))
    return [table for table in tables if table["slug"] not in present]


def undrawn(tables: Sequence[Table]) -> list[str]:
    """The names of the departments' films that the site does not have. Pages go, films stay in their library."""
    names = {identity("film", film["name"]): film["name"] for table in tables for film in films(table)}
    present = set(Video.objects.filter(uuid__in=names).values_list("uuid", flat=True))
    return [name for uuid, name in names.items() if uuid not in present]


def load(home: HomePage, tables: Sequence[Table], drawn: Mapping[str, DrawnFilm]) -> None:
    """Make the departments of the tables with all that they have, or none of it; `drawn` holds what `undrawn` named."""
    with transaction.atomic():
        people.administrator()
        _situations(home)
        loaded = [_department(home, table, drawn) for table in tables]
        guides = [(department, page, table) for department in loaded for page, table in _drafts(department)]
        addresses = _guide_addresses(home)
        for department, page, table in guides:
            department.known.guides = addresses
            _fill(department, page, table)


def _situations(home: HomePage) -> None:
    for table in situations():
        LifeSituation.objects.get_or_create(locale=home.locale, slug=table["slug"], defaults=table)


def _department(home: HomePage, table: Table, drawn: Mapping[str, DrawnFilm]) -> Loaded:
    page = _page(DepartmentPage, table, identity("department", table["slug"]))
    home.add_child(instance=page)
    department = provision(page)
    loaded = Loaded(table, page, department.collection, people.staff(page), streams.Known())
    known = loaded.known
    known.descriptions = table["pictures"]
    known.pictures = {name: _picture(loaded, name, seen).pk for name, seen in table["pictures"].items()}
    known.films = {film["name"]: _film(loaded, film, drawn).pk for film in films(table)}
    places, contacts, _texts = page.ensure_index_pages()
    known.contacts = {item["slug"]: _child(loaded, contacts, ContactPage, item) for item in table["contact"]}
    known.places = {item["slug"]: _child(loaded, places, PlacePage, item) for item in table["place"]}
    _choose(page, table, known)
    loaded.publish(page)
    return loaded


def _picture(loaded: Loaded, name: str, seen: str) -> Image:
    uuid = identity("picture", loaded.page.slug, name)
    existing = Image.objects.filter(uuid=uuid).first()
    if existing:
        return existing
    image = Image(
        uuid=uuid,
        title=seen[:255],
        description=seen[:255],
        collection=loaded.collection,
        uploaded_by_user=loaded.staff[Role.EDITOR],
        file=ImageFile(BytesIO(jpeg(name)), name=f"{name}.jpg"),
        people=Image.People.NOBODY,  # drawn, as the films
    )
    image.save()
    return image


def _film(loaded: Loaded, table: Table, drawn: Mapping[str, DrawnFilm]) -> Video:
    uuid = identity("film", table["name"])
    existing = Video.objects.filter(uuid=uuid).first()
    if existing:
        return existing
    fresh = drawn[table["name"]]
    video = add_film(
        ContentFile(fresh.mp4, name=f"{table['name']}.mp4"),
        title=table["title"],
        collection=loaded.collection,
        user=loaded.staff[Role.EDITOR],
        uuid=uuid,
        purpose=Video.Purpose.WAYFINDING,
        text_description=table["text_description"].strip(),
        no_speech=True,
        people=Video.People.NOBODY,
    )
    Captions.objects.create(video=video, language="da", vtt=fresh.webvtt, state=Captions.State.APPROVED)
    Chapter.objects.bulk_create(
        Chapter(video=video, start_ms=round(stretch.start * 1000), title=stretch.name, text=stretch.text)
        for stretch in fresh.stretches
    )
    return video


def _child[Kept: (ContactPage, PlacePage)](loaded: Loaded, index: Page, model: type[Kept], table: Table) -> int:
    """A published place or contact; its primary key."""
    page = _page(model, table, identity(model.__name__, loaded.page.slug, table["slug"]))
    if isinstance(page, PlacePage) and "film" in table:
        page.film_id = loaded.known.films[table["film"]]
    page.owner = loaded.staff[Role.EDITOR]
    index.add_child(instance=page)
    loaded.publish(page)
    return int(page.pk)


def _drafts(loaded: Loaded) -> list[tuple[GuidePage, Table]]:
    """The department's guides, without content yet: they link to each other, so all must be there first."""
    drafts = []
    for table in loaded.table["guide"]:
        page = _page(GuidePage, table, identity("guide", loaded.page.slug, table["slug"]))
        page.cover_image_id = loaded.known.pictures[table["cover"]]
        page.owner = loaded.staff[Role.EDITOR]
        loaded.page.add_child(instance=page)
        drafts.append((page, table))
    return drafts


def _fill(loaded: Loaded, page: GuidePage, table: Table) -> None:
    page.steps = json.dumps(streams.steps(page.uuid, table["step"], loaded.known))
    page.questions = json.dumps(streams.questions(page.uuid, table.get("question", []), loaded.known))
    page.situations = LifeSituation.objects.filter(locale=page.locale, slug__in=table.get("situations", []))
    _choose(page, table, loaded.known)
    page.save()
    if table.get("draft"):
        page.save_revision(user=loaded.staff[Role.EDITOR])
    else:
        loaded.publish(page)


def _page[Made: (DepartmentPage, ContactPage, PlacePage, GuidePage)](
    model: type[Made], table: Table, uuid: UUID
) -> Made:
    """An unsaved page with the table's plain fields and hours."""
    values: dict[str, Any] = {name: _trimmed(table[name]) for name in _PLAIN[model] if name in table}
    if issubclass(model, HasHours):
        values |= {"hours": json.dumps(streams.hours(uuid, table.get("hours", {})))}
        values |= {"also_closed": table.get("also_closed", [])}
    # The translation key is what a department's groups hang on: made again, it has the same people.
    return model(title=table["title"], slug=table["slug"], uuid=uuid, translation_key=uuid, live=False, **values)


def _choose(page: DepartmentPage | GuidePage, table: Table, known: streams.Known) -> None:
    places = [known.places[slug] for slug in table.get("places", [])]
    contacts = [known.contacts[slug] for slug in table.get("contacts", [])]
    page.places = json.dumps(streams.choices(page.uuid, "place", places))
    page.contacts = json.dumps(streams.choices(page.uuid, "contact", contacts))


def _guide_addresses(home: HomePage) -> dict[str, int]:
    """Primary keys of all guides by department/guide, those that were there before included."""
    guides = GuidePage.objects.descendant_of(home).only("pk", "slug", "path", "depth")
    slugs = dict(DepartmentPage.objects.child_of(home).values_list("path", "slug"))
    return {f"{slugs[guide.path[: -guide.steplen]]}/{guide.slug}": guide.pk for guide in guides}


def _trimmed(value: Any) -> Any:
    """Rich text is written on lines of its own in the files."""
    return "".join(line.strip() for line in value.splitlines()) if isinstance(value, str) and "<" in value else value
