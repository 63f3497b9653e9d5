# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Accepting a proposal changes the block, for all guides at once; declining says why. Who proposed is told of both."""

from django.db import transaction
from django.utils import timezone

from cms.proposing.models import Proposal
from cms.users.models import User
from guides.models import SharedTextPage

State = Proposal.State


@transaction.atomic
def decide(proposal: Proposal, user: User, state: str, answer: str = "") -> bool:
    """Whether it was still open: two who decide at once decide once."""
    return bool(
        Proposal.objects.filter(pk=proposal.pk, state=State.OPEN).update(
            state=state, answer=answer, decided_by=user, decided_at=timezone.now()
        )
    )


def accept(proposal: Proposal, user: User) -> bool:
    """Whether the change is published.

    Where it isn't, because somebody else is writing, or because the user may not publish, it is in the newest draft.
    Of a place or contact somebody does in the editor what was proposed in words.
    """
    page = proposal.page.specific
    if not isinstance(page, SharedTextPage):
        return False
    has_draft = page.has_unpublished_changes
    draft = page.get_latest_revision_as_object() if has_draft else page
    draft.text = proposal.text
    revision = draft.save_revision(user=user, log_action=True)
    if has_draft or not page.permissions_for_user(user).can_publish():
        return False
    revision.publish(user=user)
    return True
