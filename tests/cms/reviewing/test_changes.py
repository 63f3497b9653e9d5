# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Which steps are new, gone, moved or changed."""

from hypothesis import given
from hypothesis import strategies as st

from cms.reviewing.changes import Block, Change, Leaf, State, Stream, Thing, Words, compare, compare_blocks, moved_ids

IDS = st.lists(st.sampled_from("abcdefgh"), unique=True)


def block(each: str, text: str = "tekst") -> Block:
    return Block(each, "Trin", f"Trin {each}", (Words("text", "Tekst", text),))


def in_both(before: list[str], after: list[str]) -> list[str]:
    return [each for each in before if each in after]


@given(IDS, IDS)
def test_without_what_was_moved_the_order_is_the_same(before: list[str], after: list[str]) -> None:
    moved = moved_ids(before, after)
    assert moved <= set(before) & set(after)
    kept = [each for each in in_both(before, after) if each not in moved]
    assert kept == [each for each in in_both(after, before) if each not in moved]


@given(IDS, st.data())
def test_one_that_was_moved_alone_is_the_only_one_named(before: list[str], data: st.DataObject) -> None:
    if len(before) > 2:
        each = data.draw(st.sampled_from(before))
        after = [other for other in before if other != each]
        after.insert(data.draw(st.integers(0, len(after))), each)
        assert len(moved_ids(before, after)) == (before != after)


@given(IDS, IDS)
def test_every_block_is_told_of_once(before: list[str], after: list[str]) -> None:
    changes = compare_blocks([block(each) for each in before], [block(each) for each in after])
    states = {change.name.removeprefix("Trin "): change.state for change in changes}
    assert len(changes) == len(states) == len({*before, *after})
    assert {each for each, state in states.items() if state is State.NEW} == set(after) - set(before)
    assert {each for each, state in states.items() if state is State.REMOVED} == set(before) - set(after)
    assert [name for name in states if name in after] == after


def test_what_is_gone_stands_where_it_stood() -> None:
    changes = compare_blocks([block(each) for each in "abc"], [block(each) for each in "ac"])
    assert [(change.name, change.state) for change in changes] == [
        ("Trin a", State.SAME),
        ("Trin b", State.REMOVED),
        ("Trin c", State.SAME),
    ]


def test_a_step_that_was_moved_and_changed_is_both() -> None:
    before = [block("a"), block("b"), block("c")]
    after = [block("c", "ny tekst"), block("a"), block("b")]
    first = compare_blocks(before, after)[0]
    assert (first.state, first.was, first.is_now) == (State.CHANGED, 3, 1)
    assert first.is_moved


def test_a_picture_shows_before_and_after() -> None:
    before, after = Thing("image", "Billede", "image:1", "Dør"), Thing("image", "Billede", "image:2", "Port")
    (change,) = compare([before], [after])
    assert (change.state, change.before, change.after) == (State.CHANGED, before, after)


def test_another_title_of_the_same_picture_is_no_change() -> None:
    (change,) = compare([Thing("image", "Billede", "image:1", "Dør")], [Thing("image", "Billede", "image:1", "Døren")])
    assert not change.says_something


def test_empty_fields_are_left_out() -> None:
    empty: list[Leaf] = [Words("a", "A", ""), Thing("b", "B"), Stream("c", "C", ())]
    assert compare(empty, empty) == ()
    assert compare([], empty) == ()


def test_a_change_deep_inside_shows_at_every_level() -> None:
    def steps(item: str) -> Stream:
        checklist = Block("x", "Tjekliste", "", (Words("item", "Punkt", item),))
        content = Stream("content", "Mere", (checklist,))
        return Stream("steps", "Trin", (Block("s", "Trin", "Pak tasken", (content,)),))

    (change,) = compare([steps("Sygesikringskort")], [steps("Sundhedskort")])
    found: list[Change] = [change]
    while found[-1].parts:
        found.append(found[-1].parts[0])
    assert len(found) == 5
    assert all(each.state is State.CHANGED for each in found)
