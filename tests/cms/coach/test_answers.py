# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What the coach answers, to whom, and what it costs."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from wagtail.models import Page, Revision
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from cms.coach.models import PlainerWord
from cms.coach.views import MOST_CHARACTERS
from cms.departments.models import Department
from cms.departments.provisioning import assign, provision, provision_administrators
from cms.departments.roles import Role
from guides.models import DepartmentPage, GuidePage
from tests.factories import DepartmentFactory, GuideFactory, PlaceFactory, UserFactory
from tests.factories.languages import translated

pytestmark = pytest.mark.django_db

QUERIES = 13


@pytest.fixture
def page() -> DepartmentPage:
    return DepartmentFactory(title="Familiehuset")


@pytest.fixture
def department(page: DepartmentPage) -> Department:
    return provision(page)


@pytest.fixture
def guide(page: DepartmentPage) -> GuidePage:
    return GuideFactory(parent=page)


def logged_in(page: DepartmentPage | None, role: Role = Role.EDITOR) -> Client:
    if page is None:
        provision_administrators()
    user = UserFactory.create()
    assign(user, page, role)
    client = Client()
    client.force_login(user)
    return client


def form(count: int = 1, text: str = "Såfremt du er syg, skal skemaet sendes til os.") -> dict[str, str]:
    steps = [
        (
            "step",
            {
                "title": f"Nummer {n}",
                "text": text,
                "kind": "required",
                "content": streamfield([("text", rich_text(f"<p>{text}</p>"))]),
            },
        )
        for n in range(count)
    ]
    fields = {"title": "Find vej", "summary": "Her er vejen.", "steps": streamfield(steps)}
    return {name: str(value) for name, value in nested_form_data(fields).items()}


def address(page: Page, kind: str = "guidepage") -> str:
    return f"/admin/sprogcoach/{page.pk}/{kind}/"


def test_each_part_has_its_lix_and_its_advice(department: Department, page: DepartmentPage, guide: GuidePage) -> None:
    answer = logged_in(page).post(address(guide), form()).content.decode()
    for said in ("Lixtal ", "Let at læse", "Trin 1: Nummer 0", "Kancellisprog", "Skriv hellere: hvis", "Passiv"):
        assert said in answer
    assert 'data-coach-field="steps-0-value-text" data-coach-start="0" data-coach-end="7"' in answer
    assert 'data-coach-field="steps-0-value-content-0-value"' in answer


def test_a_page_that_is_not_saved_yet_is_asked_about_by_its_parent(
    department: Department, page: DepartmentPage
) -> None:
    assert "Kancellisprog" in logged_in(page).post(address(page), form()).content.decode()
    places = page.ensure_index_pages()[0]
    answer = logged_in(page).post(address(places, "placepage"), {"recognise": "Man går ind."})
    assert "Tal til læseren" in answer.content.decode()


def test_own_words_and_those_for_all_are_told(department: Department, page: DepartmentPage, guide: GuidePage) -> None:
    other = provision(DepartmentFactory(title="Andre"))
    for word, whose in (("syg", department), ("skemaet", None), ("os", other)):
        PlainerWord.objects.create(word=word, plainer=f"enklere end {word}", department=whose)
    answer = logged_in(page).post(address(guide), form()).content.decode()
    assert "enklere end syg" in answer
    assert "enklere end skemaet" in answer
    assert "enklere end os" not in answer


def test_the_departments_own_word_goes_before_the_one_for_all(
    department: Department, page: DepartmentPage, guide: GuidePage
) -> None:
    PlainerWord.objects.create(word="syg", plainer="sløj")
    PlainerWord.objects.create(word="syg", plainer="ikke rask", department=department)
    answer = logged_in(page).post(address(guide), form()).content.decode()
    assert "ikke rask" in answer
    assert "sløj" not in answer


def test_a_translation_has_the_words_of_its_department(
    department: Department, page: DepartmentPage, guide: GuidePage
) -> None:
    easy = translated(guide, "da-simple", title="Let")
    PlainerWord.objects.create(word="syg", plainer="ikke rask", department=department)
    assert "ikke rask" in logged_in(None, Role.ADMINISTRATOR).post(address(easy), form()).content.decode()


@pytest.mark.parametrize(("steps", "words"), [(1, 0), (10, 40)])
def test_queries_depend_neither_on_steps_nor_on_words(
    department: Department,
    page: DepartmentPage,
    guide: GuidePage,
    steps: int,
    words: int,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for n in range(words):
        PlainerWord.objects.create(word=f"ord{n}", plainer="x", department=department)
    client = logged_in(page)
    client.post(address(guide), form())  # what is asked once a process
    with django_assert_num_queries(QUERIES):
        client.post(address(guide), form(steps))


def test_nothing_is_kept(department: Department, page: DepartmentPage, guide: GuidePage) -> None:
    before = (Revision.objects.count(), Page.objects.filter(pk=guide.pk).values().get())
    answer = logged_in(page).post(address(guide), form())
    assert before == (Revision.objects.count(), Page.objects.filter(pk=guide.pk).values().get())
    assert "no-store" in answer.headers["Cache-Control"]


def test_others_get_no_answer(department: Department, page: DepartmentPage, guide: GuidePage) -> None:
    elsewhere = DepartmentFactory()
    provision(elsewhere)
    assert logged_in(elsewhere).post(address(guide), form()).status_code == 404
    assert logged_in(page, Role.MANAGER).post(address(guide), form()).status_code in {302, 403}
    assert Client().post(address(guide), form()).status_code == 302


def test_what_makes_no_sense_is_refused(department: Department, page: DepartmentPage, guide: GuidePage) -> None:
    client = logged_in(page)
    assert client.get(address(guide)).status_code == 405
    assert client.post(address(guide, "user"), form()).status_code == 404
    assert client.post(address(guide), {}).status_code == 200
    too_long = client.post(address(guide), {"summary": "a" * (MOST_CHARACTERS + 1)})
    assert too_long.status_code == 413
    assert "mere tekst" in too_long.content.decode()


def test_what_was_written_is_shown_as_text(department: Department, page: DepartmentPage, guide: GuidePage) -> None:
    answer = logged_in(page).post(address(guide), form(text="Man <script>alert(1)</script> vedrørende"))
    assert "<script>" not in answer.content.decode()


@pytest.mark.parametrize("kind", ["guide", "new guide", "place"])
def test_the_editor_of_danish_pages_has_the_coach(
    department: Department, page: DepartmentPage, guide: GuidePage, kind: str
) -> None:
    place = PlaceFactory(department=page)
    path, asked = {
        "guide": (f"/admin/pages/{guide.pk}/edit/", address(guide)),
        "new guide": (f"/admin/pages/add/guides/guidepage/{page.pk}/", address(page)),
        "place": (f"/admin/pages/{place.pk}/edit/", address(place, "placepage")),
    }[kind]
    assert f'data-coach="{asked}"' in logged_in(page).get(path).content.decode()


def test_other_languages_keep_wagtails_own_figures(page: DepartmentPage, guide: GuidePage) -> None:
    provision(page)
    english = translated(guide, "en", title="Find your way")
    html = logged_in(None, Role.ADMINISTRATOR).get(f"/admin/pages/{english.pk}/edit/").content.decode()
    assert "data-coach=" not in html
    assert "data-content-readability-score" in html
