# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""A line between a browser and the site that is slow, and can be cut in the middle of an answer.

Chromium's own emulation lets through at once what is on its way when the net is switched off.
"""

import socket
import time
from contextlib import suppress
from socketserver import BaseRequestHandler, ThreadingTCPServer
from threading import Thread
from urllib.parse import urlsplit

from playwright.sync_api import Page

_CHUNK = 8 * 1024


class Line(ThreadingTCPServer):
    """Carries so many bytes a second to the page, on each connection."""

    daemon_threads = True

    def __init__(self, site: str, page: Page, bytes_per_second: int) -> None:
        super().__init__(("127.0.0.1", 0), _Connection)
        parts = urlsplit(site)
        self.site = (parts.hostname or "", parts.port or 80)
        self.address = f"http://127.0.0.1:{self.server_address[1]}"
        self.bytes_per_second = bytes_per_second
        self.is_cut = False
        self.connections: set[socket.socket] = set()
        self._browser = page.context.new_cdp_session(page)
        Thread(target=self.serve_forever, daemon=True).start()

    def cut(self) -> None:
        self.is_cut = True
        for connection in list(self.connections):
            with suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)
        self._tell_browser(offline=True)

    def mend(self) -> None:
        self.is_cut = False
        self._tell_browser(offline=False)

    def _tell_browser(self, *, offline: bool) -> None:
        unlimited = {"downloadThroughput": -1, "uploadThroughput": -1, "latency": 0}
        self._browser.send("Network.emulateNetworkConditions", {"offline": offline, **unlimited})


class _Connection(BaseRequestHandler):
    server: Line

    def handle(self) -> None:
        if self.server.is_cut:
            return
        with suppress(OSError), socket.create_connection(self.server.site) as site:
            self.server.connections |= {self.request, site}
            Thread(target=self._ask, args=[site], daemon=True).start()
            while chunk := site.recv(_CHUNK):
                self.request.sendall(chunk)
                time.sleep(len(chunk) / self.server.bytes_per_second)

    def _ask(self, site: socket.socket) -> None:
        with suppress(OSError):
            while chunk := self.request.recv(_CHUNK):
                site.sendall(chunk)
            site.shutdown(socket.SHUT_WR)
