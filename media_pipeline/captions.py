# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""WebVTT, read strictly: a browser shows nothing of a file with a mistake, and says nothing about it either."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

MAX_CHARACTERS = 500_000
_TIME = re.compile(r"(?:([0-9]{2,}):)?([0-5][0-9]):([0-5][0-9])\.([0-9]{3})")
"""Hours (if any), minutes, seconds, thousandths."""
_TAG = re.compile(r"<[^<>]*>")  # stops at the next "<" too: a line of nothing else would take minutes
_OTHER_BLOCKS = ("NOTE", "STYLE", "REGION")


@dataclass(frozen=True, slots=True)
class Cue:
    """Something that is said, and when; times in milliseconds from the beginning of the film."""

    start_ms: int
    end_ms: int
    text: str


class CaptionsError(Exception):
    """A mistake in the captions; `line` counts from 1."""

    def __init__(self, line: int, problem: str) -> None:
        super().__init__(_("Line %(line)d: %(problem)s") % {"line": line, "problem": problem})
        self.line = line


def parse(vtt: str) -> list[Cue]:
    """The cues, in order. Raises CaptionsError at the first mistake; captions without any cue are a mistake too."""
    if len(vtt) > MAX_CHARACTERS:
        raise CaptionsError(1, _("The captions are too long."))
    header, *blocks = _blocks(normalise(vtt)) or [(1, [""])]
    _check_header(header)
    cues: list[Cue] = []
    for number, lines in blocks:
        if not lines[0].startswith(_OTHER_BLOCKS) or "-->" in lines[0]:
            cue = _cue(number, lines)
            if cues and cue.start_ms < cues[-1].start_ms:
                raise CaptionsError(number, _("This begins before the captions above it. Put them in order of time."))
            cues.append(cue)
    if not cues:
        raise CaptionsError(1, _("There are no captions in it."))
    return cues


def normalise(vtt: str) -> str:
    """Without byte order mark, and with the line ends that everything else expects."""
    return vtt.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").rstrip() + "\n"


def transcript(vtt: str) -> list[str]:
    """What is said, as running text, a paragraph for each pause; empty for captions that cannot be read."""
    try:
        cues = parse(vtt)
    except CaptionsError:
        return []
    paragraphs: list[list[str]] = []
    ended_ms = -_PAUSE_MS
    for cue in cues:
        if cue.start_ms - ended_ms >= _PAUSE_MS:
            paragraphs.append([])
        paragraphs[-1].append(cue.text)
        ended_ms = cue.end_ms
    return [" ".join(texts) for texts in paragraphs]


_PAUSE_MS = 2000


def _blocks(vtt: str) -> list[tuple[int, list[str]]]:
    """What stands between empty lines, each with the number of its first line."""
    blocks: list[tuple[int, list[str]]] = []
    after_empty = True
    for number, line in enumerate(vtt.split("\n"), start=1):
        if line.strip() and after_empty:
            blocks.append((number, []))
        if line.strip():
            blocks[-1][1].append(line)
        after_empty = not line.strip()
    return blocks


def _check_header(block: tuple[int, list[str]]) -> None:
    number, lines = block
    if number != 1 or not re.fullmatch(r"WEBVTT(?:[ \t].*)?", lines[0]):
        if any(re.search(r"[0-9],[0-9]{3} *-->", line) for line in lines):
            raise CaptionsError(number, _("This is an SRT file. Save the captions as WebVTT (.vtt) instead."))
        raise CaptionsError(1, _("The first line must be WEBVTT."))
    if any("-->" in line for line in lines):
        raise CaptionsError(2, _("There must be an empty line after WEBVTT."))


def _cue(number: int, lines: list[str]) -> Cue:
    has_name = "-->" not in lines[0]
    timing_line = number + has_name
    if has_name and (len(lines) == 1 or "-->" not in lines[1]):
        raise CaptionsError(number, _("Here should be a time, for example 00:01.000 --> 00:04.000."))
    start_ms, end_ms = _timing(timing_line, lines[has_name])
    text = lines[has_name + 1 :]
    if not text:
        raise CaptionsError(timing_line, _("The text that belongs to this time is missing."))
    for offset, line in enumerate(text, start=1):
        if "-->" in line:
            raise CaptionsError(timing_line + offset, _("There must be an empty line before each time."))
    return Cue(start_ms, end_ms, _plain(text))


def _timing(number: int, line: str) -> tuple[int, int]:
    start, _arrow, rest = line.partition("-->")
    end = rest.split()[0] if rest.split() else ""
    start_ms, end_ms = (_milliseconds(number, time.strip()) for time in (start, end))
    if end_ms <= start_ms:
        raise CaptionsError(number, _("The end must be later than the beginning."))
    return start_ms, end_ms


def _milliseconds(number: int, time: str) -> int:
    match = _TIME.fullmatch(time)
    if match is None:
        problem = _("“%(time)s” is not a time. Write minutes, seconds and thousandths like this: 00:01.000.")
        raise CaptionsError(number, problem % {"time": time[:40]})
    hours, minutes, seconds, milliseconds = (int(part or 0) for part in match.groups())
    return ((hours * 60 + minutes) * 60 + seconds) * 1000 + milliseconds


def _plain(lines: list[str]) -> str:
    return " ".join(_words(lines))


def _words(lines: list[str]) -> Iterator[str]:
    for line in lines:
        if text := html.unescape(_TAG.sub("", line)).strip():
            yield text
