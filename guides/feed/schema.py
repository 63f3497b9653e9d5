# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""The shape of what machines read: JSON Feed 1.1, and the guide document, which holds everything that a reader sees.

Addresses are kept as paths and become absolute when they are written (`to_json`).
"""

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Annotated, Any, Literal
from urllib.parse import urljoin
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, PlainSerializer, SerializationInfo, WithJsonSchema

from guides.hours import IfHoliday
from guides.sanitise import with_absolute_links
from guides.steps import StepKind


def _base(info: SerializationInfo[Mapping[str, str] | None]) -> str:
    return (info.context or {}).get("base", "")


def _absolute(address: str, info: SerializationInfo[Mapping[str, str] | None]) -> str:
    return urljoin(_base(info), address)


def _absolute_links(markup: str, info: SerializationInfo[Mapping[str, str] | None]) -> str:
    base = _base(info)
    return with_absolute_links(markup, base) if base else markup


type Address = Annotated[str, PlainSerializer(_absolute), WithJsonSchema({"type": "string", "format": "uri"})]
"""Absolute in JSON."""

type Html = Annotated[str, PlainSerializer(_absolute_links), WithJsonSchema({"type": "string"})]
"""Clean HTML: paragraphs, lists, bold and links, and nothing else."""

type LocalTime = Annotated[time, PlainSerializer(lambda value: f"{value:%H:%M}"), WithJsonSchema({"type": "string"})]
"""HH:MM, Europe/Copenhagen."""


def _is_none(value: object) -> bool:
    return value is None


def _absent() -> Any:
    """A field that is left out instead of being null."""
    return Field(default=None, exclude_if=_is_none)


class Shape(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)

    def to_json(self, base: str) -> bytes:
        """As UTF-8, all addresses below `base` (scheme and host)."""
        return self.model_dump_json(context={"base": base}, by_alias=True).encode()


# --- The guide document: parts ----------------------------------------------------------------------------------------


class PictureSource(Shape):
    url: Address
    type: Literal["image/avif", "image/webp"]
    width: int
    height: int


class Picture(Shape):
    type: Literal["image"] = "image"
    alt: str
    """Empty for a picture that only decorates."""
    sources: list[PictureSource]


class PictureText(Shape):
    """A picture that is not shown at the moment, for the sake of somebody in it."""

    type: Literal["image_text"] = "image_text"
    alt: str


class FilmSource(Shape):
    url: Address
    type: Literal["video/mp4"] = "video/mp4"
    codecs: str
    """As in RFC 6381; may be empty."""
    width: int
    height: int
    bytes: int


class FilmCaptions(Shape):
    language: str
    url: Address
    """WebVTT."""
    transcript: list[str]
    """The captions as running text, one paragraph an entry."""


class FilmChapter(Shape):
    start_ms: int
    title: str
    text: str
    """The stretch of the way as text; may be empty."""
    picture: Address | None
    """What is seen there in the film, if there is a picture."""


class Film(Shape):
    type: Literal["film"] = "film"
    uuid: UUID
    version: UUID
    title: str
    duration_ms: int
    poster: Address
    sources: list[FilmSource]
    """The largest first; of two of the same size, the more economical first."""
    described_sources: list[FilmSource]
    """The film once more, with a sound track in which what is seen is also said; may be empty."""
    captions: list[FilmCaptions]
    chapters: list[FilmChapter]
    text_description: str
    """What is seen in the film, for people who cannot see it."""
    spoken_description: bool
    """What is seen is also said."""
    no_speech: bool


class FilmTranscript(Shape):
    language: str
    transcript: list[str]
    """What is said, one paragraph an entry."""


class FilmText(Shape):
    """A film that is not shown at the moment, for the sake of somebody in it. Delete saved copies of it."""

    type: Literal["film_text"] = "film_text"
    uuid: UUID
    title: str
    message: str
    text_description: str
    transcripts: list[FilmTranscript]
    chapters: list[FilmChapter]


type FilmOrText = Annotated[Film | FilmText, Field(discriminator="type")]


class WeeklyHours(Shape):
    days: list[int]
    """Monday = 1 to Sunday = 7."""
    opens: LocalTime
    closes: LocalTime
    note: str


class MonthlyHours(Shape):
    week: int
    """1 to 4: which of the month's Mondays, Tuesdays, …; -1 is the last."""
    day: int
    """Monday = 1 to Sunday = 7."""
    opens: LocalTime
    closes: LocalTime
    note: str
    if_holiday: IfHoliday
    """What happens when it falls on a public holiday."""


class Closure(Shape):
    first: date
    last: date
    """Closed on this day too."""
    reason: str


class ClosedDay(Shape):
    date: date
    reason: str


class Hours(Shape):
    words: list[str]
    """The same in words, one line a rule."""
    weekly: list[WeeklyHours]
    monthly: list[MonthlyHours]
    closures: list[Closure]
    closed_soon: list[ClosedDay]
    """Days of the coming three weeks that would be open but for a holiday or a closure."""


class Place(Shape):
    type: Literal["place"] = "place"
    uuid: UUID
    title: str
    url: Address
    street: str
    postcode: str
    city: str
    entrance: str
    floor: str
    room: str
    no_room_reason: str
    recognise: str
    """How to know that you are there."""
    directions: Html
    access: Html
    film: FilmOrText | None
    hours: Hours


class Contact(Shape):
    type: Literal["contact"] = "contact"
    uuid: UUID
    title: str
    person: str
    """Empty unless the department shows the name."""
    phone: str
    sms: str
    mail: str
    answer_time: str
    note: str
    hours: Hours


class Withdrawn(Shape):
    """A place or contact that is no longer in use; nothing of its data is left."""

    type: Literal["withdrawn"] = "withdrawn"
    what: Literal["place", "contact"]
    message: str


type PlaceOrWithdrawn = Annotated[Place | Withdrawn, Field(discriminator="type")]
type ContactOrWithdrawn = Annotated[Contact | Withdrawn, Field(discriminator="type")]


# --- The guide document: blocks of a step -----------------------------------------------------------------------------


class Text(Shape):
    type: Literal["text"] = "text"
    html: Html
    language: str | None = _absent()
    """Where it is another than the guide's: a text of another department that nobody has translated."""


class Callout(Shape):
    type: Literal["callout"] = "callout"
    kind: Literal["info", "important"]
    html: Html


class Checklist(Shape):
    type: Literal["checklist"] = "checklist"
    title: str
    items: list[str]


class Deadline(Shape):
    type: Literal["deadline"] = "deadline"
    text: str
    date: date | None


class SelfService(Shape):
    type: Literal["self_service"] = "self_service"
    label: str
    url: Address
    needs_mitid: bool


class GuideLink(Shape):
    type: Literal["guide"] = "guide"
    title: str
    summary: str
    url: Address
    document_url: Address


type Block = Annotated[
    Text
    | Picture
    | PictureText
    | Film
    | FilmText
    | Checklist
    | Place
    | Contact
    | Deadline
    | SelfService
    | GuideLink
    | Callout
    | Withdrawn,
    Field(discriminator="type"),
]


# --- The guide document -----------------------------------------------------------------------------------------------


class Audience(Shape):
    key: str
    label: str


class HelpNow(Shape):
    """Who to call when one is stuck; shown on every page of the guide."""

    phone: str
    text: str


class Department(Shape):
    uuid: UUID
    title: str
    url: Address
    feed_url: Address
    help_now: HelpNow


type TextState = Literal["current", "older", "untranslated"]
"""Whether a text says what the published Danish text says, is older than it, or is still that text itself."""


class Step(Shape):
    id: str
    """Permanent; `number` moves when steps do."""
    number: int
    """Counted from 1; a step and the alternatives to it share one."""
    kind: StepKind
    """Whether everybody does it, it can be skipped, or it is an alternative to the step before."""
    url: Address
    permanent_url: Address
    title: str
    text: str
    content: list[Block]
    text_state: TextState


class Question(Shape):
    id: str
    question: str
    answer: Html
    shared_text: Text | None = _absent()
    """Comes after the answer: a text that is kept once and used in many guides."""
    film: FilmOrText | None
    text_state: TextState


class Translation(Shape):
    language: str
    url: Address
    document_url: Address


class Notice(Shape):
    """What holds for a short time of the department or a place of the guide: show it above all else, until it ends."""

    id: UUID
    about: str
    """What the place or department is called."""
    text: str
    language: str
    """Of the text: Danish where nobody has translated it."""
    begins: datetime
    ends: datetime
    """From then on it doesn't hold any more."""


class GuideDocument(Shape):
    """Everything that a reader of the guide sees, in the guide's language."""

    id: Address
    """The guide's permanent address."""
    uuid: UUID
    url: Address
    language: str
    translations: list[Translation]
    text_state: TextState
    """Of what is no step and no question, and of the order of the steps. A Danish guide is current in all its parts."""
    only_in_danish: list[str]
    """Ids of the steps and questions of the Danish guide that this one doesn't have."""
    title: str
    summary: str
    audiences: list[Audience]
    department: Department
    notices: list[Notice]
    cover_image: Picture | None
    why: Html
    duration: str
    waiting_time: str
    steps: list[Step]
    what_happens_next: Html
    questions: list[Question]
    places: list[PlaceOrWithdrawn]
    contacts: list[ContactOrWithdrawn]
    cancellation: str
    home_visit: str
    date_published: datetime | None = _absent()
    date_modified: datetime | None = _absent()
    """When something in the guide was last published, or a film, picture or notice of it came or went."""


# --- JSON Feed 1.1 (jsonfeed.org/version/1.1) -------------------------------------------------------------------------


class Author(Shape):
    name: str
    url: Address | None = _absent()


class FeedDepartment(Shape):
    uuid: UUID
    title: str
    url: Address


class ItemExtension(Shape):
    about: Address
    document_url: Address
    department: FeedDepartment
    audiences: list[str]
    view_count: int | None
    """Plays in the years, months and weeks that have ended, rounded; null where the figure could point at people."""


class FeedItem(Shape):
    id: Address
    url: Address
    title: str
    summary: str
    content_text: str
    image: Address | None = _absent()
    date_published: datetime | None = _absent()
    date_modified: datetime | None = _absent()
    authors: list[Author]
    tags: list[str]
    language: str
    vis_vej: ItemExtension = Field(serialization_alias="_vis_vej")


class Feed(Shape):
    version: Literal["https://jsonfeed.org/version/1.1"] = "https://jsonfeed.org/version/1.1"
    title: str
    home_page_url: Address
    feed_url: Address
    next_url: Address | None = _absent()
    language: str
    authors: list[Author]
    items: list[FeedItem]
