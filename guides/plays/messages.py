# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What a page may tell about a play, or about something else that happened, and nothing more. Pure."""

import re
from datetime import UTC, datetime, timedelta
from typing import Annotated, Any, Literal, Self
from uuid import UUID

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema, model_validator

from guides.happenings import OF_BLOCKS, What
from guides.plays import rules
from guides.plays.merge import PlayState

MAX_BYTES = 512
_HEX = re.compile("[0-9a-f]{1,16}")
MAX_AGE_MS = rules.MAX_AGE // timedelta(milliseconds=1)


def _from_hex(value: Any) -> int:
    if not isinstance(value, str) or not _HEX.fullmatch(value):
        raise ValueError("a mask is a hexadecimal number")
    return int(value, 16)


# 63 bits are more than JavaScript's numbers hold exactly: masks travel as hexadecimal text.
Mask = Annotated[
    int,
    BeforeValidator(_from_hex),
    Field(ge=0, lt=1 << rules.MAX_SEGMENTS),
    WithJsonSchema({"type": "string", "pattern": f"^{_HEX.pattern}$"}),
]
PlayedMs = Annotated[int, Field(ge=0, le=MAX_AGE_MS)]
BlockId = Annotated[str, Field(pattern=r"^[0-9A-Za-z-]{0,36}$")]


class _Message(BaseModel):
    """It tells how long ago something began, never what the clock says."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)

    age_ms: Annotated[int, Field(ge=0)]
    automated: bool = False
    """The browser says that a program drives it."""

    @property
    def is_too_old(self) -> bool:
        return self.age_ms > MAX_AGE_MS


class HappeningMessage(_Message):
    """One thing that happened on a guide's page. The guide itself tells the language: each has its own."""

    id: UUID
    what: Literal[What.OPENED, What.STEP, What.QUESTION, What.PRINTED, What.SAVED]
    guide: UUID
    block: BlockId = ""

    @model_validator(mode="after")
    def _agree(self) -> Self:
        if bool(self.block) != (self.what in OF_BLOCKS):
            raise ValueError("steps and questions have a block, and nothing else")
        return self

    def happened_at(self, received_at: datetime) -> datetime:
        """Not to be asked of one that is too old."""
        return received_at - timedelta(milliseconds=self.age_ms)


class PlayMessage(_Message):
    """The whole state of one play so far."""

    play: UUID
    video: UUID
    version: UUID
    guide: UUID | None = None
    place: UUID | None = None
    block: BlockId = ""
    language: Annotated[str, Field(max_length=10, pattern=r"^[A-Za-z]{2,3}(-[0-9A-Za-z]{2,8})?$")]
    nth: Annotated[int, Field(ge=1, le=rules.MAX_NTH)]
    once: Mask
    twice: Mask
    thrice: Mask
    distinct_ms: PlayedMs
    total_ms: PlayedMs
    ended: bool
    remembered: bool = False
    """The reader lets the device remember what was seen on earlier visits."""

    @model_validator(mode="after")
    def _agree(self) -> Self:
        if (self.guide is None) == (self.place is None):
            raise ValueError("a film is played on a guide or on a place")
        if self.twice & ~self.once or self.thrice & ~self.twice:
            raise ValueError("what was seen again was seen before")
        if self.distinct_ms > self.total_ms:
            raise ValueError("no more can be seen than was played")
        return self

    def state(self, received_at: datetime) -> PlayState:
        started = received_at.astimezone(UTC) - timedelta(milliseconds=self.age_ms)
        return PlayState(
            started_hour=started.replace(minute=0, second=0, microsecond=0),
            nth=self.nth,
            seen_once=self.once,
            seen_twice=self.twice,
            seen_thrice=self.thrice,
            distinct_ms=self.distinct_ms,
            total_ms=self.total_ms,
            ended=self.ended,
            remembered=self.remembered,
        )
