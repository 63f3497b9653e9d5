# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""A lift: the same cabin on every floor, so a film can change floors while its doors are closed."""

from dataclasses import dataclass

from cms.demo.drawing.geometry import Group
from cms.demo.drawing.model import Face, Model
from cms.demo.drawing.scenes.props import INK, PAPER, ROUTE, STEEL

WIDE, DEEP, TALL = 1.8, 2.3, 2.35
DOOR_WIDE, DOOR_TALL = 1.1, 2.1


@dataclass(frozen=True)
class Lift:
    """A cabin east of its doors: (x, y) is the middle of the doorway, whose doors look west."""

    x: float
    y: float

    def cabin(self, model: Model) -> None:
        x, y = self.x + 0.2, self.y
        south, north, east = y - WIDE / 2, y + WIDE / 2, x + DEEP
        model.floor(x - 0.2, south, east, north, "#8f8a94")
        model.ceiling(x - 0.2, south, east, north, TALL, "#f3ead8").rect(0.5, 0.5, 1.5, 1.3, "#fffdf2")
        back = model.face((east, north), (east, south))
        right = model.face((east, south), (x, south))
        left = model.face((x, north), (east, north))
        for face in (back, left, right):
            length = face.length
            face.gradient((0, 0, length, TALL), "#b9bcc4", "#d3d5d8", 5)
            face.rect(0, 0.86, length, 0.93, "#8b8f9b")
        back.rect(0.3, 1.05, WIDE - 0.3, 2.05, "#c7dde0")
        back.shape(((0.5, 1.05), (0.9, 1.05), (1.3, 2.05), (0.9, 2.05)), "#dcecec")
        self._inside_of_doorway(model)

    def _inside_of_doorway(self, model: Model) -> None:
        x, y = self.x + 0.2, self.y
        inner = model.face((x, y - WIDE / 2), (x, y + WIDE / 2))
        edge = (WIDE - DOOR_WIDE) / 2
        inner.rect(0, 0, edge, TALL, STEEL).rect(WIDE - edge, 0, WIDE, TALL, STEEL)
        inner.rect(edge, DOOR_TALL, WIDE - edge, TALL, STEEL)
        inner.rect(WIDE / 2 - 0.22, 2.14, WIDE / 2 + 0.22, 2.3, INK)
        inner.rect(0.06, 1.02, edge - 0.06, 1.82, "#8b8f9b")

    def outside(self, model: Model, floor: str) -> None:
        """The frame around the doors on the wall of a landing, with the floor's name above."""
        face = self.landing(model)
        half = DOOR_WIDE / 2
        middle = face.length / 2
        for left, right in ((-half - 0.16, -half), (half, half + 0.16)):
            face.rect(middle + left, 0, middle + right, DOOR_TALL + 0.16, "#8b8f9b")
        face.rect(middle - half - 0.16, DOOR_TALL, middle + half + 0.16, DOOR_TALL + 0.16, "#8b8f9b")
        face.rect(middle - 0.3, DOOR_TALL + 0.24, middle + 0.3, DOOR_TALL + 0.48, INK)
        face.text(middle, DOOR_TALL + 0.36, 0.2, floor, ROUTE)
        face.rect(middle + half + 0.28, 0.95, middle + half + 0.44, 1.25, STEEL)
        face.disc(middle + half + 0.36, 1.1, 0.05, ROUTE, 12)
        outer, inner = self.x, self.x + 0.2
        model.face((inner, self.y - half), (outer, self.y - half)).rect(0, 0, 0.2, DOOR_TALL, "#8b8f9b")
        model.face((outer, self.y + half), (inner, self.y + half)).rect(0, 0, 0.2, DOOR_TALL, "#8b8f9b")

    def landing(self, model: Model) -> Face:
        """The wall of the landing around the doorway, 4 m wide and centred on it."""
        return model.face((self.x, self.y + 2), (self.x, self.y - 2))

    def gap(self) -> tuple[float, float, float]:
        """The doorway in the landing's wall, as (left, right, top)."""
        return (2 - DOOR_WIDE / 2, 2 + DOOR_WIDE / 2, DOOR_TALL)

    def doors(self, model: Model, opened: float) -> list[Group]:
        """Two leaves that slide apart; opened from 0 to 1."""
        slide = opened * DOOR_WIDE / 2
        leaves: list[Group] = []
        for side in (-1, 1):
            inner, outer = self.y + side * slide, self.y + side * (DOOR_WIDE / 2 + slide)
            low, high = min(inner, outer), max(inner, outer)
            # Leaves vanish into the wall instead of standing out beyond it.
            low, high = max(low, self.y - DOOR_WIDE / 2), min(high, self.y + DOOR_WIDE / 2)
            if high - low > 0.01:
                leaf = model.box_flats((self.x + 0.08, low, 0.0), (self.x + 0.14, high, DOOR_TALL), "#c3c6ce")
                seam = sorted((inner, inner + side * 0.012))
                leaf += model.box_flats((self.x + 0.07, seam[0], 0.0), (self.x + 0.15, seam[1], DOOR_TALL), "#777b88")
                leaves.append(Group((self.x + 0.11, (low + high) / 2, 1.0), tuple(leaf)))
        return leaves

    def panel(self, model: Model, floors: tuple[str, ...], pressed: str, shown: str) -> list[Group]:
        """Buttons beside the doors, one of them lit, and the number above the doors."""
        x = self.x + 0.2
        face = Model(model.palette).face((x + 0.012, self.y - WIDE / 2), (x + 0.012, self.y + WIDE / 2))
        edge = (WIDE - DOOR_WIDE) / 2
        for index, floor in enumerate(floors):
            above = 1.2 + index * 0.22
            face.disc(edge / 2, above, 0.075, ROUTE if floor == pressed else PAPER, 14)
            face.text(edge / 2, above, 0.1, floor, INK)
        face.text(WIDE / 2, 2.22, 0.15, shown, ROUTE)
        return [Group((x + 0.012, self.y, 1.5), tuple(face.model.flats))]
