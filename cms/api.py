# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""The public API: guide documents and plays, with an OpenAPI description."""

from ninja import NinjaAPI

from guides.feed.views import router as documents
from guides.plays.views import router as plays

api = NinjaAPI(title="Vis Vej", version="1", openapi_url="openapi.json", docs_url=None, urls_namespace="api")
api.add_router("", documents)
api.add_router("", plays)
