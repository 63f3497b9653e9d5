# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Pieces in a bucket; and a worker that is really killed while it joins."""

import random
import signal
import subprocess
import sys
import threading
from itertools import pairwise
from pathlib import Path

import pytest

from media_pipeline.uploads.join import ensure_original
from tests.media_pipeline.conftest import Staff, stored
from tests.media_pipeline.encoding.test_killed_worker import (  # noqa: F401
    Installation,
    database_url,
    installation,
    wait_until,
)
from tests.media_pipeline.test_s3 import bucket  # noqa: F401
from tests.media_pipeline.uploads.conftest import Tus, content, row

MEGABYTE = 1024 * 1024


@pytest.mark.django_db
@pytest.mark.usefixtures("bucket")
def test_pieces_in_a_bucket_are_joined_where_the_lease_is_renewed(tus: Tus, anna: Staff) -> None:
    """More than S3 takes in one part, and more than one piece; short pieces in between."""
    file = random.Random(3).randbytes(20 * MEGABYTE)
    upload = tus.begin(len(file), collection=anna.collection.pk)["Location"]
    cuts = [0, 8 * MEGABYTE, 8 * MEGABYTE + 10, 9 * MEGABYTE, 17 * MEGABYTE, len(file)]
    for start, end in pairwise(cuts):
        assert tus.send(upload, start, file[start:end])["Upload-Offset"] == str(end)
    version = row(upload).version
    assert version is not None

    threads = set()
    ensure_original(version, lambda: threads.add(threading.current_thread()))
    assert threads == {threading.current_thread()}
    assert content(version.original) == file
    assert stored(f"uploads/{row(upload).uuid}") == []


_BEGIN = """
from django.core.files.base import ContentFile
from wagtail.models import Collection
from cms.users.models import User
from media_pipeline import ingest, storage, keys
user = User.objects.create_user("anna", "anna@example.org")
upload = Upload.objects.create(user=user, collection=Collection.get_first_root_node(), title="Vejen", length=30_000_000)
for number in range(30):
    storage.save(keys.upload_piece(upload.uuid, number * 1_000_000), ContentFile(bytes([number]) * 1_000_000))
version = ingest.add_uploaded(upload)
print(version.original)
"""

_JOIN = """
import sys, time
from media_pipeline.uploads.join import ensure_original
ensure_original(VideoVersion.objects.get(), lambda: time.sleep(float(sys.argv[1])))
"""


@pytest.mark.drill
def test_a_worker_killed_while_it_joins(installation: Installation) -> None:  # noqa: F811
    original = installation.folder / "media" / installation.run(_BEGIN)
    script = "import django; django.setup()\nfrom media_pipeline.models import *\n" + _JOIN

    slow = subprocess.Popen([sys.executable, "-c", script, "0.2"], env=installation.environment)
    wait_until(lambda: original.exists() and original.stat().st_size > 2_000_000)
    slow.send_signal(signal.SIGKILL)
    slow.wait()
    assert original.stat().st_size < 30_000_000

    subprocess.run([sys.executable, "-c", script, "0"], env=installation.environment, check=True)
    assert original.read_bytes() == b"".join(bytes([number]) * 1_000_000 for number in range(30))
    left: list[Path] = [path for path in (installation.folder / "media" / "uploads").rglob("*") if path.is_file()]
    assert left == []
