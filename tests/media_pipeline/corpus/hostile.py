# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Files that are no films, broken films, and films made to do harm."""

import io
import random
import tarfile
import wave
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from media_pipeline.failures import Failure
from tests.media_pipeline.corpus.drawing import box, draw
from tests.media_pipeline.corpus.odd import AAC, H264

SECRET = b"HEMMELIGHED-I-EN-NABOFIL"

NOT_A_FILM = frozenset({Failure.NOT_A_FILM})
DAMAGED = frozenset({Failure.DAMAGED})
UNREADABLE = NOT_A_FILM | DAMAGED
READY: frozenset[Failure] = frozenset()


@dataclass(frozen=True)
class Hostile:
    name: str
    make: Callable[["Workshop"], bytes]
    failures: frozenset[Failure]
    """Any of these is right."""
    may_be_ready: bool = False


@dataclass(frozen=True)
class Workshop:
    """What the makers of hostile files work with."""

    film: bytes
    """A good film of two seconds, its index last."""
    quick: bytes
    """The same with its index first."""
    secret: Path
    """A file on the same machine that no film may get at."""
    canary: str
    """An address that nobody may ask for."""
    folder: Path


def hostile_files() -> Iterator[Hostile]:
    yield from _other_files()
    yield from _playlists()
    yield from _cut_and_flipped()
    yield from _polyglots()
    yield from _bombs()


def _other_files() -> Iterator[Hostile]:
    yield Hostile("empty", lambda shop: b"", NOT_A_FILM)
    yield Hostile("one-byte", lambda shop: b"\0", NOT_A_FILM)
    yield Hostile("text", lambda shop: b"Hej\n" * 1000, NOT_A_FILM)
    yield Hostile("html", lambda shop: b"<!doctype html><video src=x onerror=alert(1)>", NOT_A_FILM)
    yield Hostile("svg", _svg, NOT_A_FILM)
    yield Hostile("pdf", lambda shop: b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\n", NOT_A_FILM)
    yield Hostile("script", lambda shop: b"#!/bin/sh\ntouch /tmp/vis-vej-was-here\n", NOT_A_FILM)
    yield Hostile("png", lambda shop: _picture("PNG"), NOT_A_FILM)
    yield Hostile("jpeg", lambda shop: _picture("JPEG"), NOT_A_FILM)
    yield Hostile("gif", lambda shop: _picture("GIF"), NOT_A_FILM)
    yield Hostile("avif", lambda shop: _picture("AVIF"), NOT_A_FILM)
    yield Hostile("heic", lambda shop: _picture("HEIF"), NOT_A_FILM)
    yield Hostile("picture-with-sound", _picture_with_sound, NOT_A_FILM)
    yield Hostile("wav", lambda shop: _wave(), NOT_A_FILM)
    yield Hostile("zip", lambda shop: _zip(), NOT_A_FILM)
    yield Hostile("tar", lambda shop: _tar(), NOT_A_FILM)
    yield Hostile("mpeg-ts", lambda shop: _drawn(shop, "x.ts", *H264, *AAC), NOT_A_FILM)
    yield Hostile("avi", lambda shop: _drawn(shop, "x.avi", "-c:v", "mpeg4", "-an"), NOT_A_FILM)
    yield Hostile("subtitles", lambda shop: b"WEBVTT\n\n00:00.000 --> 00:01.000\nHej\n", NOT_A_FILM)
    yield Hostile("sound-only", lambda shop: _drawn(shop, "x.m4a", "-vn", *AAC), frozenset({Failure.NO_VIDEO_STREAM}))
    yield Hostile("elf", lambda shop: b"\x7fELF" + bytes(2000), NOT_A_FILM)
    yield Hostile("zeros", lambda shop: bytes(1_000_000), NOT_A_FILM)
    yield Hostile("noise", lambda shop: random.Random(1).randbytes(1_000_000), NOT_A_FILM)


def _playlists() -> Iterator[Hostile]:
    yield Hostile("hls-of-a-file", lambda shop: _hls(f"file://{shop.secret}"), NOT_A_FILM)
    yield Hostile("hls-of-an-address", lambda shop: _hls(shop.canary), NOT_A_FILM)
    yield Hostile("hls-with-a-key", lambda shop: _hls("a.ts", key=shop.canary), NOT_A_FILM)
    yield Hostile("hls-concat", lambda shop: _hls(f"concat:{shop.canary}|file://{shop.secret}"), NOT_A_FILM)
    yield Hostile("concat", lambda shop: f"ffconcat version 1.0\nfile '{shop.secret}'\n".encode(), NOT_A_FILM)
    yield Hostile("dash", lambda shop: _dash(shop.canary), NOT_A_FILM)
    yield Hostile("asx", lambda shop: f'<asx><entry><ref href="{shop.canary}"/></entry></asx>'.encode(), NOT_A_FILM)
    yield Hostile("sdp", lambda shop: b"v=0\no=- 0 0 IN IP4 127.0.0.1\nm=video 5004 RTP/AVP 96\n", NOT_A_FILM)
    yield Hostile("smooth", lambda shop: b'<SmoothStreamingMedia MajorVersion="2"></SmoothStreamingMedia>', NOT_A_FILM)
    yield Hostile("reference-movie", lambda shop: _reference_movie(shop.canary), UNREADABLE | {Failure.NO_VIDEO_STREAM})
    yield Hostile("data-reference", _data_reference, UNREADABLE, may_be_ready=True)


def _cut_and_flipped() -> Iterator[Hostile]:
    for percent in (10, 50, 90, 99):
        yield Hostile(f"cut-at-{percent}", lambda shop, at=percent: _cut(shop.film, at), DAMAGED)  # type: ignore[misc]
    for percent in (10, 30, 60, 90):
        yield Hostile(f"quick-cut-at-{percent}", lambda shop, at=percent: _cut(shop.quick, at), DAMAGED)  # type: ignore[misc]
    yield Hostile("without-its-beginning", lambda shop: shop.film[5_000:], UNREADABLE)
    yield Hostile("only-the-index", lambda shop: shop.quick[: shop.quick.index(b"mdat") - 4], UNREADABLE)
    for seed in range(8):
        make = lambda shop, seed=seed: _flipped(shop.quick, seed)  # noqa: E731
        yield Hostile(f"flipped-{seed}", make, frozenset(Failure), may_be_ready=True)
    yield Hostile("hole", lambda shop: _hole(shop.quick), DAMAGED, may_be_ready=True)
    yield Hostile("twice", lambda shop: shop.film + shop.film, DAMAGED, may_be_ready=True)


def _polyglots() -> Iterator[Hostile]:
    yield Hostile("film-then-zip", lambda shop: shop.film + _zip(), DAMAGED, may_be_ready=True)
    yield Hostile("pdf-then-film", lambda shop: b"%PDF-1.7\n" + shop.film, UNREADABLE)
    yield Hostile("gif-then-film", lambda shop: b"GIF89a" + shop.film, UNREADABLE)
    yield Hostile(
        "film-with-a-script",
        lambda shop: shop.film + box(b"free", b"<script>alert(1)</script>"),
        DAMAGED,
        may_be_ready=True,
    )
    yield Hostile("playlist-then-film", lambda shop: _hls(shop.canary) + shop.film, UNREADABLE)


def _bombs() -> Iterator[Hostile]:
    yield Hostile("8k", lambda shop: _large(shop, "7680x4320"), frozenset({Failure.TOO_MANY_PIXELS}))
    yield Hostile(
        "huge-in-name-only", lambda shop: _claims(shop, 60_000, 60_000), frozenset(Failure), may_be_ready=True
    )
    yield Hostile("hours-of-grey", _hours, frozenset({Failure.TOO_LONG}))
    yield Hostile("two-hundred-streams", _many_streams, frozenset(Failure), may_be_ready=True)
    yield Hostile("deep-boxes", lambda shop: _deep(), UNREADABLE)
    yield Hostile("endless-box", lambda shop: box(b"ftyp", b"isom") + b"\xff\xff\xff\xf0moov", UNREADABLE)
    yield Hostile("millions-of-samples", lambda shop: _millions(shop.quick), frozenset(Failure), may_be_ready=True)
    yield Hostile("webm-without-end", lambda shop: b"\x1aE\xdf\xa3\x01\xff\xff\xff\xff\xff\xff\xff" * 500, UNREADABLE)


def _svg(shop: Workshop) -> bytes:
    return f'<svg xmlns="http://www.w3.org/2000/svg"><image href="{shop.canary}"/></svg>'.encode()


def _picture(kind: str) -> bytes:
    target = io.BytesIO()
    Image.new("RGB", (64, 64), "red").save(target, kind)
    return target.getvalue()


def _picture_with_sound(shop: Workshop) -> bytes:
    return _drawn(shop, "x.mp4", *H264, "-frames:v", "1", *AAC)


def _wave() -> bytes:
    target = io.BytesIO()
    with wave.open(target, "wb") as sound:
        sound.setparams((1, 2, 8000, 0, "NONE", ""))
        sound.writeframes(bytes(16_000))
    return target.getvalue()


def _zip() -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("../../film.mp4", "nej")
    return target.getvalue()


def _tar() -> bytes:
    target = io.BytesIO()
    with tarfile.open(fileobj=target, mode="w") as archive:
        archive.addfile(tarfile.TarInfo("film.mp4"))
    return target.getvalue()


def _drawn(shop: Workshop, name: str, *arguments: str, source: str = "testsrc2=size=320x240:rate=25") -> bytes:
    return draw(shop.folder / name, source, "sine=frequency=440", 1, arguments).read_bytes()


def _hls(address: str, *, key: str = "") -> bytes:
    lines = ["#EXTM3U", "#EXT-X-VERSION:3", "#EXT-X-TARGETDURATION:2"]
    if key:
        lines.append(f'#EXT-X-KEY:METHOD=AES-128,URI="{key}"')
    return "\n".join([*lines, "#EXTINF:2,", address, "#EXT-X-ENDLIST", ""]).encode()


def _dash(address: str) -> bytes:
    head = '<?xml version="1.0"?><MPD xmlns="urn:mpeg:dash:schema:mpd:2011" type="static">'
    return f"{head}<BaseURL>{address}</BaseURL><Period><AdaptationSet/></Period></MPD>".encode()


def _reference_movie(address: str) -> bytes:
    """QuickTime's old way of saying: the film is over there."""
    url = address.encode() + b"\0"
    reference = box(b"rdrf", b"\0\0\0\0url " + len(url).to_bytes(4, "big") + url)
    return box(b"ftyp", b"qt  \0\0\0\0qt  ") + box(b"moov", box(b"rmra", box(b"rmda", reference)))


def _data_reference(shop: Workshop) -> bytes:
    """A film that says that its bytes lie in another file: flags 0 in a `url ` entry of the same length."""
    content = shop.quick
    start = content.index(b"url \0\0\0\x01")
    return content[: start + 4] + b"\0\0\0\0" + content[start + 8 :]


def _cut(film: bytes, percent: int) -> bytes:
    return film[: len(film) * percent // 100]


def _flipped(film: bytes, seed: int) -> bytes:
    """One bit in a thousand bytes is wrong, anywhere behind the first box."""
    chance = random.Random(seed)
    content = bytearray(film)
    for _ in range(max(1, len(content) // 1000)):
        content[chance.randrange(40, len(content))] ^= 1 << chance.randrange(8)
    return bytes(content)


def _hole(film: bytes) -> bytes:
    middle = len(film) * 6 // 10
    return film[:middle] + bytes(10_000) + film[middle + 10_000 :]


def _large(shop: Workshop, size: str) -> bytes:
    arguments = (*H264, "-an", "-frames:v", "2")
    return _drawn(shop, f"{size}.mp4", *arguments, source=f"color=gray:size={size}:rate=25")


def _claims(shop: Workshop, width: int, height: int) -> bytes:
    """Sizes in the sample description that no machine could hold."""
    content = shop.quick
    start = content.index(b"avc1", content.index(b"stsd")) + 4 + 24
    return content[:start] + width.to_bytes(2, "big") + height.to_bytes(2, "big") + content[start + 4 :]


def _hours(shop: Workshop) -> bytes:
    """Six hours in a few kilobytes."""
    arguments = (*H264, "-an", "-g", "9999", "-r", "1/10")
    source, tone = "color=gray:size=32x32:rate=1/10", "anullsrc=r=8000"
    return draw(shop.folder / "hours.mp4", source, tone, 6 * 3600, arguments).read_bytes()


def _many_streams(shop: Workshop) -> bytes:
    maps = [argument for _ in range(200) for argument in ("-map", "1:a")]
    arguments = ("-map", "0:v", *maps, "-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p", "-c:a", "aac")
    return draw(shop.folder / "streams.mkv", "testsrc2=size=64x64:rate=5", "sine", 0.3, arguments).read_bytes()


def _deep() -> bytes:
    content = b""
    for _ in range(5_000):
        content = box(b"moov", content)
    return box(b"ftyp", b"isom\0\0\0\0isom") + content


def _millions(film: bytes) -> bytes:
    """The table of sample times says two thousand million pictures."""
    start = film.index(b"stts") + 4 + 8
    return film[:start] + (2_000_000_000).to_bytes(4, "big") + film[start + 4 :]
