# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What paper can carry of a film."""

from collections.abc import Iterator
from dataclasses import replace

from django.conf import settings
from django.utils.translation import gettext as _

from guides.paper import leaflet
from guides.paper.common import Paper, Parts, foreign
from guides.paper.rich_text import Flow, flow_from_text
from guides.short_addresses import Target
from media_pipeline.models import Chapter, Video


def film_part(video: Video | None, page: int, paper: Paper, *, level: int) -> Parts:
    """The film's text and chapters; while it may be shown, also a picture of it and a code that leads to it."""
    if video is None or not video.is_playable or not (video.is_public or video.is_withheld):
        return
    shown = video.is_public
    yield leaflet.Film(
        title=video.title,
        level=level,
        poster=_poster(video) if shown else None,
        code=paper.code(Target(page, video.pk), _("Watch the film: point your phone's camera at the code."))
        if shown
        else None,
        message="" if shown else _("The film is not shown at the moment. Here it is as text."),
        chapters=[_chapter(each, is_shown=shown) for each in video.chapters.all()],
        texts=list(_film_texts(video)),
        language=foreign(settings.LANGUAGE_CODE),  # written once, for pages in every language
    )


def _chapter(chapter: Chapter, *, is_shown: bool) -> leaflet.Chapter:
    alt = _("Picture from the film: %(title)s") % {"title": chapter.title}
    picture = leaflet.Picture(chapter.picture, alt) if is_shown and chapter.picture else None
    return leaflet.Chapter(chapter.title, flow_from_text(chapter.text), picture)


def _poster(video: Video) -> leaflet.Picture | None:
    alt = _("A picture from the film “%(title)s”") % {"title": video.title}
    return leaflet.Picture(video.poster_key, alt) if video.poster_key else None


def _film_texts(video: Video) -> Iterator[tuple[str, Flow]]:
    """What is seen. What is said only where it is all that there is: on paper it would be the same once more."""
    if video.text_description:
        yield _("What you see"), flow_from_text(video.text_description)
    captions = next(iter(video.approved_captions), None)
    if captions and (not video.is_public or not video.text_description):
        heading = _("The words in the film") if video.no_speech else _("What is said")
        yield heading, [paragraph for words in captions.transcript for paragraph in flow_from_text(words)]


def each_film_once(parts: Parts) -> Parts:
    """A film that stands in several places is described in the first; in the others its code is enough."""
    seen: list[tuple[object, ...]] = []
    for part in parts:
        if isinstance(part, leaflet.Film):
            contents = (part.title, part.chapters, part.texts)
            if contents in seen:
                yield replace(part, poster=None, chapters=[], texts=[], message=_("The film is described further up."))
                continue
            seen.append(contents)
        yield part
