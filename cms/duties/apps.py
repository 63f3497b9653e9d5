# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
from django.apps import AppConfig


class DutiesConfig(AppConfig):
    name = "cms.duties"
    verbose_name = "Duties"
