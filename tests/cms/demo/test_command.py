# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
import socket
from collections.abc import Callable
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from pytest_django import Settings

from cms.demo import serving
from cms.demo.processes import Say
from cms.management.commands import demo


def test_it_refuses_where_debug_is_off(settings: Settings) -> None:
    settings.DEMO_LOGINS = False
    with pytest.raises(CommandError, match="only with the development settings"):
        call_command("demo", "--no-serve")


def test_it_says_so_when_the_port_is_taken(settings: Settings) -> None:
    settings.DEMO_LOGINS = True
    with socket.socket() as taken:
        taken.bind((serving.HOST, 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(CommandError, match=f"Port {port} is in use"):
            call_command("demo", port=port)


@pytest.fixture
def ready(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Everything is built, loaded and encoded already. The ports that were served."""
    settings.DEMO_LOGINS = True
    served: list[int] = []

    def serve(port: int, *, say: Say, ready: Callable[[], None]) -> None:
        served.append(port)
        ready()

    monkeypatch.setattr("cms.assets.build", lambda: False)
    monkeypatch.setattr(demo, "compile_messages", list)
    monkeypatch.setattr(demo, "call_command", lambda *_which, **_how: None)
    monkeypatch.setattr("cms.demo.site.front_page", lambda _port: None)
    monkeypatch.setattr("cms.demo.loader.missing", lambda _home, _tables: [])
    monkeypatch.setattr("cms.demo.translations.missing", list)
    monkeypatch.setattr("cms.demo.encoding.encode_all", lambda progress: progress("Døren 42 %") or [])
    monkeypatch.setattr("cms.demo.serving.is_free", lambda _port: True)
    monkeypatch.setattr("cms.demo.serving.serve", serve)
    return served


def test_it_prints_log_ins_and_addresses_and_serves(ready: list[int]) -> None:
    said = StringIO()
    call_command("demo", port=8105, stdout=said)
    assert ready == [8105]
    for words in ("vis-vej-demo", "redaktoer-borgerservice", "godkender-borgerservice", "leder-borgerservice"):
        assert words in said.getvalue()
    assert "Encoding: Døren 42 %\n" in said.getvalue()
    assert "  administrator\n" in said.getvalue()
    assert "http://localhost:8105/\n" in said.getvalue()
    assert "http://localhost:8105/admin/\n" in said.getvalue()


def test_it_serves_nothing_when_told_not_to(ready: list[int]) -> None:
    said = StringIO()
    call_command("demo", "--no-serve", stdout=said)
    assert ready == []
    assert "leder-borgerservice" in said.getvalue()
