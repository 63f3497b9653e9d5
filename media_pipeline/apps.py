# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""The app: films, pictures and documents, from upload to the reader's browser."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MediaPipelineConfig(AppConfig):
    name = "media_pipeline"
    label = "media_pipeline"
    verbose_name = _("Media")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from wagtail.models import ReferenceIndex
        from wagtail.permission_policies.collections import CollectionOwnershipPermissionPolicy
        from wagtail.permissions import register_permission_policy

        from media_pipeline import checks, signal_handlers  # noqa: F401
        from media_pipeline.models import Video

        register_permission_policy(Video, CollectionOwnershipPermissionPolicy(Video, owner_field_name="uploaded_by"))
        ReferenceIndex.register_model(Video)
        signal_handlers.connect()
