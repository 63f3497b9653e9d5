# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""From shots to an MP4: pictures through libx264, sound through AAC, both in memory."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from io import BytesIO

import av
from av.video.reformatter import VideoReformatter
from PIL import Image, ImageDraw

from cms.demo.drawing.camera import Camera, Walk, blend
from cms.demo.drawing.colour import rgb
from cms.demo.drawing.geometry import Loose
from cms.demo.drawing.lettering import mask
from cms.demo.drawing.render import Scene
from cms.demo.drawing.sound import RATE, Gait, soundtrack

FPS = 15
"""Drawn films have fewer pictures than others, and whoever tries the demo waits for each."""
_FINER = 2
"""Frames are drawn this many times larger and scaled down: that is what smooths the edges."""
_NIGHT = rgb("#2b2438")
_BOARD, _BAND, _LETTERS = rgb("#2f2d45"), rgb("#f4b62c"), rgb("#fffaf0")


@dataclass(frozen=True)
class Cue:
    """A caption, in seconds of the film. One with a `chapter` opens a stretch of the way and shows its name."""

    start: float
    end: float
    text: str
    chapter: str = ""


@dataclass(frozen=True)
class Stretch:
    """A chapter: where it begins, in seconds of the film, what it is called, and what is said in it."""

    start: float
    name: str
    text: str


@dataclass(frozen=True)
class Shot:
    """A walk through one scene; `moving` gives what moves at a time of the shot."""

    scene: Scene
    walk: Walk
    moving: Callable[[float], Sequence[Loose]] = lambda _: ()
    fade_in: float = 0.0
    fade_out: float = 0.0

    def darkness(self, time: float) -> float:
        """0 is full light, 1 is night."""
        ends = self.walk.seconds - time
        dark_in = 1 - blend(time, 0, self.fade_in) if self.fade_in else 0.0
        return max(dark_in, 1 - blend(ends, 0, self.fade_out) if self.fade_out else 0.0)


@dataclass(frozen=True)
class Film:
    """Shots one after another; `chimes` are the times of a bell, and from `indoors_from` on it sounds like a house."""

    size: tuple[int, int]
    shots: tuple[Shot, ...]
    cues: tuple[Cue, ...]
    gait: Gait
    chimes: tuple[float, ...]
    indoors_from: float

    @cached_property
    def seconds(self) -> float:
        return sum(shot.walk.seconds for shot in self.shots)

    def moments(self) -> Iterator[tuple[float, Shot, float]]:
        """For every frame: the film's time, its shot, and the time within the shot."""
        begun = 0.0
        frame = 0
        for shot in self.shots:
            while frame / FPS < begun + shot.walk.seconds:
                yield frame / FPS, shot, frame / FPS - begun
                frame += 1
            begun += shot.walk.seconds

    def webvtt(self) -> str:
        """The captions as a WebVTT file."""
        cues = (f"{_stamp(cue.start)} --> {_stamp(cue.end)}\n{cue.text}\n" for cue in self.cues)
        return "\n".join(("WEBVTT\n", *cues))

    def stretches(self) -> list[Stretch]:
        """The way, stretch by stretch; the first begins with the film."""
        found: list[Stretch] = []
        for cue in self.cues:
            text = " ".join(cue.text.split())
            if cue.chapter:
                found.append(Stretch(cue.start if found else 0.0, cue.chapter, text))
            elif found:
                found[-1] = replace(found[-1], text=f"{found[-1].text} {text}")
        return found


def picture(film: Film, time: float) -> Image.Image:
    """The frame at a time of the film, as it is seen."""
    at, shot, within = min(film.moments(), key=lambda moment: abs(moment[0] - time))
    image, palette = _frame(film, at, shot, within)
    image.putpalette([part for colour in palette for part in colour])
    return image.convert("RGB").reduce(_FINER)


def encode(film: Film, progress: Callable[[int], None] = lambda _: None) -> bytes:
    """The film as an MP4 file. `progress` is called with the percentage done."""
    target = BytesIO()
    with av.open(target, "w", format="mp4") as container:
        video = container.add_stream("libx264", rate=FPS, options={"preset": "ultrafast", "crf": "20"})
        video.width, video.height = film.size
        video.pix_fmt = "yuv420p"
        audio = container.add_stream("aac", rate=RATE, layout="mono", bit_rate=64_000)
        scaler = VideoReformatter()
        total = int(film.seconds * FPS)
        for index, (at, shot, within) in enumerate(film.moments()):
            frame = _video_frame(*_frame(film, at, shot, within))
            container.mux(video.encode(scaler.reformat(frame, *film.size, "yuv420p", interpolation="AREA")))
            progress(min(100, index * 100 // total))
        container.mux(video.encode())
        for sound in _audio_frames(film):
            container.mux(audio.encode(sound))
        container.mux(audio.encode())
    return target.getvalue()


def _frame(film: Film, at: float, shot: Shot, within: float) -> tuple[Image.Image, list[tuple[int, int, int]]]:
    size = (film.size[0] * _FINER, film.size[1] * _FINER)
    image = shot.scene.draw(shot.walk.at(within), size, shot.moving(within))
    for index, cue in enumerate(chapters(film.cues)):
        shown = min(blend(at, cue.start + 0.2, cue.start + 0.9), 1 - blend(at, cue.start + 3.6, cue.start + 4.2))
        if shown > 0:
            _chapter(image, shot.scene, f"{index + 1}", cue.chapter, shown)
    darkness = shot.darkness(within)
    return image, shot.scene.palette.faded(_NIGHT, round(darkness, 3)) if darkness else shot.scene.palette.colours


def chapters(cues: Sequence[Cue]) -> list[Cue]:
    return [cue for cue in cues if cue.chapter]


def _chapter(image: Image.Image, scene: Scene, number: str, name: str, shown: float) -> None:
    """The stretch's number and name, sliding in from the left."""
    board, band, ink = (scene.palette.index(colour) for colour in (_BOARD, _BAND, _LETTERS))
    unit = min(image.size) // 18
    letters, digits = mask(name, unit).resize(_fit(name, unit)), mask(number, unit).resize(_fit(number, unit))
    wide = unit * 2 + letters.width + unit
    left, top = round(-wide + (wide + unit) * shown), unit
    pen = ImageDraw.Draw(image)
    pen.rounded_rectangle((left, top, left + wide, top + unit * 2), radius=unit // 3, fill=board)
    pen.rounded_rectangle((left, top, left + unit * 2 - unit // 3, top + unit * 2), radius=unit // 3, fill=band)
    for words, middle, colour in (
        (digits, left + unit * 5 // 6, board),
        (letters, left + unit * 2 + letters.width // 2, ink),
    ):
        place = (middle - words.width // 2, top + unit - words.height // 2)
        image.paste(colour, place, words.point([0] * 128 + [255] * 128, "1"))


def _fit(text: str, height: int) -> tuple[int, int]:
    letters = mask(text, height)
    return (max(1, round(letters.width * height / letters.height)), height)


def _video_frame(image: Image.Image, colours: Sequence[tuple[int, int, int]]) -> av.VideoFrame:
    frame = av.VideoFrame(*image.size, "pal8")
    plane = frame.planes[0]
    # Processors differ in how far they pad a line; cropping beyond the edge fills up with zeros.
    plane.update(image.crop((0, 0, plane.line_size, image.height)).tobytes())
    entries = b"".join(bytes((blue, green, red, 255)) for red, green, blue in colours)
    frame.planes[1].update(entries.ljust(1024, b"\0"))
    return frame


def _audio_frames(film: Film) -> Iterator[av.AudioFrame]:
    cameras: list[Camera] = [shot.walk.at(within) for _, shot, within in film.moments()]
    indoors = [at >= film.indoors_from for at, _, _ in film.moments()]
    samples = soundtrack(cameras, indoors, FPS, film.gait, film.chimes)
    size = 1024
    for start in range(0, len(samples) - size + 1, size):
        frame = av.AudioFrame(format="s16", layout="mono", samples=size)
        frame.planes[0].update(samples[start : start + size].tobytes())
        frame.sample_rate = RATE
        frame.pts = start
        yield frame


def _stamp(seconds: float) -> str:
    thousandths = round(seconds * 1000)
    return f"{thousandths // 60000:02}:{thousandths // 1000 % 60:02}.{thousandths % 1000:03}"
