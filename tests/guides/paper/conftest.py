# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
import pytest


@pytest.fixture(autouse=True)
def _fonts(assets: None) -> None:
    """Leaflets are set in the fonts that the assets bring."""
