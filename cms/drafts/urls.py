# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Drafts without a log-in: addresses below /kladde/."""

from django.urls import path

from cms.drafts.views import draft

urlpatterns = [
    path("<str:token>/", draft, name="draft"),
    path("<str:token>/<path:below>", draft, name="draft_below"),
]
