# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What is better done before a citizen waits for it."""

from django.tasks import task
from wagtail.images.models import Filter

from guides.chosen import PICTURE, THUMBNAIL
from media_pipeline.models import Image


@task(queue_name="default")
def make_sizes(image_id: int) -> None:
    """All sizes of the picture that pages show; those that are there stay."""
    image = Image.objects.filter(pk=image_id).first()
    if image:
        image.get_renditions(*Filter.expand_spec(PICTURE), *Filter.expand_spec(THUMBNAIL))
