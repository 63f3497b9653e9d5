# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Addresses below /admin/besked/."""

from django.urls import path

from cms.notices.views import NoticeFormView, NoticesView, end

app_name = "notices"
urlpatterns = [
    path("", NoticesView.as_view(), name="index"),
    path("<int:page_id>/", NoticeFormView.as_view(), name="give"),
    path("<int:page_id>/<int:pk>/", NoticeFormView.as_view(), name="change"),
    path("<int:page_id>/<int:pk>/slut/", end, name="end"),
]
