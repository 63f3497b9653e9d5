# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Settings of the worker that a drill kills: a real queue, and leases that run out while somebody watches."""

from cms.settings.base import DATA_DIR, MEDIA_ROOT, TASKS
from cms.settings.test import *  # noqa: F403

TASKS = TASKS
MEDIA_ROOT = MEDIA_ROOT
FILE_UPLOAD_TEMP_DIR = DATA_DIR
MEDIA_LEASE_SECONDS = 4
