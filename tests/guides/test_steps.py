# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""How steps are numbered when some of them are alternatives."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guides.steps import StepKind, number_steps

REQUIRED, OPTIONAL, ALTERNATIVE = StepKind.REQUIRED, StepKind.OPTIONAL, StepKind.ALTERNATIVE

kinds = st.lists(st.sampled_from(StepKind), max_size=60)


@pytest.mark.parametrize(
    ("of", "keys"),
    [
        ([], []),
        ([REQUIRED, OPTIONAL, REQUIRED], ["1", "2", "3"]),
        ([REQUIRED, REQUIRED, ALTERNATIVE, ALTERNATIVE, REQUIRED], ["1", "2", "2b", "2c", "3"]),
        ([OPTIONAL, ALTERNATIVE], ["1", "1b"]),
        ([ALTERNATIVE, REQUIRED], ["1", "2"]),
    ],
)
def test_alternatives_share_a_number_and_are_told_apart_by_a_letter(of: list[StepKind], keys: list[str]) -> None:
    assert [step.key for step in number_steps(of)] == keys


def test_only_those_who_have_a_choice_are_told_so() -> None:
    numbered = number_steps([REQUIRED, REQUIRED, ALTERNATIVE, OPTIONAL])
    assert [step.has_alternatives for step in numbered] == [False, True, True, False]


@given(kinds)
def test_each_step_has_a_key_of_its_own_and_no_number_is_left_out(of: list[StepKind]) -> None:
    numbered = number_steps(of)
    assert len(numbered) == len(of) == len({step.key for step in numbered})
    numbers = [step.number for step in numbered]
    assert sorted(numbers) == numbers
    assert set(numbers) == set(range(1, numbers[-1] + 1 if numbers else 1))


@given(kinds)
def test_a_step_that_is_no_alternative_begins_a_number(of: list[StepKind]) -> None:
    for kind, step in zip(of, number_steps(of), strict=True):
        assert kind == ALTERNATIVE or not step.letter


def test_the_alphabet_is_long_enough_for_anybody_and_then_a_number_begins() -> None:
    assert [step.key for step in number_steps([REQUIRED] + 26 * [ALTERNATIVE])][-2:] == ["1z", "2"]
