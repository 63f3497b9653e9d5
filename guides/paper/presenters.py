# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""A guide or a place as a leaflet. Pure over what `guides.loading` has loaded; the HTML templates say the same.

What citizens may not see is left out, or stands as text, as on the pages.
"""

from collections.abc import Callable, Iterator
from typing import Any

from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.images.shortcuts import get_rendition_or_not_found

from guides.chosen import shown_as
from guides.freshness import OVERVIEW
from guides.models import ContactPage, DepartmentPage, GuidePage, PlacePage, SharedTextPage, Step
from guides.paper import leaflet
from guides.paper.common import Paper, Parts, foreign, in_language
from guides.paper.films import each_film_once, film_part
from guides.paper.freshness import answer_freshness, page_freshness, step_freshness
from guides.paper.notices import important_notices
from guides.paper.rich_text import as_typed, flow_from_text
from guides.short_addresses import Target
from guides.site.opening import OpeningHours
from media_pipeline.models import Image, Video

PICTURE = "format-webp|width-960"
"""The largest of guides.chosen.PICTURE: 140 dots an inch across the column."""


def guide_leaflet(guide: GuidePage, paper: Paper) -> leaflet.Leaflet:
    code = paper.code(Target(guide.pk), _("The guide on your phone: point its camera at the code."))
    name = _("Leaflet from %(sender)s") % {"sender": paper.sender} if guide.discreet else guide.title
    return leaflet.Leaflet(
        name=name,
        language=guide.locale.language_code,
        sender=paper.sender,
        department=guide.department.title,
        title=guide.title,
        lead=guide.summary,
        code=code,
        edition=_edition(paper),
        changed=paper.changed,
        parts=[*each_film_once(_guide_parts(guide, paper)), *_is_it_new(code, paper)],
        title_language=paper.danish(OVERVIEW),
    )


def place_leaflet(place: PlacePage, paper: Paper) -> leaflet.Leaflet:
    code = paper.code(Target(place.pk), _("The place on your phone: point its camera at the code."))
    return leaflet.Leaflet(
        name=place.title,
        language=place.locale.language_code,
        sender=paper.sender,
        department=place.department.title,
        title=place.title,
        lead=place.address,
        code=code,
        edition=_edition(paper),
        changed=paper.changed,
        parts=[
            *important_notices(paper),
            *page_freshness(paper),
            *_place_parts(place, paper),
            _help(place.department),
            *_is_it_new(code, paper),
        ],
        title_language=paper.danish(OVERVIEW),
    )


def _edition(paper: Paper) -> str:
    return _("Edition %(number)s") % {"number": paper.edition}


def _is_it_new(code: leaflet.Code, paper: Paper) -> Parts:
    yield leaflet.Heading(_("Is this still right?"))
    if paper.changed:
        text = _("This is edition %(number)s from %(date)s. You find the newest one at %(address)s")
    else:
        text = _("This is edition %(number)s. You find the newest one at %(address)s")
    words = {
        "number": paper.edition,
        "date": paper.changed and date_format(paper.changed, "SHORT_DATE_FORMAT"),
        "address": code.label,
    }
    yield leaflet.Text(flow_from_text(text % words))


def _guide_parts(guide: GuidePage, paper: Paper) -> Parts:
    own = paper.danish(OVERVIEW)
    yield from important_notices(paper)
    yield from page_freshness(paper)
    yield leaflet.Facts(list(_facts_of(guide)), language=own)
    yield _help(guide.department)
    yield from _picture(guide.cover_image, alt="")
    if why := paper.html(guide.why):
        yield leaflet.Heading(_("Why"))
        yield leaflet.Text(why, language=own)
    for step in guide.step_list:
        yield from _step(guide, step, paper)
    if then := paper.html(guide.what_happens_next):
        yield leaflet.Heading(_("What happens next"))
        yield leaflet.Text(then, language=own)
    if guide.home_visit:
        yield leaflet.Heading(_("Can you come to my home?"))
        yield leaflet.Text(flow_from_text(guide.home_visit), language=own)
    yield from _questions(guide, paper)
    yield from _contacts(guide, paper)
    yield from _places(guide, paper)


def _facts_of(guide: GuidePage) -> Iterator[leaflet.Fact]:
    yield leaflet.Fact(_("For"), capfirst(", ".join(guide.audience_labels).lower()))
    for name, value in (
        (_("It takes"), guide.duration),
        (_("Waiting time now"), guide.waiting_time),
        (_("Cancel no later than"), guide.cancellation),
    ):
        if value:
            yield leaflet.Fact(name, capfirst(value))


def _help(department: DepartmentPage) -> leaflet.Help:
    return leaflet.Help(
        title=_("Do you need help now?"),
        text=_("Call %(name)s. You may call even if your question is small.") % {"name": department.title},
        phone=department.help_phone,
        note=department.help_text,
        language=foreign(department.text_language),
    )


def _step(guide: GuidePage, step: Step, paper: Paper) -> Parts:
    label = _("Step %(number)s of %(count)s") % {"number": step.number, "count": len(guide.step_groups)}
    number = ", ".join(filter(None, [label, _condition(step)]))
    danish = paper.danish(step.id)
    yield leaflet.Heading(step.title, number=number, language=danish)
    yield from step_freshness(step, paper)
    yield from in_language(danish, _step_contents(guide, step, paper))


def _step_contents(guide: GuidePage, step: Step, paper: Paper) -> Parts:
    if step.value["text"]:
        yield leaflet.Text(flow_from_text(step.value["text"]))
    for child in step.value["content"]:
        yield from PRESENT[child.block_type](child.value, guide, paper)


def _condition(step: Step) -> str:
    """Whether the step can be left out, or is one of several to choose among."""
    return _("Can be skipped").lower() if step.is_optional else step.either_or.lower()


def _questions(guide: GuidePage, paper: Paper) -> Parts:
    if guide.questions:
        yield leaflet.Heading(_("Questions and answers"))
    for child in guide.questions:
        danish = paper.danish(child.id)
        yield leaflet.Heading(child.value["question"], level=3, language=danish)
        yield from answer_freshness(child.id, paper)
        yield leaflet.Text(paper.html(child.value["answer"]), language=danish)
        yield from _shared_text(child.value["shared_text"], guide, paper)
        yield from film_part(child.value["film"], guide.pk, paper, level=4)


def _contacts(guide: GuidePage, paper: Paper) -> Parts:
    if guide.contacts:
        yield leaflet.Heading(_("Call or write"))
    for child in guide.contacts:
        yield from _contact(child.value, guide, paper)


def _places(guide: GuidePage, paper: Paper) -> Parts:
    """Each place that the guide leads to, once, with the way to it; the steps only say where it is."""
    chosen = chosen_places(guide)
    if not chosen:
        return
    yield leaflet.Heading(_("Where"))
    if any(shown_as(child.value) is None for child in guide.places):
        yield from _withdrawn(_("This place is no longer in use. Call us before you set out."), guide.department)
    for place in {shown.pk: shown for page in chosen if (shown := shown_as(page))}.values():
        yield _card(place, level=3)
        yield from _way(place, paper, level=4)


def chosen_places(guide: GuidePage) -> list[PlacePage | None]:
    """The places of the guide and of its steps; None for one that has been deleted."""
    steps = [child for step in guide.step_list for child in step.value["content"] if child.block_type == "place"]
    return [child.value for child in (*guide.places, *steps)]


def _place_parts(place: PlacePage, paper: Paper) -> Parts:
    own = foreign(place.text_language)
    facts = _sign(place)
    if facts:
        yield leaflet.Facts(facts, language=own)
    if lines := _lines(place):
        yield leaflet.Text([paragraph for line in lines for paragraph in flow_from_text(line)], language=own)
    yield from _way(place, paper, level=2)


def _way(place: PlacePage, paper: Paper, *, level: int) -> Parts:
    """How to get there, what it is like there, and when it is open."""
    own = foreign(place.text_language)
    directions, access, hours = paper.html(place.directions), paper.html(place.access), paper.hours(place)
    film = list(film_part(place.film, place.pk, paper, level=level + 1))
    if directions or film:
        yield leaflet.Heading(_("How to get there"), level=level)
        if directions:
            yield leaflet.Text(directions, language=own)
        yield from film
    if access:
        yield leaflet.Heading(_("Good to know about the building"), level=level)
        yield leaflet.Text(access, language=own)
    if lines := _hours(hours):
        yield leaflet.Heading(_("Opening hours"), level=level)
        yield leaflet.Text(flow_from_text("\n".join(lines)))


def _hours(hours: OpeningHours) -> list[str]:
    return [capfirst(line) for line in (*hours.lines, *hours.exceptions)]


def _card(place: PlacePage, *, level: int) -> leaflet.Place:
    own = foreign(place.text_language)
    return leaflet.Place(place.title, level, place.address, _sign(place), _lines(place), language=own)


def _sign(place: PlacePage) -> list[leaflet.Fact]:
    doors = ((_("Entrance"), place.entrance), (_("Floor"), place.floor), (_("Room"), place.room))
    return [leaflet.Fact(name, value) for name, value in doors if value]


def _lines(place: PlacePage) -> list[str]:
    return [line for line in ("" if place.room else place.no_room_reason, place.recognise) if line]


def _place(page: PlacePage | None, guide: GuidePage, _paper: Paper) -> Parts:
    place = shown_as(page)
    if place is None:
        yield from _withdrawn(_("This place is no longer in use. Call us before you set out."), guide.department)
    else:
        yield _card(place, level=3)


def _contact(page: ContactPage | None, guide: GuidePage, paper: Paper) -> Parts:
    contact = shown_as(page)
    if contact is None:
        yield from _withdrawn(_("This contact is no longer in use. Call us instead."), guide.department)
        return
    ways = ((_("Phone"), contact.phone), (_("Text message"), contact.sms), (_("E-mail"), contact.mail))
    answers = _("We answer %(time)s") % {"time": contact.answer_time} if contact.answer_time else ""
    yield leaflet.Contact(
        title=contact.title,
        level=3,
        lines=[line for line in (contact.public_person, answers) if line],
        facts=[leaflet.Fact(name, value) for name, value in ways if value],
        hours=_hours(paper.hours(contact)),
        note=contact.note,
        language=foreign(contact.text_language),
    )


def _withdrawn(message: str, department: DepartmentPage) -> Parts:
    words = {"name": department.title, "phone": department.help_phone}
    yield leaflet.Callout(message, flow_from_text(_("Call %(name)s on %(phone)s") % words), "important")


def _picture(image: Image | None, *, alt: str) -> Parts:
    if image and image.is_public:
        yield leaflet.Picture(get_rendition_or_not_found(image, PICTURE).file.name, alt)


def _picture_or_text(image: Image | None, _guide: GuidePage, _paper: Paper) -> Parts:
    alt = image.contextual_alt_text or "" if image else ""
    if image and image.is_withheld and alt:
        yield leaflet.Text(flow_from_text(_("Picture: %(text)s") % {"text": alt}))
    yield from _picture(image, alt=alt)


def _film_of_step(video: Video | None, guide: GuidePage, paper: Paper) -> Parts:
    return film_part(video, guide.pk, paper, level=3)


def _text(value: Any, _guide: GuidePage, paper: Paper) -> Parts:
    yield leaflet.Text(paper.html(value))


def _callout(value: Any, _guide: GuidePage, paper: Paper) -> Parts:
    title = _("Important") if value["kind"] == "important" else _("Good to know")
    yield leaflet.Callout(title, paper.html(value["text"]), value["kind"])


def _checklist(value: Any, _guide: GuidePage, _paper: Paper) -> Parts:
    yield leaflet.Checklist(value["title"], [item.value for item in value["items"]], level=3)


def _deadline(value: Any, _guide: GuidePage, _paper: Paper) -> Parts:
    words = [value["text"], date_format(value["date"]) if value["date"] else ""]
    yield leaflet.Callout(_("Deadline"), flow_from_text(": ".join(filter(None, words))), "important")


def _self_service(value: Any, _guide: GuidePage, _paper: Paper) -> Parts:
    note = _("You log in with MitID.") if value["needs_mitid"] else ""
    yield leaflet.Callout(value["label"], flow_from_text("\n".join(filter(None, (as_typed(value["url"]), note)))))


def _guide_link(page: GuidePage | None, _guide: GuidePage, paper: Paper) -> Parts:
    guide = shown_as(page)
    if guide:
        address = as_typed(f"{paper.base}{guide.get_url()}")
        words = f"{guide.title}\n{guide.summary}\n{address}"
        yield leaflet.Callout(_("Another guide"), flow_from_text(words))


def _shared_text(page: SharedTextPage | None, _guide: GuidePage, paper: Paper) -> Parts:
    shared = shown_as(page)
    if shared:
        yield leaflet.Text(paper.html(shared.text), language=foreign(shared.text_language))


PRESENT: dict[str, Callable[[Any, GuidePage, Paper], Parts]] = {
    "text": _text,
    "image": _picture_or_text,
    "film": _film_of_step,
    "checklist": _checklist,
    "place": _place,
    "contact": _contact,
    "deadline": _deadline,
    "self_service": _self_service,
    "guide": _guide_link,
    "callout": _callout,
    "shared_text": _shared_text,
}
