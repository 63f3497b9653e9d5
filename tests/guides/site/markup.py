# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Reading citizen pages in tests."""

from bs4 import BeautifulSoup, Tag
from django.test import Client


def page(client: Client, address: str) -> BeautifulSoup:
    response = client.get(address)
    assert response.status_code == 200, address
    return BeautifulSoup(response.content, "html.parser")


def one(inside: Tag, selector: str) -> Tag:
    """The only element that the selector finds."""
    (found,) = inside.select(selector)
    return found


def value(of: Tag, attribute: str) -> str:
    return str(of[attribute])


def words(element: Tag | None) -> str:
    """Its text in one line; empty for no element."""
    return " ".join(element.get_text(" ").split()) if element else ""
