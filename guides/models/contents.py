# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What an unsaved or saved page holds, piece by piece, each with the way to its field: what the checks look at."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from django.utils import timezone
from wagtail import blocks
from wagtail.fields import RichTextField, StreamField
from wagtail.images.blocks import ImageBlock
from wagtail.models import Page

from guides.models.complete import incomplete
from guides.models.films import film_facts
from guides.models.people import people_facts
from guides.publishing import advice, content
from guides.publishing.checks import FilmFacts, film_findings
from guides.publishing.finding import Finding
from guides.publishing.people import people_findings
from guides.sanitise import plain_text
from media_pipeline.blocks import VideoChooserBlock
from media_pipeline.models import Document, Image, Video


@dataclass(frozen=True)
class Piece:
    """One field inside a stream: a text, a film, a chosen page."""

    path: str
    block: blocks.Block
    value: Any

    def is_in(self, path: str) -> bool:
        return self.path.startswith(f"{path}.")


def pieces(block: blocks.Block, value: Any, path: str) -> Iterator[Piece]:
    """Everything in a stream's value, from top to bottom."""
    if isinstance(block, blocks.BaseStreamBlock):
        for child in value or ():
            yield from pieces(child.block, child.value, f"{path}.{child.id}")
    elif isinstance(block, blocks.BaseStructBlock) and not isinstance(block, ImageBlock):
        for name, child_block in block.child_blocks.items():
            yield from pieces(child_block, value.get(name), f"{path}.{name}")
    else:
        yield Piece(path, block, value)


class Contents:
    """Of one page. Reads what it points to in a fixed number of queries."""

    def __init__(self, page: Page) -> None:
        self.page = page
        kind: Any = type(page)
        self.fields = _fields_of(kind)
        self.streams = [field for field in self.fields if isinstance(field, StreamField)]

    @cached_property
    def pieces(self) -> list[Piece]:
        return [
            piece
            for field in self.streams
            for piece in pieces(field.stream_block, field.value_from_object(self.page), field.name)
        ]

    @cached_property
    def paths(self) -> list[str]:
        """Of the page's fields, and of the blocks in them, in the order of the form."""
        found = []
        for field in self.fields:
            value = field.value_from_object(self.page)
            found.append(field.name)
            if field in self.streams:
                for block in (f"{field.name}.{child.id}" for child in value):
                    found += [block, *(piece.path for piece in self.pieces if piece.is_in(block))]
        return found

    @cached_property
    def rich_texts(self) -> list[tuple[str, str]]:
        """Path and source."""
        own = [
            (field.name, field.value_from_object(self.page) or "")
            for field in self.fields
            if isinstance(field, RichTextField)
        ]
        inside = [
            (piece.path, piece.value.source)
            for piece in self.pieces
            if isinstance(piece.block, blocks.RichTextBlock) and piece.value
        ]
        return own + inside

    @cached_property
    def links(self) -> list[content.Link]:
        return [link for path, source in self.rich_texts for link in content.links_in(path, source)]

    @property
    def films(self) -> list[tuple[str, Video]]:
        return [
            (each.path, each.value) for each in self.pieces if isinstance(each.block, VideoChooserBlock) and each.value
        ]

    @property
    def pictures(self) -> list[tuple[str, Image]]:
        return [(each.path, each.value) for each in self.pieces if isinstance(each.block, ImageBlock) and each.value]

    def has(self, kind: type[blocks.Block]) -> bool:
        """Whether something is chosen in a block of this kind."""
        return any(isinstance(piece.block, kind) and piece.value for piece in self.pieces)

    def words_in(self, path: str) -> str:
        """The running text inside a block, one line for each paragraph."""
        return "\n".join(filter(None, (_words(piece) for piece in self.pieces if piece.is_in(path))))

    def findings(self, *more_media: tuple[str, Video | Image]) -> list[Finding]:
        """What holds for every kind of page; `more_media` stand in fields of the page's own."""
        media = [*more_media, *self.films, *self.pictures]
        films = [(path, film) for path, film in media if isinstance(film, Video)]
        facts: list[FilmFacts] = [film_facts(path, film) for path, film in films]
        found = [
            *film_findings(facts),
            *people_findings(people_facts(media)),
            *content.picture_findings(
                content.PictureFacts(path, bool(picture.decorative or (picture.contextual_alt_text or "").strip()))
                for path, picture in self.pictures
            ),
            *content.broken_link_findings(self.links, self._alive()),
            *content.chosen_findings(self._chosen()),
            *advice.link_findings(self._link_words()),
            *advice.old_film_findings((_age(path, film) for path, film in films), timezone.localdate()),
        ]
        told = {finding.path for finding in found}
        return [*(finding for finding in incomplete(self.page, self.fields) if finding.path not in told), *found]

    def _alive(self) -> set[tuple[str, int]]:
        """What citizens can open of that which the page's texts link to."""
        wanted = {kind: {link.pk for link in self.links if link.kind == kind} for kind in ("page", "document")}
        found: set[tuple[str, int]] = set()
        for kind, queryset in (("page", Page.objects.live()), ("document", Document.objects.all())):
            if wanted[kind]:
                found |= {(kind, pk) for pk in queryset.filter(pk__in=wanted[kind]).values_list("pk", flat=True)}
        return found

    def _chosen(self) -> Iterator[content.Chosen]:
        for piece in self.pieces:
            if isinstance(piece.block, blocks.PageChooserBlock) and piece.value:
                place = piece.value
                lacks_room = hasattr(place, "no_room_reason") and not (
                    place.room.strip() or place.no_room_reason.strip()
                )
                yield content.Chosen(piece.path, place.live, lacks_room)

    def _link_words(self) -> Iterator[advice.LinkWords]:
        yield from (advice.LinkWords(link.path, link.words) for link in self.links)
        for piece in self.pieces:
            if piece.block.name == "label" and piece.value:
                yield advice.LinkWords(piece.path, str(piece.value))


@cache
def _fields_of(model: type[Page]) -> list[Any]:
    """The fields that the form of a page has, in its order. (An address comes by itself.)"""
    known = {field.name: field for field in model._meta.concrete_fields if field.name != "slug"}
    form = model.get_edit_handler().get_form_class()
    return [known[name] for name in form.base_fields if name in known]


def _words(piece: Piece) -> str:
    if isinstance(piece.block, blocks.RichTextBlock):
        return plain_text(piece.value.source) if piece.value else ""
    if isinstance(piece.block, (blocks.TextBlock, blocks.CharBlock)) and piece.block.name not in {"title", "label"}:
        return str(piece.value or "")
    return ""


def _age(path: str, film: Video) -> advice.FilmAge:
    since = film.content_since
    return advice.FilmAge(path, film.title, film.filmed_on or (timezone.localdate(since) if since else None))
