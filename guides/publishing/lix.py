# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""How hard a text is to read, as one number (Björnsson, 1968). Pure."""

import re

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_SENTENCE_END = re.compile(r"[.!?:]+(?=\s|$)|\n+")
_LONG = 6


def lix(text: str) -> float:
    """Words per sentence plus the percentage of words longer than six letters; 0 for a text without words."""
    sentences = [words for part in _SENTENCE_END.split(text) if (words := _WORD.findall(part))]
    words = [word for sentence in sentences for word in sentence]
    if not words:
        return 0
    return len(words) / len(sentences) + 100 * sum(len(word) > _LONG for word in words) / len(words)
