# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Blocks of stream fields in the form in which the database keeps them.

>>> GuideFactory(steps=[step("Find indgang B", "Gå forbi cykelskuret.", film(video), place(room))])
"""

from typing import Any
from uuid import uuid4

from wagtail.models import Page

from media_pipeline.models import Image, Video

type Block = dict[str, Any]


def block(kind: str, value: Any, *, id: str = "") -> Block:  # noqa: A002 - the block's own word
    return {"type": kind, "value": value, "id": id or str(uuid4())}


def step(title: str, text: str = "", *content: Block, kind: str = "required", id: str = "") -> Block:  # noqa: A002
    return block("step", {"title": title, "text": text, "content": list(content), "kind": kind}, id=id)


def question(
    asked: str,
    answer: str = "<p>Ja.</p>",
    film: Video | None = None,
    *,
    shared: Page | None = None,
    id: str = "",  # noqa: A002
) -> Block:
    value = {"question": asked, "answer": answer, "film": film and film.pk}
    return block("question", value | ({"shared_text": shared.pk} if shared else {}), id=id)


def text(html: str) -> Block:
    return block("text", html)


def picture(image: Image, alt_text: str = "En blå dør") -> Block:
    return block("image", {"image": image.pk, "alt_text": alt_text, "decorative": not alt_text})


def film(video: Video) -> Block:
    return block("film", video.pk)


def checklist(title: str, *items: str) -> Block:
    return block("checklist", {"title": title, "items": [block("item", item) for item in items]})


def place(page: Page) -> Block:
    return block("place", page.pk)


def contact(page: Page) -> Block:
    return block("contact", page.pk)


def guide(page: Page) -> Block:
    return block("guide", page.pk)


def shared_text(page: Page) -> Block:
    return block("shared_text", page.pk)


def deadline(words: str, date: str | None = None) -> Block:
    """`date` as YYYY-MM-DD."""
    return block("deadline", {"text": words, "date": date})


def self_service(label: str, url: str, *, needs_mitid: bool = False) -> Block:
    return block("self_service", {"label": label, "url": url, "needs_mitid": needs_mitid})


def callout(html: str, kind: str = "info") -> Block:
    return block("callout", {"kind": kind, "text": html})


def weekly(days: str, opens: str, closes: str, note: str = "") -> Block:
    """`days` are digits, Monday = 0: weekly("0123", "09:00", "15:30")."""
    return block("weekly", {"days": list(days), "opens": opens, "closes": closes, "note": note})


def monthly(week: int, day: int, opens: str, closes: str, if_holiday: str = "closed") -> Block:
    """`week` is 1–4, or -1 for the last."""
    value = {"week": str(week), "day": str(day), "opens": opens, "closes": closes, "if_holiday": if_holiday, "note": ""}
    return block("monthly", value)


def closure(first: str, last: str, reason: str = "") -> Block:
    """From the first day to the last, as YYYY-MM-DD."""
    return block("closure", {"first": first, "last": last, "reason": reason})
