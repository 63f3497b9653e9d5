# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Beginning a guide with a template or a copy, in the admin."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Comment

from cms.departments.models import Department
from cms.departments.provisioning import assign, shared_collection
from cms.departments.roles import Role
from cms.starting.models import GuideTemplate
from cms.users.models import User
from guides.models import DepartmentPage, GuidePage
from media_pipeline.models import Image, Video
from tests.cms.starting.conftest import provisioned
from tests.factories import (
    AdministratorFactory,
    ContactFactory,
    DocumentFactory,
    GuideFactory,
    ImageFactory,
    LifeSituationFactory,
    PlaceFactory,
    UserFactory,
    VideoFactory,
)
from tests.factories import blocks as b
from tests.factories.languages import translated

pytestmark = pytest.mark.django_db


def collection_of(department: DepartmentPage) -> Any:
    return Department.objects.get(key=department.translation_key).collection


def copy(desk: Client, guide: GuidePage, department: DepartmentPage, title: str = "Vores guide") -> GuidePage:
    """Copies the guide; its draft, as the editor opens it."""
    answer = desk.post(reverse("starting:copy", args=[guide.pk]), {"title": title, "department": department.pk})
    assert answer.status_code == 302, answer.content.decode()
    made = GuidePage.objects.child_of(department).get(draft_title=title)
    assert answer.headers["Location"] == reverse("wagtailadmin_pages:edit", args=[made.pk])
    draft: GuidePage = made.get_latest_revision_as_object()
    return draft


def notes_of(guide: GuidePage) -> dict[str, str]:
    return dict(Comment.objects.filter(page=guide).values_list("contentpath", "text"))


def films_of(guide: GuidePage) -> list[Video]:
    return [film for _field, film in guide.films()]


class TestTemplates:
    @pytest.mark.parametrize("title", ["Find vej til …", "Din første samtale", "Forløb uge 1–20", "Sådan får du …"])
    def test_each_of_the_four_becomes_a_draft_that_can_be_edited(
        self, desk: Client, department: DepartmentPage, author: User, title: str
    ) -> None:
        template = GuideTemplate.objects.get(title=title)
        answer = desk.post(reverse("starting:begin", args=[department.pk]), {"template": template.pk})
        guide = GuidePage.objects.child_of(department).get()
        assert answer.headers["Location"] == reverse("wagtailadmin_pages:edit", args=[guide.pk])
        assert (guide.title, guide.live, guide.owner, guide.language) == (title, False, author, "da")
        assert len(guide.step_list) == len(template.steps) >= 5
        assert len(guide.questions) == 4
        for stream in (guide.steps, guide.questions):
            stream.stream_block.clean(stream)  # raises what an author would be told
        assert desk.get(answer.headers["Location"]).status_code == 200
        assert not notes_of(guide)

    def test_the_same_template_twice_gives_two_addresses(self, desk: Client, department: DepartmentPage) -> None:
        template = GuideTemplate.objects.all()[0]
        for _time in range(2):
            desk.post(reverse("starting:begin", args=[department.pk]), {"template": template.pk})
        assert GuidePage.objects.child_of(department).values_list("slug", flat=True).distinct().count() == 2

    def test_one_that_has_gone_costs_nothing(self, desk: Client, department: DepartmentPage) -> None:
        for template in ("0", "x", ""):
            answer = desk.post(reverse("starting:begin", args=[department.pk]), {"template": template})
            assert answer.status_code == 200
        assert not GuidePage.objects.exists()

    def test_a_film_of_one_department_is_not_handed_to_another(
        self, desk: Client, department: DepartmentPage, neighbour: DepartmentPage
    ) -> None:
        theirs = VideoFactory(collection=collection_of(neighbour))
        ours = VideoFactory(collection=shared_collection())
        template = GuideTemplate.objects.create(
            title="Med film", steps=[("step", {"title": "Se", "content": [("film", theirs), ("film", ours)]})]
        )
        desk.post(reverse("starting:begin", args=[department.pk]), {"template": template.pk})
        assert films_of(GuidePage.objects.get()) == [ours]

    def test_citizens_find_nothing_of_them(self, client: Client, department: DepartmentPage) -> None:
        for address in ("/", "/soeg/?q=find+vej+samtale", f"/{department.slug}/", "/feed.json", "/sitemap.xml"):
            shown = client.get(address).content.decode()
            for title in GuideTemplate.objects.values_list("title", flat=True):
                assert title not in shown, address

    def test_only_administrators_write_them(self, desk: Client, client: Client) -> None:
        edit = reverse("guide_templates:edit", args=[GuideTemplate.objects.all()[0].pk])
        assert desk.get(edit).status_code == 302
        client.force_login(AdministratorFactory())
        page = client.get(edit).content.decode()
        assert "Hvad guiden begynder med" in page
        assert GuideTemplate.objects.all()[0].steps[0].id in page


class TestCopies:
    def test_a_neighbours_guide_comes_from_what_is_live(
        self, desk: Client, department: DepartmentPage, neighbour: DepartmentPage, author: User
    ) -> None:
        situation = LifeSituationFactory()
        guide = GuideFactory(
            parent=neighbour,
            title="Udgivet",
            why="<p>Fordi.</p>",
            waiting_time="3 uger",
            review_date=timezone.localdate(),
            steps=[b.step("Udgivet trin", "Ja.")],
            questions=[b.question("Hvor længe?")],
            situations=[situation],
            discreet=True,
        )
        guide.title, guide.summary = "Hemmelig kladde", "Hemmeligt"
        guide.steps = [("step", {"title": "Hemmeligt trin", "text": "", "kind": "required", "content": []})]
        guide.save_revision()
        made = copy(desk, guide, department)
        assert [step.title for step in made.step_list] == ["Udgivet trin"]
        assert (made.why, made.discreet, list(made.situations.all())) == ("<p>Fordi.</p>", True, [situation])
        assert (made.waiting_time, made.review_date, made.owner, made.live) == ("", None, author, False)
        assert "Hemmelig" not in str(made.get_latest_revision().content)
        assert "Hemmelig" not in desk.get(reverse("starting:copy", args=[guide.pk])).content.decode()

    def test_it_is_another_guide(self, desk: Client, department: DepartmentPage, neighbour: DepartmentPage) -> None:
        guide = GuideFactory(parent=neighbour, step_count=2)
        made = copy(desk, guide, department)
        assert made.uuid != guide.uuid
        assert made.translation_key != guide.translation_key
        assert not {step.id for step in made.step_list} & {step.id for step in guide.step_list}

    def test_places_and_contacts_are_emptied_and_noted(
        self, desk: Client, department: DepartmentPage, neighbour: DepartmentPage, author: User
    ) -> None:
        place, contact = PlaceFactory(department=neighbour), ContactFactory(department=neighbour)
        guide = GuideFactory(
            parent=neighbour,
            places=[b.place(place)],
            contacts=[b.contact(contact)],
            steps=[b.step("Gå derhen", "", b.place(place), b.text("<p>Ja.</p>"), b.contact(contact))],
        )
        made = copy(desk, guide, department)
        assert not made.places
        assert not made.contacts
        (step,) = made.step_list
        assert [child.block_type for child in step.value["content"]] == ["text"]
        notes = notes_of(made)
        assert set(notes) == {"places", "contacts", f"steps.{step.id}.title"}
        assert len(notes[f"steps.{step.id}.title"].splitlines()) == 2
        warning = desk.get(reverse("wagtailadmin_pages:edit", args=[made.pk])).content.decode()
        assert "4 ting kunne ikke komme med" in warning

    def test_media_that_the_other_department_does_not_share_stay_there(
        self, desk: Client, department: DepartmentPage, neighbour: DepartmentPage
    ) -> None:
        theirs, everybodys = collection_of(neighbour), shared_collection()
        film, common = VideoFactory(collection=theirs), VideoFactory(collection=everybodys)
        image, common_image = ImageFactory(collection=theirs), ImageFactory(collection=everybodys)
        document = DocumentFactory(collection=theirs)
        guide = GuideFactory(
            parent=neighbour,
            cover_image=image,
            why=f'<p>Læs <a linktype="document" id="{document.pk}">planen</a>.</p>',
            steps=[b.step("Se", "", b.film(film), b.film(common), b.picture(image), b.picture(common_image))],
            questions=[b.question("Hvor?", film=film)],
        )
        made = copy(desk, guide, department)
        assert films_of(made) == [common]
        assert [picture.pk for _field, picture in made.pictures()] == [common_image.pk]
        assert made.why == "<p>Læs planen.</p>"
        assert made.cover_image is None
        assert len(notes_of(made)) == 3

    def test_an_own_guide_keeps_its_films(self, desk: Client, department: DepartmentPage) -> None:
        own = collection_of(department)
        film, image = VideoFactory(collection=own), ImageFactory(collection=own)
        guide = GuideFactory(parent=department, cover_image=image, steps=[b.step("Se", "", b.film(film))])
        made = copy(desk, guide, department)
        assert films_of(made) == [film]
        assert made.cover_image == Image.objects.get(pk=image.pk)
        assert not notes_of(made)

    def test_an_own_guide_that_nobody_reads_comes_from_its_newest_draft(
        self, desk: Client, department: DepartmentPage
    ) -> None:
        guide = GuideFactory(parent=department, title="Før", live=False)
        guide.title = "Nu"
        guide.save_revision()
        page = desk.get(reverse("starting:copy", args=[guide.pk])).content.decode()
        assert 'value="Nu"' in page

    def test_links_to_published_guides_stay(
        self, desk: Client, department: DepartmentPage, neighbour: DepartmentPage
    ) -> None:
        onward, draft = GuideFactory(parent=neighbour), GuideFactory(parent=neighbour, live=False)
        guide = GuideFactory(parent=neighbour, steps=[b.step("Videre", "", b.guide(onward), b.guide(draft))])
        made = copy(desk, guide, department)
        (child,) = made.step_list[0].value["content"]
        assert child.value.pk == onward.pk

    def test_the_copy_can_be_saved_as_it_is_opened(
        self, desk: Client, department: DepartmentPage, neighbour: DepartmentPage
    ) -> None:
        made = copy(desk, GuideFactory(parent=neighbour, discreet=True), department)
        assert desk.get(reverse("wagtailadmin_pages:edit", args=[made.pk])).status_code == 200
        assert made.get_parent().pk == department.pk

    @pytest.mark.parametrize("withheld", ["draft", "withdrawn department", "translation"])
    def test_what_is_not_published_in_danish_is_not_there(
        self, desk: Client, neighbour: DepartmentPage, withheld: str
    ) -> None:
        guide = GuideFactory(parent=neighbour, live=withheld != "draft")
        if withheld == "translation":
            guide = translated(guide, "en", title="In English")
        if withheld == "withdrawn department":
            DepartmentPage.objects.filter(pk=neighbour.pk).update(live=False)
        address = reverse("starting:copy", args=[guide.pk])
        assert desk.get(address).status_code == 404
        assert desk.post(address, {"title": "Ja"}).status_code == 404

    def test_nothing_is_put_where_one_may_not_write(
        self, desk: Client, department: DepartmentPage, neighbour: DepartmentPage
    ) -> None:
        guide = GuideFactory(parent=neighbour)
        answer = desk.post(reverse("starting:copy", args=[guide.pk]), {"title": "Ny", "department": neighbour.pk})
        assert answer.status_code == 200
        assert GuidePage.objects.count() == 1

    def test_whoever_works_in_two_departments_chooses(
        self, desk: Client, author: User, department: DepartmentPage
    ) -> None:
        second = provisioned("Voksne")
        assign(author, second, Role.REVIEWER)
        made = copy(desk, GuideFactory(parent=department), second)
        assert made.get_parent().pk == second.pk

    def test_wagtails_own_copy_leads_here(self, desk: Client, department: DepartmentPage) -> None:
        guide = GuideFactory(parent=department)
        answer = desk.get(reverse("wagtailadmin_pages:copy", args=[guide.pk]))
        assert answer.headers["Location"] == reverse("starting:copy", args=[guide.pk])
        place = PlaceFactory(department=department)
        assert desk.get(reverse("wagtailadmin_pages:copy", args=[place.pk])).status_code == 200

    def test_an_empty_title_is_asked_for_again(self, desk: Client, department: DepartmentPage) -> None:
        guide = GuideFactory(parent=department)
        answer = desk.post(reverse("starting:copy", args=[guide.pk]), {"title": " ", "department": department.pk})
        assert answer.status_code == 200
        assert GuidePage.objects.count() == 1


class TestWhoMayBegin:
    def test_a_manager_may_not(self, client: Client, department: DepartmentPage) -> None:
        manager = UserFactory()
        assign(manager, department, Role.MANAGER)
        client.force_login(manager)
        guide = GuideFactory(parent=department)
        for address in (
            reverse("starting:index"),
            reverse("starting:begin", args=[department.pk]),
            reverse("starting:copy", args=[guide.pk]),
        ):
            assert client.get(address).status_code == 302, "Wagtail sends whoever may not to the front page"
            client.post(address, {"title": "Ny", "template": GuideTemplate.objects.all()[0].pk})
        assert GuidePage.objects.count() == 1

    def test_one_department_is_chosen_already(self, desk: Client, department: DepartmentPage) -> None:
        answer = desk.get(reverse("starting:index"))
        assert answer.headers["Location"] == reverse("starting:begin", args=[department.pk])

    def test_the_front_page_leads_here(self, desk: Client, department: DepartmentPage) -> None:
        assert reverse("starting:begin", args=[department.pk]) in desk.get("/admin/").content.decode()

    def test_the_list_costs_the_same_whatever_the_number_of_guides(
        self, desk: Client, department: DepartmentPage, django_assert_num_queries: Any
    ) -> None:
        address = reverse("starting:begin", args=[department.pk])
        GuideFactory.create_batch(2, parent=department)
        desk.get(address)
        with django_assert_num_queries(QUERIES):
            desk.get(address)
        GuideFactory.create_batch(30, parent=department)
        with django_assert_num_queries(QUERIES):
            desk.get(address)


QUERIES = 26
"""Most are Wagtail's: the session, the menu, rights."""
