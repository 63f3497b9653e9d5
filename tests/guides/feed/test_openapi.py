# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""The description of the API is valid, and what is served is what it describes."""

from typing import Any

import pytest
from django.test import Client
from openapi_schema_validator import OAS31Validator
from openapi_spec_validator import validate

from guides.feed.schema import GuideDocument
from tests.guides.feed.full_guide import full_guide


def description(client: Client) -> dict[str, Any]:
    found: dict[str, Any] = client.get("/api/v1/openapi.json").json()
    return found


def test_is_valid(client: Client) -> None:
    validate(description(client))


def test_names_every_operation_once(client: Client) -> None:
    operations = [each for path in description(client)["paths"].values() for each in path.values()]
    assert len({each["operationId"] for each in operations}) == len(operations)


@pytest.mark.django_db
def test_describes_what_is_served(client: Client) -> None:
    guide = full_guide().guide
    document = client.get(f"/api/v1/guides/{guide.uuid}/").json()
    found = description(client)
    schema = found["paths"]["/api/v1/guides/{uuid}/"]["get"]["responses"]["200"]["content"]["application/json"][
        "schema"
    ]
    OAS31Validator(schema | {"components": found["components"]}).validate(document)
    assert GuideDocument.model_validate(document).uuid == guide.uuid
