# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Choosers of what a department keeps once and uses in many guides: places and contacts; and of other guides."""

from typing import Any

from django.utils.functional import cached_property
from django.utils.text import format_lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.widgets import AdminPageChooser
from wagtail.models import Page

from media_pipeline.chosen_in_bulk import ChosenInBulk


class PublicTitleChooser(AdminPageChooser):
    """Shows what a page is called in public; a coming title is for those who work with that page."""

    choose_another_text = _("Choose another")

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        # Wagtail writes the kind in brackets: "Choose a page (Place)".
        self.choose_one_text = format_lazy(_("Choose {kind}"), kind=self.model._meta.verbose_name)

    def get_display_title(self, instance: Page) -> str:
        return str(instance.title)

    def get_value_data_from_instance(self, instance: Page) -> dict[str, Any]:
        # Wagtail says where the page lies, and asks for each one.
        attach_parents(getattr(instance, "chosen_together", [instance]))
        data: dict[str, Any] = super().get_value_data_from_instance(instance)
        return data


class LinkedGuideChooser(PublicTitleChooser):
    """A guide may be another department's: once withdrawn, its title is a draft's, and theirs alone."""

    def get_display_title(self, instance: Page) -> str:
        return super().get_display_title(instance) if instance.live else gettext("A guide that has been withdrawn")


class LocalizedPageChooserBlock(ChosenInBulk, blocks.PageChooserBlock):
    """Templates see `chosen`: what citizens can open of the page, once guides.chosen has made the stream ready."""

    @cached_property
    def widget(self) -> PublicTitleChooser:
        return PublicTitleChooser(target_models=self.target_models)

    def bulk_to_python(self, values: list[Any]) -> list[Page | None]:
        pages: list[Page | None] = super().bulk_to_python(values)
        chosen = [page for page in pages if page]
        for page in chosen:
            page.chosen_together = chosen
        return pages

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        context["chosen"] = getattr(value, "shown_as", None)
        return context


class PlaceChooserBlock(LocalizedPageChooserBlock):
    def __init__(self, **kwargs: Any) -> None:
        super().__init__(page_type="guides.PlacePage", **kwargs)

    class Meta:
        icon = "home"
        label = _("Place")
        template = "guides/blocks/place.html"


class ContactChooserBlock(LocalizedPageChooserBlock):
    def __init__(self, **kwargs: Any) -> None:
        super().__init__(page_type="guides.ContactPage", **kwargs)

    class Meta:
        icon = "user"
        label = _("Contact")
        template = "guides/blocks/contact.html"


class SharedTextChooserBlock(LocalizedPageChooserBlock):
    """A text that a department keeps once, shown as it is now."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(page_type="guides.SharedTextPage", **kwargs)

    class Meta:
        icon = "copy"
        label = _("Shared text")
        template = "guides/blocks/shared_text.html"


class GuideChooserBlock(LocalizedPageChooserBlock):
    def __init__(self, **kwargs: Any) -> None:
        super().__init__(page_type="guides.GuidePage", **kwargs)

    @cached_property
    def widget(self) -> PublicTitleChooser:
        return LinkedGuideChooser(target_models=self.target_models)

    class Meta:
        icon = "arrow-right"
        label = _("Link to another guide")
        template = "guides/blocks/guide_link.html"


def attach_parents(pages: list[Page]) -> None:
    """Let each page know its parent without asking for it: one query, whatever their number."""
    lacking = [page for page in pages if not hasattr(page, "_cached_parent_obj")]
    if not lacking:
        return
    parents = {page.path: page for page in Page.objects.filter(path__in={_path_above(page) for page in lacking})}
    for page in lacking:
        page._cached_parent_obj = parents.get(_path_above(page))


def _path_above(page: Page) -> str:
    return str(page.path[: -page.steplen])
