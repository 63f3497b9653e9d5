# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Pictures and documents: Wagtail's own, with keys of ours and addresses that can be refused."""

from datetime import datetime
from typing import Any, cast

from django.conf import settings
from django.core.files import File
from django.db import models
from django.utils.translation import gettext_lazy as _
from taggit.managers import TaggableManager
from wagtail.documents.models import AbstractDocument
from wagtail.documents.models import Document as WagtailDocument
from wagtail.images.models import AbstractImage, AbstractRendition, WagtailImageFieldFile
from wagtail.images.models import Image as WagtailImage

from media_pipeline import keys, pictures
from media_pipeline.addresses import address
from media_pipeline.models.people import ShowsPeople
from media_pipeline.models.publication import Publishable

ALT_TEXT_HINT = _(
    "For people who cannot see the picture: what does it tell? One short sentence, such as: A blue door with a large B."
)


def _uploader(related_name: str) -> Any:
    """Who uploaded it. Wagtail's own models, which stay installed, hold the default reverse names."""
    field: Any = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("uploaded by user"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name=related_name,
    )
    field.wagtail_reference_index_ignore = True
    return field


def without_tags(fields: tuple[str, ...]) -> tuple[str, ...]:
    """The admin's form fields. Tags are one list for the whole site: they would tell one collection's of another's."""
    return tuple(field for field in fields if field != "tags")


class PictureFile(WagtailImageFieldFile):
    """The one way by which a picture reaches the storage, whoever brings it."""

    def save(self, name: str, content: "File[bytes]", save: bool = True) -> None:
        picture = pictures.stripped(content)
        super().save(picture.name or name, picture, save)


class Image(Publishable, ShowsPeople, AbstractImage):
    """A picture. Its original holds nothing but what is seen, and is never served all the same."""

    uploaded_by_user = _uploader("uploaded_images")
    tags = TaggableManager(help_text=None, blank=True, verbose_name=_("tags"), related_name="tagged_images")

    admin_form_fields = (*without_tags(WagtailImage.admin_form_fields), "people")

    class Meta(AbstractImage.Meta):
        verbose_name = _("image")
        verbose_name_plural = _("images")
        permissions = [("choose_image", "Can choose image")]

    @property
    def content_since(self) -> datetime:
        return self.created_at

    def get_upload_to(self, filename: str) -> str:
        return keys.image_original(self.uuid, filename)


# Not a field of our own: it would come after width and height, which the storing of a picture can change.
cast("models.FileField", Image._meta.get_field("file")).attr_class = PictureFile


class ImageRendition(AbstractRendition):
    """One size of a picture."""

    image = models.ForeignKey(Image, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"], name="one_rendition_per_image_and_filter"
            ),
        ]

    def get_upload_to(self, filename: str) -> str:
        return keys.image_rendition(self.image.uuid, filename)

    @property
    def url(self) -> str:
        return address(self.file.name, public=self.image.is_public)


def document_upload_to(document: "Document", filename: str) -> str:
    return keys.document_file(document.uuid, filename)


class Document(Publishable, AbstractDocument):
    """A file to download."""

    file = models.FileField(_("file"), upload_to=document_upload_to)
    uploaded_by_user = _uploader("uploaded_documents")
    tags = TaggableManager(help_text=None, blank=True, verbose_name=_("tags"), related_name="tagged_documents")

    admin_form_fields = without_tags(WagtailDocument.admin_form_fields)

    class Meta(AbstractDocument.Meta):
        permissions = [("choose_document", "Can choose document")]

    @property
    def url(self) -> str:
        return address(str(self.file.name), public=self.is_public)
