# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What the publishing checks need to know of the films that a page uses."""

from guides.publishing.checks import FilmFacts
from media_pipeline.models import Video


def film_facts(path: str, film: Video) -> FilmFacts:
    version = film.current_version
    has_sound = version is None or version.has_audio
    return FilmFacts(
        path=path,
        title=film.title,
        is_ready=film.is_playable,
        has_speech=has_sound and not film.no_speech,
        has_captions=any(captions.language == "da" for captions in film.approved_captions),
        is_seen_said=film.spoken_description,
        has_described_sound=bool(film.described_renditions),
        has_text_description=bool(film.text_description.strip()),
        has_chapters=bool(film.chapters.all()),
    )
