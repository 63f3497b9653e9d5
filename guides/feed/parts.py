# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What a guide is made of, as the document says it: films, pictures, places, contacts and hours.

Pure over objects that `guides.chosen` has prepared. What citizens may not see is None or Withdrawn.
"""

from datetime import date
from typing import Literal

from django.utils.translation import gettext as _
from wagtail.images.models import Filter
from wagtail.images.shortcuts import get_renditions_or_not_found

from guides.chosen import PICTURE, shown_as
from guides.feed import schema
from guides.hours import Schedule, closed_days, sentences
from guides.models import ContactPage, PlacePage
from guides.sanitise import render_rich_text
from media_pipeline.models import Chapter, Image, Video, VideoRendition


def picture(image: Image | None, *, alt: str | None = None) -> schema.Picture | None:
    """`alt` overrides the text that the author gave the picture where it stands."""
    if image is None or not image.is_public:
        return None
    sizes = get_renditions_or_not_found(image, Filter.expand_spec(PICTURE))
    # A small picture comes out the same for several sizes.
    by_width = {(_kind(spec), size.width): size for spec, size in sizes.items()}
    return schema.Picture(
        alt=image.contextual_alt_text or "" if alt is None else alt,
        sources=[
            schema.PictureSource(url=size.url, type=kind, width=width, height=size.height)
            for (kind, width), size in by_width.items()
        ],
    )


def _kind(spec: str) -> Literal["image/avif", "image/webp"]:
    return "image/avif" if "format-avif" in spec else "image/webp"


def picture_or_text(image: Image | None) -> schema.Picture | schema.PictureText | None:
    if image is not None and image.is_withheld:
        return schema.PictureText(alt=image.contextual_alt_text) if image.contextual_alt_text else None
    return picture(image)


def film(video: Video | None) -> schema.Film | schema.FilmText | None:
    version = video.current_version if video is not None and video.is_playable else None
    if video is None or version is None:
        return None
    if video.is_withheld:
        return _film_text(video)
    if not video.is_public:
        return None
    return schema.Film(
        uuid=video.uuid,
        version=version.uuid,
        title=video.title,
        duration_ms=version.duration_ms,
        poster=video.poster_url,
        sources=[_film_source(each) for each in video.renditions],
        described_sources=[_film_source(each) for each in video.described_renditions],
        captions=[
            schema.FilmCaptions(language=each.language, url=each.url, transcript=each.transcript)
            for each in video.approved_captions
        ],
        chapters=[_chapter(each, picture=each.picture_url or None) for each in video.chapters.all()],
        text_description=video.text_description,
        spoken_description=video.spoken_description,
        no_speech=video.no_speech,
    )


def _film_source(file: VideoRendition) -> schema.FilmSource:
    return schema.FilmSource(
        url=file.url, codecs=file.mime_codecs, width=file.width, height=file.height, bytes=file.bytes
    )


def _film_text(video: Video) -> schema.FilmText:
    return schema.FilmText(
        uuid=video.uuid,
        title=video.title,
        message=_("The film is not shown at the moment. Here it is as text."),
        text_description=video.text_description,
        transcripts=[
            schema.FilmTranscript(language=each.language, transcript=each.transcript)
            for each in video.approved_captions
        ],
        chapters=[_chapter(each) for each in video.chapters.all()],
    )


def _chapter(chapter: Chapter, *, picture: str | None = None) -> schema.FilmChapter:
    return schema.FilmChapter(start_ms=chapter.start_ms, title=chapter.title, text=chapter.text, picture=picture)


def place(page: PlacePage | None, *, today: date) -> schema.PlaceOrWithdrawn:
    """The place in the reader's language."""
    page = shown_as(page)
    if page is None:
        message = _("This place is no longer in use. Call us before you set out.")
        return schema.Withdrawn(what="place", message=message)
    return schema.Place(
        uuid=page.uuid,
        title=page.title,
        url=page.get_url(),
        street=page.street,
        postcode=page.postcode,
        city=page.city,
        entrance=page.entrance,
        floor=page.floor,
        room=page.room,
        no_room_reason=page.no_room_reason,
        recognise=page.recognise,
        directions=render_rich_text(page.directions),
        access=render_rich_text(page.access),
        film=film(page.film),
        hours=hours(page.schedule, today=today),
    )


def contact(page: ContactPage | None, *, today: date) -> schema.ContactOrWithdrawn:
    """The contact in the reader's language; the name only if the department shows it."""
    page = shown_as(page)
    if page is None:
        message = _("This contact is no longer in use. Call us instead.")
        return schema.Withdrawn(what="contact", message=message)
    return schema.Contact(
        uuid=page.uuid,
        title=page.title,
        person=page.public_person,
        phone=page.phone,
        sms=page.sms,
        mail=page.mail,
        answer_time=page.answer_time,
        note=page.note,
        hours=hours(page.schedule, today=today),
    )


def hours(schedule: Schedule, *, today: date) -> schema.Hours:
    return schema.Hours(
        words=sentences(schedule),
        weekly=[
            schema.WeeklyHours(
                days=sorted(day + 1 for day in rule.days), opens=rule.opens, closes=rule.closes, note=rule.note
            )
            for rule in schedule.weekly
        ],
        monthly=[
            schema.MonthlyHours(
                week=rule.week,
                day=rule.day + 1,
                opens=rule.opens,
                closes=rule.closes,
                note=rule.note,
                if_holiday=rule.if_holiday,
            )
            for rule in schedule.monthly
        ],
        closures=[
            schema.Closure(first=each.first, last=each.last, reason=each.reason)
            for each in schedule.closures
            if each.last >= today
        ],
        closed_soon=[schema.ClosedDay(date=day, reason=reason) for day, reason in closed_days(schedule, today)],
    )
