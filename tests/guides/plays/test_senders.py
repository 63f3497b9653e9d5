# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Who sends what is counted."""

import gc
from time import process_time
from uuid import uuid4

import pytest
from crawlerdetect import CrawlerDetect
from crawlerdetect.providers.crawlers import data as names
from hypothesis import assume, given
from hypothesis import strategies as st

from guides.plays.senders import FROM_OUR_PAGES_OR_BOOKMARKS, Brake, Drop, drop_reason, sent_elsewhere

PHONE = {"User-Agent": "Mozilla/5.0 (Linux; Android 9) Chrome/120.0", "Sec-Fetch-Site": "same-origin"}


@pytest.mark.parametrize(
    ("headers", "reason"),
    [
        ({}, None),
        ({"Sec-Fetch-Site": "cross-site"}, Drop.OTHER_SITE),
        ({"Sec-Purpose": "prefetch;prerender"}, Drop.AHEAD),
        ({"User-Agent": ""}, Drop.MACHINE),
        ({"User-Agent": "Mozilla/5.0 (compatible; Googlebot/2.1)"}, Drop.MACHINE),
        ({"User-Agent": "Mozilla/5.0 (X11; Linux x86_64) HeadlessChrome/140.0.0.0 Safari/537.36"}, Drop.MACHINE),
    ],
)
def test_reasons(headers: dict[str, str], reason: Drop | None) -> None:
    assert drop_reason(PHONE | headers, "vejen.example") is reason


@given(st.text(st.characters(codec="latin-1"), max_size=80) | st.sampled_from(names).map(lambda name: f"A {name}/2 B"))
def test_crawlers_are_those_of_the_library(agent: str) -> None:
    is_machine = drop_reason(PHONE | {"User-Agent": agent}, "vejen.example") is Drop.MACHINE
    assert is_machine == (not agent or CrawlerDetect().is_crawler(agent))


def test_a_long_name_takes_no_long_search() -> None:
    drop_reason(PHONE, "vejen.example")  # the patterns are made once
    began = process_time()
    drop_reason(PHONE | {"User-Agent": "a" * 16_000}, "vejen.example")
    assert process_time() - began < 0.5  # 5 s if all of it were looked at


def test_nothing_remembers_what_browser_somebody_had() -> None:
    """The library's own object would, for the last thousand."""
    drop_reason(PHONE, "vejen.example")
    gc.collect()
    assert not [each for each in gc.get_objects() if type(each) is CrawlerDetect]


def test_old_browsers_say_less_and_are_readers_all_the_same() -> None:
    old = {"User-Agent": "Mozilla/5.0 (iPhone; CPU iPhone OS 12_5)"}
    assert drop_reason(old, "vejen.example") is None
    assert drop_reason(old | {"Origin": "null"}, "vejen.example") is None
    assert drop_reason(old | {"Origin": "https://vejen.example"}, "vejen.example") is None
    assert drop_reason(old | {"Origin": "https://vejen.example.evil.example"}, "vejen.example")


@given(st.text() | st.sampled_from(["http://[", "http://[::1", "https://\u2100.dk", "", "null "]))
def test_an_origin_that_is_no_address_is_another_site(origin: str) -> None:
    assume(origin != "null")
    assert sent_elsewhere({"Origin": origin}, "vejen.example") is Drop.OTHER_SITE


def test_a_brake_lets_others_through_and_forgets() -> None:
    brake = Brake(2)
    assert [brake.lets_through("one", 10.0) for _ in range(3)] == [True, True, False]
    assert brake.lets_through("other", 59.9)
    assert brake.lets_through("one", 60.0)


def test_a_brake_remembers_nothing_that_it_was_asked_about() -> None:
    brake, play = Brake(2), uuid4()
    brake.lets_through(play, 10.0)
    known = str(vars(brake))
    assert str(play) not in known
    assert str(play.int) not in known
    assert play.bytes not in brake._seen
    brake.lets_through("other", 60.0)
    assert len(brake._seen) == 1


@given(st.lists(st.tuples(st.integers(0, 3), st.floats(0, 300)), max_size=60))
def test_a_brake_never_lets_more_than_its_number_through_in_a_minute(taps: list[tuple[int, float]]) -> None:
    brake, passed = Brake(3), dict[tuple[int, int], int]()
    for subject, seconds in sorted(taps, key=lambda tap: tap[1]):
        if brake.lets_through(subject, seconds):
            minute = (subject, int(seconds // 60))
            passed[minute] = passed.get(minute, 0) + 1
    assert all(count <= 3 for count in passed.values())


def test_a_search_may_come_from_a_bookmark_but_a_message_may_not() -> None:
    typed = PHONE | {"Sec-Fetch-Site": "none"}
    assert drop_reason(typed, "") is Drop.OTHER_SITE
    assert drop_reason(typed, "", sites=FROM_OUR_PAGES_OR_BOOKMARKS) is None
