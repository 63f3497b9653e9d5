#!/usr/bin/env python
# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Django's command line; development settings unless the environment names others."""

import os
import sys

from django.core.management import execute_from_command_line


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.development")
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
