# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Settings of the worker that a drill kills: a real queue, and leases that run out while somebody watches."""

from cms.settings.base import *  # noqa: F403
from cms.settings.base import DATA_DIR

SECRET_KEY = "tests-only"
FILE_UPLOAD_TEMP_DIR = DATA_DIR
MEDIA_LEASE_SECONDS = 4
