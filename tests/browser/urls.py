# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""The site's addresses, and one that goes wrong: what people see when we have made a mistake."""

from typing import NoReturn

from django.http import HttpRequest
from django.urls import path

from cms.urls import urlpatterns as site


def break_down(request: HttpRequest) -> NoReturn:
    raise RuntimeError("on purpose")


urlpatterns = [path("gaar-galt/", break_down), *site]
