# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""A page as a reviewer compares it: everything that citizens will read or see, as plain values."""

import re
from collections.abc import Iterator
from datetime import date, time
from typing import Any

from django.db.models import Field
from django.utils.formats import date_format, time_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail import blocks
from wagtail.fields import RichTextField, StreamField
from wagtail.images.blocks import ImageBlock
from wagtail.models import Page
from wagtail.rich_text import RichText

from cms.reviewing.changes import Block, Leaf, Stream, Thing, Words
from guides.models.fields import ChoiceListField
from guides.sanitise import plain_text
from media_pipeline.models import Image, Video

OF_PAGES = ("title", "slug")
"""What is compared of the fields that all pages have."""

_ITEM = re.compile(r"<li\b[^>]*>")
_LINK = re.compile(r"<a\b(?P<attributes>[^>]*)>(?P<words>.*?)</a>", re.DOTALL)
_TARGET = re.compile(r'\b(?:href|id)="(?P<target>[^"]*)"')


def read(page: Page) -> list[Leaf]:
    """The page's fields, in the order of the model."""
    return [leaf for field in _fields(type(page)) if (leaf := _field(field, page)) is not None]


def _fields(model: type[Page]) -> Iterator[Any]:
    of_all_pages = {field.name for field in Page._meta.get_fields()}
    for field in (*model._meta.concrete_fields, *model._meta.many_to_many):
        if field.name in OF_PAGES or (field.editable and field.name not in of_all_pages and not field.primary_key):
            yield field


def _field(field: "Field[Any, Any]", page: Page) -> Leaf | None:
    key, label = field.name, str(capfirst(field.verbose_name))
    if field.is_relation:
        value = getattr(page, key)
        return _related(key, label, ", ".join(map(str, value.all())) if field.many_to_many else value)
    value = field.value_from_object(page)
    match field:
        case StreamField():
            return Stream(key, label, tuple(_blocks(value)))
        case RichTextField():
            return Words(key, label, readable(value))
        case ChoiceListField():
            return Words(key, label, _chosen(field.flatchoices, value))
    return Words(key, label, _chosen(field.flatchoices, [value]) if field.choices else _plain(value))


def _related(key: str, label: str, value: Any) -> Leaf:
    return Words(key, label, value) if isinstance(value, str) else _thing(key, label, value)


def _thing(key: str, label: str, value: Any) -> Thing:
    """A page goes by its public name; of one that isn't public, only those who work with it know the name."""
    match value:
        case None:
            return Thing(key, label)
        case Image() | Video():
            return Thing(key, label, f"{value._meta.label}:{value.pk}", value.title, value)
        case Page() if not value.live:
            return Thing(key, label, f"page:{value.pk}", _("A page that isn't published"))
    return Thing(key, label, f"{value._meta.label}:{value.pk}", str(value))


def _blocks(value: Any) -> Iterator[Block]:
    for child in value:
        leaves = tuple(_leaves(child.block, child.value, child.block_type))
        yield Block(str(child.id), str(child.block.label), _name(child.value), leaves)


def _name(value: Any) -> str:
    """What a step or a question is called."""
    if isinstance(value, blocks.StructValue):
        return str(value.get("title") or value.get("question") or "")
    return ""


def _leaves(block: Any, value: Any, key: str) -> Iterator[Leaf]:
    label = str(block.label)
    match block:
        case ImageBlock():
            yield _thing(key, label, value)
            yield Words(f"{key}-alt", _("Text instead of the picture"), _alternative(value))
        case blocks.StructBlock():
            for name, child in block.child_blocks.items():
                yield from _leaves(child, value.get(name), name)
        case blocks.StreamBlock():
            yield Stream(key, label, tuple(_blocks(value or ())))
        case blocks.RichTextBlock():
            yield Words(key, label, readable(value.source if isinstance(value, RichText) else value or ""))
        case blocks.ChooserBlock():
            yield _thing(key, label, value)
        case blocks.ChoiceBlock():
            yield Words(key, label, _chosen(block.field.choices, [value]))
        case blocks.MultipleChoiceBlock():
            yield Words(key, label, _chosen(block.field.choices, value or []))
        case _:
            yield Words(key, label, _plain(value))


def _alternative(picture: Any) -> str:
    if picture is None:
        return ""
    return _("None: it only decorates.") if picture.decorative else str(picture.contextual_alt_text or "")


def _chosen(choices: Any, values: Any) -> str:
    names = {str(value): str(name) for value, name in choices if not isinstance(name, list | tuple)}
    return ", ".join(names.get(str(value), str(value)) for value in values or [] if value not in (None, ""))


def _plain(value: Any) -> str:
    match value:
        case bool():
            return _("Yes") if value else _("No")
        case date():
            return str(date_format(value))
        case time():
            return str(time_format(value))
    return "" if value is None else str(value).strip()


def readable(html: str) -> str:
    """Rich text as lines, with a dot before what stands in a list, and behind a link where it leads."""
    linked = _LINK.sub(_with_target, html)
    return plain_text(_ITEM.sub("<li>• ", linked))


def _with_target(link: "re.Match[str]") -> str:
    target = _TARGET.search(link["attributes"])
    return f"{link['words']} ({_leads_to(link['attributes'], target['target'])})" if target else link["words"]


def _leads_to(attributes: str, target: str) -> str:
    """Pages and documents are stored by number."""
    for kind, words in (("page", _("page no. %(number)s")), ("document", _("document no. %(number)s"))):
        if f'linktype="{kind}"' in attributes:
            return words % {"number": target}
    return target
