# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""A department gets a draft that begins with a template, or with what another guide says."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.models import Comment

from cms.departments.models import Department, SharedCollection
from cms.departments.visibility import visible_pages
from cms.starting.copying import Kind, LeftOut, Usable, copied_questions, copied_steps, copied_text, pointed_to
from cms.starting.models import GuideTemplate
from cms.users.models import User
from guides.models import DepartmentPage, GuidePage, HomePage
from guides.models.references import choosable_pages
from guides.readable import readable_guides
from media_pipeline.models import Document, Image, Video

PLAIN = ("summary", "audiences", "duration", "cancellation", "home_visit")
RICH = ("why", "what_happens_next")
STREAMS = ("steps", "questions")
MEDIA: dict[Kind, type[Video] | type[Image] | type[Document]] = {
    Kind.FILM: Video,
    Kind.IMAGE: Image,
    Kind.DOCUMENT: Document,
}
NOTES = {
    Kind.PLACE: _("A place stood here. Choose one of your own."),
    Kind.CONTACT: _("A contact stood here. Choose one of your own."),
    Kind.FILM: _("A film stood here that your department may not use. Choose one of your own."),
    Kind.IMAGE: _("A picture stood here that your department may not use. Choose one of your own."),
    Kind.GUIDE: _("A link to another guide stood here. Choose the one that fits."),
}


@dataclass(frozen=True)
class Begun:
    guide: GuidePage
    left_out: list[LeftOut]


def copyable_guides(user: User) -> "QuerySet[GuidePage]":
    """The Danish guides of the user's own departments, and what others have published."""
    danish: QuerySet[GuidePage] = GuidePage.objects.filter(locale__language_code=settings.LANGUAGE_CODE, alias_of=None)
    return danish.filter(
        Q(pk__in=visible_pages(user).values("pk")) | Q(pk__in=readable_guides().order_by().values("pk"))
    )


def text_to_copy(guide: GuidePage) -> GuidePage:
    """What citizens read, whatever else is being written; of a guide that nobody reads its newest draft."""
    if guide.live:
        return guide
    draft: GuidePage = guide.get_latest_revision_as_object()
    return draft


@transaction.atomic
def begin(department: DepartmentPage, user: User, title: str, source: GuideTemplate | GuidePage) -> Begun:
    """The caller has checked that the user may add guides to the department, and see the source."""
    # Locked and read anew: two who begin at once would both take the same place in the tree.
    department = DepartmentPage.objects.select_for_update().get(pk=department.pk)
    usable = _usable(source, department, user)
    steps = copied_steps(source.steps.get_prep_value(), usable)
    questions = copied_questions(source.questions.get_prep_value(), usable)
    guide = GuidePage(title=title, live=False, owner=user, locale_id=department.locale_id)
    for name in PLAIN:
        setattr(guide, name, getattr(source, name))
    for name in RICH:
        setattr(guide, name, copied_text(getattr(source, name), usable))
    for name, blocks in (("steps", steps.blocks), ("questions", questions.blocks)):
        setattr(guide, name, guide._meta.get_field(name).to_python(blocks))
    left_out = [*steps.left_out, *questions.left_out]
    if isinstance(source, GuidePage):
        left_out += _copy_what_templates_lack(source, guide, usable)
    department.add_child(instance=guide)
    _leave_notes(guide, user, left_out)
    guide.save_revision(user=user, log_action=True, clean=False)
    return Begun(guide, left_out)


def _copy_what_templates_lack(source: GuidePage, guide: GuidePage, usable: Usable) -> list[LeftOut]:
    """How long one waits *now* is not copied, nor who looks after the guide and until when."""
    guide.discreet = source.discreet
    guide.situations.set(source.situations.all())
    left_out = [LeftOut(Kind(field[:-1]), field) for field in ("places", "contacts") if getattr(source, field)]
    if source.cover_image_id is None:
        return left_out
    if (Kind.IMAGE, source.cover_image_id) in usable:
        guide.cover_image_id = source.cover_image_id
        return left_out
    return [*left_out, LeftOut(Kind.IMAGE, "cover_image")]


def _usable(source: GuideTemplate | GuidePage, department: DepartmentPage, user: User) -> Usable:
    """What the source points to and the department may use: its own media, what all share, published guides."""
    wanted: dict[Kind, set[int]] = defaultdict(set)
    for kind, key in pointed_to([getattr(source, name).get_prep_value() for name in STREAMS]):
        wanted[kind].add(key)
    for kind, key in pointed_to([getattr(source, name) for name in RICH]):
        wanted[kind].add(key)
    if isinstance(source, GuidePage) and source.cover_image_id:
        wanted[Kind.IMAGE].add(source.cover_image_id)
    linkable = choosable_pages(user).type((HomePage, DepartmentPage, GuidePage))
    found = {(Kind.GUIDE, pk) for pk in _known(linkable, wanted[Kind.GUIDE])}
    found |= {(Kind.PAGE, pk) for pk in _known(linkable, wanted[Kind.PAGE])}
    own = _collections(department)
    for kind, model in MEDIA.items():
        found |= {(kind, pk) for pk in _known(model._default_manager.filter(own), wanted[kind])}
    return found


def _known(among: "QuerySet[Any]", keys: Iterable[int]) -> set[int]:
    return set(among.filter(pk__in=keys).values_list("pk", flat=True)) if keys else set()


def _collections(department: DepartmentPage) -> Q:
    """The department's collection and the one that all share, with those below."""
    own = Department.objects.filter(key=department.translation_key).values_list("collection__path", flat=True)
    shared = SharedCollection.objects.values_list("collection__path", flat=True)
    found = Q(pk__in=[])
    for path in (*own, *shared):
        found |= Q(collection__path__startswith=path)
    return found


def _leave_notes(guide: GuidePage, user: User, left_out: Iterable[LeftOut]) -> None:
    """As comments, which stand where something is missing, and which only the guide's own staff see."""
    notes: dict[str, list[str]] = defaultdict(list)
    for missing in left_out:
        note = str(NOTES[missing.kind])
        if note not in notes[missing.path]:
            notes[missing.path].append(note)
    for path, lines in notes.items():
        guide.wagtail_admin_comments.add(Comment(user=user, contentpath=path, text="\n".join(lines)))
