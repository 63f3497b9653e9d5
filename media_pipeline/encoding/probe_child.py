# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Run as a script, confined: read a film on an inherited file descriptor and print what it is, as one line of JSON.

    python -I probe_child.py <fd>

PyAV runs here and not in the worker, because it may crash or eat memory on a hostile file. It is never given a name
or an address, only bytes: a playlist could otherwise make it open other files. Standard library and PyAV only.
"""

import json
import os
import sys
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import av
from av.container import InputContainer
from av.stream import Disposition

_FORMATS = "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm"
UNREADABLE = 3
"""Exit status when the file is to blame; 1 would be a mistake in this program."""
_MOST_CHAPTERS = 100
_TRANSFERS = {16: "pq", 18: "hlg"}
"""ITU-T H.273 transfer characteristics of the two kinds of HDR."""


class Bytes:
    """A file without a name."""

    def __init__(self, fd: int) -> None:
        self._file = os.fdopen(fd, "rb", buffering=0)

    def read(self, size: int) -> bytes:
        return self._file.read(size)

    def seek(self, offset: int, whence: int = 0) -> int:
        return self._file.seek(offset, whence)

    def tell(self) -> int:
        return self._file.tell()


def describe(container: InputContainer) -> dict[str, Any]:
    found = count(container)
    video = real_video(container, found)
    audio = next((s for s in container.streams.audio if has_decoder(s) and found[s.index].packets), None)
    end = found[video.index].end if video else max((stream.end for stream in found.values()), default=Fraction(0))
    return {
        "declared_ms": int(Fraction(container.duration or 0, av.time_base) * 1000),
        "measured_ms": int(end * 1000),
        "video": video and describe_video(container, video, found[video.index].packets),
        "audio_index": audio and audio.index,
        "chapters": [describe_chapter(chapter) for chapter in container.chapters()[:_MOST_CHAPTERS]],
    }


@dataclass
class Found:
    """What is really in a stream: its packets (pictures or bits of sound), and when the last one ends, in seconds."""

    packets: int = 0
    end: Fraction = Fraction(0)


def count(container: InputContainer) -> dict[int, Found]:
    """For each stream; nothing is decoded. What an edit list leaves out doesn't count."""
    found = {stream.index: Found() for stream in container.streams}
    for packet in container.demux():
        if not packet.size:
            continue
        stream = found[packet.stream.index]
        stream.packets += 1
        if packet.pts is not None and packet.time_base and not packet.is_discard:
            end = (packet.pts + (packet.duration or 0)) * Fraction(*pair(packet.time_base))
            stream.end = max(stream.end, end)
    return found


def real_video(container: InputContainer, found: dict[int, Found]) -> Any:
    """The stream with the most pictures; covers, and stills beside a film, are none."""
    films = [stream for stream in container.streams.video if not is_cover(stream)]
    return max(films, key=lambda stream: found[stream.index].packets, default=None)


def has_decoder(stream: Any) -> bool:
    return stream.codec_context is not None


def is_cover(stream: Any) -> bool:
    return bool(stream.disposition & Disposition.attached_pic)


def describe_video(container: InputContainer, stream: Any, counted: int) -> dict[str, Any]:
    frame = first_frame(container, stream)
    rate = stream.average_rate or stream.guessed_rate or Fraction(25)
    return {
        "index": stream.index,
        "width": stream.width,
        "height": stream.height,
        "pixel_aspect": pair(stream.sample_aspect_ratio or Fraction(1)),
        "rotation": frame.rotation if frame else 0,
        "rate": pair(rate),
        "nominal_rate": pair(stream.base_rate or rate),
        "is_interlaced": bool(frame and frame.interlaced_frame),
        "frames_declared": stream.frames,
        "frames_counted": counted,
        "decodable": frame is not None,
        # The container may say something else: what counts is what comes out of the decoder.
        "transfer": _TRANSFERS.get(int(frame.color_trc), "sdr") if frame else "sdr",
        "colours_tagged": bool(frame) and int(frame.colorspace) not in (0, 2),
    }


def describe_chapter(chapter: Any) -> tuple[int, str]:
    """Where it begins, in milliseconds, and what it is called."""
    start = chapter["start"] * Fraction(*pair(chapter["time_base"]))
    return int(start * 1000), chapter["metadata"].get("title", "")


def pair(ratio: Any) -> tuple[int, int]:
    return ratio.numerator, ratio.denominator


def first_frame(container: InputContainer, stream: Any) -> Any:
    if not has_decoder(stream):
        return None
    try:
        container.seek(0)
        return next(container.decode(stream), None)
    except av.FFmpegError:
        return None


def main() -> None:
    try:
        with av.open(
            Bytes(int(sys.argv[1])),
            mode="r",
            container_options={"format_whitelist": _FORMATS, "protocol_whitelist": ""},
        ) as container:
            print(json.dumps(describe(container)))
    except av.FFmpegError as error:
        print(error, file=sys.stderr)
        sys.exit(UNREADABLE)


if __name__ == "__main__":
    main()
