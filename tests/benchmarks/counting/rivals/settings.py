# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Production's, and one more app."""

from cms.settings.production import *  # noqa: F403

ROOT_URLCONF = "tests.benchmarks.counting.rivals.urls"
INSTALLED_APPS = [*INSTALLED_APPS, "hitcount"]  # noqa: F405
