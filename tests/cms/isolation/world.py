# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Two departments, one of them full of secrets, and the staff of the one that must not see them."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import uuid4

from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db.models import Q
from django.utils import timezone
from wagtail.admin.models import EditingSession
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import (
    Comment,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    Revision,
    Task,
    TaskState,
    UploadedFile,
    WorkflowPage,
    WorkflowState,
)

from cms.coach.models import PlainerWord
from cms.departments.models import Department, DepartmentRole
from cms.departments.provisioning import assign, provision, provision_administrators
from cms.departments.roles import DEPARTMENT_ROLES, Role
from cms.drafts.models import DraftLink
from cms.proposing.models import Proposal
from cms.reviewing.models import StandIn, UrgentCorrection
from cms.ripple.models import ToBeChecked
from cms.users.models import User
from guides.models import ContactPage, DepartmentPage, GuidePage, LifeSituation, PlacePage, SharedTextPage, ShortAddress
from guides.notices.models import ImportantNotice
from media_pipeline.failures import Failure
from media_pipeline.models import (
    ArchivedVersion,
    Captions,
    Chapter,
    CollectionRules,
    Consent,
    Document,
    Image,
    Upload,
    Video,
    VideoVersion,
)
from tests.factories import (
    CaptionsFactory,
    ChapterFactory,
    ConsentFactory,
    ContactFactory,
    DepartmentFactory,
    DocumentFactory,
    GuideFactory,
    ImageFactory,
    LifeSituationFactory,
    PlaceFactory,
    SharedTextFactory,
    UserFactory,
    VideoFactory,
    blocks,
)
from tests.factories.languages import translated
from tests.factories.media import add_version
from tests.factories.notices import give_notice

State = VideoVersion.State

MARK = "hemmelig-qzx7"
"""Stands in every title, name and file name that the other department's neighbours must not see."""

WORD = "syltetøj"
"""Stands beside the mark; what a neighbour might search for."""


@dataclass
class Possessions:
    """What a department has.

    `draft` is in review and locked; `live` is published, with a draft of another title. `newer` is a version of `film`
    that is ready and not shown yet; the other films have failed, or wait for a worker.
    """

    page: DepartmentPage
    department: Department
    roles: dict[str, Group]
    member: User
    draft: GuidePage
    live: GuidePage
    translation: GuidePage
    place: PlacePage
    contact: ContactPage
    image: Image
    consent: Consent
    image_consent: Consent
    document: Document
    film: Video
    newer: VideoVersion
    failed: Video
    waiting: Video
    film_upload: Upload
    archived: ArchivedVersion
    rules: CollectionRules
    captions: Captions
    upload: UploadedFile
    session: EditingSession
    redirect: Redirect
    short: ShortAddress
    plainer_word: PlainerWord
    link: DraftLink
    situation: LifeSituation
    shared_text: SharedTextPage
    proposal: Proposal
    notice: ImportantNotice
    check: ToBeChecked
    film_check: ToBeChecked
    correction: UrgentCorrection
    stand_in: StandIn

    @property
    def revision(self) -> Revision:
        return self.draft.get_latest_revision()

    @property
    def workflow_state(self) -> WorkflowState:
        return self.draft.current_workflow_state

    @property
    def task_state(self) -> TaskState:
        return self.workflow_state.current_task_state


@dataclass
class World:
    """`staff` are the own department's, by role; one who works in a third department too; and an administrator."""

    own: Possessions
    other: Possessions
    staff: dict[str, User]


def build_world() -> World:
    provision_administrators()
    own, other = _possessions("Afdeling A", ""), _possessions("Afdeling B", f"{MARK} {WORD} ")
    own.live.steps = [("step", {"title": "Gå videre", "content": [("guide", other.live)]})]
    own.live.save_revision().publish()
    staff = {role.value: UserFactory(username=f"own-{role.value}") for role in Role}
    for role in DEPARTMENT_ROLES:
        assign(staff[role.value], own.page, role)
    assign(staff[Role.ADMINISTRATOR.value], None, Role.ADMINISTRATOR)
    staff["reviewer of two"] = _reviewer_of_two(own.page)
    return World(own, other, staff)


def mark_names(world: World) -> None:
    """Mark what is called after the other department, whose own name is public. Provisioning would take it back."""
    department = world.other.department
    tasks = Task.objects.filter(workflow_tasks__workflow=department.workflow)
    for named in (department.collection, department.workflow, *world.other.roles.values(), *tasks):
        named.name = f"{MARK} {named.name}"
        named.save()


def _reviewer_of_two(own: DepartmentPage) -> User:
    """Wagtail lets somebody who works in two branches start above both, and so beside the other department."""
    third = DepartmentFactory(title="Afdeling C")
    provision(third)
    reviewer: User = UserFactory(username="reviewer-of-two")
    assign(reviewer, own, Role.REVIEWER)
    assign(reviewer, third, Role.REVIEWER)
    return reviewer


def _possessions(title: str, secret: str) -> Possessions:
    page = DepartmentFactory(title=title)
    department = provision(page)
    member = UserFactory(username=f"{secret.replace(' ', '')}medlem-{page.pk}", last_name=f"{secret}Medlem")
    assign(member, page, Role.REVIEWER)
    collection = {"collection": department.collection, "uploaded_by_user": member}
    image = ImageFactory(title=f"{secret}billede", **collection)
    document = DocumentFactory(title=f"{secret}dokument", **collection)
    film = VideoFactory(title=f"{secret}film", collection=department.collection, uploaded_by=member)
    failed = VideoFactory(title=f"{secret}mislykket", collection=department.collection, state=State.FAILED)
    failed.versions.update(failure=Failure.GAVE_UP)
    waiting = VideoFactory(title=f"{secret}i kø", collection=department.collection, state=State.WAITING)
    ChapterFactory(video=film, title=f"{secret}kapitel", text=f"{secret}strækning")
    soon = {"shows": f"{secret}kollega", "ends_on": timezone.localdate() + timedelta(days=10)}
    for shown in (image, film):
        shown.people = shown.People.SOMEBODY
        shown.save()
    place = PlaceFactory(department=page, title=f"{secret}sted", live=False, film=film)
    contact = ContactFactory(department=page, title=f"{secret}kontakt", live=False)
    text = SharedTextFactory(department=page, title=f"{secret}fælles tekst", live=False)
    situation = LifeSituationFactory()
    draft = GuideFactory(
        parent=page,
        situations=[situation],
        title=f"{secret}kladde",
        live=False,
        owner=member,
        cover_image=image,
        steps=[blocks.step(f"{secret}trin", "", blocks.film(film), blocks.place(place), blocks.contact(contact))],
    )
    live = GuideFactory(parent=page, title=f"Guide i {title}", owner=member)
    for each in (place, contact, draft, live):
        each.save_revision(user=member)
    live.get_latest_revision().publish()
    live.title = f"{secret}ny titel"
    live.save_revision(user=member)
    _send_to_review(draft, member, secret)
    translation = translated(live, "en", title=f"{secret}oversættelse", slug=f"translation-{page.pk}", live=False)
    provision(page)
    return Possessions(
        page=page,
        department=department,
        roles={held.role: held.group for held in department.roles.all()},
        member=member,
        draft=draft,
        live=live,
        translation=translation,
        place=place,
        contact=contact,
        image=image,
        consent=ConsentFactory(video=film, **soon),
        image_consent=ConsentFactory(image=image, **soon),
        document=document,
        film=film,
        newer=_newer_version(film),
        failed=failed,
        waiting=waiting,
        film_upload=Upload.objects.create(
            user=member, collection=department.collection, title=f"{secret}halvt lagt op", length=1000
        ),
        archived=ArchivedVersion.objects.create(
            collection=department.collection,
            video_uuid=uuid4(),
            version_uuid=uuid4(),
            title=f"{secret}arkiveret",
            key=default_storage.save(f"archive/{uuid4()}.mp4", ContentFile(b"film")),
            first_public_at=timezone.now(),
        ),
        rules=CollectionRules.objects.create(collection=department.collection, quota_megabytes=1000),
        captions=CaptionsFactory(video=film, vtt=f"WEBVTT\n\n00:00.000 --> 00:01.000\n{secret}undertekst\n"),
        upload=UploadedFile.objects.create(
            for_content_type=ContentType.objects.get_for_model(Image),
            file=ContentFile(b"", name=f"{secret.strip() or 'fil'}.jpg"),
            uploaded_by_user=member,
        ),
        session=EditingSession.objects.create(
            user=member, content_object=draft, last_seen_at=timezone.now(), is_editing=True
        ),
        situation=situation,
        shared_text=text,
        proposal=Proposal.objects.create(page=text, text=f"<p>{secret}forslag</p>", why=f"{secret}hvorfor"),
        notice=give_notice(page),
        check=ToBeChecked.objects.create(page=draft, source_page=place, source_title=place.title),
        film_check=ToBeChecked.objects.create(film=film, reason=ToBeChecked.Reason.OLD),
        redirect=Redirect.add_redirect(f"/{secret.split(' ', maxsplit=1)[0]}/", redirect_to=live),
        short=ShortAddress.objects.create(page=draft, video=film, department=page),
        plainer_word=PlainerWord.objects.create(department=department, word=f"{secret}ord", plainer=f"{secret}enklere"),
        link=DraftLink.objects.create(page=draft, made_by=member),
        correction=UrgentCorrection.objects.create(
            page=live,
            department=department,
            revision=live.live_revision,
            reason=f"{secret}grund",
            published_by=member,
        ),
        stand_in=StandIn.objects.create(
            department=department, user=member, named_by=member, until=timezone.localdate() + timedelta(days=10)
        ),
    )


def _newer_version(film: Video) -> VideoVersion:
    """Also lays files behind the keys of both versions: what isn't there is refused for that reason alone."""
    shown = film.current_version
    newer = add_version(film, State.READY, uuid=uuid4())
    film.current_version = shown
    film.save()
    for version in film.versions.all():
        for key in (version.original, version.poster, *version.renditions.values_list("key", flat=True)):
            default_storage.save(key, ContentFile(b"\0\0\0\x18ftypmp42"))
    return newer


def _send_to_review(guide: GuidePage, member: User, secret: str) -> None:
    guide.title += " igen"
    guide.save_revision(user=member, log_action=True)
    guide.get_workflow().start(guide, member)
    Page.objects.filter(pk=guide.pk).update(
        locked=True, locked_by=member, locked_at=timezone.now() - timedelta(hours=1)
    )
    Comment.objects.create(page=guide, user=member, text=f"{secret}kommentar", contentpath="title")
    guide.refresh_from_db()


def belongings(possessions: Possessions) -> list[tuple[str, list[dict[str, Any]]]]:
    """Every row that makes up the possessions: equal before and after means that nothing was done to them."""
    department = possessions.department
    pages = Page.objects.descendant_of(possessions.page, inclusive=True)
    keys = [str(pk) for pk in pages.values_list("pk", flat=True)]
    media = Q(collection=department.collection)
    rows = [
        pages,
        GuidePage.objects.filter(pk__in=keys),
        Revision.page_revisions.filter(object_id__in=keys),
        WorkflowState.objects.filter(object_id__in=keys),
        TaskState.objects.filter(workflow_state__object_id__in=keys),
        Comment.objects.filter(page__in=pages),
        WorkflowPage.objects.filter(page__in=pages),
        type(department.workflow).objects.filter(pk=department.workflow.pk),
        Task.objects.filter(workflow_tasks__workflow=department.workflow),
        type(department.collection).objects.filter(pk=department.collection.pk),
        *(model.objects.filter(media) for model in (Image, Document, Video)),
        VideoVersion.objects.filter(video__collection=department.collection),
        Captions.objects.filter(video=possessions.film),
        Upload.objects.filter(collection=department.collection),
        ArchivedVersion.objects.filter(pk=possessions.archived.pk),
        CollectionRules.objects.filter(pk=possessions.rules.pk),
        Chapter.objects.filter(video=possessions.film),
        Consent.objects.filter(Q(video=possessions.film) | Q(image=possessions.image)),
        UploadedFile.objects.filter(pk=possessions.upload.pk),
        EditingSession.objects.filter(pk=possessions.session.pk),
        Redirect.objects.filter(pk=possessions.redirect.pk),
        ShortAddress.objects.filter(Q(page__in=pages) | Q(department=possessions.page)),
        PlainerWord.objects.filter(department=department),
        LifeSituation.objects.filter(pk=possessions.situation.pk),
        Proposal.objects.filter(page__in=pages),
        ImportantNotice.objects.filter(page__in=pages),
        ToBeChecked.objects.filter(Q(page__in=pages) | Q(film__collection=department.collection)),
        User.objects.filter(pk=possessions.member.pk),
        UrgentCorrection.objects.filter(department=department),
        StandIn.objects.filter(department=department),
        DepartmentRole.objects.filter(department=department),
        GroupPagePermission.objects.filter(page__in=pages),
        GroupCollectionPermission.objects.filter(collection=department.collection),
        User.groups.through.objects.filter(group__in=possessions.roles.values()),
    ]
    return [(queryset.model._meta.label, list(queryset.order_by("pk").values())) for queryset in rows]
