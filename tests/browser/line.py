# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""The line between a browser and a site, which can be held up and cut, whoever in the browser asks."""

import socket
from contextlib import suppress
from threading import Event, Thread
from urllib.parse import urlsplit


class Line:
    """Forwards every connection to the site. `address` is where the browser finds it."""

    def __init__(self, site: str) -> None:
        parts = urlsplit(site)
        self.site = (str(parts.hostname), int(parts.port or 80))
        self.dropped = ""
        self.held = ""
        self.moving = Event()
        self.moving.set()
        self.sockets: list[socket.socket] = []
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self.listener.getsockname()[1]}"
        Thread(target=self._accept, daemon=True).start()

    def hold(self, path: str = "") -> None:
        """Requests for what ends so are taken, and get no answer."""
        self.held = path
        self.moving.clear()

    def drop(self, path: str) -> None:
        """Whatever connection asks for what ends so is lost."""
        self.dropped = path

    def repair(self) -> None:
        self.dropped = ""
        self.moving.set()

    def cut(self) -> None:
        """No connection can be made any more, and none stays open."""
        self.moving.set()
        for each in (self.listener, *self.sockets):
            _close(each)

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                browser, _ = self.listener.accept()
                site = socket.create_connection(self.site)
                self.sockets += [browser, site]
                Thread(target=self._ask, args=(browser, site), daemon=True).start()
                Thread(target=self._answer, args=(site, browser), daemon=True).start()

    def _ask(self, browser: socket.socket, site: socket.socket) -> None:
        with suppress(OSError):
            while request := browser.recv(65_536):
                if self.dropped and _asks_for(self.dropped, request):
                    _close(browser)
                    break
                if _asks_for(self.held, request):
                    self.moving.wait()
                site.sendall(request)
        _close(site)

    def _answer(self, site: socket.socket, browser: socket.socket) -> None:
        with suppress(OSError):
            while answer := site.recv(65_536):
                browser.sendall(answer)
        _close(browser)


def _asks_for(path: str, request: bytes) -> bool:
    return f"{path} HTTP/1.1".encode() in request


def _close(each: socket.socket) -> None:
    with suppress(OSError):
        each.shutdown(socket.SHUT_RDWR)
    each.close()
