# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""The upper part of a film's page: how it looks, how far the work on it has come, and what can be done."""

from typing import Any

from media_pipeline.library.progress import of_films
from media_pipeline.models import Video, VideoVersion
from media_pipeline.people.forms import NewFilmForm


def panel_context(film: Video) -> dict[str, Any]:
    """What the upper part of a film's page shows."""
    progress = of_films([film]).get(film.pk)
    version = progress.version if progress else None
    return {
        "film": film,
        "progress": progress,
        "version": version,
        "new_poster": version.poster_url_in(film) if version else "",
        "new_renditions": version.renditions_in(film) if version else [],
        "new_film_form": NewFilmForm(film=film) if version and shows_another_film(film, version) else None,
        "original": version.original if version else "",
        "usage_count": film.get_usage().count(),
    }


def shows_another_film(film: Video, version: VideoVersion) -> bool:
    """Whether the public would see what nobody has answered for: other bytes than those of the film that it sees."""
    current = film.current_version
    return film.is_public and current is not None and not current.has_same_original(version)
