# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""One guide with everything that a guide can hold; the same to the last identifier each time."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from guides.models import ContactPage, GuidePage, PlacePage
from media_pipeline.models import Image, Video
from tests.factories import (
    CaptionsFactory,
    ContactFactory,
    DepartmentFactory,
    GuideFactory,
    ImageFactory,
    PlaceFactory,
    VideoFactory,
    blocks,
)

PUBLISHED = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def uuid(number: int) -> UUID:
    return UUID(f"00000000-0000-4000-8000-{number:012}")


@dataclass
class FullGuide:
    guide: GuidePage
    place: PlacePage
    withdrawn_place: PlacePage
    contact: ContactPage
    image: Image
    film: Video


def full_guide(**fields: Any) -> FullGuide:
    dates = {"first_published_at": PUBLISHED}
    department = DepartmentFactory(
        title="Borgercenter Handicap", uuid=uuid(1), help_text="Vi svarer alle hverdage 9–15", **dates
    )
    image = ImageFactory(title="Indgang B", uuid=uuid(2), is_public=True)
    film = _film(3, "Fra bussen til lokale 2.14")
    place_film = _film(4, "Ind ad indgang B")
    place = PlaceFactory(
        department=department,
        title="Lokale 2.14",
        uuid=uuid(5),
        film=place_film,
        access="<p>Elevatoren er 110 × 140 cm.</p>",
        hours=[
            blocks.weekly("0123", "09:00", "15:30", "ring først"),
            blocks.monthly(1, 1, "13:00", "15:30", "week_after"),
            blocks.closure("2026-07-13", "2026-07-24", "sommerferie"),
            blocks.block("note", "Og efter aftale"),
        ],
        **dates,
    )
    withdrawn = PlaceFactory(department=department, title="Det gamle hus", uuid=uuid(6), live=False, **dates)
    contact = ContactFactory(
        department=department,
        title="Skranken",
        uuid=uuid(7),
        show_person=True,
        sms="00 12 34 21",
        answer_time="inden 2 timer",
        note="Skriv aldrig dit CPR-nummer i en mail",
        hours=[blocks.weekly("01234", "08:00", "12:00")],
        **dates,
    )
    hidden = ContactFactory(department=department, title="Visitator", person="Hemmelig Hansen", uuid=uuid(8), **dates)
    gone = ContactFactory(department=department, title="Gammel telefon", uuid=uuid(9), live=False, **dates)
    other = GuideFactory(
        parent=department, title="Bestil en tid", summary="Sådan får du en tid.", uuid=uuid(10), **dates
    )
    steps = [
        blocks.step("Tjek dit brev", "I brevet står dag, tid og lokale.", id=str(uuid(20))),
        blocks.step(
            "Find indgang B",
            "Gå forbi cykelskuret.",
            blocks.text('<p>Døren går <b>op</b> af sig selv. <a href="/borgercenter-handicap/">Se mere</a></p>'),
            blocks.picture(image, "En blå dør med et stort B"),
            blocks.film(film),
            blocks.checklist("Tag med", "dit brev", "et sygesikringskort"),
            blocks.place(place),
            blocks.contact(contact),
            blocks.deadline("Senest 2 timer før", "2026-11-30"),
            blocks.self_service("Bestil kørsel", "https://koersel.fjordby.example/", needs_mitid=True),
            blocks.guide(other),
            blocks.callout("<p>Der er en <b>lav</b> disk.</p>", "important"),
            blocks.place(withdrawn),
            blocks.contact(gone),
            id=str(uuid(21)),
        ),
    ]
    guide = GuideFactory(
        parent=department,
        title="Find vej til Borgercenter Handicap",
        uuid=uuid(11),
        cover_image=image,
        why="<p>Så du ikke farer <b>vild</b>.</p>",
        duration="45 minutter",
        waiting_time="cirka 3 uger",
        steps=steps,
        what_happens_next="<ul><li>Du får et brev.</li></ul>",
        questions=[
            blocks.question("Må jeg tage min hund med?", "<p>Førerhunde må komme ind.</p>", film, id=str(uuid(22))),
            blocks.question("Kan jeg vente i ro?", "<p>Ja, i lokale 2.09.</p>", id=str(uuid(23))),
        ],
        places=[blocks.place(place), blocks.place(withdrawn)],
        contacts=[blocks.contact(contact), blocks.contact(hidden), blocks.contact(gone)],
        cancellation="2 timer før. Send en sms.",
        home_visit="Ja. Ring, så aftaler vi et besøg.",
        **dates | fields,
    )
    return FullGuide(guide, place, withdrawn, contact, image, film)


def _film(number: int, title: str) -> Video:
    film = VideoFactory(title=title, uuid=uuid(number), version_uuid=uuid(100 + number), is_public=True)
    CaptionsFactory(video=film)
    CaptionsFactory(video=film, language="en", state="draft")
    return film
