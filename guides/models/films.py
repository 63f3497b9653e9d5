# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What the publishing checks need to know of the films that a page uses."""

from guides.publishing.checks import FilmFacts
from media_pipeline.models import Video


def film_facts(field: str, film: Video) -> FilmFacts:
    return FilmFacts(
        field=field,
        title=film.title,
        is_ready=film.is_playable,
        has_captions=film.no_speech or bool(film.approved_captions),
        has_description=film.spoken_description or bool(film.text_description.strip()),
    )
