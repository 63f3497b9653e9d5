# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Films that are unusual, and that their makers rightly expect to work.

Each is a recipe: ffmpeg's arguments from two drawn inputs (0: a moving picture, 1: a tone), and what it must become.
"""

from base64 import b64encode
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tests.media_pipeline.corpus.drawing import box, draw

H264 = ("-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p")
AAC = ("-c:a", "aac")


@dataclass(frozen=True)
class Odd:
    """A film and its outcome: width and height as seen, whether it has sound, and its length in seconds."""

    name: str
    arguments: tuple[str, ...] = (*H264, *AAC)
    source: str = "testsrc2=size=640x360:rate=25"
    tone: str = "sine=frequency=440:sample_rate=48000"
    seconds: float = 1.0
    size: tuple[int, int] = (640, 360)
    has_audio: bool = True
    suffix: str = ".mp4"
    afterwards: Callable[[bytes], bytes] = field(default=lambda content: content)
    length: float | None = None
    """Of the outcome, if not `seconds`."""

    def make(self, folder: Path) -> Path:
        path = draw(folder / f"{self.name}{self.suffix}", self.source, self.tone, self.seconds, self.arguments)
        path.write_bytes(self.afterwards(path.read_bytes()))
        return path


def turned(degrees: int) -> Callable[[bytes], bytes]:
    """Write a rotation into the picture's track header, as phones do; ffmpeg itself would turn the picture."""
    cos_sin = {90: (0, 1), 180: (-1, 0), 270: (0, -1)}[degrees]
    return matrix(cos_sin[0], cos_sin[1], -cos_sin[1], cos_sin[0])


def matrix(a: int, b: int, c: int, d: int) -> Callable[[bytes], bytes]:
    """A display matrix in the first track header (ISO 14496-12, 8.3.2), in whole numbers."""
    numbers = (a << 16, b << 16, 0, c << 16, d << 16, 0, 0, 0, 1 << 30)
    packed = b"".join(number.to_bytes(4, "big", signed=True) for number in numbers)

    def write(content: bytes) -> bytes:
        start = content.index(b"tkhd") + 4 + 40  # version 0: nine numbers of four bytes from here
        return content[:start] + packed + content[start + 36 :]

    return write


def movie_duration(milliseconds: int) -> Callable[[bytes], bytes]:
    """A lie in the movie header (version 0)."""

    def write(content: bytes) -> bytes:
        start = content.index(b"mvhd") + 4 + 16
        return content[:start] + milliseconds.to_bytes(4, "big") + content[start + 4 :]

    return write


def with_chapters(*titles: str) -> tuple[str, ...]:
    """ffmpeg's arguments for chapters of a second each: one more input."""
    parts = (
        f"[CHAPTER]\nTIMEBASE=1/1000\nSTART={number}000\nEND={number + 1}000\ntitle={title}\n"
        for number, title in enumerate(titles)
    )
    text = b64encode(f";FFMETADATA1\n{''.join(parts)}".encode()).decode()
    return (
        "-f",
        "ffmetadata",
        "-i",
        f"data:text/plain;base64,{text}",
        "-map",
        "0:v",
        "-map",
        "1:a",
        "-map_chapters",
        "2",
    )


def odd_films() -> Iterator[Odd]:
    yield from _shapes()
    yield from _rates()
    yield from _colours()
    yield from _sounds()
    yield from _containers()


def _shapes() -> Iterator[Odd]:
    for degrees in (90, 180, 270):
        size = (640, 360) if degrees == 180 else (360, 640)
        yield Odd(f"turned-{degrees}", afterwards=turned(degrees), size=size)
    yield Odd("mirrored", afterwards=matrix(-1, 0, 0, 1))
    yield Odd("mirrored-and-turned", afterwards=matrix(0, 1, 1, 0), size=(360, 640))
    yield Odd("wide-pixels", (*H264, *AAC, "-vf", "setsar=4/3"), "testsrc2=size=480x360:rate=25")
    yield Odd("narrow-pixels", (*H264, *AAC, "-vf", "setsar=1/2"), "testsrc2=size=640x360:rate=25", size=(320, 360))
    yield Odd("dv-pixels", (*H264, *AAC, "-vf", "setsar=64/45"), "testsrc2=size=720x576:rate=25", size=(1024, 576))
    yield Odd("odd-size", ("-c:v", "mpeg4", "-vf", "scale=853:479", *AAC), size=(852, 480))
    yield Odd("portrait", source="testsrc2=size=360x640:rate=25", size=(360, 640))
    yield Odd("square", source="testsrc2=size=480x480:rate=25", size=(480, 480))
    yield Odd("very-wide", source="testsrc2=size=1600x100:rate=25", size=(1600, 100))
    yield Odd("tiny", source="testsrc2=size=32x32:rate=25", size=(32, 32))
    yield Odd("4k", source="testsrc2=size=3840x2160:rate=25", seconds=0.4, size=(1280, 720))


def _rates() -> Iterator[Odd]:
    for rate in ("5", "10", "24000/1001", "50", "60", "120", "240"):
        name = f"rate-{rate.replace('/', '-')}"
        yield Odd(name, (*H264, *AAC), f"testsrc2=size=640x360:rate={rate}")
    varied = "select='not(mod(n\\,3))+not(mod(n\\,5))'"
    yield Odd("varying-rate", (*H264, *AAC, "-vf", varied, "-fps_mode", "vfr"), "testsrc2=size=640x360:rate=60")
    yield Odd("one-gap", (*H264, *AAC, "-vf", "select='lt(t,0.3)+gt(t,1.5)'", "-fps_mode", "vfr"), seconds=2)
    yield Odd(
        "interlaced",
        ("-c:v", "mpeg2video", "-flags", "+ilme+ildct", "-vf", "interlace", *AAC),
        suffix=".mkv",
        source="testsrc2=size=720x576:rate=50",
        size=(720, 576),
    )
    yield Odd(
        "interlaced-h264",
        (*H264[:4], "-flags", "+ilme+ildct", "-x264-params", "tff=1", "-vf", "interlace", *AAC),
        source="testsrc2=size=720x576:rate=50",
        size=(720, 576),
    )
    yield Odd(
        "five-minutes-of-nothing",
        (*H264, "-g", "250", *AAC),
        "color=gray:size=160x120:rate=5",
        seconds=301,
        size=(160, 120),
    )
    yield Odd("very-short", seconds=0.2)


def _colours() -> Iterator[Odd]:
    x265 = ("-c:v", "libx265", "-preset", "ultrafast", "-x265-params", "log-level=none", "-tag:v", "hvc1")
    ten = ("-pix_fmt", "yuv420p10le")
    pq = ("-color_primaries", "bt2020", "-color_trc", "smpte2084", "-colorspace", "bt2020nc")
    hlg = ("-color_primaries", "bt2020", "-color_trc", "arib-std-b67", "-colorspace", "bt2020nc")
    yield Odd("hdr10", (*x265, *ten, *pq, *AAC))
    yield Odd("hlg", (*x265, *ten, *hlg, *AAC))
    yield Odd("ten-bits", (*x265, *ten, *AAC))
    yield Odd("444", ("-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv444p", *AAC))
    yield Odd("422-prores", ("-c:v", "prores_ks", "-profile:v", "0", *AAC), suffix=".mov")
    yield Odd("full-range", (*H264, "-color_range", "pc", *AAC))
    yield Odd(
        "bt601", (*H264, "-colorspace", "smpte170m", "-color_primaries", "smpte170m", "-color_trc", "smpte170m", *AAC)
    )
    yield Odd("grey", ("-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "gray", *AAC))
    yield Odd("rgb", ("-c:v", "libx264rgb", "-preset", "ultrafast", *AAC))
    yield Odd("black", source="color=black:size=640x360:rate=25")
    yield Odd("noise", source="nullsrc=size=640x360:rate=25,geq=random(1)*255:128:128")


def _sounds() -> Iterator[Odd]:
    yield Odd("no-sound", (*H264, "-an"), has_audio=False)
    yield Odd("silence", tone="anullsrc=r=48000:cl=stereo")
    yield Odd("five-point-one", (*H264, *AAC, "-ac", "6"))
    yield Odd("opposite-channels", tone="aevalsrc='0.1*sin(880*t)|-0.1*sin(880*t)':s=48000")
    yield Odd("eight-kilohertz", (*H264, *AAC, "-ar", "8000"))
    yield Odd("late-sound", (*H264, *AAC, "-af", "adelay=500|500"), seconds=2)
    yield Odd("short-sound", (*H264, *AAC, "-af", "atrim=duration=0.5"), seconds=2)
    yield Odd("mp3", (*H264, "-c:a", "libmp3lame"))
    yield Odd("opus", (*H264, "-c:a", "libopus"), suffix=".mkv")
    yield Odd("raw-sound", (*H264, "-c:a", "pcm_s16le"), suffix=".mov")
    yield Odd("too-loud", tone="aevalsrc='2*sin(880*t)':s=48000")


def _containers() -> Iterator[Odd]:
    yield Odd(
        "vp9", ("-c:v", "libvpx-vp9", "-deadline", "realtime", "-cpu-used", "8", "-c:a", "libopus"), suffix=".webm"
    )
    yield Odd("matroska", suffix=".mkv")
    yield Odd("quicktime", suffix=".mov")
    yield Odd("3gp", ("-c:v", "h263", "-vf", "scale=352:288,setsar=1", "-c:a", "aac"), suffix=".3gp", size=(352, 288))
    yield Odd("fragmented", (*H264, *AAC, "-movflags", "+frag_keyframe+empty_moov"))
    yield Odd("index-last")
    yield Odd("lying-long-header", afterwards=movie_duration(143_165_000))
    yield Odd("lying-short-header", afterwards=movie_duration(10))
    yield Odd("zero-header", afterwards=movie_duration(0))
    yield Odd("edit-list", (*H264, *AAC, "-ss", "0.5"), seconds=2, length=1.5)
    yield Odd("names", (*H264, *AAC, "-metadata", "title=HEMMELIG", "-metadata", "artist=HEMMELIG"))
    for suffix in (".mp4", ".mov", ".mkv"):
        yield Odd(
            f"chapters{suffix}", (*with_chapters("HEMMELIG", "HEMMELIG to"), *H264, *AAC), suffix=suffix, seconds=2
        )
    yield Odd("place", (*H264, *AAC, "-metadata", "location=+55.6761+012.5683/", "-movflags", "+use_metadata_tags"))
    yield Odd("junk-at-the-end", afterwards=lambda content: content + b"\0" * 5000)
    yield Odd("unknown-box-at-the-end", afterwards=lambda content: content + box(b"wxyz", b"\0" * 100))
