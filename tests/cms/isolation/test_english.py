# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""At no address does anybody of the staff meet English: not on a page, in a window, in a message or in an error."""

import json
import re
from collections.abc import Iterator
from itertools import chain
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.contrib.messages import get_messages
from wagtail.models import Page

from cms.departments.roles import Role
from tests.cms.isolation.addresses import all_addresses
from tests.cms.isolation.rules import Probe, fill
from tests.cms.isolation.table import OWN, TABLE
from tests.cms.isolation.trial import METHODS, Visitor, classify, untouched
from tests.cms.isolation.world import World
from tests.english import SPOKEN, english

PAGES = re.compile(r"admin/(?!api/)")


@pytest.mark.django_db
@pytest.mark.slow
@pytest.mark.parametrize("role", [role.value for role in Role])
def test_staff_meet_no_english_anywhere(world: World, role: str) -> None:
    """Own pages, at every address: the table's other department is the visitor's own here."""
    visitor = Visitor(World(own=world.other, other=world.own, staff=world.staff), world.staff[role])
    found: dict[str, list[str]] = {}
    content = set(Page.objects.values_list("draft_title", flat=True))  # in other languages, too
    addresses = [each for table in (TABLE, OWN) for each in classify(all_addresses(), table)[0]]
    for address, rule in addresses:
        for probe in rule.probes if PAGES.match(address.route) else ():
            path = visitor.path(address, probe)
            for method in METHODS if role == Role.ADMINISTRATOR else ("GET",):  # errors are the same for all
                if shown := english(_said(visitor, method, path, probe), but=content):
                    found[f"{method} {path}"] = shown
    assert found == {}, "\n" + "\n".join(f"{path}: {shown}" for path, shown in found.items())


def _said(visitor: Visitor, method: str, path: str, probe: Probe) -> list[str]:
    """What the answer shows, and what the next page will."""
    with untouched():
        response = visitor.request(method, path, fill(probe.data, **visitor.names), probe)
        body = b"" if response.streaming else response.content
        messages = [str(message) for message in get_messages(response.wsgi_request)]
    return [*_texts(response.headers.get("Content-Type", ""), body), *chain.from_iterable(map(_of_html, messages))]


def _texts(kind: str, body: bytes) -> Iterator[str]:
    if "html" in kind:
        yield from _of_html(body.decode())
    elif ("json" in kind or "javascript" in kind) and body.startswith((b"{", b"[")):
        yield from _of_json(json.loads(body))


def _of_json(value: Any, key: str = "") -> Iterator[str]:
    """Windows of choosers come as HTML in JSON."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from _of_json(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from _of_json(inner, key)
    elif isinstance(value, str) and key in {"html", "message", "error_message"}:
        yield from _of_html(value)


def _of_html(html: str) -> Iterator[str]:
    page = BeautifulSoup(html, "html.parser")
    for unseen in page.select("script, style, textarea, [lang]:not([lang^=da])"):
        unseen.decompose()
    return chain(page.stripped_strings, (str(tag[name]) for tag in page(True) for name in SPOKEN if tag.has_attr(name)))
