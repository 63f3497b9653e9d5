# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What a browser is told of a film's files before it loads them: codecs (RFC 6381) and HLS playlists (RFC 8216)."""

from collections.abc import Iterable
from dataclasses import dataclass

from media_pipeline.encoding.profiles import Output
from media_pipeline.models import VideoRendition

_PICTURE = {
    VideoRendition.Codec.H264: "avc1.640028",  # High, level 4.0, as ffmpeg is told
    VideoRendition.Codec.AV1: "av01.0.08M.08",  # Main, at most level 4.0, 8 bits
}
_SOUND = "mp4a.40.2"
_SOUND_KBITS = 80


@dataclass(frozen=True, slots=True)
class Stream:
    output: Output
    playlist: str
    """Its address, relative to the master playlist's."""
    has_sound: bool


def mime_codecs(codec: VideoRendition.Codec, *, has_sound: bool) -> str:
    return f"{_PICTURE[codec]}, {_SOUND}" if has_sound else _PICTURE[codec]


def master(streams: Iterable[Stream]) -> str:
    """The playlist that lists the others. The smallest comes first: players start with the first."""
    lines = ["#EXTM3U", "#EXT-X-VERSION:7", "#EXT-X-INDEPENDENT-SEGMENTS"]
    for stream in sorted(streams, key=lambda stream: stream.output.short_side):
        output = stream.output
        codecs = mime_codecs(VideoRendition.Codec.H264, has_sound=stream.has_sound).replace(" ", "")
        bandwidth = (output.max_kbits + _SOUND_KBITS) * 1000
        size = f"{output.width}x{output.height}"
        lines += [f'#EXT-X-STREAM-INF:BANDWIDTH={bandwidth},RESOLUTION={size},CODECS="{codecs}"', stream.playlist]
    return "\n".join([*lines, ""])
