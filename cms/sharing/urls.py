# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Addresses below /admin/del/."""

from django.urls import path

from cms.sharing.views import KitView

app_name = "sharing"
urlpatterns = [path("<int:guide_id>/", KitView.as_view(), name="kit")]
