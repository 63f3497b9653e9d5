# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Handing a guide, or one step of it, to somebody else. Pure over a loaded guide."""

from dataclasses import dataclass
from urllib.parse import quote

from django.urls import reverse
from django.utils.translation import gettext as _

from guides.models import GuidePage, ShortAddress, Step


@dataclass(frozen=True)
class Share:
    """`title` and `text` say nothing of a guide that requires discretion; `url` is absolute."""

    title: str
    text: str
    url: str

    @property
    def message(self) -> str:
        """All of it, for one text message."""
        return f"{self.text} {self.url}"

    @property
    def sms(self) -> str:
        """For any phone: some want `?` before the text, some `&`, and all take both."""
        return f"sms:?&body={quote(self.message, safe='')}"

    @property
    def mail(self) -> str:
        # Lines in an address of a mail end as lines in a mail do (RFC 6068).
        body = f"{self.text}\r\n\r\n{self.url}\r\n"
        return f"mailto:?subject={quote(self.title, safe='')}&body={quote(body, safe='')}"


def share(guide: GuidePage, step: Step | None, *, address: str, municipality: str) -> Share:
    """`address` is absolute."""
    title = f"{guide.public_title} – {municipality}" if guide.discreet else guide.title
    words = _("Here is a guide from %(municipality)s:") if guide.discreet else _("Here you can see the way: %(title)s.")
    return Share(
        title=title,
        text=words % {"municipality": municipality, "title": step_title(guide, step)},
        url=address,
    )


def step_title(guide: GuidePage, step: Step | None) -> str:
    return f"{guide.title}, {step.name.lower()}: {step.title}" if step else guide.title


def lasting_path(guide: GuidePage, step: Step | None, short: ShortAddress | None) -> str:
    """The shortest lasting address that there is: the `short` one, where one has been given out."""
    if short:
        return str(short)
    if step:
        return reverse("site:permanent_step", args=[guide.uuid, step.id])
    return reverse("site:permanent_guide", args=[guide.uuid])


def letter(guide: GuidePage, address: str) -> str:
    """What a letter says beside the QR code; `address` as people type it. Of a discreet guide only where it is."""
    if guide.discreet:
        words = _(
            "We have put together a page for you. Type %(address)s in your browser, or point the camera of your phone "
            "at the code."
        )
    else:
        words = _(
            "“%(title)s” shows you what to do, step by step. Type %(address)s in your browser, or point the camera of "
            "your phone at the code."
        )
    return words % {"address": address, "title": guide.title}
