# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""To be included under /media/."""

from django.urls import path

from media_pipeline import views

app_name = "media_pipeline"

urlpatterns = [path("<path:key>", views.serve, name="serve")]
