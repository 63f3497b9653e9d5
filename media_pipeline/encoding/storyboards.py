# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Small pictures of a whole film, put together row by row."""

from collections.abc import Sequence
from pathlib import Path

from PIL import Image

from media_pipeline.encoding.profiles import Storyboard

type Tile = Image.Image


def read_tiles(folder: Path) -> list[Tile]:
    """The pictures that ffmpeg wrote, first to last."""
    tiles = []
    for path in sorted(folder.iterdir()):
        with Image.open(path) as picture:
            tiles.append(picture.copy())
    return tiles


def put_together(tiles: Sequence[Tile], board: Storyboard) -> Image.Image:
    """One picture of them all. A film may end a picture early: then its last one is shown again."""
    whole = Image.new("RGB", board.size)
    for number in range(board.tiles):
        tile = tiles[min(number, len(tiles) - 1)]
        whole.paste(tile, board.corner_at(number * board.interval_ms))
    return whole
