# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Moved to guides.chosen, because the feed needs it too; edit it there and import it from there."""

from guides.chosen import PICTURE, THUMBNAIL, localise, prepare, prepare_films, prepare_pictures

__all__ = ["PICTURE", "THUMBNAIL", "localise", "prepare", "prepare_films", "prepare_pictures"]
