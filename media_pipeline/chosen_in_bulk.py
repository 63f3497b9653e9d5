# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Choosers in streams, read from a form that was sent in one query for each kind of thing instead of two for each.

Wagtail fetches what a chooser points to when it reads the form, and again when it validates: a guide with thirty steps
takes hundreds of queries for each save.
"""

import copy
from collections import defaultdict
from typing import Any

from django.core.exceptions import ValidationError
from wagtail import blocks


class Sent:
    """The data of a form. When it is read first, choosers say what they point to; the second time they get it."""

    def __init__(self, data: Any) -> None:
        self._data = data
        self._blocks: dict[int, ChosenInBulk] = {}
        self._wanted: dict[int, set[Any]] = defaultdict(set)
        self._found: dict[int, dict[Any, Any]] | None = None

    def __getattr__(self, name: str) -> Any:
        return getattr(self._data, name)

    def __getitem__(self, name: str) -> Any:
        return self._data[name]

    def __contains__(self, name: str) -> bool:
        return name in self._data

    def fetch(self) -> None:
        self._found = {}
        for number, keys in self._wanted.items():
            listed = sorted(keys)
            self._found[number] = dict(zip(listed, self._blocks[number].bulk_to_python(listed), strict=True))

    def chosen(self, block: "ChosenInBulk", sent: Any) -> Any:
        """The object whose key was `sent`, each time another instance; None for nothing, or what has gone.

        Raises ValueError for what can be no key.
        """
        if sent in (None, ""):
            return None
        try:
            key = block.model_class._meta.pk.to_python(sent)
        except ValidationError as error:
            raise ValueError(str(sent)) from error
        if self._found is None:
            self._blocks[id(block)] = block  # blocks can't be keys of a dictionary
            self._wanted[id(block)].add(key)
            return None
        return copy.copy(self._found[id(block)][key])


class ChosenInBulk(blocks.ChooserBlock):
    """A chooser inside a ReadInBulk."""

    def value_from_datadict(self, data: Any, files: Any, prefix: str) -> Any:
        if isinstance(data, Sent):
            return data.chosen(self, self.field.widget.value_from_datadict(data, files, prefix))
        return super().value_from_datadict(data, files, prefix)

    def clean(self, value: Any) -> Any:
        """What has been fetched exists; Wagtail would ask again."""
        return value if isinstance(value, self.model_class) else super().clean(value)


class ReadInBulk(blocks.StreamBlock):
    """A page's whole stream."""

    def value_from_datadict(self, data: Any, files: Any, prefix: str) -> Any:
        sent = Sent(data)
        super().value_from_datadict(sent, files, prefix)
        sent.fetch()
        return super().value_from_datadict(sent, files, prefix)
