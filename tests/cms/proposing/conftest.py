# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
from tests.cms.ripple.conftest import desk

__all__ = ["desk"]
