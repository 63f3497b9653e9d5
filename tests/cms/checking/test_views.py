# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What the panel asks, while somebody writes: nothing is saved, and nothing is given away."""

import re
from html import unescape
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Page, Revision

from cms.departments.provisioning import provision
from cms.departments.roles import Role
from guides.models import ContactPage, DepartmentPage, GuidePage, PlacePage
from tests.cms.checking.conftest import with_role
from tests.factories import ContactFactory, DepartmentFactory, ImageFactory, PlaceFactory, VideoFactory, blocks
from tests.factories.pages import finished_guide
from tests.factories.sent import form_of

pytestmark = pytest.mark.django_db

LINE = re.compile(
    r'data-check-path="(?P<path>[^"]*)" data-check-kind="(?P<kind>\w+)">(?P<words>.*?)</button>', re.DOTALL
)


def checked(client: Client, page: Page, **changes: Any) -> str:
    response = client.post(reverse("checking:page", args=[page.pk]), form_of(page, **changes))
    assert response.status_code == 200
    return unescape(response.content.decode())


def paths(answer: str, kind: str = "missing") -> list[str]:
    return [line["path"] for line in LINE.finditer(answer) if line["kind"] == kind]


@pytest.fixture
def guide(department: DepartmentPage) -> GuidePage:
    draft = finished_guide(parent=department, steps=[blocks.step("Find døren", "Den er blå.")], live=False)
    draft.save_revision()
    return draft


def test_what_is_finished_lacks_nothing(client: Client, guide: GuidePage) -> None:
    answer = checked(client, guide)
    assert paths(answer) == []
    assert "Der mangler ikke noget" in answer


def test_what_is_written_right_now_counts(client: Client, guide: GuidePage) -> None:
    step = guide.step_list[0]
    answer = checked(client, guide, **{"title": "", "steps-0-value-text": "", "review_date": ""})
    assert paths(answer) == ["title", f"steps.{step.id}.text", "review_date"]
    assert "3 ting mangler" in answer


def test_nothing_is_saved(client: Client, guide: GuidePage) -> None:
    def rows() -> list[Any]:
        return [list(model.objects.order_by("pk").values()) for model in (GuidePage, Page, Revision)]

    before = rows()
    with CaptureQueriesContext(
        connection,
    ) as queries:
        checked(client, guide, title="Noget andet")
    assert rows() == before
    written = [query["sql"] for query in queries if re.match(r"INSERT|UPDATE|DELETE", query["sql"])]
    assert written == []


def test_each_finding_names_its_field(client: Client, guide: GuidePage) -> None:
    answer = checked(client, guide, **{"steps-0-value-text": "", "summary": ""})
    assert "<strong>Trin 1 · Kort tekst</strong>" in answer
    assert "<strong>Kort om guiden</strong>" in answer


def test_advice_is_folded_away(client: Client, guide: GuidePage) -> None:
    answer = checked(client, guide, title="Sådan finder du vej til det helt rigtige sted i det meget store hus")
    assert paths(answer) == []
    assert paths(answer, "advice") == ["title"]
    assert "<details" in answer
    assert "1 råd" in answer


def test_what_the_form_refuses_is_found_too(client: Client, guide: GuidePage) -> None:
    answer = checked(client, guide, summary="x" * 251, review_date="i morgen")
    assert paths(answer) == ["summary", "review_date"]


BROKEN = [
    pytest.param(blocks.deadline("", "2026-12-01"), {"date": "31-02-2026"}, ["text", "date"], id="date"),
    pytest.param(blocks.self_service("Søg", ""), {"url": "ikke en adresse"}, ["url"], id="address"),
    pytest.param(blocks.checklist("Tag med", ""), {}, ["items.{item}"], id="list"),
]


@pytest.mark.parametrize(("block", "changes", "expected"), BROKEN)
def test_half_filled_blocks_give_findings(
    client: Client, guide: GuidePage, block: Any, changes: dict[str, str], expected: list[str]
) -> None:
    guide.steps = guide._meta.get_field("steps").to_python([blocks.step("Gør det", "Nu.", block)])
    sent = {f"steps-0-value-content-0-value-{name}": value for name, value in changes.items()}
    answer = checked(client, guide, **sent)
    start = f"steps.{guide.step_list[0].id}.content.{block['id']}."
    item = block["value"]["items"][0]["id"] if "items" in block["value"] else ""
    assert paths(answer) == [start + path.format(item=item) for path in expected]


def test_half_a_form_is_refused(client: Client, guide: GuidePage) -> None:
    address = reverse("checking:page", args=[guide.pk])
    assert client.post(address, {}).status_code == 400
    assert client.post(address, form_of(guide, **{"steps-count": "99999"})).status_code == 400
    assert client.get(address).status_code == 405


def test_places_and_contacts_are_checked(client: Client, department: DepartmentPage) -> None:
    place: PlacePage = PlaceFactory(department=department)
    contact: ContactPage = ContactFactory(department=department)
    assert paths(checked(client, place, room="", street="Lærkevej")) == ["street", "room"]
    assert paths(checked(client, contact, phone="", mail="")) == ["phone"]
    assert paths(checked(client, contact, mail="ikke en adresse")) == ["mail"]


class TestNewPages:
    def address(self, parent: Page, model: str = "guidepage") -> str:
        return reverse("checking:new_page", args=["guides", model, parent.pk])

    def test_a_page_that_was_never_saved(self, client: Client, department: DepartmentPage, guide: GuidePage) -> None:
        response = client.post(self.address(department), form_of(guide, title="", summary=""))
        assert paths(response.content.decode()) == ["title", "summary"]
        assert GuidePage.objects.count() == 1

    def test_a_place(self, client: Client, department: DepartmentPage) -> None:
        places, *_others = department.ensure_index_pages()
        place: PlacePage = PlaceFactory(department=department, room="")
        answer = client.post(self.address(places, "placepage"), form_of(place)).content.decode()
        assert paths(answer) == ["room"]

    @pytest.mark.parametrize("model", ["placepage", "departmentpage", "nosuchpage"])
    def test_only_kinds_that_belong_there(self, client: Client, department: DepartmentPage, model: str) -> None:
        assert client.post(self.address(department, model)).status_code == 404


class TestWhoMayAsk:
    def test_not_another_department(self, client: Client, guide: GuidePage) -> None:
        other: DepartmentPage = DepartmentFactory()
        provision(other)
        client.force_login(with_role(other, Role.REVIEWER))
        assert client.post(reverse("checking:page", args=[guide.pk]), form_of(guide)).status_code == 404
        new = reverse("checking:new_page", args=["guides", "guidepage", guide.get_parent().pk])
        assert client.post(new, form_of(guide)).status_code == 404

    def test_not_a_manager_who_only_reads(self, client: Client, department: DepartmentPage, guide: GuidePage) -> None:
        client.force_login(with_role(department, Role.MANAGER))
        response = client.post(
            reverse("checking:page", args=[guide.pk]), form_of(guide), headers={"X-Requested-With": "XMLHttpRequest"}
        )
        assert response.status_code == 403

    def test_nothing_of_another_departments_media_is_told(
        self, client: Client, department: DepartmentPage, guide: GuidePage
    ) -> None:
        other: DepartmentPage = DepartmentFactory()
        film = VideoFactory.create(title="Hemmelig", collection=provision(other).collection)
        sent = form_of(finished_guide(parent=department, steps=[blocks.step("Se", "", blocks.film(film))]))
        by_script = {"X-Requested-With": "XMLHttpRequest"}
        response = client.post(reverse("checking:page", args=[guide.pk]), sent, headers=by_script)
        assert response.status_code == 403
        assert "Hemmelig" not in response.content.decode()


def test_the_number_of_queries_is_fixed(client: Client, department: DepartmentPage) -> None:
    """However many steps, films, pictures, places and links."""

    def queries(count: int) -> int:
        collection = ImageFactory().collection
        steps = [
            blocks.step(
                f"Trin {number}",
                "Kort.",
                blocks.film(VideoFactory.create(collection=collection)),
                blocks.picture(ImageFactory(collection=collection)),
                blocks.place(PlaceFactory(department=department)),
                blocks.text(f'<p><a linktype="page" id="{department.pk}">huset</a></p>'),
            )
            for number in range(count)
        ]
        guide = finished_guide(parent=department, steps=steps)
        sent = form_of(guide)
        address = reverse("checking:page", args=[guide.pk])
        client.post(address, sent)  # fills caches
        with CaptureQueriesContext(connection) as captured:
            assert client.post(address, sent).status_code == 200
        return len(captured)

    assert queries(2) == queries(12)
