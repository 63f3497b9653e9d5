# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Contrast, and the shades in which a municipality's colour can be read."""

import re

import pytest
from django.conf import settings
from hypothesis import given
from hypothesis import strategies as st

from guides.colours import contrast, is_colour, is_readable_on, mixed
from guides.models.look import DAY, NIGHT, Palette

COLOURS = st.integers(0, 0xFFFFFF).map("#{:06x}".format)
PALETTES = st.sampled_from([DAY, NIGHT])


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [("#000000", "#ffffff", 21), ("#777777", "#ffffff", 4.48), ("#ff0000", "#ffffff", 4.0), ("#123456", "#123456", 1)],
)
def test_contrast_is_wcags(one: str, other: str, expected: float) -> None:
    assert contrast(one, other) == pytest.approx(expected, abs=0.01)


@given(COLOURS, COLOURS)
def test_contrast_has_no_direction_and_its_bounds(one: str, other: str) -> None:
    assert contrast(one, other) == contrast(other, one)
    assert 1 <= contrast(one, other) <= 21.000001


@given(COLOURS, PALETTES)
def test_the_nearest_colour_can_be_read_on_everything(colour: str, palette: Palette) -> None:
    nearest = palette.nearest(colour)
    assert is_readable_on(nearest, (*palette.surfaces, palette.tint(nearest)))
    assert is_readable_on(palette.pressed(nearest), palette.surfaces)
    if palette.can_be_read(colour):
        assert nearest == colour


@given(COLOURS, COLOURS)
def test_mixing_stays_between(colour: str, other: str) -> None:
    assert mixed(colour, other, 1) == colour
    assert mixed(colour, other, 0) == other
    assert is_colour(mixed(colour, other, 0.5))


@pytest.mark.parametrize("text", ["", "#fff", "red", "#12345g", "0f5257", "#0f5257;}", "#0F5257 "])
def test_what_is_no_colour(text: str) -> None:
    assert not is_colour(text)


@pytest.mark.parametrize(("palette", "block"), [(DAY, 0), (NIGHT, 1)])
def test_the_style_sheet_has_the_surfaces_that_are_checked(palette: Palette, block: int) -> None:
    sheet = (settings.BASE_DIR / "static/src/scss/_colours.scss").read_text()
    names = dict(re.findall(r"--([\w-]+): (#\w+);", re.findall(r":root {(.*?)}", sheet, re.DOTALL)[block]))
    surfaces = [_long(names[name]) for name in ("white", "paper", "sand", "amber-light")]
    assert sorted(surfaces) == sorted(palette.surfaces)
    assert names["spruce"] == palette.default
    assert palette.can_be_read(palette.default)
    for name in ("ink", "ink-soft", "spruce", "spruce-dark"):
        assert is_readable_on(names[name], [*surfaces, names["spruce-light"]]), name
    assert contrast(names["line-strong"], names["paper"]) >= 3


def test_every_colour_is_a_token() -> None:
    """So that a municipality's colour, the night and paper reach all of them."""
    sheets = (settings.BASE_DIR / "static/src/scss").glob("*.scss")
    values = {sheet.name for sheet in sheets if re.search(r"#[0-9a-f]{3,8}\b|\b(rgb|hsl)a?\(", sheet.read_text())}
    assert values == {"_colours.scss"}


def _long(colour: str) -> str:
    return colour if len(colour) == 7 else "#" + "".join(2 * digit for digit in colour[1:])
