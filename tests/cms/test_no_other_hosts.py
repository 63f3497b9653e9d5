# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""The server asks no other host on anybody's word."""

import pytest
from django.test import Client


@pytest.mark.django_db
def test_embedding_a_page_asks_nobody(admin_client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def ask(*_args: object, **_kwargs: object) -> None:
        pytest.fail("asked another host")

    monkeypatch.setattr("requests.sessions.Session.request", ask)
    data = {"embed-chooser-url": "https://www.youtube.com/watch?v=abcdefghijk"}

    response = admin_client.post("/admin/embeds/chooser/upload/", data)

    assert response.status_code == 200
    assert response.json()["step"] == "chooser"
