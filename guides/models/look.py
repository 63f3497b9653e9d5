# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""The municipality's own look: its name, its logo, and the colour of what one presses."""

from dataclasses import dataclass
from typing import Any

from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting
from wagtail.contrib.settings.registry import register_setting
from wagtail.images import get_image_model_string

from guides.colours import is_colour, is_readable_on, mixed, shades
from guides.models.forms import SharedForm


@dataclass(frozen=True)
class Palette:
    """What a municipality's colour meets by day, or by night; the surfaces are those of _colours.scss."""

    default: str
    surfaces: tuple[str, ...]
    ground: str
    """What the colour is mixed with for soft backgrounds."""
    share: float
    lighter: bool
    """Which way a colour becomes easier to read."""

    def tint(self, colour: str) -> str:
        """The soft background of what goes with the colour."""
        return mixed(colour, self.ground, self.share)

    def pressed(self, colour: str) -> str:
        """The colour under a pointer or a finger."""
        return mixed(colour, "#ffffff" if self.lighter else "#000000", 0.7)

    def can_be_read(self, colour: str) -> bool:
        """As text on every surface, and every surface as text on it."""
        return is_readable_on(colour, (*self.surfaces, self.tint(colour)))

    def nearest(self, colour: str) -> str:
        """The colour, or the nearest shade of it that can be read."""
        return next(filter(self.can_be_read, shades(colour, lighter=self.lighter)))


DAY = Palette("#0f5257", ("#ffffff", "#faf7f2", "#f1ebe1", "#fff3e0"), ground="#ffffff", share=0.12, lighter=False)
NIGHT = Palette("#86cdc8", ("#1b2425", "#121819", "#182021", "#33291a"), ground="#121819", share=0.2, lighter=True)


@register_setting(icon="view", order=100)
class Look(BaseSiteSetting):
    """Empty fields mean Vis Vej's own look, and the name in the installation's settings."""

    KEPT_SECONDS = 60
    """How long a process that was not told goes on with an older look."""

    name = models.CharField(
        gettext_lazy("Name"),
        max_length=60,
        blank=True,
        help_text=gettext_lazy(
            "What citizens see in the header and in search engines. Empty: as the installation says."
        ),
    )
    logo = models.ForeignKey(
        get_image_model_string(),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=gettext_lazy("Logo"),
        help_text=gettext_lazy(
            "A PNG or WebP that can be seen on white; it is shown 48 pixels high at most. At night it keeps a light "
            "background."
        ),
    )
    colour = models.CharField(
        gettext_lazy("Colour by day"),
        max_length=7,
        blank=True,
        help_text=gettext_lazy("Of links, buttons and signs, such as #0f5257. It must be easy to read on white."),
    )
    night_colour = models.CharField(
        gettext_lazy("Colour by night"),
        max_length=7,
        blank=True,
        help_text=gettext_lazy(
            "For devices that are set to dark. Empty: a lighter shade of the colour by day, which is easy to read."
        ),
    )

    base_form_class = SharedForm
    panels = [
        FieldPanel("name"),
        FieldPanel("logo"),
        MultiFieldPanel([FieldPanel("colour"), FieldPanel("night_colour")], heading=gettext_lazy("Colours")),
    ]

    class Meta:
        verbose_name = gettext_lazy("look")
        verbose_name_plural = gettext_lazy("looks")

    def __str__(self) -> str:
        return str(self._meta.verbose_name)

    @staticmethod
    def cache_key(site_pk: int) -> str:
        return f"look-{site_pk}"

    @property
    def day(self) -> str:
        return self.colour or DAY.default

    @property
    def night(self) -> str:
        return self.night_colour or (NIGHT.nearest(self.colour) if self.colour else NIGHT.default)

    def clean(self) -> None:
        super().clean()
        errors = {}
        for field, palette in (("colour", DAY), ("night_colour", NIGHT)):
            colour = getattr(self, field).strip().lower()
            setattr(self, field, colour)
            if message := _what_is_wrong(colour, palette):
                errors[field] = message
        if errors:
            raise ValidationError(errors)

    def save(self, *args: Any, **kwargs: Any) -> None:
        super().save(*args, **kwargs)
        transaction.on_commit(lambda: cache.delete(self.cache_key(self.site_id)))


def _what_is_wrong(colour: str, palette: Palette) -> str:
    """In words that say what to do; empty for a colour that can be used."""
    if not colour:
        return ""
    if not is_colour(colour):
        return _("Write the colour as # and six digits or letters from a to f, such as %(example)s.") % {
            "example": palette.default
        }
    if palette.can_be_read(colour):
        return ""
    words = (
        _("%(colour)s is too dark to be read on a dark page. The nearest colour that can be read is %(nearest)s.")
        if palette.lighter
        else _(
            "%(colour)s is too light to be read on a light page. The nearest colour that can be read is %(nearest)s."
        )
    )
    return words % {"colour": colour, "nearest": palette.nearest(colour)}
