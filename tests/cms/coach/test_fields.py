# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""The coach reads what stands in the form: in its order, without what has been deleted."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from cms.coach.fields import READ, Text, parts_of
from guides.models import GuidePage, PlacePage


def step(title: str, text: str = "", content: dict[str, Any] | None = None, kind: str = "required") -> dict[str, Any]:
    return {"title": title, "text": text, "kind": kind, "content": content or streamfield([])}


def form(**fields: Any) -> dict[str, str]:
    return {name: str(value) for name, value in nested_form_data(fields).items()}


def headings(data: dict[str, str]) -> list[str]:
    return [part.heading for part in parts_of(GuidePage, data)]


def test_every_text_of_a_step_has_the_name_of_its_field() -> None:
    checklist = {"title": "Tag med", "items": streamfield([("item", "Dit brev"), ("item", "Dit pas")])}
    content = streamfield(
        [
            ("text", rich_text("<p>Gå ind.</p><ul><li>Til højre</li></ul>")),
            ("checklist", checklist),
            ("callout", {"kind": "info", "text": rich_text("<p>Døren er <b>tung</b>.</p>")}),
            ("image", {"image": "7", "alt_text": "En blå dør", "decorative": ""}),
            ("place", "12"),
            ("self_service", {"label": "Bestil en tid", "url": "https://borger.dk", "needs_mitid": ""}),
            ("deadline", {"text": "Senest i morgen", "date": "2026-12-03"}),
        ]
    )
    data = form(title="Find vej", steps=streamfield([("step", step("Find døren", "Den er blå.", content))]))
    _own, part = parts_of(GuidePage, data)
    at = "steps-0-value-content"
    assert part.key == "steps-0-value"
    assert part.texts == [
        Text("steps-0-value-title", "Find døren"),
        Text("steps-0-value-text", "Den er blå."),
        Text(f"{at}-0-value", "Gå ind.\nTil højre"),
        Text(f"{at}-1-value-title", "Tag med"),
        Text(f"{at}-1-value-items-0-value", "Dit brev"),
        Text(f"{at}-1-value-items-1-value", "Dit pas"),
        Text(f"{at}-2-value-text", "Døren er tung."),
        Text(f"{at}-3-value-alt_text", "En blå dør"),
        Text(f"{at}-5-value-label", "Bestil en tid"),
        Text(f"{at}-6-value-text", "Senest i morgen"),
    ]


def test_steps_are_numbered_as_they_stand_now() -> None:
    kinds = ("required", "required", "alternative", "required")
    data = form(
        steps=streamfield([("step", step(f"Nummer {n}", kind=kind)) for n, kind in enumerate(kinds)]),
        questions=streamfield([("question", {"question": "Må jeg?", "answer": rich_text("<p>Ja.</p>"), "film": ""})]),
    )
    data |= {"steps-0-order": "9", "steps-3-deleted": "1"}
    assert headings(data) == [
        *("Selve siden", "Trin 1: Nummer 1", "Trin 1b: Nummer 2", "Trin 2: Nummer 0"),
        "Spørgsmål 1: Må jeg?",
    ]


def test_line_ends_are_those_of_the_field() -> None:
    data = form(steps=streamfield([("step", step("Find døren", "Gå ind.\r\nVent."))]))
    assert parts_of(GuidePage, data)[1].texts[1].text == "Gå ind.\nVent."


def test_a_place_is_read_without_its_address() -> None:
    data = form(title="Lokale 2", street="Lærkevej 12", recognise="En gul dør", directions=rich_text("<p>Gå op.</p>"))
    (own,) = parts_of(PlacePage, data)
    assert [text.text for text in own.texts if text.text] == ["Lokale 2", "En gul dør", "Gå op."]


def test_every_field_that_is_read_exists() -> None:
    for model, names in READ.items():
        for name in names:
            model._meta.get_field(name)


ODD = st.sampled_from(
    ["", "1", "999999999999", "-1", "x", "null", "[]", '{"blocks": 1}', '{"blocks": [{}]}', "[" * 9000, "step", "text"]
)
OF_STEPS = """
    count 0-type 0-order 0-deleted 0-value-title 0-value-content-count 0-value-content-0-type 0-value-content-0-value
    0-value-kind
"""
NAMES = st.sampled_from([*(f"steps-{name}" for name in OF_STEPS.split()), "why", "title", "questions-count"])


@given(st.dictionaries(NAMES, ODD | st.text(max_size=20)))
def test_whatever_is_sent_is_read(data: dict[str, str]) -> None:
    assert parts_of(GuidePage, data)[0].heading == "Selve siden"
