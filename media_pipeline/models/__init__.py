# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""The models, one family per file."""

from media_pipeline.models.captions import Captions
from media_pipeline.models.image import Document, Image, ImageRendition
from media_pipeline.models.publication import Publishable
from media_pipeline.models.video import PLAYER_RELATIONS, Video, VideoRendition, VideoVersion

__all__ = [
    "PLAYER_RELATIONS",
    "Captions",
    "Document",
    "Image",
    "ImageRendition",
    "Publishable",
    "Video",
    "VideoRendition",
    "VideoVersion",
]
