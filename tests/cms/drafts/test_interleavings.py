# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Two editors at the same guide, in any order: a step is stored, or its author has been told."""

from random import Random

import pytest

from guides.models import GuidePage
from tests.cms.drafts.conftest import LogIn
from tests.cms.drafts.desk import Window, titles

pytestmark = pytest.mark.django_db

ACTIONS = 10


class Author(Window):
    """Writes steps, and knows of each whether it is saved: `unsaved` stands in front of the author's eyes."""

    def write(self, title: str, written: dict[str, str]) -> None:
        self.steps.append(title)
        written[title] = "unsaved"

    def told(self, is_saved: bool, written: dict[str, str]) -> None:
        if is_saved:
            written.update({title: "saved" for title in self.steps if title in written})


@pytest.mark.parametrize("seed", [*range(10), *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(10, 50))])
def test_no_step_is_lost_without_a_word(guide: GuidePage, log_in: LogIn, seed: int) -> None:
    random = Random(seed)
    authors = [Author(log_in(), guide), Author(log_in(), guide)]
    written: dict[str, str] = {}
    for number in range(ACTIONS):
        author = random.choice(authors)
        author.write(f"Nyt trin {number}", written)
        match random.choice(["autosave", "autosave", "lost", "save"]):
            case "autosave":
                author.told(author.autosave(), written)
            case "lost":
                author.autosave(is_answered=False)
            case "save":
                is_saved = author.save()
                author.told(is_saved, written)
                if not is_saved:
                    _decide(random, author, written)
    stored = titles(guide)
    lost = [title for title, state in written.items() if state == "saved" and title not in stored]
    assert not lost
    assert all(
        title in stored or any(title in author.steps for author in authors) or state == "saved over"
        for title, state in written.items()
    )


def _decide(random: Random, author: Author, written: dict[str, str]) -> None:
    """Told of a newer draft, an author saves over it knowingly, or takes it and adds what was written meanwhile."""
    newer = titles(author.guide)
    if random.random() < 0.5:
        if author.save(save_over=author.save_over):
            written.update({title: "saved over" for title in newer if title in written and title not in author.steps})
            author.told(True, written)
        return
    mine = [title for title in author.steps if title not in newer]
    author.open()
    author.steps += mine
