# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Two pairs of eyes: whose words a draft holds. Nobody lets citizens see what they alone have seen.

Only questions are asked here; whatever publishes asks them: the task of the review, and the hooks.
"""

import json
import re
from typing import TYPE_CHECKING, Any

from wagtail.fields import StreamField
from wagtail.models import COMMENTS_RELATION_NAME, Page, Revision

from guides.freshness import digest

if TYPE_CHECKING:
    from cms.users.models import User

NO_WORDS = {field.name for field in Page._meta.local_fields} - {"title", "slug"} | {
    "pk",
    "page_ptr",
    COMMENTS_RELATION_NAME,
}
"""What a revision holds besides what is read: comments, locks, times, places in the tree."""

_EMPTY_PARAGRAPH = re.compile(r'<p(?: data-block-key=\\?"[^"]*")?></p>')
"""What the editor makes of rich text in which nothing is written, also as it stands in JSON."""


def wrote(page: Page, user: "User") -> bool:
    """Whether the words that wait to be published are the user's.

    In review: of whoever asked for it, and of whoever has changed the draft since. Otherwise: of whoever has changed it
    since it was last published.
    """
    asked = _asked_for(page)
    if asked is not None:
        revision, requested_by = asked
        return user.pk in {requested_by, revision.user_id} or _changed(page, user, since=revision)
    live = page.live_revision if page.live else None
    return _was_overwritten(page, live, user) or _changed(page, user, since=live)


def _asked_for(page: Page) -> tuple[Revision, int | None] | None:
    """What was sent to review, and by whom, also if it has been sent back since."""
    state = page.current_workflow_state
    if state is None or state.current_task_state is None:
        return None
    return state.current_task_state.revision, state.requested_by_id


def _was_overwritten(page: Page, live: Revision | None, user: "User") -> bool:
    """An editor that stayed open while its draft was published goes on saving into that very revision."""
    if live is None or page.last_published_at is None:
        return False
    return live.user_id == user.pk and live.created_at > page.last_published_at


def _changed(page: Page, user: "User", *, since: Revision | None) -> bool:
    """Saving alone, or commenting, changes no word."""
    revisions = page.revisions.order_by("created_at", "pk")
    if since is not None:
        revisions = revisions.filter(created_at__gte=since.created_at)
    if not revisions.filter(user=user).exists():
        return False
    fields = page.specific_class._meta.concrete_fields
    streams = {field.name for field in fields if isinstance(field, StreamField)}
    before = None if since is None else ""
    for revision in revisions.iterator():
        words = _words(revision.content, streams)
        if revision.user_id == user.pk and before not in {"", words}:
            return True
        before = words
    return False


def _words(content: dict[str, Any], streams: set[str]) -> str:
    return digest({name: _said(value, name in streams) for name, value in content.items() if name not in NO_WORDS})


def _said(value: Any, is_stream: bool) -> Any:
    """A revision holds a stream as JSON, in which the editor orders and fills in by itself what says nothing."""
    said = _EMPTY_PARAGRAPH.sub("", value) if isinstance(value, str) else value
    return json.loads(said) if is_stream and said else said
