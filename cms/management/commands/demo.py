# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
import logging
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone
from django.utils.translation.reloader import translation_file_changed

from cms import assets
from cms.demo import content, encoding, figures, loader, people, serving, site, studio, translations
from cms.demo.processes import Hopeless
from cms.translations import compile_messages
from guides.models import HomePage


class Command(BaseCommand):
    help = "Set up everything on this machine, load made-up content that is not there yet, and serve it until Ctrl-C."
    requires_system_checks = []  # the checks want what this command brings about

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--port", type=int, default=8000, help="where to serve (8000)")
        parser.add_argument("--no-serve", action="store_true", help="only set up and load")

    def handle(self, *args: Any, **options: Any) -> None:
        port, serves = options["port"], not options["no_serve"]
        if not settings.DEMO_LOGINS:
            raise CommandError("The demo has log-ins that everybody knows. It runs only with the development settings.")
        if serves and not serving.is_free(port):
            raise CommandError(f"Port {port} is in use. Choose another one: manage.py demo --port {port + 1}")
        self._prepare()
        self._load(port)
        self._encode()
        self._show_logins()
        if serves:
            self._serve(port)

    def _prepare(self) -> None:
        self._say("Style sheet, scripts and fonts ...")
        try:
            assets.build()
        except assets.BuildError as error:
            raise CommandError(str(error)) from error
        for catalogue in compile_messages():
            translation_file_changed(sender=None, file_path=catalogue)
        self._say("Database ...")
        Path(settings.DATA_DIR).mkdir(parents=True, exist_ok=True)
        call_command("migrate", verbosity=0, interactive=False)

    def _load(self, port: int) -> None:
        logging.getLogger("wagtail").setLevel(logging.WARNING)  # it tells of each page
        home = site.front_page(port)
        self._load_departments(home)
        if tables := translations.missing():
            self._say(f"Translating into {len(tables)} languages ...")
            translations.load(home, tables, people.administrator())

    def _load_departments(self, home: HomePage) -> None:
        tables = loader.missing(home, content.departments())
        if not tables:
            self._say("The demo's departments are there already: left as they are.")
            return
        names = loader.undrawn(tables)
        drawn = studio.draw(names, lambda percent: self._progress(f"Drawing {len(names)} films: {percent} %"))
        self._end_progress()
        self._say(f"Loading {len(tables)} departments ...")
        loader.load(home, tables, drawn)
        figures.load(tables, timezone.localdate())

    def _encode(self) -> None:
        failed = encoding.encode_all(lambda words: self._progress(f"Encoding: {words}"))
        self._end_progress()
        for version in failed:
            self.stderr.write(f"{version.video.title}: {version.reason} {version.remedy}")

    def _show_logins(self) -> None:
        self._say(f"\nLog-ins, all with the password {people.PASSWORD} (for development only):")
        self._say(f"  {people.ADMINISTRATOR}")
        for slug in content.DEPARTMENTS:
            self._say("  " + "  ".join(people.login(role, slug) for role in people.ROLES))

    def _serve(self, port: int) -> None:
        self._say("\nStarting the web server and the workers ...")
        try:
            serving.serve(port, say=self._log, ready=lambda: self._show_addresses(port))
        except Hopeless as error:
            raise CommandError(str(error)) from error
        self._say("Stopped.")

    def _show_addresses(self, port: int) -> None:
        self._say(f"\n  Site   http://localhost:{port}/")
        self._say(f"  Admin  http://localhost:{port}{settings.ADMIN_PATH}")
        self._say("\nCtrl-C stops everything.")

    def _log(self, line: str) -> None:
        if self.verbosity > 1 or any(word in line for word in ("ERROR", "CRITICAL", "Traceback", "starts again")):
            self._say(line)

    def execute(self, *args: Any, **options: Any) -> str | None:
        self.verbosity: int = options["verbosity"]
        self._shown = ""
        return super().execute(*args, **options)

    def _say(self, words: str) -> None:
        self.stdout.write(words)
        self.stdout.flush()

    def _progress(self, words: str) -> None:
        """One line that changes in a terminal; lines of their own where the output is kept."""
        if words == self._shown:
            return
        self._shown = words
        if self.stdout.isatty():
            self.stdout.write(f"\r{words:<78}", ending="")
        else:
            self.stdout.write(words)
        self.stdout.flush()

    def _end_progress(self) -> None:
        if self._shown and self.stdout.isatty():
            self.stdout.write("")
        self._shown = ""
