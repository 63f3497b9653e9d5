# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""The form in which staff give us pictures: Wagtail's, with a field that survives every file, and keeps only pixels."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from PIL import Image as PILImage
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from media_pipeline import pictures
from media_pipeline.models.image import ALT_TEXT_HINT


class PictureFileField(WagtailImageField):
    """Wagtail unpacks a picture before it counts the pixels, and fails on most damaged ones instead of saying so."""

    def to_python(self, data: Any) -> Any:
        if data:
            self._refuse_too_many_pixels(data)
        try:
            file = super().to_python(data)
            return file and pictures.stripped(file)
        except ValidationError:
            raise
        except Exception as error:  # decoders fail in ways of their own: OSError, ValueError, SyntaxError ...
            raise ValidationError(self.error_messages["invalid_image"], code="invalid_image") from error

    def _refuse_too_many_pixels(self, data: Any) -> None:
        """From the file's first bytes: 500 kB can be 170 million pixels, which take half a gigabyte unpacked."""
        try:
            width, height = PILImage.open(data).size
        except Exception:  # noqa: BLE001 - whatever it is, Wagtail says what is wrong
            return
        finally:
            data.seek(0)
        if self.max_image_pixels is not None and width * height > self.max_image_pixels:
            values = {"num_pixels": width * height, "max_pixels_count": self.max_image_pixels}
            raise ValidationError(self.error_messages["file_too_many_pixels"] % values, code="file_too_many_pixels")


class ImageForm(BaseImageForm):
    """Fields are exchanged here and not declared: declared ones would also be in the forms that leave them out."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if stock := self.fields.get("file"):
            self.fields["file"] = PictureFileField(label=stock.label, required=stock.required, widget=stock.widget)
        if description := self.fields.get("description"):
            description.help_text = ALT_TEXT_HINT
        if people := self.fields.get("people"):
            people.widget = forms.RadioSelect(choices=people.choices)
