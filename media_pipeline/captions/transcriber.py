# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""A machine that writes down what is said, where an installation has one of its own. None comes with us.

`MEDIA_TRANSCRIBER` names a function or a class's instance, as "package.module.name", which is called as Transcriber
says. What it writes is a draft, always: citizens see it when a human has approved it.
"""

from collections.abc import Iterable
from typing import IO, Protocol

from django.utils.module_loading import import_string

from media_pipeline import captions, conf, storage
from media_pipeline.captions import Cue
from media_pipeline.models import Captions, Video


class Transcriber(Protocol):
    """Called in a worker, which waits: minutes are fine."""

    def __call__(self, film: IO[bytes], *, language: str) -> Iterable[Cue]:
        """What is said in `film`, an MP4 file with sound, in `language` (as "da"): captions in order of time."""
        ...


class NothingHeard(Exception):
    """The machine wrote nothing that could be shown."""


def is_configured() -> bool:
    return bool(conf.transcriber())


def configured() -> Transcriber:
    """Raises ImportError if there is no such thing."""
    transcriber: Transcriber = import_string(conf.transcriber())
    return transcriber


def transcribe(video: Video, language: str) -> Captions | None:
    """Save a draft, unless the film has captions in that language meanwhile: people's words are never replaced."""
    smallest = video.renditions[-1]
    with (
        storage.local_file(smallest.key, on_chunk=lambda: None) as descriptor,
        open(descriptor, "rb", closefd=False) as film,
    ):
        vtt = captions.write(configured()(film, language=language))
    try:
        captions.parse(vtt)
    except captions.CaptionsError as error:
        raise NothingHeard(str(error)) from error
    draft, is_new = Captions.objects.get_or_create(
        video=video, language=language, defaults={"vtt": vtt, "origin": Captions.Origin.MACHINE}
    )
    return draft if is_new else None
