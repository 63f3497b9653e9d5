# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Addresses below /admin/godkendelse/.

A page goes by `pk`, because whoever stands in for a reviewer gets no further than here: these views ask for themselves.
"""

from django.urls import path

from cms.reviewing.stand_ins import EndStandInView, StandInsView
from cms.reviewing.urgent_views import AfterCheckView, UrgentView
from cms.reviewing.views import CancelView, ChangesView, OverviewView, PreviewView

app_name = "reviewing"
urlpatterns = [
    path("", OverviewView.as_view(), name="overview"),
    path("<int:pk>/", ChangesView.as_view(), name="changes"),
    path("<int:pk>/kladde/", PreviewView.as_view(), name="preview"),
    path("<int:pk>/afbryd/", CancelView.as_view(), name="cancel"),
    path("<int:pk>/hastende/", UrgentView.as_view(), name="urgent"),
    path("efterkontrol/<int:pk>/", AfterCheckView.as_view(), name="after_check"),
    path("afloesere/", StandInsView.as_view(), name="stand_ins"),
    path("afloesere/<int:pk>/slut/", EndStandInView.as_view(), name="end_stand_in"),
]
