# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Below /admin/personer/: the grounds for showing people; `kind` is "film" or "picture"."""

from django.urls import path

from media_pipeline.people.views import ConsentAddView, ConsentChangeView, ConsentRenewView, ConsentWithdrawView

app_name = "people"

urlpatterns = [
    path("<slug:kind>/<int:pk>/add/", ConsentAddView.as_view(), name="add"),
    path("<slug:kind>/<int:pk>/<int:consent_pk>/", ConsentChangeView.as_view(), name="change"),
    path("<slug:kind>/<int:pk>/<int:consent_pk>/renew/", ConsentRenewView.as_view(), name="renew"),
    path("<slug:kind>/<int:pk>/<int:consent_pk>/withdraw/", ConsentWithdrawView.as_view(), name="withdraw"),
]
