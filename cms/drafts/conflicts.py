# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Whether what a window of the editor sends was written without knowing the newest draft. Pure."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

_KEY = re.compile(r"[0-9a-f]{32}")
MOST_TURNS = 10**9


@dataclass(frozen=True)
class Newest:
    """The newest draft: its revision, when that was written, and from which window."""

    revision: str
    created_at: str
    tab: str = ""
    turn: int = 0

    @property
    def name(self) -> str:
        """What somebody who has seen it names, to save over it. A revision can be written again."""
        return f"{self.revision} {self.created_at}"


@dataclass(frozen=True)
class Sent:
    """What a form says of where its text comes from.

    `loaded` is the revision that the window opened, "" if there was none, None if the form doesn't say; `overwrites`
    the one that it has been saving to by itself; `saves_over` the newer draft that its author knows of and leaves.
    """

    loaded: str | None = None
    loaded_at: str = ""
    overwrites: str = ""
    tab: str = ""
    turn: int = 0
    saves_over: str = ""


def sent_with(form: Mapping[str, str]) -> Sent:
    tab, turn = form.get("tab", ""), form.get("tab_turn", "")
    is_tab = bool(_KEY.fullmatch(tab)) and turn.isdecimal() and int(turn) < MOST_TURNS
    return Sent(
        loaded=form.get("loaded_revision_id"),
        loaded_at=form.get("loaded_revision_created_at", ""),
        overwrites=form.get("overwrite_revision_id", ""),
        tab=tab if is_tab else "",
        turn=int(turn) if is_tab else 0,
        saves_over=form.get("save_over", ""),
    )


def is_stale(sent: Sent, newest: Newest | None) -> bool:
    """Whether saving would hide a draft that its author has not seen. Wagtail asks so for what is saved by itself.

    A form without any of these fields is none of the editor's, and is believed.
    """
    if newest is None:
        return False
    if sent.tab and sent.tab == newest.tab:
        return sent.turn <= newest.turn  # what comes late must not undo what was sent after it
    if sent.overwrites:
        return sent.overwrites != newest.revision
    if sent.loaded:
        return (sent.loaded, sent.loaded_at) != (newest.revision, newest.created_at)
    return sent.loaded is not None or bool(sent.tab)
