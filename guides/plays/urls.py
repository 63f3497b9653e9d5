# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Where forms are sent. (Plays are reported to the API: cms.api.)"""

from django.urls import path

from guides.plays import views

app_name = "plays"
urlpatterns = [path("g/<uuid:uuid>/svar/", views.take_answer, name="answer")]
