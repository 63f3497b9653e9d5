# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""An important notice as a reader meets it: above everything else, and gone the minute that it ends."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from tests.browser.conftest import OpenPage
from tests.factories import DepartmentFactory, GuideFactory, PlaceFactory
from tests.factories import blocks as b
from tests.factories.notices import LIFT, give_notice

pytestmark = pytest.mark.browser


def address(*, seconds: float = 7200) -> str:
    """Of a step that leads to a place with a notice."""
    place = PlaceFactory(department=DepartmentFactory(), title="Lokale 2.14")
    guide = GuideFactory(parent=place.department, steps=[b.step("Find lokalet", "", b.place(place)), b.step("Ring på")])
    give_notice(place, ends_at=timezone.now() + timedelta(seconds=seconds))
    return f"{guide.url}trin/2/"


@pytest.mark.parametrize("width", [1280, 360])
def test_it_stands_in_a_status_region_above_the_step(open_page: OpenPage, axe_source: str, width: int) -> None:
    page = open_page(address(), width=width)
    region = page.get_by_role("status").filter(has_text=LIFT)
    expect(region).to_be_visible()
    heading = page.locator("h1").bounding_box()
    box = region.bounding_box()
    assert box
    assert heading
    assert box["y"] + box["height"] <= heading["y"]
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.evaluate(axe_source)
    found = page.evaluate("axe.run(document.querySelector('.important-notices')).then(result => result.violations)")
    assert found == []


def test_without_scripts_too(open_page: OpenPage) -> None:
    expect(open_page(address(), javascript=False).get_by_text(LIFT)).to_be_visible()


def test_it_goes_away_by_itself_on_a_page_that_stays_open(open_page: OpenPage) -> None:
    page = open_page(address(seconds=6))
    expect(page.get_by_text(LIFT)).to_have_count(0, timeout=10_000)


def test_a_page_that_was_saved_before_the_end_does_not_show_it_afterwards(open_page: OpenPage) -> None:
    page = open_page(address())
    page.clock.install(time=timezone.now() + timedelta(hours=3))
    page.reload()
    expect(page.get_by_text(LIFT)).to_have_count(0)
