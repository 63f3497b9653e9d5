# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""The two faces of a guide, HTML and document, say the same: block by block, in both directions.

Everything that an author can write is a numbered word here, so what one face shows and the other does not is named.
"""

import re
from collections.abc import Callable, Iterator
from datetime import timedelta
from itertools import count

import pytest
from django.test import Client
from django.utils import timezone

from guides.blocks.step import StepContentBlock
from guides.models import ContactPage, DepartmentPage, GuidePage, PlacePage
from tests.factories import (
    CaptionsFactory,
    ChapterFactory,
    ContactFactory,
    DepartmentFactory,
    GuideFactory,
    ImageFactory,
    PlaceFactory,
    VideoFactory,
    blocks,
)
from tests.factories.blocks import Block

pytestmark = pytest.mark.django_db

type Say = Callable[[], str]

MAIN = re.compile(r"<main.*</main>", re.DOTALL)
WORD = re.compile(r"\bOrd\d+\b")


@pytest.fixture
def say() -> Say:
    numbers = count(1)
    return lambda: f"Ord{next(numbers)}"


@pytest.fixture
def department(say: Say) -> DepartmentPage:
    return DepartmentFactory(title=say(), help_phone=say(), help_text=say())


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
}


def test_no_block_is_forgotten() -> None:
    assert set(BLOCKS) == set(StepContentBlock().child_blocks)


@pytest.mark.parametrize("kind", BLOCKS)
def test_block(client: Client, say: Say, department: DepartmentPage, kind: str) -> None:
    step = blocks.step(say(), say(), *BLOCKS[kind](say, department))
    guide = GuideFactory(parent=department, title=say(), summary=say(), steps=[step])
    seen = assert_same(client, guide)
    assert len(seen) >= 8  # department, guide, step and at least one word of the block


def test_guide(client: Client, say: Say, department: DepartmentPage) -> None:
    guide = GuideFactory(
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
    assert_same(client, guide)


def test_film_in_an_answer(client: Client, say: Say, department: DepartmentPage) -> None:
    video = VideoFactory(title=say(), text_description=say(), is_public=True)
    guide = GuideFactory(
        parent=department, title=say(), summary=say(), questions=[blocks.question(say(), html(say()), video)]
    )
    assert {video.title, video.text_description} <= assert_same(client, guide)


def assert_same(client: Client, guide: GuidePage) -> set[str]:
    """The words that both faces show."""
    document = client.get(f"/api/v1/guides/{guide.uuid}/").content.decode()
    pages = "".join(MAIN.findall(client.get(path).content.decode())[0] for path in paths(guide))
    in_document, in_pages = set(WORD.findall(document)), set(WORD.findall(pages))
    assert in_document - in_pages == set(), "only in the document"
    assert in_pages - in_document == set(), "only on the pages"
    whole = MAIN.findall(client.get(f"{guide.url}det-hele/").content.decode())[0]
    assert set(WORD.findall(whole)) == in_pages, "on one page"
    return in_pages


def paths(guide: GuidePage) -> Iterator[str]:
    """Where citizens read it: the overview, its steps, and the places that it leads to."""
    yield guide.url
    for step in guide.step_list:
        yield guide.url + guide.step_path(step.key)
    for page in PlacePage.objects.live().descendant_of(guide.department):
        yield page.url
