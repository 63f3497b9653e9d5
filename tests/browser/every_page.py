# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""A site with one citizen page of every kind, and where these are."""

import json

from guides.models import GuidePage, ShortAddress
from tests.factories import (
    CaptionsFactory,
    ContactFactory,
    DepartmentFactory,
    GuideFactory,
    ImageFactory,
    LifeSituationFactory,
    PlaceFactory,
    VideoFactory,
)
from tests.factories import blocks as b
from tests.factories.languages import translated

GUIDE = "/borgercenter/find-vej/"
ADDRESSES = {
    "front page": "/",
    "department": "/borgercenter/",
    "guide": GUIDE,
    "first step": f"{GUIDE}trin/1/",
    "step with everything": f"{GUIDE}trin/2/",
    "last step": f"{GUIDE}trin/3/",
    "alternative": f"{GUIDE}trin/3b/",
    "whole guide": f"{GUIDE}det-hele/",
    "answer, help": f"{GUIDE}trin/2/svar/hjaelp/",
    "answer, yes": f"{GUIDE}trin/2/svar/ja/",
    "discreet guide": "/borgercenter/samtale/",
    "discreet step": "/borgercenter/samtale/trin/1/",
    "place": "/borgercenter/sted/lokale-214/",
    "for relatives": "/for/paaroerende/",
    "life situation": "/livssituation/flytning/",
    "English front page": "/en/",
    "English guide": f"/en{GUIDE}",
    "English step, translated": f"/en{GUIDE}trin/1/",
    "English step, in Danish": f"/en{GUIDE}trin/2/",
    "search, found": "/soeg/?q=indgang",
    "search, nothing found": "/soeg/?q=xyzzy",
    "empty shelf": "/mine-guider/",
    "not found": "/findes-ikke/",
    "withdrawn": "/borgercenter/trukket-tilbage/",
    "withdrawn, from paper": "/k/cdf234",
    "leaflet that can't be made": "/borgercenter/tegn/folder.pdf",
    "our mistake": "/gaar-galt/",
    "display": "/visning/",
    "privacy": "/privatliv/",
    "how we test": "/tilgaengelighed/",
}


def fill() -> None:
    """One department with one of everything, long Danish words among it.

    Of the English guide one step is translated. No letter of the guide called "tegn" is in the fonts of leaflets.
    """
    department = DepartmentFactory(title="Borgercenter Handicap", slug="borgercenter", places=[], contacts=[])
    film = VideoFactory.create(is_public=True)
    CaptionsFactory(video=film)
    place = PlaceFactory(department=department, title="Lokale 2.14", slug="lokale-214", film=film)
    withdrawn = PlaceFactory(department=department, title="Det gamle lokale", live=False)
    contact = ContactFactory(department=department, sms="00 12 34 21", note="Skriv aldrig dit cpr-nummer.")
    other = GuideFactory(
        parent=department,
        title="Din første samtale i rusmiddelbehandlingen",
        slug="samtale",
        discreet=True,
        step_count=2,
    )
    GuideFactory(parent=department, slug="trukket-tilbage", live=False)
    GuideFactory(parent=department, slug="tegn", title="看路", summary="跟我们来。")
    ShortAddress.objects.create(department=department, code="cdf234")  # its page has been deleted
    everything = [
        b.text("<p>Gå <b>ind</b>:</p><ul><li>Til højre</li></ul>"),
        b.picture(ImageFactory(is_public=True), "Gavlen med den blå dør"),
        b.film(film),
        b.checklist("Tag med", "Dit brev", "Din handicapparkeringstilladelse"),
        b.place(place),
        b.place(withdrawn),
        b.contact(contact),
        b.deadline("Ring senest", "2026-12-03"),
        b.self_service("Skriv til os", "https://post.example/", needs_mitid=True),
        b.guide(other),
        b.callout("<p>Vi venter på dig.</p>"),
        b.callout("<p>Kør ikke ind i gården.</p>", "important"),
    ]
    steps = [
        b.step("Tjek dit brev", "I brevet står lokalet."),
        b.step("Find indgang B", "Gå forbi cykelskuret.", *everything),
        b.step("Vent ved døren", "Vi henter dig."),
        b.step("Ring på klokken", "Så kommer vi.", kind="alternative"),
    ]
    guide: GuidePage = GuideFactory(
        parent=department,
        title="Find vej til Borgercenter Handicap",
        slug="find-vej",
        cover_image=ImageFactory(is_public=True),
        why="<p>Huset er stort.</p>",
        what_happens_next="<p>Du får et brev.</p>",
        duration="10 minutter",
        waiting_time="Ingen",
        cancellation="Senest kl. 9",
        home_visit="Ja, ring til os.",
        places=[b.place(place), b.place(withdrawn)],
        contacts=[b.contact(contact)],
        questions=[b.question("Må min hund komme med?", film=film), b.question("Er der en elevator?")],
        situations=[LifeSituationFactory(name="Flytning", slug="flytning")],
        steps=steps,
    )
    english = json.loads(json.dumps(steps))
    english[0]["value"] |= {"title": "Check your letter", "text": "It names the room."}
    translated(guide, "en", title="Find your way to Borgercenter Handicap", steps=json.dumps(english))
