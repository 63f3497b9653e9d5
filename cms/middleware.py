# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What happens to every request: the language is in its address and nowhere else; citizens' pages are compressed."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware
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


class CitizensGZipMiddleware(GZipMiddleware):
    """Compress what citizens read, which on a poor line is most of the waiting.

    Not the admin's pages: how well they compress would help to guess the secrets in their forms. Films and pictures
    are streamed, and are compressed already.
    """

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if response.streaming or request.path_info.startswith(settings.ADMIN_PATH):
            return response
        return super().process_response(request, response)
