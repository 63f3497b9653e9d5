# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Captions in the admin: uploaded, written, drafted, approved; and nothing that was written is lost."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from media_pipeline import captions as texts
from media_pipeline.library.captions_forms import OneLanguageForm
from media_pipeline.models import Captions, Video, VideoVersion
from tests.factories.media import VTT, CaptionsFactory, VideoFactory
from tests.media_pipeline.conftest import Staff

pytestmark = pytest.mark.django_db

SRT = "1\n00:00:00,000 --> 00:00:02,000\nGå ind ad døren\n"


@pytest.fixture
def film(anna: Staff) -> Video:
    film: Video = VideoFactory(collection=anna.collection)
    return film


def add(staff: Staff, film: Video, **data: Any) -> Any:
    return staff.client.post(reverse("films:captions_add", args=[film.pk]), {"language": "da", "vtt": ""} | data)


def change(staff: Staff, captions: Captions, **data: Any) -> Any:
    url = reverse("films:captions_edit", args=[captions.video_id, captions.pk])
    return staff.client.post(url, {"language": captions.language, "vtt": captions.vtt} | data)


def test_as_text(film: Video, anna: Staff) -> None:
    response = add(anna, film, vtt=VTT)
    captions = film.captions.get()
    assert (captions.vtt, captions.state, captions.origin) == (VTT, "draft", "written")
    assert response["Location"] == reverse("films:captions_edit", args=[film.pk, captions.pk])


@pytest.mark.parametrize(
    "content",
    [
        SRT.encode(),
        SRT.encode("cp1252"),
        SRT.encode("utf-16"),
        SRT.encode("utf-8-sig"),
        SRT.replace("\n", "\r\n").encode(),
    ],
)
def test_as_a_subrip_file(film: Video, anna: Staff, content: bytes) -> None:
    add(anna, film, file=SimpleUploadedFile("film.srt", content))
    assert film.captions.get().vtt == "WEBVTT\n\n00:00.000 --> 00:02.000\nGå ind ad døren\n"


def test_as_a_file_in_another_language(film: Video, anna: Staff) -> None:
    add(anna, film, vtt=VTT)
    file = SimpleUploadedFile("en.vtt", VTT.replace("døren", "the door").encode())
    add(anna, film, language="en", file=file, approved="on")
    assert film.captions.get(language="en").is_approved
    assert not film.captions.get(language="da").is_approved


@pytest.mark.parametrize(
    "content", [b"Hej", b"WEBVTT\n\n00:02.000 --> 00:01.000\nHej", b"\xff\xfe\x00", b"\x00", b"\x81", b"WEBVTT\n\n\x00"]
)
def test_files_with_mistakes_are_not_saved(film: Video, anna: Staff, content: bytes) -> None:
    assert add(anna, film, file=SimpleUploadedFile("x.vtt", content)).status_code == 200
    assert not film.captions.exists()


def test_a_file_with_mistakes_is_shown_to_be_mended(film: Video, anna: Staff) -> None:
    content = b"WEBVTT\n\n00:02.000 --> 00:01.000\nHej\n\n00:04.000 --> 00:05.000\na < b"
    page = add(anna, film, file=SimpleUploadedFile("x.vtt", content)).content.decode()
    assert "Linje 3" in page
    assert "Linje 7" in page
    assert "00:02.000 --&gt; 00:01.000" in page, "what was uploaded stands in the text field"


def test_typing_survives_a_mistake(film: Video, anna: Staff) -> None:
    page = add(anna, film, vtt="WEBVTT\n\n00:02.000 --> nu\nAlt det jeg har skrevet").content.decode()
    assert "Alt det jeg har skrevet" in page
    assert "nu” er ikke en tid" in page


def test_captions_after_the_end_of_the_film_are_a_mistake(film: Video, anna: Staff) -> None:
    page = add(anna, film, vtt="WEBVTT\n\n00:42.000 --> 00:43.000\nFor sent").content.decode()
    assert "efter at filmen er slut" in page
    assert not film.captions.exists()


def test_one_set_in_each_language(film: Video, anna: Staff) -> None:
    CaptionsFactory(video=film)
    assert add(anna, film, vtt=VTT).status_code == 200
    assert film.captions.count() == 1


def test_approving_says_who_and_when(film: Video, anna: Staff) -> None:
    captions = CaptionsFactory(video=film, state=Captions.State.DRAFT)
    change(anna, captions, approved="on")
    captions.refresh_from_db()
    assert captions.is_approved
    assert captions.approved_by == anna.user
    assert captions.approved_at is not None


def test_a_change_needs_a_new_approval(film: Video, anna: Staff) -> None:
    captions = CaptionsFactory(video=film)
    change(anna, captions)
    captions.refresh_from_db()
    assert captions.is_approved, "nothing was changed"
    change(anna, captions, vtt=VTT.replace("blå", "røde"))
    captions.refresh_from_db()
    assert not captions.is_approved
    assert (captions.approved_by, captions.approved_at) == (None, None)


def test_a_refused_change_leaves_the_approved_text_alone(film: Video, anna: Staff) -> None:
    captions = CaptionsFactory(video=film)
    change(anna, captions, vtt="Hej")
    captions.refresh_from_db()
    assert (captions.vtt, captions.is_approved) == (VTT, True)


def script(staff: Staff, film: Video, text: str, language: str = "da") -> Any:
    url = reverse("films:captions_script", args=[film.pk])
    return staff.client.post(url, {"language": language, "script": text})


def test_a_draft_from_a_script(film: Video, anna: Staff) -> None:
    response = script(anna, film, "Gå ind & til <venstre>.\n\nTag elevatoren.")
    captions = film.captions.get()
    assert response["Location"] == reverse("films:captions_edit", args=[film.pk, captions.pk])
    assert (captions.state, captions.origin) == ("draft", "script")
    assert texts.transcript(captions.vtt) == ["Gå ind & til <venstre>.", "Tag elevatoren."]
    page = anna.client.get(response["Location"]).content.decode()
    assert "Lavet ud fra en tekst" in page


def test_a_script_longer_than_the_film(film: Video, anna: Staff) -> None:
    page = script(anna, film, "mange ord " * 200).content.decode()
    assert "for kort til så meget tekst" in page
    assert "mange ord mange ord" in page
    assert not film.captions.exists()


def test_a_script_replaces_nothing(film: Video, anna: Staff) -> None:
    CaptionsFactory(video=film)
    assert script(anna, film, "Gå ind.").status_code == 200
    assert film.captions.get().vtt == VTT


@pytest.mark.parametrize(("name", "field"), [("captions_add", "vtt"), ("captions_script", "script")])
def test_of_two_at_the_same_moment_the_second_is_told(
    film: Video, anna: Staff, monkeypatch: pytest.MonkeyPatch, name: str, field: str
) -> None:
    clean = OneLanguageForm.clean_language

    def meanwhile(form: OneLanguageForm) -> str:
        language = clean(form)
        CaptionsFactory(video=film, language=language)
        return language

    monkeypatch.setattr(OneLanguageForm, "clean_language", meanwhile)
    text = VTT.replace("WEBVTT", "WEBVTT\n\nNOTE Min") if field == "vtt" else "Min tekst"
    page = anna.client.post(reverse(f"films:{name}", args=[film.pk]), {"language": "da", field: text})
    assert "allerede undertekster på dette sprog" in page.content.decode()
    assert "Min" in page.content.decode()
    assert film.captions.get().vtt == VTT


def test_a_script_waits_for_its_film(anna: Staff) -> None:
    film = VideoFactory(collection=anna.collection, state=VideoVersion.State.WAITING)
    assert script(anna, film, "Gå ind.")["Location"] == reverse("films:edit", args=[film.pk])
    assert not film.captions.exists()


def test_advice_for_those_without_script(film: Video, anna: Staff) -> None:
    captions = CaptionsFactory(video=film, vtt="WEBVTT\n\n00:00.000 --> 00:00.500\nAlt for mange ord her\n")
    page = anna.client.get(reverse("films:captions_edit", args=[film.pk, captions.pk])).content.decode()
    assert "Den er væk på under et sekund" in page


def test_drafts_are_marked(film: Video, anna: Staff) -> None:
    CaptionsFactory(video=film, state=Captions.State.DRAFT, origin=Captions.Origin.MACHINE)
    page = anna.client.get(reverse("films:edit", args=[film.pk])).content.decode()
    assert "Skrevet af en maskine. Læs det igennem." in page


def test_deleting(film: Video, anna: Staff) -> None:
    captions = CaptionsFactory(video=film)
    anna.client.post(reverse("films:captions_delete", args=[film.pk, captions.pk]))
    assert not film.captions.exists()
