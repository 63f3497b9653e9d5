# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Two who write at once, and one with two windows: nothing is saved over without a word."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Revision
from wagtail.test.utils.form_data import rich_text

from cms.departments.roles import Role
from guides.models import DepartmentPage, GuidePage, PlacePage
from tests.cms.drafts.conftest import LogIn
from tests.cms.drafts.desk import JSON, Window, form_of, titles
from tests.factories import PlaceFactory

pytestmark = pytest.mark.django_db


def test_the_editor_saves_by_itself_and_says_who_else_is_there(guide: GuidePage, log_in: LogIn) -> None:
    html = log_in().get(reverse("wagtailadmin_pages:edit", args=[guide.pk])).content.decode()
    assert "w-unsaved:add->w-autosave#save:prevent" in html
    assert 'id="w-editing-sessions"' in html


def test_a_plain_save_from_a_stale_window_is_refused_and_shows_what_was_typed(guide: GuidePage, log_in: LogIn) -> None:
    mette, karin = log_in(first_name="Mette", last_name="Holm"), log_in(first_name="Karin", last_name="Lund")
    first, second = Window(mette, guide), Window(karin, guide)
    first.steps.append("Find den blå dør")
    assert first.save()
    second.steps.append("Ring tre gange")
    response = karin.post(second.address, second._form())
    html = response.content.decode()
    assert response.status_code == 409
    assert "Det, du skrev, er ikke gemt endnu" in html
    assert "Mette Holm" in html
    assert "Ring tre gange" in html
    assert 'name="save_over"' in html
    assert "w-autosave-interval-value" not in html, "nothing is saved by itself before the author has decided"
    assert titles(guide)[-1] == "Find den blå dør"


@pytest.mark.parametrize("action", ["action-publish", "action-submit"])
def test_so_are_publishing_and_asking_for_review(guide: GuidePage, log_in: LogIn, action: str) -> None:
    first, second = Window(log_in(), guide), Window(log_in(role=Role.REVIEWER), guide)
    assert first.autosave()
    assert not second.save(**{action: "1"})
    guide.refresh_from_db()
    assert not guide.live
    assert guide.current_workflow_state is None


def test_saving_again_is_refused_again_until_the_author_says_so(guide: GuidePage, log_in: LogIn) -> None:
    first, second = Window(log_in(), guide), Window(log_in(), guide)
    first.steps.append("Den ene")
    first.save()
    second.steps.append("Den anden")
    assert not second.save()
    assert not second.save()
    assert second.save(save_over=second.save_over)
    assert titles(guide)[-1] == "Den anden"
    older = Revision.objects.for_instance(guide).order_by("-pk")[1].as_object()
    assert older.step_list[-1].title == "Den ene", "the other one is in the history"


def test_whoever_saves_over_a_draft_must_have_seen_it(guide: GuidePage, log_in: LogIn) -> None:
    first, second = Window(log_in(), guide), Window(log_in(), guide)
    first.save()
    assert not second.save()
    first.steps.append("Nyere endnu")
    first.autosave()
    assert not second.save(save_over=second.save_over)
    assert titles(guide)[-1] == "Nyere endnu"


def test_ones_own_other_window_is_told_apart(guide: GuidePage, log_in: LogIn) -> None:
    client = log_in()
    first, second = Window(client, guide), Window(client, guide)
    first.save()
    response = client.post(second.address, second._form())
    assert response.status_code == 409
    assert "i et andet vindue" in response.content.decode()


def test_what_a_window_saved_by_itself_does_not_stand_in_its_own_way(guide: GuidePage, log_in: LogIn) -> None:
    window = Window(log_in(), guide)
    for title in ("Et", "To"):
        window.steps.append(title)
        assert window.autosave()
    window.steps.append("Tre")
    assert window.save()
    assert titles(guide)[-3:] == ["Et", "To", "Tre"]


def test_neither_does_what_it_was_never_told_of(guide: GuidePage, log_in: LogIn) -> None:
    window = Window(log_in(), guide)
    window.steps.append("Gemt, men svaret kom aldrig")
    window.autosave(is_answered=False)
    window.steps.append("Mere")
    assert window.autosave()
    assert window.save()
    assert titles(guide)[-2:] == ["Gemt, men svaret kom aldrig", "Mere"]


def test_what_arrives_late_changes_nothing(guide: GuidePage, log_in: LogIn) -> None:
    client = log_in()
    window = Window(client, guide)
    late = window._form()
    window.steps.append("Nyt")
    window.autosave()
    response = client.post(window.address, late, headers=JSON)
    assert response.json()["error_code"] == "invalid_revision"
    assert titles(guide)[-1] == "Nyt"


def test_a_page_without_drafts_gets_its_first_one_once(department: DepartmentPage, log_in: LogIn) -> None:
    """Places come into the tree without a revision, such as by import."""
    place = PlaceFactory(department=department)
    address = reverse("wagtailadmin_pages:edit", args=[place.pk])
    first, second = log_in(), log_in()
    forms = [field_values(client, address) for client in (first, second)]
    assert first.post(address, forms[0] | {"room": "1.01"}).status_code == 302
    refused = second.post(address, forms[1] | {"room": "1.02"})
    assert refused.status_code == 409
    assert "1.02" in refused.content.decode()
    place.refresh_from_db()
    assert place.get_latest_revision_as_object().room == "1.01"


def field_values(client: Client, address: str) -> dict[str, Any]:
    """What the browser would send back from the form as it is."""
    context: Any = client.get(address).context
    form = context["form"]
    values = {name: form[name].value() for name in form.fields if name != "comments"}
    plain = {name: value for name, value in values.items() if isinstance(value, str | int | bool) and value is not None}
    comments = {f"comments-{name}_FORMS": "0" for name in ("TOTAL", "INITIAL", "MIN_NUM", "MAX_NUM")}
    fields = PlacePage._meta.fields
    streams = {f"{field.name}-count": "0" for field in fields if isinstance(field, StreamField)}
    texts = {field.name: rich_text("") for field in fields if isinstance(field, RichTextField)}
    loaded = {"loaded_revision_id": "", "loaded_revision_created_at": ""} if context["loaded"] else {}
    return plain | comments | streams | texts | loaded


def test_a_form_that_fails_its_check_comes_back_with_everything(guide: GuidePage, log_in: LogIn) -> None:
    client = log_in(role=Role.REVIEWER)
    window = Window(client, guide)
    window.steps += ["Find indgang B", "Tag trappen"]
    form = window._form(**{"action-publish": "1"}) | {"summary": "En helt ny tekst", "duration": "x" * 101}
    response = client.post(window.address, form)
    html = response.content.decode()
    assert response.status_code == 200
    assert all(text in html for text in (*window.steps, "En helt ny tekst", "x" * 101))
    assert titles(guide) == ["Trin nummer 1", "Trin nummer 2"]


def test_what_the_browser_had_kept_is_shown_and_not_saved(guide: GuidePage, log_in: LogIn) -> None:
    client = log_in()
    window = Window(client, guide)
    window.steps.append("Skrevet uden net")
    before = Revision.objects.for_instance(guide).count()
    response = client.post(window.address, window._form(bring_back="1"))
    html = response.content.decode()
    assert "Skrevet uden net" in html
    assert f'name="tab" value="{window.tab}"' in html
    assert Revision.objects.for_instance(guide).count() == before


def test_bringing_back_does_not_make_a_stale_window_new(guide: GuidePage, log_in: LogIn) -> None:
    client = log_in()
    window, other = Window(client, guide), Window(log_in(), guide)
    other.save()
    html = client.post(window.address, window._form(bring_back="1")).content.decode()
    window._read(html)
    assert not window.save()


class TestNewPages:
    def address(self, department: DepartmentPage) -> str:
        return reverse("wagtailadmin_pages:add", args=["guides", "guidepage", department.pk])

    def test_a_window_whose_page_was_made_goes_on_with_it(self, department: DepartmentPage, log_in: LogIn) -> None:
        """The answer was lost: the window sends the new page again."""
        client = log_in()
        new = GuidePage(title="Ny guide", slug="ny-guide", summary="Kort")
        tab = {"tab": "c" * 32}
        first = client.post(self.address(department), form_of(new, ["Et"], **tab, tab_turn="1"), headers=JSON)
        assert first.json()["success"], first.content
        answer = client.post(self.address(department), form_of(new, ["Et", "To"], **tab, tab_turn="2"), headers=JSON)
        (guide,) = GuidePage.objects.filter(title="Ny guide")
        assert answer.json()["success"]
        assert answer.json()["url"] == reverse("wagtailadmin_pages:edit", args=[guide.pk])
        assert titles(guide) == ["Et", "To"]

    def test_another_editors_window_has_a_page_of_its_own(self, department: DepartmentPage, log_in: LogIn) -> None:
        new = GuidePage(title="Ny guide", slug="ny-guide", summary="Kort")
        for client, slug in ((log_in(), "den-ene"), (log_in(), "den-anden")):
            new.slug = slug
            client.post(self.address(department), form_of(new, ["Et"], tab="c" * 32, tab_turn="1"), headers=JSON)
        assert GuidePage.objects.filter(title="Ny guide").count() == 2

    def test_what_the_browser_had_kept_is_shown_and_not_saved(self, department: DepartmentPage, log_in: LogIn) -> None:
        new = GuidePage(title="Ny guide", slug="ny-guide", summary="Kort")
        response = log_in().post(self.address(department), form_of(new, ["Skrevet uden net"], bring_back="1"))
        assert "Skrevet uden net" in response.content.decode()
        assert not GuidePage.objects.filter(title="Ny guide").exists()


class TestHere:
    """What an open editor asks."""

    def test_says_who_is_logged_in_and_gives_a_token_that_is_believed(self, guide: GuidePage, log_in: LogIn) -> None:
        careful = Client(enforce_csrf_checks=True)
        user = log_in().user  # type: ignore[attr-defined]
        careful.force_login(user)
        window = Window(careful, guide)
        assert careful.post(window.address, window._form()).status_code == 403
        found = careful.get(reverse("drafts:here")).json()
        assert found["user"] == user.pk
        window.steps.append("Efter ny log-in")
        assert careful.post(window.address, window._form(csrfmiddlewaretoken=found["token"])).status_code == 302

    def test_is_refused_to_whoever_is_logged_out(self, client: Client, db: None) -> None:
        headers = {"X-Requested-With": "XMLHttpRequest"}
        assert client.get(reverse("drafts:here"), headers=headers).status_code == 403

    def test_knows_what_has_been_saved(self, guide: GuidePage, log_in: LogIn) -> None:
        client = log_in()
        window = Window(client, guide)
        window.autosave()

        def saved(by: Client, turn: int) -> bool:
            asked = {"tab": window.tab, "turn": str(turn)}
            return bool(by.get(reverse("drafts:here"), asked).json()["saved"])

        assert saved(client, 1)
        assert not saved(client, 2)
        assert not saved(log_in(), 1), "nobody else is told"
        assert not client.get(reverse("drafts:here")).json()["saved"]


def test_going_back_to_an_earlier_version_asks_too(guide: GuidePage, log_in: LogIn) -> None:
    client = log_in()
    earlier = guide.latest_revision
    window = Window(client, guide)
    window.steps.append("Senere")
    window.save()
    address = reverse("wagtailadmin_pages:revisions_revert", args=[guide.pk, earlier.pk])
    loaded = dict(window.loaded)
    Window(log_in(), guide).save()
    response = client.post(address, form_of(guide, ["Trin nummer 1"], **loaded))
    assert response.status_code == 409
    fresh = Window(client, guide)
    assert client.post(address, form_of(guide, ["Trin nummer 1"], **fresh.loaded)).status_code == 302
    assert titles(guide) == ["Trin nummer 1"]
