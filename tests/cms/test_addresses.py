# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What the addresses of the site promise, seen from the URL resolver."""

import re

import pytest
from django.conf import settings
from django.test import Client

from guides.models.department import RESERVED_SLUGS
from tests.cms.isolation.addresses import all_addresses
from tests.factories import home_page


def test_no_department_can_hide_an_address_of_the_site() -> None:
    firsts = {address.route.partition("/")[0] for address in all_addresses()}
    slugs = {first for first in firsts if re.fullmatch(r"[\w-]+", first)}  # feed.json is none
    assert slugs >= {"admin", "api", "g", "media", "livez"}
    assert slugs | {code for code, _name in settings.LANGUAGES} <= RESERVED_SLUGS


@pytest.mark.django_db
def test_the_only_log_in_is_below_the_admin(client: Client) -> None:
    """A second one would set cookies on the citizens' side, and be out of the reach of the limit on log-ins."""
    home_page()
    assert [
        address.route
        for address in all_addresses()
        if not address.route.startswith("admin/") and ("login" in address.name or "authenticate" in address.name)
    ] == []
    assert client.get("/_util/login/").status_code == 404
