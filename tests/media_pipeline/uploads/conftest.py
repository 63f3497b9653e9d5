# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""A client that speaks tus 1.0.0 as tus-js-client does."""

from base64 import b64encode
from dataclasses import dataclass
from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.test import Client
from django.urls import reverse

from media_pipeline.models import Upload
from media_pipeline.uploads import protocol
from tests.media_pipeline.conftest import Staff


@dataclass
class Tus:
    """Uploads of one member of staff."""

    client: Client

    def ask(self, method: str, path: str, body: bytes = b"", **headers: str) -> Any:
        headers = {"Tus-Resumable": "1.0.0"} | {name.replace("_", "-"): value for name, value in headers.items()}
        kind = headers.pop("Content-Type", "application/octet-stream")
        # Said for an empty body too, as browsers do.
        said: dict[str, Any] = {"CONTENT_TYPE": kind, "CONTENT_LENGTH": str(len(body))}
        return self.client.generic(method, path, body, content_type=kind, headers=headers, **said)

    def begin(self, length: int, /, **metadata: object) -> Any:
        said = {"filename": "Vejen ind.mp4", "filetype": "video/mp4"} | metadata
        header = ",".join(f"{name} {b64encode(str(value).encode()).decode()}" for name, value in said.items())
        return self.ask("POST", reverse("films:uploads"), Upload_Length=str(length), Upload_Metadata=header)

    def send(self, upload: str, offset: int, body: bytes, **headers: str) -> Any:
        kind = "application/offset+octet-stream"
        return self.ask("PATCH", upload, body, **({"Upload_Offset": str(offset), "Content_Type": kind} | headers))

    def offset(self, upload: str) -> int:
        return int(self.ask("HEAD", upload)["Upload-Offset"])


@pytest.fixture(autouse=True)
def _small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    """A few bytes tell as much as millions."""
    monkeypatch.setattr(protocol, "MIN_PIECE_BYTES", 1)


@pytest.fixture
def tus(anna: Staff) -> Tus:
    return Tus(anna.client)


@pytest.fixture
def upload(tus: Tus, anna: Staff) -> str:
    """The address of an upload of ten bytes into Anna's collection that has just begun."""
    return str(tus.begin(10, collection=anna.collection.pk, title="Vejen ind")["Location"])


def row(upload: str) -> Upload:
    return Upload.objects.get(uuid=upload.rstrip("/").rpartition("/")[2])


def content(key: str) -> bytes:
    with default_storage.open(key) as stored:
        return bytes(stored.read())
