# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Small films from ffmpeg's own drawn inputs."""

import subprocess
from collections.abc import Sequence
from pathlib import Path

from media_pipeline.encoding import ffmpeg


def draw(path: Path, source: str, tone: str, seconds: float, arguments: Sequence[str]) -> Path:
    """Write `seconds` of a picture (input 0) and a tone (input 1) with these arguments."""
    inputs = ["-f", "lavfi", "-t", str(seconds), "-i", source, "-f", "lavfi", "-t", str(seconds), "-i", tone]
    command = [ffmpeg.executable(), "-nostdin", "-v", "error", "-y", *inputs, *arguments, str(path)]
    subprocess.run(command, check=True, timeout=120)
    return path


def box(kind: bytes, content: bytes) -> bytes:
    """A box of an MP4 file."""
    return (len(content) + 8).to_bytes(4, "big") + kind + content
