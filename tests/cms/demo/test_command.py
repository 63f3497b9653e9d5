# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
import socket

import pytest
from django.core.management import CommandError, call_command
from pytest_django import Settings

from cms.demo import serving


def test_it_refuses_where_debug_is_off(settings: Settings) -> None:
    settings.DEBUG = False
    with pytest.raises(CommandError, match="only where DEBUG is on"):
        call_command("demo", "--no-serve")


def test_it_says_so_when_the_port_is_taken(settings: Settings) -> None:
    settings.DEBUG = True
    with socket.socket() as taken:
        taken.bind((serving.HOST, 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(CommandError, match=f"Port {port} is in use"):
            call_command("demo", port=port)
