# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Letters about proposals: to those who look after the block, and back to who proposed."""

import logging

from django.conf import settings
from django.core.mail import send_mail
from django.tasks import task
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from cms.proposing.models import Proposal
from cms.ripple.telling import owners_of_page

logger = logging.getLogger(__name__)


@task
def tell_of_proposal(pk: int) -> int:
    """Somebody has proposed something: those who own the block are told."""
    proposal = Proposal.objects.select_related("page__owner").filter(pk=pk).first()
    if proposal is None:
        return 0
    with translation.override(settings.LANGUAGE_CODE):
        words = {"title": proposal.page.title, "why": proposal.why, "address": _address()}
        subject = _("A change of “%(title)s” is proposed") % words
        body = _("Why: %(why)s\n\nSee it, and accept or decline it here: %(address)s") % words
        return _send(subject, body, owners_of_page(proposal.page))


@task
def tell_of_decision(pk: int) -> int:
    """Who proposed is told what became of it."""
    proposal = Proposal.objects.select_related("page", "proposed_by").filter(pk=pk).first()
    if proposal is None or proposal.proposed_by is None or not proposal.proposed_by.is_active:
        return 0
    with translation.override(settings.LANGUAGE_CODE):
        words = {"title": proposal.page.title, "answer": proposal.answer}
        if proposal.state == Proposal.State.ACCEPTED:
            subject = _("Your proposal for “%(title)s” was accepted") % words
            body = _("Thank you. The change is on its way to all guides that use it.")
        else:
            subject = _("Your proposal for “%(title)s” was declined") % words
            body = _("The reason: %(answer)s") % words
        return _send(subject, body, [proposal.proposed_by.email])


def _send(subject: str, body: str, addresses: list[str]) -> int:
    told = [address for address in addresses if address]
    if told:
        send_mail(" ".join(subject.split()), body, None, told)
    return len(told)


def _address() -> str:
    return settings.WAGTAILADMIN_BASE_URL + reverse("proposing:index")
