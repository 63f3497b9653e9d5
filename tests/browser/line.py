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
        self.moving = Event()
        self.moving.set()
        self.sockets: list[socket.socket] = []
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self.listener.getsockname()[1]}"
        Thread(target=self._accept, daemon=True).start()

    def hold(self) -> None:
        """Connections are taken, and nothing comes through."""
        self.moving.clear()

    def release(self) -> None:
        self.moving.set()

    def cut(self) -> None:
        """No connection can be made any more, and none stays open."""
        self.moving.set()
        for each in (self.listener, *self.sockets):
            with suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)
            each.close()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                browser, _ = self.listener.accept()
                site = socket.create_connection(self.site)
                self.sockets += [browser, site]
                for source, target in ((browser, site), (site, browser)):
                    Thread(target=self._forward, args=(source, target), daemon=True).start()

    def _forward(self, source: socket.socket, target: socket.socket) -> None:
        with suppress(OSError):
            while data := source.recv(65_536):
                self.moving.wait()
                target.sendall(data)
            target.shutdown(socket.SHUT_WR)
