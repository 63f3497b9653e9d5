# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""An editor's window, without the browser: what it sends, and what it knows from the answers."""

import re
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from django.test import Client
from django.urls import reverse
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from guides.models import GuidePage

JSON = {"Accept": "application/json"}


def form_of(guide: GuidePage, steps: list[str], **more: Any) -> dict[str, Any]:
    """What a browser sends for the guide with steps of these titles."""
    empty = {name: streamfield([]) for name in ("questions", "contacts", "places")}
    texts = {name: rich_text("") for name in ("why", "what_happens_next")}
    fields = {"title": guide.title, "slug": guide.slug, "summary": guide.summary}
    comments = {f"comments-{name}_FORMS": "0" for name in ("TOTAL", "INITIAL", "MIN_NUM", "MAX_NUM")}
    of_steps = [
        ("step", {"title": title, "text": "", "kind": "required", "content": streamfield([])}) for title in steps
    ]
    form: dict[str, Any] = nested_form_data(fields | empty | texts | comments | {"steps": streamfield(of_steps)})
    return form | {"audiences": ["citizen"]} | more


def titles(guide: GuidePage) -> list[str]:
    """Of the steps of the newest draft."""
    return [step.title for step in GuidePage.objects.get(pk=guide.pk).get_latest_revision_as_object().step_list]


@dataclass
class Window:
    """One tab of one editor's browser, with a guide open."""

    client: Client
    guide: GuidePage
    tab: str = ""
    turn: int = 0
    loaded: dict[str, str] = field(default_factory=dict)
    overwrites: str = ""
    save_over: str = ""
    steps: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.open()

    @property
    def address(self) -> str:
        return reverse("wagtailadmin_pages:edit", args=[self.guide.pk])

    def open(self) -> None:
        self._read(self.client.get(self.address).content.decode())
        self.steps = titles(self.guide)

    def _read(self, html: str) -> None:
        self.tab, self.turn, self.overwrites = uuid4().hex, 0, ""
        names = ("loaded_revision_id", "loaded_revision_created_at")
        self.loaded = {name: re.findall(rf'name="{name}" value="(.*?)"', html)[-1] for name in names}
        self.save_over = next(iter(re.findall(r'name="save_over" value="(.*?)"', html)), "")

    def autosave(self, *, is_answered: bool = True) -> bool:
        """Whether the window was told that it is saved."""
        more = {"overwrite_revision_id": self.overwrites} if self.overwrites else {}
        response = self.client.post(self.address, self._form(**more), headers=JSON)
        if not is_answered:
            return False
        answer = response.json()
        if answer["success"]:
            self.overwrites = str(answer["revision_id"])
            created = answer["revision_created_at"]
            self.loaded = {"loaded_revision_id": self.overwrites, "loaded_revision_created_at": created}
        return bool(answer["success"])

    def save(self, **more: str) -> bool:
        """With the button: the page comes back saved, or with what was typed and the reason why it was not."""
        response = self.client.post(self.address, self._form(**more))
        if response.status_code == 302:
            self._read(self.client.get(self.address).content.decode())
            return True
        html = response.content.decode()
        assert response.status_code == 409
        assert all(step in html for step in self.steps), "everything is still there"
        self._read(html)
        return False

    def _form(self, **more: str) -> dict[str, Any]:
        self.turn += 1
        return form_of(self.guide, self.steps, **self.loaded, tab=self.tab, tab_turn=str(self.turn), **more)
