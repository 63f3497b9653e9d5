# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""The one place where HTML is cleaned and made; nothing else imports bleach or nh3.

nh3 is the sanitiser: whatever leaves this module as HTML has passed it last. bleach, which is no longer maintained,
only finds links in plain text.
"""

import html
import re
from functools import partial

import nh3
from bleach.linkifier import Linker
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from wagtail.rich_text import RichText, expand_db_html

TAGS = {"a", "b", "br", "em", "i", "li", "ol", "p", "strong", "ul"}
"""What guides.blocks.text.TEXT_FEATURES can produce, and the same in other words."""
ATTRIBUTES: dict[str, set[str]] = {"a": {"href"}, "*": set()}
URL_SCHEMES = {"http", "https", "mailto", "tel"}
REL = "noopener noreferrer"

LINKIFY_MAX_BYTES = 64 * 1024
"""Longer text is shown without links: bleach takes seconds for what nobody would write."""

_BLOCK_END = re.compile(r"</(?:p|li|ul|ol)>|<br>")

_PHONE = r"(?<![\w+.-])(?<!\d\ )(?:\+45\ ?(?:\d\ ?){7}\d|(?:\d\d\ ){3}\d\d|\d{4}\ \d{4})(?![\w-]|\ \d)"
"""Eight digits as Danes write them. Without spaces and country code they may as well be a case or CVR number."""
_LINK_RE = re.compile(
    rf"(?<![\w@/.])(?:https?://|www\.)[^\s<>\"]{{1,2000}}(?<![.,:;!?'])|{_PHONE}",
    re.IGNORECASE,
)
_MAIL_RE = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@(?:[\w-]{1,63}\.){1,8}[a-z]{2,24}(?![\w-])", re.IGNORECASE)

type _Attributes = dict[tuple[str | None, str] | str, str]


_clean = partial(nh3.clean, tags=TAGS, attributes=ATTRIBUTES, url_schemes=URL_SCHEMES, link_rel=REL)


def clean_html(source: str) -> str:
    """Rich text as a reader may get it: everything but the known tags and links with harmless schemes is gone."""
    return _clean(source)


def with_absolute_links(source: str, base: str) -> str:
    """Clean HTML whose links hold outside the site too; `base` is scheme and host."""
    return _clean(source, url_relative=("rewrite_with_base", base))


def render_rich_text(value: RichText | str | None) -> SafeString:
    """A rich text field or block as clean HTML, its links to pages and documents turned into addresses."""
    source = value.source if isinstance(value, RichText) else value or ""
    return mark_safe(clean_html(expand_db_html(source)))  # noqa: S308 - cleaned on this very line


def linkify_text(text: str) -> SafeString:
    """Plain text as HTML in which addresses, e-mail addresses and Danish phone numbers are links."""
    markup = str(escape(text))
    if len(text.encode(errors="replace")) <= LINKIFY_MAX_BYTES:
        # A new one each time: a shared Linker mixes up the texts of two threads.
        linker = Linker(callbacks=[_address], url_re=_LINK_RE, email_re=_MAIL_RE, parse_email=True)
        markup = linker.linkify(markup)
    cleaned = _clean(markup, tags={"a"})
    return mark_safe(cleaned)  # noqa: S308 - cleaned on the line before


def _address(attributes: _Attributes, new: bool = False) -> _Attributes:
    """bleach takes every match for an address on the web; phone numbers are dialled, and www. is secure nowadays."""
    found, address = attributes["_text"], attributes[None, "href"]
    if address.startswith("mailto:"):
        return attributes
    if found[0] in "+0123456789":
        address = "tel:+45" + found.replace(" ", "")[-8:]
    elif found.lower().startswith("www."):
        address = "https://" + found
    return attributes | {(None, "href"): address}


def plain_text(source: str) -> str:
    """The words of some HTML, one line for each paragraph or list item."""
    broken = _BLOCK_END.sub("\n", clean_html(source))
    words = html.unescape(nh3.clean(broken, tags=set()))
    return "\n".join(line.strip() for line in words.splitlines() if line.strip())
