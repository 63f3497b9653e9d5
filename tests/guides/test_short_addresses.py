# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Short addresses: they lead to where the target is now, help when it is gone, and are never given out again."""

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from guides.models import DepartmentPage, GuidePage, HomePage, PlacePage, ShortAddress
from guides.models.short_address import ALPHABET, CODE_LENGTH, new_code
from guides.short_addresses import Target, as_code, ensure_short_addresses, lasting_targets
from media_pipeline.models import Video
from tests.factories import DepartmentFactory, GuideFactory, PlaceFactory, VideoFactory
from tests.factories import blocks as b
from tests.factories.languages import translated


@pytest.fixture
def film() -> Video:
    return VideoFactory.create(is_public=True)


@pytest.fixture
def guide(film: Video) -> GuidePage:
    department = DepartmentFactory(title="Rusmiddelcentret", slug="rusmidler", help_phone="00 12 34 10")
    return GuideFactory(
        parent=department,
        slug="find-vej",
        steps=[b.step("Et"), b.step("To", "", b.film(film))],
        questions=[b.question("Hvor?", film=VideoFactory.create(is_public=True))],
    )


def short_to(page: GuidePage | PlacePage, **fields: object) -> ShortAddress:
    return ShortAddress.objects.create(page=page, department=page.department, **fields)


def where(client: Client, short: ShortAddress) -> str:
    response = client.get(str(short))
    assert response.status_code == 302
    assert not response.cookies
    return str(response["Location"])


@pytest.mark.django_db
class TestLeads:
    def test_to_the_guide_wherever_it_is_now(self, client: Client, guide: GuidePage) -> None:
        short = short_to(guide)
        assert where(client, short) == "/rusmidler/find-vej/"
        guide.slug = "ny-vej"
        guide.save()
        assert where(client, short) == "/rusmidler/ny-vej/"

    def test_to_the_step_wherever_it_stands_now(self, client: Client, guide: GuidePage) -> None:
        short = short_to(guide, step_id=guide.step_list[1].id)
        assert where(client, short) == "/rusmidler/find-vej/trin/2/"
        guide.steps = [guide.steps.raw_data[1], guide.steps.raw_data[0]]
        guide.save()
        assert where(client, short) == "/rusmidler/find-vej/trin/1/"

    def test_to_the_film_on_its_page(self, client: Client, guide: GuidePage, film: Video) -> None:
        path, _, anchor = where(client, short_to(guide, video=film)).partition("#")
        assert path == "/rusmidler/find-vej/trin/2/"
        assert f'id="{anchor}"' in client.get(path).content.decode()

    def test_to_the_film_in_an_answer(self, client: Client, guide: GuidePage) -> None:
        film = guide.questions[0].value["film"]
        path, _, anchor = where(client, short_to(guide, video=film)).partition("#")
        assert path == "/rusmidler/find-vej/"
        assert f'id="{anchor}"' in client.get(path).content.decode()

    def test_to_the_film_of_a_place(self, client: Client, film: Video) -> None:
        place = PlaceFactory(film=film)
        path, _, anchor = where(client, short_to(place, video=film)).partition("#")
        assert path == place.url
        assert f'id="{anchor}"' in client.get(path).content.decode()

    def test_to_the_page_when_the_film_or_step_has_gone(self, client: Client, guide: GuidePage) -> None:
        other = VideoFactory.create(is_public=True)
        place = PlaceFactory()
        assert where(client, short_to(guide, video=other)) == "/rusmidler/find-vej/"
        assert where(client, short_to(guide, step_id="gone")) == "/rusmidler/find-vej/"
        assert where(client, short_to(place, video=other)) == place.url

    @pytest.mark.parametrize("spelt", ["{}", "{}/"])
    def test_as_people_type_it(self, client: Client, guide: GuidePage, spelt: str) -> None:
        short = short_to(guide)
        for code in (short.code, short.code.upper()):
            assert client.get(f"/k/{spelt.format(code)}").status_code == 302


@pytest.mark.django_db
class TestGone:
    def test_says_whom_to_call(self, client: Client, guide: GuidePage) -> None:
        short = short_to(guide)
        guide.unpublish()
        response = client.get(str(short))
        assert response.status_code == 410
        page = response.content.decode()
        assert "tel:+4500123410" in page
        assert guide.title not in page

    def test_of_a_discreet_guide_not_even_whose_it_was(self, client: Client, guide: GuidePage) -> None:
        DepartmentFactory(title="Borgerservice")
        GuidePage.objects.filter(pk=guide.pk).update(discreet=True, live=False)
        page = client.get(str(short_to(guide))).content.decode()
        assert "Borgerservice" in page
        assert page.count("Rusmiddelcentret") == page.count("Borgerservice")

    def test_below_a_withdrawn_department(self, client: Client, guide: GuidePage) -> None:
        short = short_to(guide)
        DepartmentPage.objects.update(live=False)
        response = client.get(str(short))
        assert response.status_code == 410
        assert "Rusmiddelcentret" not in response.content.decode()

    def test_a_deleted_page_leaves_its_codes(self, client: Client, guide: GuidePage, film: Video) -> None:
        shorts = [short_to(guide), short_to(guide, video=film)]
        guide.delete()
        for short in shorts:
            response = client.get(str(short))
            assert response.status_code == 410
            assert "tel:+4500123410" in response.content.decode()  # among everybody's

    def test_speaks_the_language_that_it_led_to(self, client: Client, guide: GuidePage) -> None:
        english = translated(guide, "en", title="Find the way")
        short = short_to(english)
        english.unpublish()
        assert '<html lang="en"' in client.get(str(short)).content.decode()
        HomePage.objects.get(locale=english.locale).unpublish()
        assert '<html lang="da"' in client.get(str(short)).content.decode()

    @pytest.mark.parametrize("code", ["cccccc", "000000", "x" * 200, "%00", "æøå"])
    def test_unknown_codes_are_not_found(self, client: Client, guide: GuidePage, code: str) -> None:
        assert client.get(f"/k/{code}", follow=True).status_code == 404


@pytest.mark.django_db
class TestGiven:
    @pytest.mark.django_db(transaction=True)
    def test_by_publishing(self, guide: GuidePage, film: Video) -> None:
        guide.save_revision().publish()
        shorts = ShortAddress.objects.all()
        given = {Target(short.page_id, short.video_id, short.step_id) for short in shorts if short.page_id}
        assert given == set(lasting_targets(guide))
        assert len(given) == 5, "the guide, its two films and its two steps"
        guide.save_revision().publish()
        assert ShortAddress.objects.count() == 5

    def test_a_target_keeps_its_oldest_code(self, guide: GuidePage) -> None:
        first, _second = short_to(guide), short_to(guide)
        assert ensure_short_addresses([Target(guide.pk)]) == {Target(guide.pk): first}

    def test_re_pointed_ones_are_replaced(self, guide: GuidePage) -> None:
        short = short_to(guide)
        short.page = PlaceFactory()
        short.save()
        (given,) = ensure_short_addresses([Target(guide.pk)]).values()
        assert given.code != short.code
        assert given.department == guide.department

    def test_a_code_is_never_given_twice(self, guide: GuidePage, monkeypatch: pytest.MonkeyPatch) -> None:
        taken = short_to(guide)
        guide.delete()
        codes = iter([taken.code, taken.code, "dddddd", "fffff2"])
        monkeypatch.setattr("guides.models.short_address.new_code", lambda: next(codes))
        made = ShortAddress(code=taken.code)
        made.save()
        assert made.code == "dddddd"

    def test_a_collision_is_tried_again(self, guide: GuidePage, monkeypatch: pytest.MonkeyPatch) -> None:
        taken = short_to(guide, step_id="elsewhere")
        codes = iter([taken.code, "dddddd"])
        monkeypatch.setattr(ShortAddress._meta.get_field("code"), "_get_default", lambda: next(codes))
        (given,) = ensure_short_addresses([Target(guide.pk)]).values()
        assert given.code == "dddddd"


def test_codes_have_no_letters_that_look_alike_and_spell_nothing() -> None:
    assert not set("0o1il5s8bgq9uv2zaey") & set(ALPHABET) - set("29y")
    assert not set("aeiouyæøå") & set(ALPHABET)
    assert len(new_code()) == CODE_LENGTH
    assert set(new_code()) <= set(ALPHABET)


@given(st.text(max_size=12))
def test_what_is_typed_becomes_a_code_or_nothing(typed: str) -> None:
    assert set(as_code(typed)) <= set(ALPHABET)
