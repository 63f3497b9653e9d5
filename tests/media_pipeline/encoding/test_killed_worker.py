# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""`kill -9` in the middle of encoding: after a restart the film is ready once, and nothing is half-published."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest

from tests.media_pipeline.conftest import MakeFilm

pytestmark = pytest.mark.drill

_SCRIPT = """
import django; django.setup()
from pathlib import Path
from media_pipeline.encoding import jobs
from media_pipeline.models import *
"""


class Installation:
    """A database, a storage and workers of their own."""

    def __init__(self, folder: Path, database_url: str) -> None:
        self.folder = folder
        self.environment = os.environ | {
            "DATA_DIR": str(folder),
            "DATABASE_URL": database_url,
            "DJANGO_SETTINGS_MODULE": "tests.media_pipeline.worker_settings",
            "PYTHONPATH": str(Path(__file__).parents[3]),
        }
        self.workers: list[subprocess.Popen[bytes]] = []

    def manage(self, *arguments: str) -> None:
        command = [sys.executable, "-m", "django", *arguments]
        subprocess.run(command, env=self.environment, check=True, capture_output=True)

    def run(self, code: str) -> str:
        command = [sys.executable, "-c", _SCRIPT + code]
        done = subprocess.run(command, env=self.environment, check=True, capture_output=True, text=True)
        return done.stdout.strip()

    def upload(self, film: Path) -> None:
        self.run(f"""
from django.core.files import File
from wagtail.models import Collection
from media_pipeline.ingest import add_film
with open({str(film)!r}, "rb") as content:
    add_film(File(content), title="Vejen", collection=Collection.get_first_root_node())
""")

    def children(self) -> list[int]:
        """What the newest worker has started."""
        folder = Path(f"/proc/{self.workers[-1].pid}/task")
        return [int(pid) for task in folder.glob("*/children") for pid in task.read_text().split()]

    def start_worker(self) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "django", "db_worker", "--queue-name", "media", "--no-startup-delay"]
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        self.workers.append(subprocess.Popen([*command, "--interval", "0.2"], env=self.environment, **quiet))  # type: ignore[call-overload]
        return self.workers[-1]

    def encoders(self) -> list[str]:
        """Command lines of the ffmpegs that work for this installation."""
        found = []
        for process in Path("/proc").glob("[0-9]*/cmdline"):
            try:
                command = process.read_bytes().replace(b"\0", b" ").decode(errors="replace")
            except OSError:
                continue
            if "-filter_complex" in command and str(self.folder) in command:
                found.append(command)
        return found


@pytest.fixture
def database_url(tmp_path: Path) -> Iterator[str]:
    """A new database of the kind that these tests run on."""
    given = os.environ.get("DATABASE_URL", "")
    if not given.startswith("postgres"):
        yield f"sqlite:///{tmp_path / 'db.sqlite3'}"
        return
    server, name = given.rsplit("/", 1)[0], f"drill_{os.getpid()}"
    with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
        yield f"{server}/{name}"
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def installation(tmp_path: Path, database_url: str) -> Iterator[Installation]:
    made = Installation(tmp_path, database_url)
    made.manage("migrate", "--verbosity", "0")
    yield made
    for worker in made.workers:
        worker.kill()
        worker.wait()


def wait_until(condition: Callable[[], object], seconds: float = 180) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "nothing happened"
        time.sleep(0.1)


@pytest.mark.skipif(sys.platform != "linux", reason="looks at /proc")
def test_a_killed_worker(installation: Installation, make_film: MakeFilm) -> None:
    film = make_film("long.mp4", seconds=20, size="1280x720")
    installation.upload(film)
    worker = installation.start_worker()
    wait_until(installation.encoders)
    worker.send_signal(signal.SIGKILL)
    worker.wait()
    wait_until(lambda: not installation.encoders(), seconds=5)

    what_is_shown = (
        "print(VideoVersion.objects.get().state, VideoRendition.objects.count(), Video.objects.get().is_playable)"
    )
    assert installation.run(what_is_shown) == "encoding 0 False"

    installation.start_worker()
    wait_until(lambda: installation.run("print(jobs.requeue_expired())") == "1")
    wait_until(lambda: installation.run(what_is_shown) == "ready 2 True")
    assert installation.run("v = VideoVersion.objects.get(); print(v.attempt, v.fencing_token)") == "2 2"
    assert installation.run("print(jobs.requeue_expired())") == "0"
    published = sorted(path.name for path in (installation.folder / "media" / "videos").rglob("*.*"))
    assert published == ["360.mp4", "720.mp4", "poster.webp", "storyboard.jpg"]
    assert not list(installation.folder.glob("vis-vej-*")), "something was left behind"


KILLS = 20


@pytest.mark.skipif(sys.platform != "linux", reason="looks at /proc")
def test_twenty_kills_at_random_moments(installation: Installation, make_film: MakeFilm) -> None:
    """Of the worker, of what it has started, or of both, anywhere between waiting and ready."""
    film = make_film("short.mp4", seconds=4, size="1280x720")
    chance = random.Random(20)
    installation.start_worker()
    for number in range(1, KILLS + 1):
        installation.upload(film)
        time.sleep(chance.uniform(0, 5))
        victims = chance.choice(["worker", "children", "both"])
        if victims != "worker":
            for child in installation.children():
                os.kill(child, signal.SIGKILL)
        if victims != "children":
            installation.workers[-1].kill()
            installation.workers[-1].wait()
            wait_until(lambda: not installation.encoders(), seconds=5)
            installation.start_worker()
        wait_until(lambda n=number: installation.run(_HEAL) == f"{n} ready, {2 * n} files, 0 half")  # type: ignore[misc]
    assert not installation.children()
    published = [path.name for path in (installation.folder / "media" / "videos").rglob("*.*")]
    assert sorted(published) == sorted(KILLS * ["360.mp4", "720.mp4", "poster.webp", "storyboard.jpg"])
    assert not list(installation.folder.glob("vis-vej-*")), "something was left behind"


# As the periodic runner does it; then what is there, and what is shown before all of it is.
_HEAL = """
jobs.requeue_expired()
ready = VideoVersion.objects.filter(state="ready").count()
half = Video.objects.filter(current_version__isnull=False).exclude(current_version__state="ready").count()
print(f"{ready} ready, {VideoRendition.objects.count()} files, {half} half")
"""
