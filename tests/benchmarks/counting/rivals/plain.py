# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""The same site with the database's settings as Django leaves them, and most sites with it."""

from cms.settings.base import env
from tests.benchmarks.counting.rivals.settings import *  # noqa: F403

DATABASES = {"default": env.db_url("DATABASE_URL")}
