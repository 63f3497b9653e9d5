# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What the figures mean, in words that go wherever the figures go."""

from django.utils.translation import gettext as _


def explanations() -> list[str]:
    return [
        _("A view is at least 10 seconds of a film that were really played, or half of a film under 20 seconds."),
        _("A rewatch is a view that starts from the beginning of a film that was just seen to the end."),
        _("If somebody comes back later, it is counted as a new view."),
        _("Figures are published when a week, a month or a year has ended, and stay as they are."),
        _("A view is not a citizen."),
        _("Figures are rounded, and small ones are not shown, so that nobody can be recognised from them."),
        _("Totals are the sums of the figures shown. Films with few views are left out."),
    ]
