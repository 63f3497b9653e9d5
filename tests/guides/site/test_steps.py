# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Steps of which one does only one, and steps that one may leave out, on the overview and on their own screens."""

from uuid import uuid4

import pytest
from django.test import Client

from guides.models import GuidePage
from tests.factories import DepartmentFactory, GuideFactory, finished_guide
from tests.factories import blocks as b
from tests.guides.site.markup import one, page, words

pytestmark = pytest.mark.django_db

GUIDE = "/handicap/find-vej/"


@pytest.fixture
def guide() -> GuidePage:
    made: GuidePage = GuideFactory(
        parent=DepartmentFactory(slug="handicap"),
        slug="find-vej",
        steps=[
            b.step("Læs dit brev", "Der står en tid."),
            b.step("Ring til os", "Vi svarer hver dag."),
            b.step("Kom forbi", "Vi har åbent.", kind="alternative"),
            b.step("Tag en med", "Hvis du vil.", kind="optional"),
            b.step("Mød os", "Vi henter dig."),
        ],
    )
    return made


def test_the_overview_has_one_item_for_each_number(client: Client, guide: GuidePage) -> None:
    items = page(client, GUIDE).select("ol.route > li")
    assert [words(one(item, ".route__number")) for item in items] == ["1", "2", "3", "4"]
    assert [words(link) for link in items[1].select("h3 a")] == [
        "Trin 2, enten: Ring til os",
        "Trin 2, eller: Kom forbi",
    ]
    assert [link["href"] for link in items[1].select("h3 a")] == [f"{GUIDE}trin/2/", f"{GUIDE}trin/2b/"]
    assert [words(item.select_one(".tag")) for item in items] == ["", "", "Kan springes over", ""]


@pytest.mark.parametrize(
    ("key", "position"),
    [
        ("1", "Trin 1 af 4"),
        ("2", "Trin 2 af 4, enten"),
        ("2b", "Trin 2 af 4, eller"),
        ("3", "Trin 3 af 4"),
        ("4", "Trin 4 af 4"),
    ],
)
def test_alternatives_have_the_same_position(client: Client, guide: GuidePage, key: str, position: str) -> None:
    step = page(client, f"{GUIDE}trin/{key}/")
    assert words(step.h1).startswith(f"{position} :")
    assert words(step.title).startswith(f"{position}: ")


@pytest.mark.parametrize("key", ["2", "2b"])
def test_a_step_with_an_alternative_offers_it_before_one_reads_on(client: Client, guide: GuidePage, key: str) -> None:
    step = page(client, f"{GUIDE}trin/{key}/")
    choices = step.select(".alternatives li")
    assert [words(choice) for choice in choices] == ["Enten Ring til os", "Eller Kom forbi"]
    (here,) = step.select(".alternatives [aria-current]")
    assert here["href"] == f"{GUIDE}trin/{key}/"


@pytest.mark.parametrize(
    ("key", "previous", "following"),
    [("1", None, "2"), ("2", "1", "3"), ("2b", "1", "3"), ("3", "2", "4"), ("4", "3", None)],
)
def test_whoever_has_done_one_of_them_goes_on(
    client: Client, guide: GuidePage, key: str, previous: str | None, following: str | None
) -> None:
    step = page(client, f"{GUIDE}trin/{key}/")
    for rel, other in (("prev", previous), ("next", following)):
        link = step.select_one(f".step-nav [rel={rel}]")
        assert (link and link["href"]) == (other and f"{GUIDE}trin/{other}/"), rel


def test_only_optional_steps_say_that_they_can_be_skipped(client: Client, guide: GuidePage) -> None:
    said = {step.key for step in guide.step_list if page(client, f"{GUIDE}trin/{step.key}/").select("article .tag")}
    assert said == {"3"}


@pytest.mark.parametrize("key", ["0", "5", "2a", "2c", "02", "1b", "b", "2bb", "9" * 30])
def test_other_keys_lead_nowhere(client: Client, guide: GuidePage, key: str) -> None:
    assert client.get(f"{GUIDE}trin/{key}/").status_code == 404


def test_the_permanent_address_of_an_alternative_leads_to_it(client: Client, guide: GuidePage) -> None:
    answer = client.get(f"/g/{guide.uuid}/{guide.step_list[2].id}/")
    assert answer.headers["Location"] == f"{GUIDE}trin/2b/"


def test_steps_from_before_are_for_everybody(client: Client) -> None:
    old = b.step("Kom", "Nu.")
    del old["value"]["kind"]
    guide = GuideFactory(steps=[old, old | {"id": str(uuid4())}])
    assert [step.key for step in guide.step_list] == ["1", "2"]
    assert client.get(f"{guide.url}trin/2/").status_code == 200


def test_the_first_step_can_be_no_alternative() -> None:
    guide = finished_guide(steps=[b.step("Kom", "Nu.", kind="alternative"), b.step("Gå", "Så.", kind="alternative")])
    assert [finding.code for finding in guide.findings()] == ["first-step-alternative"]
