# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""The models, one family per file."""

from media_pipeline.models.archive import ArchivedVersion
from media_pipeline.models.captions import Captions
from media_pipeline.models.chapter import Chapter
from media_pipeline.models.image import Document, Image, ImageRendition
from media_pipeline.models.people import Consent, ShowsPeople, may_be_shown
from media_pipeline.models.publication import Publishable
from media_pipeline.models.rules import CollectionRules
from media_pipeline.models.upload import Upload
from media_pipeline.models.video import PLAYER_RELATIONS, Video, VideoRendition, VideoVersion

__all__ = [
    "PLAYER_RELATIONS",
    "ArchivedVersion",
    "Captions",
    "Chapter",
    "CollectionRules",
    "Consent",
    "Document",
    "Image",
    "ImageRendition",
    "Publishable",
    "ShowsPeople",
    "Upload",
    "Video",
    "VideoRendition",
    "VideoVersion",
    "may_be_shown",
]
