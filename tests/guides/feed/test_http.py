# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""How feeds and documents travel: cheap to ask again for, and readable by any page on the web."""

from collections.abc import Callable

import pytest
from django.test import Client

from guides.models import GuidePage
from tests.factories import GuideFactory

pytestmark = pytest.mark.django_db

type PathOf = Callable[[GuidePage], str]

EACH = pytest.mark.parametrize(
    "path_of",
    [
        pytest.param(lambda guide: "/feed.json", id="site"),
        pytest.param(lambda guide: f"/{guide.department.slug}/feed.json", id="department"),
        pytest.param(lambda guide: f"/api/v1/guides/{guide.uuid}/", id="document"),
    ],
)


@EACH
def test_says_304_until_something_changes(client: Client, path_of: PathOf) -> None:
    guide = GuideFactory()
    path = path_of(guide)
    first = client.get(path)
    again = client.get(path, headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    for name in ("ETag", "Cache-Control", "Access-Control-Allow-Origin"):
        assert again.headers[name] == first.headers[name]

    guide.title = "Et nyt navn"
    guide.save_revision().publish()
    changed = client.get(path, headers={"If-None-Match": first.headers["ETag"]})
    assert changed.status_code == 200
    assert "Et nyt navn" in changed.content.decode()


@EACH
def test_a_date_alone_is_never_believed(client: Client, path_of: PathOf) -> None:
    """Opening hours, pictures and films change without it."""
    path = path_of(GuideFactory())
    first = client.get(path)
    assert first.headers["Last-Modified"].endswith("GMT")
    assert client.get(path, headers={"If-Modified-Since": first.headers["Last-Modified"]}).status_code == 200


@EACH
def test_head_says_the_same_without_the_body(client: Client, path_of: PathOf) -> None:
    path = path_of(GuideFactory())
    got, head = client.get(path), client.head(path)
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["ETag"] == got.headers["ETag"]
    assert head.headers["Content-Type"] == got.headers["Content-Type"]


@EACH
def test_is_the_same_for_everybody(client: Client, path_of: PathOf) -> None:
    response = client.get(path_of(GuideFactory()), headers={"Accept-Language": "en"})
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert response.headers["Cache-Control"] == "public, max-age=300"
    assert response.headers.get("Vary", "Accept-Encoding") == "Accept-Encoding"
    assert not response.cookies


@EACH
@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_is_only_read(client: Client, path_of: PathOf, method: str) -> None:
    assert getattr(client, method)(path_of(GuideFactory())).status_code == 405


def test_types(client: Client) -> None:
    guide = GuideFactory()
    assert client.get("/feed.json").headers["Content-Type"] == "application/feed+json"
    assert client.get(f"/api/v1/guides/{guide.uuid}/").headers["Content-Type"] == "application/json"
