# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""From a scene and a camera to pixels: one pass in palette mode at twice the size, then scaled down smoothly."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

from PIL import Image, ImageDraw

from cms.demo.drawing.camera import Camera
from cms.demo.drawing.colour import Palette, mix, rgb
from cms.demo.drawing.geometry import (
    Ellipse,
    Flat,
    Lettering,
    Loose,
    Node,
    Outline,
    Point,
    Polygon,
    Sprite,
    build,
    corners,
    paint,
)
from cms.demo.drawing.lettering import mask
from cms.demo.drawing.model import Model

_NEAR = 0.06
"""Metres in front of the eye where the picture begins."""
_FOCAL = 0.78
"""Focal length for a picture side of 1: about 65 degrees on the longer side."""
_SMALLEST_LETTER = 5
_SKY_BANDS = 14
_SKY_SHARE = 0.6
"""How much of the picture's height the sky's gradient takes."""

type Pixel = tuple[float, float]


@dataclass(frozen=True)
class Backdrop:
    """What is seen where nothing stands: a sky from the horizon up, and ground below."""

    zenith: str = "#8ec5de"
    horizon: str = "#fdeed6"
    ground: str = "#cdbfa6"


class Scene:
    """A model made ready to be looked at from anywhere."""

    def __init__(self, model: Model, backdrop: Backdrop | None = None) -> None:
        self.palette: Palette = model.palette
        self.sprites = model.sprites
        self.tree: Node | None = build(model.flats)
        backdrop = backdrop or Backdrop()
        bands = [mix(rgb(backdrop.horizon), rgb(backdrop.zenith), i / (_SKY_BANDS - 1)) for i in range(_SKY_BANDS)]
        self.sky = [self.palette.index(band) for band in bands]
        self.ground = self.palette.index(rgb(backdrop.ground))

    def draw(self, camera: Camera, size: tuple[int, int], moving: Sequence[Loose] = ()) -> Image.Image:
        """A palette picture of `size`; hard edges, so draw at twice the size that is wanted."""
        canvas = _Canvas(self, camera, size)
        canvas.backdrop()
        paint(self.tree, canvas, [*self.sprites, *moving])
        return canvas.image

    def still(self, camera: Camera, size: tuple[int, int], moving: Sequence[Loose] = ()) -> Image.Image:
        """A finished RGB picture with smooth edges."""
        finest = self.draw(camera, (size[0] * 3, size[1] * 3), moving)
        finest.putpalette([part for colour in self.palette.colours for part in colour])
        return finest.convert("RGB").reduce(3)


class _Canvas:
    def __init__(self, scene: Scene, camera: Camera, size: tuple[int, int]) -> None:
        self.scene, self.camera = scene, camera
        self.width, self.height = size
        self.image = Image.new("P", size)
        self.pen = ImageDraw.Draw(self.image)
        self.ink = self.pen.draw.draw_polygon
        self.eye = (camera.x, camera.y, camera.z)
        self.sine, self.cosine = camera.sine, camera.cosine
        self.focal = max(size) * _FOCAL * camera.zoom
        self.middle = self.width / 2
        self.horizon = self.height / 2 + self.focal * camera.tilt
        self.slope = self.middle / self.focal
        self.stretch = sqrt(1 + self.slope * self.slope)

    def backdrop(self) -> None:
        horizon = round(self.horizon)
        self.pen.rectangle((0, 0, self.width, self.height), fill=self.scene.sky[-1])
        band = self.height * _SKY_SHARE / len(self.scene.sky)
        for index, colour in enumerate(self.scene.sky):
            self.pen.rectangle((0, horizon - (index + 1) * band, self.width, horizon - index * band), fill=colour)
        if horizon < self.height:
            self.pen.rectangle((0, max(0, horizon), self.width, self.height), fill=self.scene.ground)

    def sees(self, centre: Point, radius: float) -> bool:
        right, _, ahead = self._seen(centre)
        return ahead > _NEAR - radius and abs(right) < ahead * self.slope + radius * self.stretch

    def flat(self, flat: Flat) -> None:
        if isinstance(flat, Polygon):
            self._polygon(flat)
        else:
            self._lettering(flat)

    def _seen(self, point: Point) -> Point:
        """A point as (right, down, ahead) of the eye."""
        camera = self.camera
        x, y = point[0] - camera.x, point[1] - camera.y
        return (x * self.cosine - y * self.sine, camera.z - point[2], x * self.sine + y * self.cosine)

    def _pixel(self, seen: Point) -> Pixel:
        scale = self.focal / seen[2]
        return (self.middle + seen[0] * scale, self.horizon + seen[1] * scale)

    def _polygon(self, polygon: Polygon) -> None:
        # Nearly all the time goes here: `_seen` and `_pixel` are written out, because calls cost more than sums.
        eye_x, eye_y, eye_z = self.eye
        sine, cosine = self.sine, self.cosine
        seen: list[Point] = []
        close = False
        for x, y, z in polygon.points:
            x -= eye_x  # noqa: PLW2901
            y -= eye_y  # noqa: PLW2901
            ahead = x * sine + y * cosine
            close = close or ahead < _NEAR
            seen.append((x * cosine - y * sine, eye_z - z, ahead))
        if close:
            seen = _cut(seen)
            if len(seen) < 3:
                return
        focal, middle, horizon = self.focal, self.middle, self.horizon
        pixels = [(middle + right * focal / ahead, horizon + down * focal / ahead) for right, down, ahead in seen]
        if not self._outside(pixels):
            self.ink(pixels, polygon.colour, 1)

    def _outside(self, pixels: Sequence[Pixel]) -> bool:
        xs, ys = zip(*pixels, strict=True)
        return max(xs) < 0 or min(xs) > self.width or max(ys) < 0 or min(ys) > self.height

    def sprite(self, sprite: Sprite) -> None:
        right, down, ahead = self._seen(sprite.anchor)
        if ahead < _NEAR * 8:
            return
        scale = self.focal / ahead
        x, y = self.middle + right * scale, self.horizon + down * scale
        for shape in sprite.shapes:
            if isinstance(shape, Outline):
                points = [(x + across * scale, y - above * scale) for across, above in shape.points]
                self.pen.polygon(points, fill=shape.colour)
            else:
                self._ellipse(shape, x, y, scale)

    def _ellipse(self, shape: Ellipse, x: float, y: float, scale: float) -> None:
        across, up = shape.radius_across * scale, shape.radius_up * scale
        x, y = x + shape.right * scale, y - shape.above * scale
        if x + across > 0 and x - across < self.width:
            self.pen.ellipse((x - across, y - up, x + across, y + up), fill=shape.colour)

    def _lettering(self, lettering: Lettering) -> None:
        origin = self._seen(lettering.origin)
        across, up = self._direction(lettering.across), self._direction(lettering.up)
        seen = [self._seen(corner) for corner in corners(lettering)]
        if min(corner[2] for corner in seen) < _NEAR:
            return
        pixels = [self._pixel(corner) for corner in seen]
        tall = max(abs(pixels[3][1] - pixels[0][1]), abs(pixels[2][1] - pixels[1][1]))
        if tall < _SMALLEST_LETTER or self._outside(pixels):
            return
        letters = _part(mask(lettering.text, tall), lettering.part)
        left, top = max(0, int(min(x for x, _ in pixels))), max(0, int(min(y for _, y in pixels)))
        right, bottom = min(self.width, max(x for x, _ in pixels)), min(self.height, max(y for _, y in pixels))
        size = (int(right) - left + 1, int(bottom) - top + 1)
        rays = self._texture(origin, across, up, (left, top), letters.size)
        bent = letters.transform(size, Image.Transform.PERSPECTIVE, rays, Image.Resampling.BILINEAR)
        self.image.paste(lettering.colour, (left, top), bent.point(_THRESHOLD, "1"))

    def _direction(self, vector: Point) -> Point:
        x, y, z = vector
        return (x * self.cosine - y * self.sine, -z, x * self.sine + y * self.cosine)

    def _texture(
        self, origin: Point, across: Point, up: Point, corner: tuple[int, int], size: tuple[int, int]
    ) -> tuple[float, ...]:
        """Coefficients that lead from a pixel along its ray to a place in the mask, by Cramer's rule."""
        bottom = _cross(across, up)
        parts = [_cross(origin, up), _cross(across, origin), bottom]
        (ax, ay, ac), (ux, uy, uc), (bx, by, bc) = (self._per_pixel(part, corner) for part in parts)
        wide, tall = size
        # A ray d meets the plane at along = -(o×u)·d / (a×u)·d and above = -(a×o)·d / (a×u)·d.
        along = (-wide * ax, -wide * ay, -wide * ac)
        down = (tall * (bx + ux), tall * (by + uy), tall * (bc + uc))
        return (*(part / bc for part in along), *(part / bc for part in down), bx / bc, by / bc)

    def _per_pixel(self, vector: Point, corner: tuple[int, int]) -> Point:
        """vector · ray as a function of the pixel: factors of x, of y, and the constant at `corner`."""
        x, y, z = vector
        left, top = corner[0] - self.middle, corner[1] - self.horizon
        return (x / self.focal, y / self.focal, (x * left + y * top) / self.focal + z)


def _part(letters: Image.Image, part: tuple[float, float]) -> Image.Image:
    if part == (0.0, 1.0):
        return letters
    left, right = (round(letters.width * share) for share in part)
    return letters.crop((left, 0, max(right, left + 1), letters.height))


_THRESHOLD = [0] * 110 + [255] * 146


def _cut(seen: Sequence[Point]) -> list[Point]:
    """What of a polygon lies far enough ahead to be drawn."""
    kept: list[Point] = []
    for index, point in enumerate(seen):
        before = seen[index - 1]
        if (point[2] >= _NEAR) != (before[2] >= _NEAR):
            share = (_NEAR - before[2]) / (point[2] - before[2])
            kept.append((before[0] + (point[0] - before[0]) * share, before[1] + (point[1] - before[1]) * share, _NEAR))
        if point[2] >= _NEAR:
            kept.append(point)
    return kept


def _cross(a: Point, b: Point) -> Point:
    return (a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0])
