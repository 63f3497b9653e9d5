# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Every block of a step in all its forms, made of numbered words: what one face of a guide lacks can be named."""

import re
from collections.abc import Callable, Iterator
from datetime import timedelta
from itertools import count

from django.test import Client
from django.utils import timezone

from guides.models import ContactPage, DepartmentPage, GuidePage, PlacePage
from tests.factories import (
    CaptionsFactory,
    ChapterFactory,
    ContactFactory,
    DepartmentFactory,
    GuideFactory,
    ImageFactory,
    PlaceFactory,
    SharedTextFactory,
    VideoFactory,
    blocks,
)
from tests.factories.blocks import Block

type Say = Callable[[], str]

MAIN = re.compile(r"<main.*</main>", re.DOTALL)
WORD = re.compile(r"\bOrd\d+\b")


def new_words() -> Say:
    numbers = count(1)
    return lambda: f"Ord{next(numbers)}"


def made_of_words(say: Say) -> DepartmentPage:
    return DepartmentFactory(title=say(), help_phone=say(), help_text=say())


def everything(say: Say, department: DepartmentPage) -> GuidePage:
    """A guide with all that a guide can hold beside the blocks of its steps."""
    return GuideFactory(
        parent=department,
        title=say(),
        summary=say(),
        why=html(say()),
        duration=say(),
        waiting_time=say(),
        steps=[blocks.step(say(), say()), blocks.step(say(), "")],
        what_happens_next=html(say()),
        questions=[blocks.question(say(), html(say())), blocks.question(say(), html(say()), VideoFactory(title=say()))],
        places=BLOCKS["place"](say, department),
        contacts=BLOCKS["contact"](say, department),
        cancellation=say(),
        home_visit=say(),
        cover_image=ImageFactory(title=say(), is_public=True),
    )


def words_on_pages(client: Client, guide: GuidePage) -> set[str]:
    pages = "".join(MAIN.findall(client.get(path).content.decode())[0] for path in paths(guide))
    return set(WORD.findall(pages))


def html(text: str) -> str:
    return f"<p>{text}</p>"


def film(say: Say, **fields: object) -> Block:
    video = VideoFactory(title=say(), text_description=say(), **{"is_public": True} | fields)
    CaptionsFactory(video=video, vtt=f"WEBVTT\n\n00:00.000 --> 00:04.000\n{say()}\n")
    ChapterFactory(video=video, title=say(), text=say())
    CaptionsFactory(video=video, language="en", state="draft", vtt=f"WEBVTT\n\n00:00.000 --> 00:04.000\n{say()}\n")
    return blocks.film(video)


def soon() -> str:
    return str(timezone.localdate() + timedelta(days=3))


def place(say: Say, department: DepartmentPage, **fields: object) -> PlacePage:
    return PlaceFactory(
        department=department,
        title=say(),
        street=f"{say()} 12",
        city=say(),
        entrance=say(),
        floor=say(),
        recognise=say(),
        directions=html(say()),
        access=html(say()),
        film=VideoFactory(title=say(), text_description=say(), is_public=True),
        hours=[
            blocks.weekly("01234", "09:00", "15:00", say()),
            blocks.closure(soon(), soon(), say()),
            blocks.block("note", say()),
        ],
        **{"room": say()} | fields,
    )


def contact(say: Say, department: DepartmentPage, **fields: object) -> ContactPage:
    return ContactFactory(
        department=department,
        title=say(),
        person=say(),
        phone=say(),
        sms=say(),
        mail=f"{say()}@fjordby.example",
        answer_time=say(),
        note=say(),
        hours=[blocks.weekly("01234", "09:00", "15:00", say()), blocks.closure(soon(), soon(), say())],
        **fields,
    )


BLOCKS: dict[str, Callable[[Say, DepartmentPage], list[Block]]] = {
    "text": lambda say, _: [blocks.text(html(say()))],
    "image": lambda say, _: [
        blocks.picture(ImageFactory(title=say(), is_public=True), say()),
        blocks.picture(ImageFactory(title=say()), say()),
        blocks.picture(ImageFactory(title=say(), people="somebody"), say()),
        blocks.picture(ImageFactory(title=say(), people="somebody"), ""),
    ],
    "film": lambda say, _: [
        film(say),
        film(say, is_public=False, people="somebody"),
        blocks.film(VideoFactory(title=say())),
    ],
    "checklist": lambda say, _: [blocks.checklist(say(), say(), say())],
    "place": lambda say, department: [
        blocks.place(place(say, department)),
        blocks.place(place(say, department, room="", no_room_reason=say())),
        blocks.place(place(say, department, live=False)),
    ],
    "contact": lambda say, department: [
        blocks.contact(contact(say, department, show_person=True)),
        blocks.contact(contact(say, department, show_person=False)),
        blocks.contact(contact(say, department, live=False)),
    ],
    "deadline": lambda say, _: [blocks.deadline(say()), blocks.deadline(say(), "2026-11-30")],
    "self_service": lambda say, _: [blocks.self_service(say(), f"https://{say()}.example/", needs_mitid=True)],
    "guide": lambda say, department: [
        blocks.guide(GuideFactory(parent=department, title=say(), summary=say())),
        blocks.guide(GuideFactory(parent=department, title=say(), summary=say(), live=False)),
    ],
    "callout": lambda say, _: [blocks.callout(html(say())), blocks.callout(html(say()), "important")],
    "shared_text": lambda say, department: [
        blocks.shared_text(SharedTextFactory(department=department, text=html(say()))),
        blocks.shared_text(SharedTextFactory(department=department, text=html(say()), live=False)),
    ],
}


def paths(guide: GuidePage) -> Iterator[str]:
    """Where citizens read it: the overview, its steps, and the places that it leads to."""
    yield guide.url
    for step in guide.step_list:
        yield guide.url + guide.step_path(step.key)
    for page in PlacePage.objects.live().descendant_of(guide.department):
        yield page.url
