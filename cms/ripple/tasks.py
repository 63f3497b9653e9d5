# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What the workers do when something is to be checked."""

from django.tasks import task

from cms.ripple.telling import tell_untold


@task
def tell_owners() -> int:
    return tell_untold()
