# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What a phone fetches to have a guide at hand without net.

Pure over a guide that `guides.chosen.prepare_guide` has made ready.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.images.models import Filter
from wagtail.images.shortcuts import get_renditions_or_not_found
from wagtail.models import Page

from guides.answers import Answer
from guides.chosen import PICTURE, shown_as
from guides.models import GuidePage, PlacePage, ShortAddress
from guides.notices.current import Notice
from guides.short_addresses import Target
from guides.site.phone import phone_uri
from media_pipeline.models import Image, Video, VideoRendition

type Codes = Mapping[Target, ShortAddress]

type SizeOf = Callable[[str], int | None]
"""The bytes of the file at a key, None if there is none."""

KEPT_PICTURE = "format-webp|width-960"
"""The one size of guides.chosen.PICTURE that is kept: phones ask for it, and whatever can keep guides shows WebP."""

PAGE_BYTES = 25_000
"""What a page is taken to weigh: weighing it would mean to render it."""

LOOKS_BYTES = 150_000
"""Style sheet, scripts, fonts and icons, as the phone keeps them. The pages themselves say which they are."""

NOT_SAVED = "/offline/not-saved"
"""Address that leads to the shelf when a page is neither saved nor to be had; known to static/src/worker.js."""


@dataclass(frozen=True)
class Part:
    """One address to fetch. `also` are those that shall lead there: other sizes, permanent addresses."""

    url: str
    bytes: int
    also: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Call:
    """Whom to call when the guide is gone, in words, and as a link."""

    text: str
    href: str


@dataclass(frozen=True)
class Parcel:
    """`version` changes when anything changes that a reader of the guide sees; pages come first in `parts`.

    Nothing in it but the pages' addresses tells what a guide that requires discretion is about.
    """

    uuid: UUID
    version: str
    title: str
    url: str
    call: Call
    bytes: int
    parts: list[Part]


def places_among(chosen: list[Page]) -> list[PlacePage]:
    """Each place that citizens can read, once."""
    return _once(shown for page in chosen if isinstance(page, PlacePage) and (shown := shown_as(page)))


def parcel(
    guide: GuidePage,
    pages: list[Page],
    places: list[PlacePage],
    size_of: SizeOf,
    codes: Codes,
    notices: Iterable[Notice] = (),
) -> Parcel:
    """`pages` are those whose words the guide shows or tells of, `codes` the short addresses on its and its places'.

    `notices` are those that hold now: with each that comes or goes, the saved guide is to be fetched anew.
    """
    films = _once(film for film in _films(guide, places) if film.is_playable and film.is_public)
    parts = [
        *_pages(guide, places, codes),
        *(part for picture in _pictures(guide) for part in _picture_parts(picture, size_of)),
        *(part for film in films for part in _film_parts(film, size_of)),
    ]
    return Parcel(
        uuid=guide.uuid,
        version=_version([guide, guide.department, *pages], films, parts, notices),
        title=_("Saved guide") if guide.discreet else guide.title,
        url=guide.get_url(),
        call=_call(guide),
        bytes=LOOKS_BYTES + sum(part.bytes for part in parts),
        parts=parts,
    )


def _call(guide: GuidePage) -> Call:
    phone = guide.department.help_phone
    words = _("Call %(phone)s") if guide.discreet else _("Call %(name)s on %(phone)s")
    return Call(words % {"name": guide.department.title, "phone": phone}, f"tel:{phone_uri(phone)}")


def _pages(guide: GuidePage, places: list[PlacePage], codes: Codes) -> Iterator[Part]:
    address = guide.get_url()
    permanent = reverse("site:permanent_guide", args=[guide.uuid])
    asked = (question.value["film"] for question in guide.questions)
    yield Part(address, PAGE_BYTES, [permanent, *_short(codes, Target(guide.pk), *_films_on(guide, asked))])
    for step in guide.step_list:
        permanent = reverse("site:permanent_step", args=[guide.uuid, step.id])
        films = (child.value for child in step.value["content"] if child.block_type == "film")
        short = _short(codes, Target(guide.pk, step=step.id), *_films_on(guide, films))
        yield Part(address + guide.step_path(step.key), PAGE_BYTES, [permanent, *short])
    yield Part(address + guide.reverse_subpage("whole"), PAGE_BYTES)
    for answer in Answer:
        yield Part(address + guide.answer_path(answer, None), PAGE_BYTES)
    for place in places:
        short = _short(codes, Target(place.pk), *_films_on(place, [place.film]))
        yield Part(place.get_url(), PAGE_BYTES, short)
    yield Part(reverse("shelf"), PAGE_BYTES, [NOT_SAVED])


def _short(codes: Codes, *targets: Target) -> list[str]:
    """The short addresses of these, where they have been given out."""
    return [str(codes[target]) for target in targets if target in codes]


def _films_on(page: Page, films: Iterable[Video | None]) -> list[Target]:
    return [Target(page.pk, film.pk) for film in films if film]


def _films(guide: GuidePage, places: list[PlacePage]) -> Iterator[Video]:
    yield from (film for _field, film in guide.films())
    yield from (place.film for place in places if place.film)


def _pictures(guide: GuidePage) -> list[Image]:
    return _once(picture for _field, picture in guide.pictures() if picture.is_public)


def _picture_parts(picture: Image, size_of: SizeOf) -> Iterator[Part]:
    sizes = get_renditions_or_not_found(picture, Filter.expand_spec(PICTURE))
    kept = sizes[KEPT_PICTURE]
    others = {size.url for size in sizes.values()} - {kept.url}
    yield from _stored(kept.url, size_of(kept.file.name), sorted(others))


def _film_parts(film: Video, size_of: SizeOf) -> Iterator[Part]:
    """Its smallest file, in which the others' place is taken; its still pictures, captions and chapters."""
    for renditions in (film.renditions, film.described_renditions):
        yield from _smallest(renditions)
    if film.poster_key:
        yield from _stored(film.poster_url, size_of(film.poster_key))
    for captions in film.approved_captions:
        yield Part(captions.url, len(captions.vtt.encode()))
    for chapter in film.chapters.all():
        if chapter.picture:
            yield from _stored(chapter.picture_url, size_of(chapter.picture))
    if film.chapters_url:
        yield Part(film.chapters_url, len(film.chapters_vtt.encode()))


def _smallest(renditions: list[VideoRendition]) -> Iterator[Part]:
    if renditions:
        *others, kept = renditions
        yield Part(kept.url, kept.bytes, [other.url for other in others])


def _stored(url: str, size: int | None, also: Iterable[str] = ()) -> Iterator[Part]:
    """Without its file, a part would keep the whole guide from being saved."""
    if size is not None:
        yield Part(url, size, list(also))


def _version(pages: list[Page], films: list[Video], parts: list[Part], notices: Iterable[Notice]) -> str:
    """Files are in it by their keys, which never change meaning; what else pages say, by when it was published."""
    shown = [shown_as(page) if hasattr(page, "shown_as") else page for page in pages]
    seen = {
        "pages": [[page.pk, str(page.last_published_at)] if page else None for page in shown],
        "films": [_words(film) for film in films],
        "parts": [part.url for part in parts],
        "notices": [[str(each.uuid), each.text, str(each.ends_at)] for each in notices],
    }
    return sha256(json.dumps(seen).encode()).hexdigest()[:16]


def _words(film: Video) -> list[Any]:
    """What pages say of a film beside its files."""
    return [film.title, film.text_description, [[each.title, each.text] for each in film.chapters.all()]]


def _once[Thing](things: Iterable[Thing]) -> list[Thing]:
    return list(dict.fromkeys(things))
