# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What is tried with each change of the program, and by which test. A test holds this list against the tests."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

_PAGES = "tests/browser/test_citizen_pages.py"
_LOOKS = "tests/browser/test_looks.py"
_DISPLAY = "tests/browser/test_display.py"


@dataclass(frozen=True)
class Evidence:
    """`what` is tried, and `how`; `test` is its address in the source: file::function."""

    what: "_StrPromise"
    how: "_StrPromise"
    test: str


EVIDENCE = (
    Evidence(
        _("Known barriers"),
        _("axe-core looks for what breaks WCAG 2.2 A and AA on every kind of page, on a phone and on a computer."),
        f"{_PAGES}::test_no_barrier_that_axe_can_find",
    ),
    Evidence(
        _("Contrast, by day and by night"),
        _("The same in light and dark colours. A municipality's own colours are refused if they can't be read."),
        f"{_LOOKS}::test_no_barrier_in_the_dark",
    ),
    Evidence(_("Valid markup"), _("html-validate reads every kind of page."), f"{_PAGES}::test_markup_is_valid"),
    Evidence(
        _("Without JavaScript"),
        _("A guide is found and followed to its end with JavaScript turned off."),
        f"{_PAGES}::test_a_guide_can_be_followed_without_scripts",
    ),
    Evidence(
        _("Keyboard"),
        _("Tab reaches the content first, and nothing that has the focus is hidden."),
        f"{_PAGES}::test_keyboard_reaches_the_content_first_and_nothing_hides_behind_the_bar",
    ),
    Evidence(
        _("Narrow screens and large zoom"),
        _("Every page fits on 320 pixels, which is a computer's screen at 400 % zoom."),
        f"{_PAGES}::test_fits_on_a_screen_of_320_pixels",
    ),
    Evidence(
        _("Targets"),
        _("What one presses is at least 44 pixels high."),
        f"{_PAGES}::test_what_one_presses_is_large_enough_for_a_thumb",
    ),
    Evidence(
        _("Larger text"),
        _("Every page fits on a phone with the largest text that can be chosen here."),
        f"{_DISPLAY}::test_fits_on_a_phone_with_the_largest_text",
    ),
    Evidence(
        _("Colours that the device chooses"),
        _("What is pressed and where one is can also be seen in forced colours."),
        f"{_LOOKS}::test_forced_colours_leave_edges",
    ),
)
