# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""The two faces of a guide, HTML and document, say the same: block by block, in both directions.

Everything that an author can write is a numbered word here, so what one face shows and the other does not is named.
"""

import pytest
from django.test import Client

from guides.blocks.step import StepContentBlock
from guides.models import DepartmentPage, GuidePage
from tests.factories import GuideFactory, VideoFactory, blocks
from tests.guides.every_block import BLOCKS, MAIN, WORD, Say, everything, html, made_of_words, new_words, words_on_pages

pytestmark = pytest.mark.django_db


@pytest.fixture
def say() -> Say:
    return new_words()


@pytest.fixture
def department(say: Say) -> DepartmentPage:
    return made_of_words(say)


def test_no_block_is_forgotten() -> None:
    assert set(BLOCKS) == set(StepContentBlock().child_blocks)


@pytest.mark.parametrize("kind", BLOCKS)
def test_block(client: Client, say: Say, department: DepartmentPage, kind: str) -> None:
    step = blocks.step(say(), say(), *BLOCKS[kind](say, department))
    guide = GuideFactory(parent=department, title=say(), summary=say(), steps=[step])
    seen = assert_same(client, guide)
    assert len(seen) >= 8  # department, guide, step and at least one word of the block


def test_guide(client: Client, say: Say, department: DepartmentPage) -> None:
    assert_same(client, everything(say, department))


def test_film_in_an_answer(client: Client, say: Say, department: DepartmentPage) -> None:
    video = VideoFactory(title=say(), text_description=say(), is_public=True)
    guide = GuideFactory(
        parent=department, title=say(), summary=say(), questions=[blocks.question(say(), html(say()), video)]
    )
    assert {video.title, video.text_description} <= assert_same(client, guide)


def assert_same(client: Client, guide: GuidePage) -> set[str]:
    """The words that both faces show."""
    document = client.get(f"/api/v1/guides/{guide.uuid}/").content.decode()
    in_document, in_pages = set(WORD.findall(document)), words_on_pages(client, guide)
    assert in_document - in_pages == set(), "only in the document"
    assert in_pages - in_document == set(), "only on the pages"
    whole = MAIN.findall(client.get(f"{guide.url}det-hele/").content.decode())[0]
    assert set(WORD.findall(whole)) == in_pages, "on one page"
    return in_pages
