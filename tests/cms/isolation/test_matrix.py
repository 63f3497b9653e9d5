# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Nobody sees, or touches, what belongs to another department: at any address."""

import pytest

from cms.departments.roles import Role
from tests.cms.isolation.addresses import all_addresses
from tests.cms.isolation.rules import Kind
from tests.cms.isolation.table import INTO_THE_OTHER, OWN, TABLE
from tests.cms.isolation.trial import Visitor, classify
from tests.cms.isolation.world import World

NEIGHBOURS = [Role.EDITOR.value, Role.REVIEWER.value, Role.MANAGER.value, "reviewer of two"]


def test_every_address_is_classified() -> None:
    """A new address needs a line in the table."""
    _found, unknown = classify(all_addresses(), TABLE)
    assert unknown == []


def test_the_table_holds_no_address_that_has_gone() -> None:
    known = {key for address in all_addresses() for key in (address.key, address.name)}
    assert set(TABLE) | set(OWN) <= known


@pytest.mark.django_db
@pytest.mark.parametrize("role", [*NEIGHBOURS, "citizen"])
def test_neighbours_see_and_change_nothing(world: World, role: str) -> None:
    found, _unknown = classify(all_addresses(), TABLE)
    leaks = Visitor(world, world.staff.get(role)).leaks(found)
    assert not leaks, "\n" + "\n".join(map(str, leaks))


@pytest.mark.django_db
@pytest.mark.parametrize("role", NEIGHBOURS)
def test_nothing_shows_through_in_ones_own_pages(world: World, role: str) -> None:
    found, _unknown = classify(all_addresses(), OWN)
    leaks = Visitor(world, world.staff[role]).leaks(found, methods=["GET"])
    assert not leaks, "\n" + "\n".join(map(str, leaks))


@pytest.mark.django_db
@pytest.mark.parametrize("role", NEIGHBOURS)
def test_nothing_is_put_into_another_department(world: World, role: str) -> None:
    found, _unknown = classify(all_addresses(), INTO_THE_OTHER)
    leaks = Visitor(world, world.staff[role]).leaks(found, methods=["POST"])
    assert not leaks, "\n" + "\n".join(map(str, leaks))


@pytest.mark.django_db
def test_the_probes_hit_something(world: World) -> None:
    """Where neighbours are refused, an administrator is not, unless nobody gets in: the table tries what exists."""
    found, _unknown = classify(all_addresses(), TABLE)
    administrator = Visitor(world, world.staff[Role.ADMINISTRATOR.value])
    refused = [(address, rule) for address, rule in found if rule.kind in {Kind.REFUSED, Kind.CLOSED}]
    reached = {
        address.key
        for address, rule in refused
        if any(administrator.can_reach(address, probe) for probe in rule.probes)
    }
    assert reached == {address.key for address, rule in refused if rule.kind is Kind.REFUSED}
