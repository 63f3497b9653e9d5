# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Pages that exist in several languages, and know what their text was made from."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from wagtail.models import Page, Site

from guides.freshness import OVERVIEW, Origin, Parts, State, compare, digest, state_of


def language_of(page: Page) -> str:
    """Of the tree that the page stands in, from Wagtail's cached list of front pages."""
    trees = (tree for tree in Site.get_site_root_paths() if page.url_path.startswith(tree.root_path))
    tree = next(trees, None)
    return str(tree.language_code) if tree else settings.LANGUAGE_CODE


class TranslatedPage(Page):
    """A page whose translations can be compared with the Danish one.

    An alias, which Wagtail keeps equal to the page that it mirrors, is a page that nobody has translated yet.
    """

    origins = models.JSONField(default=dict, blank=True, editable=False)
    """By part: a guides.freshness.Origin as a dictionary. Empty on a Danish page."""

    TEXT_FIELDS: ClassVar[tuple[str, ...]] = ("title",)
    """What the page's own text is made of."""

    class Meta:
        abstract = True

    @property
    def language(self) -> str:
        return language_of(self)

    @property
    def text_language(self) -> str:
        """What language its own text is in: a page that nobody has translated yet is in Danish."""
        return settings.LANGUAGE_CODE if self.is_untranslated(OVERVIEW) else self.language

    def is_untranslated(self, part: str) -> bool:
        """As far as the page itself knows: a copy that nobody has changed."""
        if self.alias_of_id:
            return True
        known = self.known_origins
        return part in known and state_of(part, translated=self.parts(), danish=None, origins=known) == (
            State.UNTRANSLATED
        )

    def parts(self) -> Parts:
        """The page's text, part by part."""
        fields = {name: self._meta.get_field(name) for name in self.TEXT_FIELDS}
        return {OVERVIEW: digest({name: _stored(field, self) for name, field in fields.items()})}

    @property
    def known_origins(self) -> dict[str, Origin]:
        return {part: Origin(**origin) for part, origin in self.origins.items()}

    def remember(self, origins: Mapping[str, Origin]) -> None:
        """Add to what the page knows of its origin, or replace it; not saved."""
        self.origins = self.origins | {part: asdict(origin) for part, origin in origins.items()}

    def compared_with(self, danish: "Self | None") -> dict[str, State]:
        """The state of each part beside the published Danish page, if there is one."""
        if self.alias_of_id:
            return dict.fromkeys(self.parts(), State.UNTRANSLATED)
        return compare(translated=self.parts(), danish=danish.parts() if danish else None, origins=self.known_origins)

    def published_danish(self) -> "Self | None":
        """The page that this one is a translation of, as citizens can read it."""
        found = type(self)._default_manager.filter(
            translation_key=self.translation_key, locale__language_code=settings.LANGUAGE_CODE, live=True
        )
        return found.exclude(pk=self.pk).first()


def _stored(field: Any, page: Page) -> Any:
    return field.get_prep_value(field.value_from_object(page))
