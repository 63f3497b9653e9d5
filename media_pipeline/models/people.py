# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Who can be recognised in a film or a picture, and on what ground it may be shown all the same."""

from datetime import date, datetime
from typing import TYPE_CHECKING, ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from media_pipeline.people import rules

if TYPE_CHECKING:
    from django.db.models.fields.related_descriptors import RelatedManager

    from media_pipeline.models.image import Image
    from media_pipeline.models.video import Video


class ShowsPeople(models.Model):
    """Something that may show people: shown to the public only when somebody has answered, and only while it may be."""

    People = rules.People

    if TYPE_CHECKING:
        is_public: bool
        consents: RelatedManager["Consent"]

    people = models.CharField(
        _("Can anybody be recognised?"),
        max_length=10,
        choices=People,
        default=People.UNANSWERED,
        blank=True,
        help_text=_("A face, a voice, a name badge, a number plate, a screen or a letter."),
    )

    class Meta:
        abstract = True

    @property
    def content_since(self) -> datetime | None:
        """When what it shows now was made; None for a thing that shows nothing yet."""
        raise NotImplementedError

    def clean(self) -> None:
        """What somebody may no longer be seen in doesn't come back because somebody else says that nobody is in it."""
        super().clean()
        since = self.content_since if self.pk else None
        if self.people != rules.People.NOBODY or since is None:
            return
        today = timezone.localdate()
        for basis in rules.newest(self.bases):
            if not basis.holds(today) and basis.created_at > since:
                message = _("“%(person)s” may no longer be shown. Cut the person out, or replace the whole.")
                raise ValidationError({"people": message % {"person": basis.shows}})

    @property
    def is_withheld(self) -> bool:
        """Not shown for the sake of somebody in it; what it says is shown as text. Asks only about private things."""
        return not self.is_public and not rules.may_be_shown(self.people, self.bases, timezone.localdate())

    @property
    def bases(self) -> list[rules.Basis]:
        """The recorded grounds, oldest first."""
        return [consent.basis for consent in self.consents.all()]


class ConsentQuerySet(models.QuerySet["Consent"]):
    def deciding(self) -> "ConsentQuerySet":
        """The newest of each person; the earlier ones are history. As `people.newest`, in the database."""
        same = Q(video=OuterRef("video")) | Q(image=OuterRef("image"))
        return self.exclude(Exists(Consent.objects.filter(same, shows=OuterRef("shows"), pk__gt=OuterRef("pk"))))

    def lapsed(self, today: date) -> "ConsentQuerySet":
        return self.filter(Q(withdrawn_at__isnull=False) | Q(ends_on__lt=today))

    def ending(self, today: date) -> "ConsentQuerySet":
        """Those that hold, but not for long."""
        return self.deciding().filter(withdrawn_at__isnull=True, ends_on__range=(today, today + rules.WARN_BEFORE))


def may_be_shown(model: type[models.Model], today: date) -> Q:
    """Which rows of `model` the public may see for the sake of those in them. As `people.may_be_shown`, in SQL."""
    if not issubclass(model, ShowsPeople):
        return Q()
    owner = "video" if model._meta.model_name == "video" else "image"
    grounds = Consent.objects.filter(**{owner: OuterRef("pk")})
    return ~Q(people=rules.People.SOMEBODY) | Q(Exists(grounds)) & ~Q(Exists(grounds.deciding().lapsed(today)))


class Consent(models.Model):
    """Why one person may be shown in one film or one picture. Rows about the same person carry the same `shows`."""

    class Person(models.TextChoices):
        ADULT = "adult", _("A grown-up")
        CHILD = "child", _("A child or young person under 18")
        WARD = "ward", _("A grown-up who has a guardian")

    class Ground(models.TextChoices):
        CONSENT = "consent", _("Consent")
        OTHER = "other", _("Another ground")

    video = models.ForeignKey(
        "Video", on_delete=models.CASCADE, null=True, blank=True, editable=False, related_name="consents"
    )
    image = models.ForeignKey(
        "Image", on_delete=models.CASCADE, null=True, blank=True, editable=False, related_name="consents"
    )
    shows = models.CharField(
        _("who is seen or heard"),
        max_length=120,
        help_text=_("So that colleagues know whom you mean, for example: the receptionist in the blue shirt."),
    )
    person = models.CharField(_("who it is"), max_length=10, choices=Person, default=Person.ADULT)
    ground = models.CharField(_("why it may be shown"), max_length=10, choices=Ground, default=Ground.CONSENT)
    given_by = models.CharField(
        _("who gave the consent"),
        max_length=200,
        blank=True,
        help_text=_("For a child, everybody who has custody. For a grown-up with a guardian, possibly the guardian."),
    )
    explanation = models.TextField(_("the other ground"), blank=True)
    kept_where = models.CharField(
        _("where the consent is kept"),
        max_length=200,
        blank=True,
        help_text=_("For example the case number. Don't upload the form itself here."),
    )
    ends_on = models.DateField(_("may be shown until and including"), null=True, blank=True)
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True, editable=False)
    warned_at = models.DateTimeField(null=True, blank=True, editable=False)
    """When the owner was told that the end is near."""
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[models.Manager["Consent"]] = ConsentQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("ground for showing a person")
        verbose_name_plural = _("grounds for showing people")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(video__isnull=True) ^ Q(image__isnull=True), name="consent_for_one_film_or_one_picture"
            )
        ]

    def __str__(self) -> str:
        return self.shows

    @property
    def basis(self) -> rules.Basis:
        return rules.Basis(self.shows, self.created_at, self.withdrawn_at, self.ends_on)

    @property
    def thing(self) -> "Video | Image":
        """The film or the picture."""
        thing = self.video or self.image
        if thing is None:
            raise ValueError("a ground is for one film or one picture")
        return thing
