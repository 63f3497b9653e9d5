# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""The language of a page is in its address, and nowhere else."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import translation

from cms.language_paths import language_of

type GetResponse = Callable[[HttpRequest], HttpResponse]


class PathLanguageMiddleware:
    """Activate the address's language; without a prefix, Danish.

    Django's LocaleMiddleware also reads a cookie and `Accept-Language`, and says so in `Vary`; a citizen page must be
    the same for everybody.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        language = language_of(request.path_info)
        with translation.override(language):
            request.LANGUAGE_CODE = language
            return self.get_response(request)
