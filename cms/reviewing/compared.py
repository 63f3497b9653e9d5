# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What has changed on a page since citizens last got it, and in how few words that can be said."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Page, Revision, TaskState

from cms.reviewing.changes import Change, State, compare
from cms.reviewing.reading import read


@dataclass(frozen=True)
class Compared:
    """`is_first`: citizens have never had it, so everything is new, and nothing is worth marking."""

    changes: tuple[Change, ...]
    is_first: bool

    @property
    def summary(self) -> str:
        """Such as: 1 step is new, 2 steps are changed. Besides: Title, Summary."""
        said = [*_counted(self.changes), *_besides(self.changes)]
        return " ".join(said) or _("Nothing has changed.")

    @property
    def has_changes(self) -> bool:
        return any(change.says_something for change in self.changes)


def of_draft(page: Page) -> Compared:
    """The newest draft beside what citizens have now, or else what was last approved."""
    return between(_last_approved(page), page.get_latest_revision_as_object())


def of_revisions(before: Revision | None, after: Revision) -> Compared:
    return between(before.as_object() if before else None, after.as_object())


def between(before: Page | None, after: Page) -> Compared:
    return Compared(compare(read(before) if before else [], read(after)), is_first=before is None)


def _last_approved(page: Page) -> Page | None:
    if page.live:
        return page.specific
    approved = TaskState.objects.filter(status=TaskState.STATUS_APPROVED, revision__in=page.revisions.all())
    newest = approved.select_related("revision").order_by("-finished_at").first()
    return newest.revision.as_object() if newest else None


def _counted(changes: Iterable[Change]) -> Iterator[str]:
    """The steps, or whatever else comes in a row with names of its own."""
    for stream in changes:
        if stream.is_stream:
            states = Counter(part.state for part in stream.parts)
            moved = sum(part.is_moved for part in stream.parts)
            counts = [
                (states[State.NEW], ngettext("%(count)s new", "%(count)s new", states[State.NEW])),
                (states[State.CHANGED], ngettext("%(count)s changed", "%(count)s changed", states[State.CHANGED])),
                (moved, ngettext("%(count)s moved", "%(count)s moved", moved)),
                (states[State.REMOVED], ngettext("%(count)s removed", "%(count)s removed", states[State.REMOVED])),
            ]
            if words := ", ".join(text % {"count": count} for count, text in counts if count):
                yield f"{stream.label}: {words}."


def _besides(changes: Iterable[Change]) -> Iterator[str]:
    fields = [change.label for change in changes if not change.is_stream and change.says_something]
    if fields:
        yield _("Changed: %(fields)s.") % {"fields": ", ".join(fields)}
