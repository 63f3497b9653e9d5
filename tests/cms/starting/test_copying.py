# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What becomes of steps and questions that somebody else takes over."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from cms.starting.copying import Kind, copied_questions, copied_steps, copied_text, pointed_to

CHOSEN = {Kind.PLACE: 1, Kind.CONTACT: 2, Kind.FILM: 3, Kind.GUIDE: 4}
TEXT = {"type": "text", "value": "<p>Gå ind.</p>", "id": "t"}


def chosen(kind: Kind, key: int | None) -> dict[str, Any]:
    return {"type": str(kind), "value": key, "id": f"{kind}-{key}"}


def picture(key: int) -> dict[str, Any]:
    return {"type": "image", "value": {"image": key, "alt_text": "En dør", "decorative": False}, "id": f"image-{key}"}


def step(*content: dict[str, Any], title: str = "Find døren") -> dict[str, Any]:
    value = {"title": title, "text": "Den er blå.", "kind": "required", "content": list(content)}
    return {"type": "step", "value": value, "id": "gammel"}


def question(film: int | None) -> dict[str, Any]:
    return {"type": "question", "value": {"question": "Hvor?", "answer": "<p>Her.</p>", "film": film}, "id": "gammel"}


contents = st.lists(
    st.one_of(
        st.sampled_from([Kind.PLACE, Kind.CONTACT, Kind.FILM, Kind.GUIDE]).flatmap(
            lambda kind: st.integers(1, 5).map(lambda key: chosen(kind, key))
        ),
        st.integers(1, 5).map(picture),
        st.just(TEXT),
    ),
    max_size=6,
)
usable_things = st.sets(st.tuples(st.sampled_from([Kind.FILM, Kind.IMAGE, Kind.GUIDE]), st.integers(1, 5)))


@given(steps=st.lists(contents.map(lambda content: step(*content)), max_size=3), usable=usable_things)
def test_a_copy_points_to_nothing_that_it_may_not_use_and_says_what_it_lacks(
    steps: list[dict[str, Any]], usable: set[tuple[Kind, int]]
) -> None:
    copied = copied_steps(steps, usable)
    wanted = list(pointed_to(steps))
    assert list(pointed_to(copied.blocks)) == [each for each in wanted if each in usable]
    assert [left.kind for left in copied.left_out] == [kind for kind, key in wanted if (kind, key) not in usable]
    assert [block["value"]["title"] for block in copied.blocks] == ["Find døren"] * len(steps)


@given(content=contents)
def test_nothing_keeps_the_identity_that_it_had(content: list[dict[str, Any]]) -> None:
    everything = {(kind, key) for kind in Kind for key in range(1, 6)}
    before = [step(*content)]
    (after,) = copied_steps(before, everything).blocks
    old = {"gammel", *(block["id"] for block in content)}
    fresh = [after["id"], *(block["id"] for block in after["value"]["content"])]
    assert len(fresh) == len(set(fresh)) == len(content) + 1
    assert not old.intersection(fresh)
    assert before == [step(*content)], "what was copied stays as it was"


def test_what_is_left_out_is_noted_at_its_step() -> None:
    copied = copied_steps([step(TEXT), step(chosen(Kind.PLACE, 1))], set())
    (left,) = copied.left_out
    assert left.path == f"steps.{copied.blocks[1]['id']}.title"


def test_a_question_loses_its_film_and_keeps_its_words() -> None:
    copied = copied_questions([question(3), question(None)], set())
    assert [block["value"]["film"] for block in copied.blocks] == [None, None]
    assert [block["value"]["answer"] for block in copied.blocks] == ["<p>Her.</p>"] * 2
    assert [left.kind for left in copied.left_out] == [Kind.FILM]
    kept = copied_questions([question(3)], {(Kind.FILM, 3)})
    assert kept.blocks[0]["value"]["film"] == 3


def test_a_block_that_nobody_has_filled_in_is_no_loss() -> None:
    copied = copied_steps([step(chosen(Kind.FILM, None))], set())
    assert copied.left_out == []


def test_items_of_a_list_come_along() -> None:
    items = [{"type": "item", "value": "Din telefon", "id": "i"}]
    listed = {"type": "checklist", "value": {"title": "Tag med", "items": items}, "id": "c"}
    (after,) = copied_steps([step(listed)], set()).blocks
    (kept,) = after["value"]["content"]
    assert [item["value"] for item in kept["value"]["items"]] == ["Din telefon"]


def test_a_link_to_what_may_not_be_used_becomes_words() -> None:
    html = (
        '<p>Læs <a linktype="document" id="7">planen</a> og <a linktype="page" id="8">guiden</a>, '
        '<a href="https://fjordby.example/">siden</a>.</p>'
    )
    assert copied_text(html, {(Kind.PAGE, 8)}) == html.replace('<a linktype="document" id="7">planen</a>', "planen")
    assert copied_text(html, {(Kind.PAGE, 8), (Kind.DOCUMENT, 7)}) == html
    assert set(pointed_to(html)) == {(Kind.DOCUMENT, 7), (Kind.PAGE, 8)}
