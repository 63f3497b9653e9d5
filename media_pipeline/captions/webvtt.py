# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""WebVTT, read strictly: a browser drops what it cannot read, and says nothing about it.

What is accepted here, a browser shows completely. Some things that browsers would accept are refused: styles and
regions and odd placements, because they can hide the text; text outside of cues, because it would be dropped; captions
out of order, because somebody has made a mistake.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NoReturn

from django.utils.translation import gettext as _

from media_pipeline.captions.cue import MARK, Cue, plain

MAX_CHARACTERS = 500_000
MAX_MISTAKES = 20
"""As many as are told at once."""

_ARROW = "-->"
_BLANK = " \t\f"
_HEADER = re.compile(r"WEBVTT(?:[ \t].*)?")
_METADATA = re.compile(r"[\w-]+ ?[:=].*")
_TIME = re.compile(r"(?:([0-9]{2,3}):)?([0-5][0-9]):([0-5][0-9])\.([0-9]{3})", re.ASCII)
"""Hours (if any), minutes, seconds, thousandths."""
_SETTING = re.compile(
    r"align:(?:start|center|end|left|right)"
    r"|vertical:(?:rl|lr)"
    r"|line:(?:-?1?[0-9]|(?:[1-8]?[0-9](?:\.[0-9]+)?|90)%)(?:,(?:start|center|end))?"
    r"|position:(?:[1-8][0-9](?:\.[0-9]+)?|90)%(?:,(?:line-left|center|line-right))?"
    r"|size:(?:[1-9][0-9](?:\.[0-9]+)?|100)%",
    re.ASCII,
)


@dataclass(frozen=True, slots=True)
class Mistake:
    """`line` counts from 1."""

    line: int
    problem: str

    def __str__(self) -> str:
        return _("Line %(line)d: %(problem)s") % {"line": self.line, "problem": self.problem}


class CaptionsError(Exception):
    """The mistakes in the captions, at least one, in order."""

    def __init__(self, mistakes: Sequence[Mistake]) -> None:
        super().__init__(" ".join(map(str, mistakes)))
        self.mistakes = mistakes


@dataclass(frozen=True, slots=True)
class _Block:
    """Lines between empty ones; `number` is the first one's."""

    number: int
    lines: list[str]

    def part(self, begin: int, end: int | None = None) -> "_Block":
        return _Block(self.number + begin, self.lines[begin:end])


def parse(vtt: str, *, film_ms: int = 0) -> list[Cue]:
    """The cues, in order. Raises CaptionsError; captions without any cue are a mistake too.

    With the film's length, captions that begin after its end are mistakes.
    """
    if len(vtt) > MAX_CHARACTERS:
        raise CaptionsError([Mistake(1, _("The captions are too long."))])
    return _Reader(normalise(vtt), film_ms).cues


def normalise(vtt: str) -> str:
    """Without byte order mark and blanks at line ends, and with the line ends that everything else expects.

    A line of blanks looks empty to people, but not to browsers.
    """
    lines = vtt.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(line.rstrip(_BLANK) for line in lines).rstrip("\n") + "\n"


class _Reader:
    """Walks once through the text, and notes cues and mistakes, until there are as many as are told."""

    def __init__(self, vtt: str, film_ms: int) -> None:
        self.cues: list[Cue] = []
        self._mistakes: list[Mistake] = []
        self._film_ms = film_ms
        blocks = list(_blocks(vtt))
        if blocks and blocks[0].lines[0].startswith("WEBVTT"):
            self._header(blocks.pop(0))
        else:
            self._mistake(1, _("The first line must be WEBVTT."))
        self._lost_letters(vtt)
        for block in blocks:
            self._block(block)
        if not (self.cues or self._mistakes):
            self._mistake(1, _("There are no captions in it."))
        if self._mistakes:
            self._refuse()

    def _mistake(self, line: int, problem: str) -> None:
        self._mistakes.append(Mistake(line, problem))
        if len(self._mistakes) == MAX_MISTAKES:
            self._refuse()

    def _refuse(self) -> NoReturn:
        raise CaptionsError(sorted(self._mistakes, key=lambda mistake: mistake.line))

    def _lost_letters(self, vtt: str) -> None:
        for number, line in enumerate(vtt.split("\n"), start=1):
            if "\0" in line or "\ufffd" in line:
                self._mistake(number, _("A letter is lost here. Write the line again."))

    def _header(self, block: _Block) -> None:
        if block.number != 1 or not _HEADER.fullmatch(block.lines[0]) or _ARROW in block.lines[0]:
            self._mistake(1, _("The first line must be WEBVTT."))
        for offset, line in enumerate(block.lines[1:], start=1):
            if _ARROW in line or not _METADATA.fullmatch(line):
                self._mistake(block.number + offset, _("There must be an empty line after WEBVTT."))
                if any(_ARROW in later for later in block.lines[offset:]):
                    self._block(block.part(offset))
                return

    def _block(self, block: _Block) -> None:
        first = block.lines[0]
        if first in ("STYLE", "REGION"):
            self._mistake(block.number, _("Styles and regions can hide the text. Take these lines out."))
        elif re.match(r"NOTE(?:[ \t]|$)", first):
            self._note(block)
        else:
            self._cue_block(block)

    def _note(self, block: _Block) -> None:
        for offset, line in enumerate(block.lines):
            if _ARROW in line:
                self._mistake(block.number + offset, _("There must be an empty line before each time."))

    def _cue_block(self, block: _Block) -> None:
        """A cue, and those after it that no empty line divides from it."""
        times = [offset for offset, line in enumerate(block.lines) if _ARROW in line]
        if not times or times[0] > 1:
            self._mistake(block.number, _("Here should be a time, for example 00:01.000 --> 00:04.000."))
            return
        for begin, end in pairwise([*times, len(block.lines)]):
            if begin > times[0]:
                self._mistake(block.number + begin, _("There must be an empty line before each time."))
            self._cue(block.part(begin, end), block.lines[0] if times[0] else "")

    def _cue(self, block: _Block, name: str) -> None:
        before = len(self._mistakes)
        start, _arrow, rest = block.lines[0].partition(_ARROW)
        end, *settings = [part for part in re.split(f"[{_BLANK}]", rest) if part] or [""]
        start_ms, end_ms = self._time(block.number, start.strip(_BLANK)), self._time(block.number, end)
        self._settings(block.number, settings)
        self._text(block)
        if start_ms is not None and end_ms is not None:
            self._order(block.number, start_ms, end_ms)
        if len(self._mistakes) == before and start_ms is not None and end_ms is not None:
            text = "\n".join(block.lines[1:])
            self.cues.append(Cue(start_ms, end_ms, text, name, " ".join(settings)))

    def _time(self, number: int, time: str) -> int | None:
        match = _TIME.fullmatch(time)
        if match is None:
            problem = _("“%(time)s” is not a time. Write minutes, seconds and thousandths like this: 00:01.000.")
            self._mistake(number, problem % {"time": time[:40]})
            return None
        hours, minutes, seconds, milliseconds = (int(part or 0) for part in match.groups())
        return ((hours * 60 + minutes) * 60 + seconds) * 1000 + milliseconds

    def _order(self, number: int, start_ms: int, end_ms: int) -> None:
        if end_ms <= start_ms:
            self._mistake(number, _("The end must be later than the beginning."))
        if self.cues and start_ms < self.cues[-1].start_ms:
            self._mistake(number, _("This begins before the captions above it. Put them in order of time."))
        if 0 < self._film_ms <= start_ms:
            self._mistake(number, _("This begins after the film has ended, so nobody would see it."))

    def _settings(self, number: int, settings: list[str]) -> None:
        for setting in settings:
            if not _SETTING.fullmatch(setting):
                problem = _("“%(setting)s” may hide the text. Take it out.")
                self._mistake(number, problem % {"setting": setting[:40]})

    def _text(self, block: _Block) -> None:
        shown = [plain(line) for line in block.lines[1:]]
        if not any(shown):
            self._mistake(block.number, _("The text that belongs to this time is missing."))
        for offset, (line, seen) in enumerate(zip(block.lines[1:], shown, strict=True), start=1):
            if "\ufffd" in seen and "\ufffd" not in line:  # or it is told already
                self._mistake(block.number + offset, _("A letter is lost here. Write the line again."))
            if "<" in MARK.sub("", line):
                problem = _("What stands after “<” would not be shown. Write &lt; instead, or take it out.")
                self._mistake(block.number + offset, problem)


def _blocks(vtt: str) -> Iterator[_Block]:
    lines: list[str] = []
    for number, line in enumerate([*vtt.split("\n"), ""], start=1):
        if line:
            lines.append(line)
        elif lines:
            yield _Block(number - len(lines), lines)
            lines = []
