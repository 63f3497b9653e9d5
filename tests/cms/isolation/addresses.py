# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Every address of the site, read from the URL resolver."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver, reverse


@dataclass(frozen=True)
class Address:
    """One URL pattern; `name` has its namespaces."""

    name: str
    route: str
    kwargs: frozenset[str]

    @property
    def key(self) -> str:
        """The name, told apart from patterns that share it."""
        return f"{self.name}[{', '.join(sorted(self.kwargs))}]"

    def path(self, values: dict[str, str]) -> str:
        """Where it is, with `values` for its arguments."""
        if "/" in self.name:  # a pattern without a name goes by its route
            return "/" + self.name.replace("^.*", "nowhere").rstrip("$")
        if any(name.isdigit() for name in values):
            return reverse(self.name, args=[values[name] for name in sorted(values)])
        return reverse(self.name, kwargs=values)


def all_addresses() -> list[Address]:
    return sorted(_walk(get_resolver()), key=lambda address: (address.name, sorted(address.kwargs)))


def _walk(resolver: URLResolver, namespaces: tuple[str, ...] = (), route: str = "") -> Iterator[Address]:
    for entry in resolver.url_patterns:
        where = route + str(entry.pattern)
        if isinstance(entry, URLResolver):
            inside = (*namespaces, entry.namespace) if entry.namespace else namespaces
            yield from _walk(entry, inside, where)
        elif isinstance(entry, URLPattern):
            yield Address(":".join((*namespaces, entry.name or where)), where, _arguments(entry))


def _arguments(entry: URLPattern) -> frozenset[str]:
    """Named arguments; a positional one is called by its number."""
    pattern = entry.pattern
    regex: Any = pattern.regex
    named = frozenset(regex.groupindex) - frozenset(entry.default_args)
    return named or frozenset(str(number) for number in range(regex.groups))
