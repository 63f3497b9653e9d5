# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""How style sheets and scripts are collected in production."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class StaticFiles(CompressedManifestStaticFilesStorage):
    """Names with digests, also in what scripts import: browsers keep them, and a release never mixes with another."""

    support_js_module_import_aggregation = True
