# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""The laws that make loss, repetition, order and concurrency harmless."""

from dataclasses import replace
from functools import reduce

from hypothesis import given
from hypothesis import strategies as st

from guides.plays import rules
from guides.plays.merge import PlayState, merge, without_memory
from tests.guides.plays.messages import reports_of_one_play, states


@given(states(), states(), states())
def test_merging_is_commutative_associative_and_idempotent(a: PlayState, b: PlayState, c: PlayState) -> None:
    assert merge(a, b) == merge(b, a)
    assert merge(merge(a, b), c) == merge(a, merge(b, c))
    assert merge(a, a) == a


@given(st.data(), reports_of_one_play())
def test_permuted_duplicated_and_partly_lost_reports_say_the_same(data: st.DataObject, sent: list[PlayState]) -> None:
    arrived = data.draw(st.permutations(sent + data.draw(st.lists(st.sampled_from(sent)))))
    arrived_late = [*data.draw(st.lists(st.sampled_from(sent))), sent[-1]]

    assert reduce(merge, arrived) == sent[-1]
    assert reduce(merge, arrived_late) == sent[-1]


@given(states(), states(), st.integers(1, 10**6))
def test_more_messages_never_lower_a_count_nor_add_to_what_is_remembered(
    one: PlayState, other: PlayState, duration_ms: int
) -> None:
    def counts(state: PlayState) -> rules.Counts:
        return rules.counts_of(
            nth=state.nth,
            seen_once=state.seen_once,
            distinct_ms=state.distinct_ms,
            total_ms=state.total_ms,
            duration_ms=duration_ms,
            remembered=state.remembered,
        )

    before, after = counts(one), counts(merge(one, other))

    assert before.starts <= after.starts
    assert before.views <= after.views
    assert before.completed <= after.completed
    assert merge(one, other).nth <= one.nth
    assert merge(one, other).remembered <= one.remembered


@given(states(), st.integers(1, rules.MAX_NTH))
def test_where_no_memory_is_offered_nothing_of_it_is_left(state: PlayState, nth: int) -> None:
    forgotten = without_memory(replace(state, nth=nth))
    assert forgotten == replace(state, nth=1 if state.remembered else nth, remembered=False)
