# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What captions are made of."""

import html
import re
from dataclasses import dataclass

TIME = r"(?:[0-9]{2,3}:)?[0-5][0-9]:[0-5][0-9]\.[0-9]{3}"
"""Hours of three digits at most: Python refuses to read thousands."""

# Which marks WebVTT knows; what else begins with "<" makes browsers swallow the text after it.
_CLASSES = r"(?:\.[^\s.<>&]+)*"
MARK = re.compile(
    rf"</(?:c|i|b|u|v|ruby|rt|lang)>"
    rf"|<(?:c|i|b|u|ruby|rt){_CLASSES}>"
    rf"|<(?:v|lang){_CLASSES}[ \t][^<>]+>"
    rf"|<{TIME}>"
)

_NUMBER = re.compile(r"&#0*([0-9]{1,8})[0-9]*")
"""A letter by its number. Eight digits are more than any letter has; Python refuses to read thousands."""


@dataclass(frozen=True, slots=True)
class Cue:
    """Something that is said, and when; times in milliseconds from the beginning of the film."""

    start_ms: int
    end_ms: int
    text: str
    """As in the file: lines, and marks such as <i>."""
    name: str = ""
    settings: str = ""
    """Where on the picture, in WebVTT's words."""

    @property
    def lines(self) -> list[str]:
        """What is seen of the text, without marks."""
        return [line for line in map(plain, self.text.split("\n")) if line]

    @property
    def words(self) -> list[str]:
        return " ".join(self.lines).split()


def plain(text: str) -> str:
    """What a browser shows of a line: U+FFFD for a letter that doesn't exist."""
    return html.unescape(_NUMBER.sub(r"&#\1", MARK.sub("", text))).strip()


def escape(words: str) -> str:
    """Words as a cue's text that shows exactly them."""
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
