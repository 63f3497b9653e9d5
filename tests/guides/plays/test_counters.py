# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Searches without result and feed documents: a number a day, and nothing of who asked for what."""

from typing import Any

import pytest
from django.test import Client

from guides.happenings import What
from guides.models import GuidePage
from guides.plays import counters
from guides.plays.models import DropDay, SubjectDay
from guides.plays.senders import Brake, Drop
from tests.factories import DepartmentFactory, GuideFactory
from tests.guides.plays.messages import PHONE

pytestmark = pytest.mark.django_db

OURS = PHONE | {"Sec-Fetch-Site": "same-origin"}


@pytest.fixture(autouse=True)
def _fresh_brakes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(counters, "_brakes", {what: Brake(most) for what, most in counters.MOST_IN_A_MINUTE.items()})


@pytest.fixture
def guide() -> GuidePage:
    return GuideFactory(parent=DepartmentFactory(slug="borgerservice"), title="Forny dit pas")


def counted() -> list[tuple[str, str, str, int]]:
    rows = SubjectDay.objects.order_by("what", "block", "language")
    assert set(rows.values_list("page", flat=True)) <= {None}
    return list(rows.values_list("what", "block", "language", "count"))


def search(words: str, path: str = "/soeg/", **headers: str) -> Any:
    return Client(headers=OURS | headers).get(path, {"q": words})


class TestSearches:
    def test_one_without_result_is_counted_without_its_words(self, guide: GuidePage) -> None:
        for words in ("Mette Hansen", "mette hansen 010203", "xyzzy", "hvad er det"):
            assert search(words).status_code == 200
        assert counted() == [(What.NO_RESULT, "", "da", 4)]

    @pytest.mark.parametrize(("words", "kept"), [("drikke", "drikke"), ("  TÆNDER ", "tænder"), ("drikke Mette", "")])
    def test_a_word_is_kept_if_it_is_in_our_own_list(self, guide: GuidePage, words: str, kept: str) -> None:
        search(words)
        assert counted() == [(What.NO_RESULT, kept, "da", 1)]

    def test_what_is_found_typed_or_empty_is_not_counted(self, guide: GuidePage) -> None:
        assert "Forny dit pas" in search("pas").content.decode()
        search("xyzzy", "/soeg/forslag/")
        search("")
        assert counted() == []

    @pytest.mark.parametrize(
        ("headers", "reason"),
        [({"User-Agent": "Googlebot/2.1"}, Drop.MACHINE), ({"Sec-Fetch-Site": "cross-site"}, Drop.OTHER_SITE)],
    )
    def test_what_no_reader_searched_for_is_dropped(self, headers: dict[str, str], reason: Drop) -> None:
        DepartmentFactory()
        search("xyzzy", **headers)
        assert counted() == []
        assert DropDay.objects.get().reason == reason

    def test_more_than_readers_search_for_is_dropped(self, monkeypatch: pytest.MonkeyPatch) -> None:
        DepartmentFactory()
        monkeypatch.setattr(counters, "_brakes", {What.NO_RESULT: Brake(2)})
        for _ in range(3):
            search("xyzzy")
        assert counted() == [(What.NO_RESULT, "", "da", 2)]
        assert DropDay.objects.get().reason == Drop.TOO_OFTEN


class TestDocuments:
    def test_each_kind_is_counted_when_it_is_sent_or_there_already(self, guide: GuidePage) -> None:
        paths = {
            "site": "/feed.json",
            "department": "/borgerservice/feed.json",
            "guide": f"/api/v1/guides/{guide.uuid}/",
        }
        for path in paths.values():
            etag = Client().get(path).headers["ETag"]
            assert Client(headers={"If-None-Match": etag}).get(path).status_code == 304
        assert counted() == [(What.FEED, kind, "da", 2) for kind in sorted(paths)]

    def test_which_guide_it_was_is_not_kept(self, guide: GuidePage) -> None:
        Client().get(f"/api/v1/guides/{guide.uuid}/")
        assert SubjectDay.objects.get().page is None

    def test_nothing_is_counted_where_nothing_is_sent(self, guide: GuidePage) -> None:
        for path in ("/feed.json", f"/api/v1/guides/{guide.uuid}/"):
            Client().head(path)
        Client().get("/feed.json?page=99")
        Client().get(f"/api/v1/guides/{GuideFactory(live=False).uuid}/")
        assert counted() == []
