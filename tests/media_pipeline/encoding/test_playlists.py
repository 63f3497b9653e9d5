# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
from media_pipeline.encoding.playlists import Stream, master, mime_codecs
from media_pipeline.encoding.profiles import Output
from media_pipeline.models import VideoRendition

LARGE = Output(720, 1280, 720, 23, 2500)
SMALL = Output(360, 640, 360, 24, 800)


def test_the_smallest_comes_first() -> None:
    text = master([Stream(LARGE, "720.m3u8", has_sound=True), Stream(SMALL, "360.m3u8", has_sound=True)])
    assert text.splitlines() == [
        "#EXTM3U",
        "#EXT-X-VERSION:7",
        "#EXT-X-INDEPENDENT-SEGMENTS",
        '#EXT-X-STREAM-INF:BANDWIDTH=880000,RESOLUTION=640x360,CODECS="avc1.640028,mp4a.40.2"',
        "360.m3u8",
        '#EXT-X-STREAM-INF:BANDWIDTH=2580000,RESOLUTION=1280x720,CODECS="avc1.640028,mp4a.40.2"',
        "720.m3u8",
    ]


def test_a_silent_film_promises_no_sound() -> None:
    assert mime_codecs(VideoRendition.Codec.AV1, has_sound=False) == "av01.0.08M.08"
