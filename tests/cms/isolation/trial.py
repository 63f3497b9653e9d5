# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Tries addresses as somebody, and tells what came out that should not have."""

import re
from base64 import b64encode
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from http.cookies import SimpleCookie
from typing import Any

from django.contrib.messages import get_messages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, transaction
from django.test import Client
from wagtail.models import Site

from cms.starting.models import GuideTemplate
from cms.users.models import User
from guides.models import ContactIndexPage, PlaceIndexPage
from media_pipeline.models import VideoRendition
from tests.cms.isolation.addresses import Address
from tests.cms.isolation.rules import Kind, Probe, Rule, Table, fill
from tests.cms.isolation.world import MARK, World, belongings

METHODS = ("GET", "POST")
WRITE = re.compile(r"\s*(?:INSERT INTO|UPDATE|DELETE FROM)\s+\"(?P<table>\w+)\"", re.IGNORECASE)
REFUSALS = {403, 404, 405}
WAY_OUT = ("/admin/", "/admin/login/")
"""Where Wagtail sends somebody who may not; any other redirect says that something was done."""


@dataclass(frozen=True)
class Leak:
    method: str
    name: str
    path: str
    what: str

    def __str__(self) -> str:
        return f"{self.method} {self.name} {self.path}: {self.what}"


def classify(addresses: Iterable[Address], table: Table) -> tuple[list[tuple[Address, Rule]], list[str]]:
    """The addresses with their rules; and the keys of those that have none."""
    found, unknown = [], []
    for address in addresses:
        rule = table.get(address.key) or table.get(address.name)
        if rule:
            found.append((address, rule))
        else:
            unknown.append(address.key)
    return found, unknown


class Visitor:
    """Somebody who tries addresses: a member of staff, or a citizen (None)."""

    def __init__(self, world: World, user: User | None) -> None:
        self.world = world
        self.is_staff = user is not None
        self.client = Client(raise_request_exception=False)
        if user:
            self.client.force_login(user)
        self.names = _names(world)
        self.before = belongings(world.other)

    def leaks(self, found: Iterable[tuple[Address, Rule]], methods: Sequence[str] = METHODS) -> list[Leak]:
        """What every address, tried by every method, gives away or changes. Leaves the database as it was."""
        return [
            leak
            for address, rule in found
            for probe in rule.probes
            for leak in self._try(address, rule.kind, probe, methods)
        ]

    def can_reach(self, address: Address, probe: Probe) -> bool:
        """Whether there is something at the address, for GET or POST."""
        with untouched():
            path, data = self.path(address, probe), fill(probe.data, **self.names)
            return any(
                self.request(method, path, data, probe).status_code not in REFUSALS for method in ("GET", "POST")
            )

    def path(self, address: Address, probe: Probe) -> str:
        path = address.path(fill(probe.kwargs, **self.names))
        return f"{path}?{fill(probe.query, **self.names)}" if probe.query else path

    def _try(self, address: Address, kind: Kind, probe: Probe, methods: Sequence[str]) -> Iterator[Leak]:
        path = self.path(address, probe)
        must_refuse = kind in {Kind.REFUSED, Kind.CLOSED} or (kind is Kind.STAFF and not self.is_staff)
        for method in methods:
            with untouched() as writes:
                response = self.request(method, path, fill(probe.data, **self.names), probe)
                after = belongings(self.world.other) if writes.tables else self.before
            found = [*_given_away(response, must_refuse), *_differences(self.before, after)]
            yield from (Leak(method, address.name, path, what) for what in found)

    def request(self, method: str, path: str, data: dict[str, str], probe: Probe) -> Any:
        cookies = SimpleCookie(self.client.cookies)
        headers = fill(probe.headers, **self.names)
        if method == "GET":
            response = self.client.generic(method, path, headers=headers)
        else:
            files = {probe.file: SimpleUploadedFile("film.mp4", b"film")} if probe.file else {}
            response = self.client.post(path, data | files, headers=headers)
        self.client.cookies = cookies  # logging out is one of the addresses
        return response


class Writes:
    """Notices which tables are written to."""

    def __init__(self) -> None:
        self.tables: set[str] = set()

    def __call__(self, execute: Callable[..., Any], sql: str, *details: Any) -> Any:
        if match := WRITE.match(sql):
            self.tables.add(match["table"])
        return execute(sql, *details)


@contextmanager
def untouched() -> Iterator[Writes]:
    """Takes back whatever is done to the database inside."""
    writes = Writes()
    with transaction.atomic():
        with connection.execute_wrapper(writes):
            yield writes
        transaction.set_rollback(True)


def _given_away(response: Any, must_refuse: bool) -> Iterator[str]:
    if response.status_code >= 500:
        yield f"crashed ({response.status_code})"
    elif must_refuse and not _is_refusal(response):
        yield f"not refused ({response.status_code} {response.headers.get('Location', '')})"
    body = b"".join(response.streaming_content) if response.streaming else response.content
    messages = [str(message) for message in get_messages(response.wsgi_request)]
    for where, text in (
        ("body", body.decode(errors="replace")),
        ("headers", str(response.headers)),
        ("message", str(messages)),
    ):
        if MARK in text.lower():
            yield f"{where} shows {_around(text)}"


def _is_refusal(response: Any) -> bool:
    return response.status_code in REFUSALS or (
        response.status_code == 302 and response.headers["Location"].partition("?")[0] in WAY_OUT
    )


def _around(text: str) -> str:
    start = text.lower().index(MARK)
    return repr(text[max(0, start - 60) : start + 40])


def _differences(before: list[tuple[str, Any]], after: list[tuple[str, Any]]) -> Iterator[str]:
    for (label, old), (_label, new) in zip(before, after, strict=True):
        if old != new:
            yield f"changes {label}"


def _names(world: World) -> dict[str, Any]:
    """What the formats of the table may name."""
    page = world.other.page
    return {
        "own": world.own,
        "other": world.other,
        "rendition": VideoRendition.objects.filter(version__video=world.other.film)[0],
        "place_index": PlaceIndexPage.objects.child_of(page).get(),
        "contact_index": ContactIndexPage.objects.child_of(page).get(),
        "site": Site.objects.get(),
        "guide_template": GuideTemplate.objects.all()[0],
        # Uploads name what they are for in Base64.
        "other_collection": _base64(world.other.department.collection.pk),
        "other_film": _base64(world.other.film.pk),
    }


def _base64(number: int) -> str:
    return b64encode(str(number).encode()).decode()
