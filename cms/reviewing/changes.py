# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Two states of a page, compared: which blocks are new, gone, moved or changed, and what is new inside them. Pure.

Blocks are told apart by their permanent ids, so that a step that has been moved is still the same step.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from cms.reviewing.words import Piece, compare_words


class State(Enum):
    SAME = "as before"
    CHANGED = "changed inside"
    NEW = "not there before"
    REMOVED = "not there any more"


@dataclass(frozen=True)
class Words:
    """What is read. `key` tells it apart from what stands beside it."""

    key: str
    label: str
    text: str


@dataclass(frozen=True)
class Thing:
    """What is shown: a picture, a film, a place. `of` says which one; `shown` is the object, for whoever shows it."""

    key: str
    label: str
    of: str = ""
    name: str = ""
    shown: Any = field(default=None, compare=False)


@dataclass(frozen=True)
class Block:
    id: str
    label: str
    name: str
    leaves: "tuple[Leaf, ...]"


@dataclass(frozen=True)
class Stream:
    key: str
    label: str
    blocks: tuple[Block, ...]


type Leaf = Words | Thing | Stream


@dataclass(frozen=True)
class Change:
    """What became of something.

    Words have `pieces`, things have `before` and `after`, blocks and streams have `parts`. `was` and `is_now` are the
    numbers of a block that has been moved, counted from 1 among those that were there before or are there now.
    """

    state: State
    label: str
    name: str = ""
    pieces: tuple[Piece, ...] = ()
    before: Thing | None = None
    after: Thing | None = None
    parts: "tuple[Change, ...]" = ()
    was: int = 0
    is_now: int = 0
    is_stream: bool = False

    @property
    def is_moved(self) -> bool:
        return self.was > 0

    @property
    def says_something(self) -> bool:
        """Whether there is anything that a reviewer must see."""
        return self.state is not State.SAME or self.is_moved

    @property
    def things(self) -> list[Thing]:
        return [thing for thing in (self.before, self.after) if thing and thing.of]


def compare(before: Iterable[Leaf], after: Iterable[Leaf]) -> tuple[Change, ...]:
    """In the order of what is there now; what is there no more comes last. Empty on both sides is left out."""
    old = {leaf.key: leaf for leaf in before}
    new = {leaf.key: leaf for leaf in after}
    return tuple(
        change for key in dict.fromkeys([*new, *old]) for change in _compare_leaves(old.get(key), new.get(key))
    )


def _compare_leaves(before: Leaf | None, after: Leaf | None) -> Iterator[Change]:
    match before, after:
        case (Words() | None, Words() | None):
            yield from _compare_words(before, after)
        case (Thing() | None, Thing() | None):
            yield from _compare_things(before, after)
        case (Stream() | None, Stream() | None):
            yield from _compare_streams(before, after)
        case _:  # a field that has become something else
            yield from _compare_leaves(before, None)
            yield from _compare_leaves(None, after)


def _compare_words(before: Words | None, after: Words | None) -> Iterator[Change]:
    old, new = before.text if before else "", after.text if after else ""
    if old or new:
        yield Change(_state(old, new), _label(before, after), pieces=tuple(compare_words(old, new)))


def _compare_things(before: Thing | None, after: Thing | None) -> Iterator[Change]:
    old, new = before.of if before else "", after.of if after else ""
    if old or new:
        yield Change(_state(old, new), _label(before, after), before=before, after=after)


def _compare_streams(before: Stream | None, after: Stream | None) -> Iterator[Change]:
    parts = compare_blocks(before.blocks if before else (), after.blocks if after else ())
    if parts:
        same = not any(part.says_something for part in parts)
        state = State.SAME if same else State.CHANGED
        yield Change(state, _label(before, after), parts=parts, is_stream=True)


def compare_blocks(before: Sequence[Block], after: Sequence[Block]) -> tuple[Change, ...]:
    """In the order of now; what is gone stands behind what it stood behind."""
    old = {block.id: (number, block) for number, block in enumerate(before, 1)}
    new = {block.id: (number, block) for number, block in enumerate(after, 1)}
    moved = moved_ids([block.id for block in before], [block.id for block in after])
    return tuple(_compare_block(old.get(each), new.get(each), each in moved) for each in _reading_order(old, new))


def _compare_block(old: tuple[int, Block] | None, new: tuple[int, Block] | None, is_moved: bool) -> Change:
    was, before = old or (0, None)
    is_now, after = new or (0, None)
    block: Any = after or before  # one of them is there
    parts = compare(before.leaves if before else (), after.leaves if after else ())
    if before and after:
        state = State.CHANGED if any(part.says_something for part in parts) else State.SAME
    else:
        state = State.NEW if after else State.REMOVED
    return Change(
        state,
        block.label,
        block.name,
        parts=parts,
        was=was if is_moved else 0,
        is_now=is_now if is_moved else 0,
    )


def moved_ids(before: Sequence[str], after: Sequence[str]) -> set[str]:
    """The fewest of the ids in both whose moving explains the order of `after`.

    All but a longest run that has kept its order (patience sorting).
    """
    place = {each: number for number, each in enumerate(before)}
    kept = [each for each in after if each in place]
    ends: list[int] = []
    piles: list[list[tuple[str, int]]] = []
    for each in kept:
        pile = bisect_left(ends, place[each])
        if pile == len(ends):
            ends.append(place[each])
            piles.append([])
        ends[pile] = place[each]
        piles[pile].append((each, len(piles[pile - 1]) - 1 if pile else -1))
    return set(kept) - set(_longest_run(piles))


def _longest_run(piles: list[list[tuple[str, int]]]) -> Iterator[str]:
    """From the last pile back: each card remembers the one that lay on top of the pile before."""
    number = len(piles[-1]) - 1 if piles else -1
    for pile in reversed(piles):
        each, number = pile[number]
        yield each


def _reading_order(before: Iterable[str], after: Iterable[str]) -> list[str]:
    order = list(after)
    place = 0
    for each in before:
        if each in order:
            place = order.index(each) + 1
        else:
            order.insert(place, each)
            place += 1
    return order


def _state(before: str, after: str) -> State:
    if before == after:
        return State.SAME
    if not before:
        return State.NEW
    return State.CHANGED if after else State.REMOVED


def _label(before: Leaf | None, after: Leaf | None) -> str:
    leaf = after or before
    return leaf.label if leaf else ""
