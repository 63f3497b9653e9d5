# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What editors are told of the pages that a guide points to."""

import pytest

from guides.blocks.chooser import GuideChooserBlock
from guides.models import GuidePage
from tests.factories import GuideFactory


@pytest.mark.django_db
def test_a_guide_that_has_been_withdrawn_no_longer_tells_its_title() -> None:
    """It may be another department's, and the row of a withdrawn page holds its draft."""
    title = GuideChooserBlock().widget.get_display_title
    guide = GuideFactory(title="Find vej")
    assert title(guide) == "Find vej"
    guide.unpublish()
    guide.title = "Hemmelig plan"
    guide.save()
    assert title(GuidePage.objects.get(pk=guide.pk)) == "En guide, der er trukket tilbage"
