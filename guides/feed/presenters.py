# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""A guide as a document. Pure over a guide that `guides.loading` has loaded; the HTML templates say the same."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from functools import partial
from typing import Any
from uuid import UUID

from django.conf import settings
from django.urls import reverse
from django.utils.translation import get_language
from wagtail.blocks import StreamValue

from guides.chosen import shown_as
from guides.feed import parts, schema
from guides.freshness import ORDER, OVERVIEW, State
from guides.models import Audience, DepartmentPage, GuidePage, SharedTextPage, Step
from guides.notices.current import Notice
from guides.sanitise import render_rich_text


def guide_document(
    guide: GuidePage,
    *,
    translations: Iterable[GuidePage],
    modified: datetime | None,
    today: date,
    notices: Iterable[Notice] = (),
) -> schema.GuideDocument:
    """Everything that a reader of the guide sees on the local day `today`, in the active language."""
    translations = list(translations)
    states = _states(guide, translations)
    place, contact = partial(parts.place, today=today), partial(parts.contact, today=today)
    return schema.GuideDocument(
        id=permanent_path(guide.uuid),
        uuid=guide.uuid,
        url=guide.get_url(),
        language=guide.locale.language_code,
        translations=[_translation(each) for each in translations],
        text_state=_text_state(states, OVERVIEW, ORDER),
        only_in_danish=[part for part, state in states.items() if state is State.MISSING],
        title=guide.title,
        summary=guide.summary,
        audiences=[schema.Audience(key=key, label=str(Audience(key).label)) for key in guide.audiences],
        department=_department(guide.department),
        notices=[_notice(each) for each in notices],
        cover_image=parts.picture(guide.cover_image, alt=""),
        why=render_rich_text(guide.why),
        duration=guide.duration,
        waiting_time=guide.waiting_time,
        steps=[_step(guide, step, states, today) for step in guide.step_list],
        what_happens_next=render_rich_text(guide.what_happens_next),
        questions=[_question(child.id, child.value, states) for child in guide.questions],
        places=[place(child.value) for child in guide.places],
        contacts=[contact(child.value) for child in guide.contacts],
        cancellation=guide.cancellation,
        home_visit=guide.home_visit,
        date_published=guide.first_published_at,
        date_modified=modified,
    )


def permanent_path(guide: UUID) -> str:
    """An address that survives when the guide gets another title or place in the tree."""
    return reverse("site:permanent_guide", args=[guide])


def document_path(guide: UUID) -> str:
    return reverse("api:guide_document", args=[guide])


def _translation(guide: GuidePage) -> schema.Translation:
    return schema.Translation(
        language=guide.locale.language_code, url=guide.get_url(), document_url=document_path(guide.uuid)
    )


def _department(department: DepartmentPage) -> schema.Department:
    return schema.Department(
        uuid=department.uuid,
        title=department.title,
        url=department.get_url(),
        feed_url=reverse("feed:department", args=[department.slug]),
        help_now=schema.HelpNow(phone=department.help_phone, text=department.help_text),
    )


def _notice(notice: Notice) -> schema.Notice:
    return schema.Notice(
        id=notice.uuid,
        about=notice.about,
        text=notice.text,
        language=notice.language,
        begins=notice.began_at,
        ends=notice.ends_at,
    )


def _states(guide: GuidePage, translations: Iterable[GuidePage]) -> Mapping[str, State]:
    """Beside the Danish guide; nothing for that one itself."""
    if guide.locale.language_code == settings.LANGUAGE_CODE:
        return {}
    danish = (each for each in translations if each.locale.language_code == settings.LANGUAGE_CODE)
    return guide.compared_with(next(danish, None))


def _text_state(states: Mapping[str, State], *parts: str) -> schema.TextState:
    found = {states.get(part) for part in parts}
    if State.UNTRANSLATED in found:
        return "untranslated"
    return "older" if State.OLDER in found else "current"


def _step(guide: GuidePage, step: Step, states: Mapping[str, State], today: date) -> schema.Step:
    return schema.Step(
        id=step.id,
        number=step.number,
        kind=step.value["kind"],
        url=guide.get_url() + guide.step_path(step.key),
        permanent_url=reverse("site:permanent_step", args=[guide.uuid, step.id]),
        title=step.title,
        text=step.value["text"],
        content=_blocks(step.value["content"], today),
        text_state=_text_state(states, step.id),
    )


def _question(block_id: str, value: Any, states: Mapping[str, State]) -> schema.Question:
    return schema.Question(
        id=block_id,
        question=value["question"],
        answer=render_rich_text(value["answer"]),
        shared_text=_shared_text(value["shared_text"]),
        film=parts.film(value["film"]),
        text_state=_text_state(states, block_id),
    )


def _blocks(stream: StreamValue, today: date) -> list[schema.Block]:
    """The stream's blocks; what citizens may not see is left out."""
    present = _PRESENT | {
        "place": partial(parts.place, today=today),
        "contact": partial(parts.contact, today=today),
    }
    shown = (present[child.block_type](child.value) for child in stream)
    return [block for block in shown if block is not None]


def _text(value: Any) -> schema.Text:
    return schema.Text(html=render_rich_text(value))


def _callout(value: Any) -> schema.Callout:
    return schema.Callout(kind=value["kind"], html=render_rich_text(value["text"]))


def _checklist(value: Any) -> schema.Checklist:
    return schema.Checklist(title=value["title"], items=[item.value for item in value["items"]])


def _deadline(value: Any) -> schema.Deadline:
    return schema.Deadline(text=value["text"], date=value["date"])


def _self_service(value: Any) -> schema.SelfService:
    return schema.SelfService(label=value["label"], url=value["url"], needs_mitid=value["needs_mitid"])


def _guide_link(page: GuidePage | None) -> schema.GuideLink | None:
    page = shown_as(page)
    if page is None:
        return None
    return schema.GuideLink(
        title=page.title, summary=page.summary, url=page.get_url(), document_url=document_path(page.uuid)
    )


def _shared_text(page: SharedTextPage | None) -> schema.Text | None:
    """As it is now, in the reader's language where somebody has translated it."""
    shared = shown_as(page)
    if shared is None:
        return None
    language = "" if shared.text_language == get_language() else shared.text_language
    return schema.Text(html=render_rich_text(shared.text), language=language or None)


_PRESENT: dict[str, Callable[[Any], schema.Block | None]] = {
    "text": _text,
    "image": parts.picture_or_text,
    "film": parts.film,
    "checklist": _checklist,
    "deadline": _deadline,
    "self_service": _self_service,
    "guide": _guide_link,
    "callout": _callout,
    "shared_text": _shared_text,
}
