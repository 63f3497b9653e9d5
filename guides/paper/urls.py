# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Leaflets lie beside the page that they are of, in each language; QR codes beside the short address."""

from django.urls import path

from guides.paper import codes, views

app_name = "paper"
urlpatterns = [
    path("k/<slug:code>.svg", views.code_picture, name="code_picture"),
    path("k/<slug:code>.png", views.code_picture, {"form": codes.PNG}, name="code_png"),
    path("k/<slug:code>.pdf", views.code_picture, {"form": codes.PDF}, name="code_pdf"),
    path("<slug:department>/<slug:guide>/folder.pdf", views.guide_a4, name="guide"),
    path("<slug:department>/<slug:guide>/haefte.pdf", views.guide_booklet, name="guide_booklet"),
    path("<slug:department>/sted/<slug:place>/folder.pdf", views.place_a4, name="place"),
    path("<slug:department>/sted/<slug:place>/haefte.pdf", views.place_booklet, name="place_booklet"),
]
