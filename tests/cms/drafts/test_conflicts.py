# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""The rule by which a window of the editor is stale."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.drafts.conflicts import Newest, Sent, is_stale, sent_with

OWN, OTHER = "a" * 32, "b" * 32
NEWEST = Newest("7", "2026-12-03T13:05:00+00:00", OTHER, 3)
SEEN = Sent(loaded="7", loaded_at=NEWEST.created_at, tab=OWN, turn=1)


@pytest.mark.parametrize(
    ("sent", "stale"),
    [
        (SEEN, False),
        (replace(SEEN, loaded="6"), True),
        (replace(SEEN, loaded_at="2026-12-03T13:04:00+00:00"), True),  # the same revision, written again since
        (replace(SEEN, loaded="6", overwrites="7"), False),
        (replace(SEEN, overwrites="6"), True),
        (replace(SEEN, loaded=""), True),  # there was no draft when it was opened
        (Sent(tab=OWN, turn=1), True),
        (Sent(), False),  # not the editor's form
        (Sent(loaded="6", tab=OTHER, turn=4), False),  # its own; the answer was lost
        (Sent(loaded="7", loaded_at=NEWEST.created_at, tab=OTHER, turn=3), True),  # it comes too late
    ],
)
def test_what_is_stale(sent: Sent, stale: bool) -> None:
    assert is_stale(sent, NEWEST) is stale
    assert not is_stale(sent, None)


@given(st.permutations(range(1, 8)))
def test_what_one_window_sends_is_never_put_back_whatever_the_order_it_arrives_in(order: list[int]) -> None:
    kept = Newest("1", "", OWN, 0)
    for turn in order:
        if not is_stale(Sent(loaded="1", tab=OWN, turn=turn), kept):
            assert turn > kept.turn
            kept = Newest("1", "", OWN, turn)
    assert kept.turn == 7


@given(st.dictionaries(st.sampled_from(["tab", "tab_turn", "loaded_revision_id", "save_over"]), st.text()))
def test_any_form_can_be_read(form: dict[str, str]) -> None:
    sent = sent_with(form)
    assert not sent.tab or len(sent.tab) == 32
    assert sent.turn >= 0
