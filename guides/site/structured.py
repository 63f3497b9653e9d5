# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What search engines are told of a page (schema.org): how to do it, questions, films. Discreet guides tell nothing.

The films of the page must have been prepared (guides.site.contents).
"""

import json
from collections.abc import Callable, Iterator
from datetime import UTC
from typing import Any

from django.http import HttpRequest
from django.utils.html import format_html_join
from django.utils.safestring import SafeString, mark_safe
from wagtail.models import Page

from guides.models import GuidePage, PlacePage, Step
from guides.sanitise import plain_text
from guides.site.look import look_of
from media_pipeline.models import Video, VideoVersion

type Item = dict[str, Any]
type Absolute = Callable[[str], str]

# So that no text can end the element that it stands in.
_ESCAPES = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&"}


def items_of(request: HttpRequest, page: Page | None, step: Step | None) -> Iterator[Item]:
    """What there is to tell of a page, or of one step of a guide."""
    absolute = request.build_absolute_uri
    match page:
        case GuidePage() if page.discreet:
            return
        case GuidePage() if step:
            films = [child.value for child in step.value["content"] if child.block_type == "film"]
        case GuidePage():
            if page.step_list:
                yield how_to(page, absolute(page.get_url(request)), look_of(request).name)
            if page.questions:
                yield questions(page)
            films = [question.value["film"] for question in page.questions]
        case PlacePage():
            films = [page.film]
        case _:
            return
    for film in films:
        if film and film.is_public and film.is_playable and film.current_version:
            yield video(film, film.current_version, absolute)


def how_to(guide: GuidePage, address: str, publisher: str) -> Item:
    """The guide's steps. `address` is the guide's, absolute."""
    return {
        "@type": "HowTo",
        "name": guide.title,
        "description": guide.summary,
        "url": address,
        "inLanguage": guide.locale.language_code,
        "publisher": {"@type": "GovernmentOrganization", "name": publisher},
        "step": [
            {
                "@type": "HowToStep",
                "position": step.number,
                "name": step.title,
                "text": step.value["text"] or step.title,
                "url": address + guide.step_path(step.key),
            }
            for step in guide.step_list
        ],
    }


def questions(guide: GuidePage) -> Item:
    return {
        "@type": "FAQPage",
        "inLanguage": guide.locale.language_code,
        "mainEntity": [
            {
                "@type": "Question",
                "name": question.value["question"],
                "acceptedAnswer": {"@type": "Answer", "text": plain_text(str(question.value["answer"]))},
            }
            for question in guide.questions
        ],
    }


def video(film: Video, version: VideoVersion, absolute: Absolute) -> Item:
    shown_since = version.first_public_at or film.created_at
    item = {
        "@type": "VideoObject",
        "name": film.title,
        "description": film.text_description.strip() or film.title,
        "uploadDate": shown_since.astimezone(UTC).isoformat(timespec="seconds"),
        "duration": f"PT{round(version.duration_ms / 1000)}S",
        "contentUrl": absolute(film.renditions[0].url),
    }
    if version.poster:
        item["thumbnailUrl"] = absolute(film.poster_url)
    return item


def as_html(items: Iterator[Item]) -> SafeString:
    """Data that browsers don't run, and that no policy for scripts therefore stops."""
    return format_html_join(
        "\n",
        '<script type="application/ld+json">{}</script>',
        ((_as_json({"@context": "https://schema.org", **item}),) for item in items),
    )


def _as_json(item: Item) -> SafeString:
    return mark_safe(json.dumps(item, ensure_ascii=False).translate(_ESCAPES))  # noqa: S308 (nothing of HTML is left)
