"""Colours and sizes of the pictures. The stylesheet of the pages uses the same values.

One hue per meaning: indigo pain and overflow, terracotta what weighs, teal what supports, neutral contacts. Each
hue keeps at least 4.5:1 on its paper; nothing is told by colour alone. Print is black, grey and dash on white.
"""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache


class ThemeName(StrEnum):
    light = "light"
    dark = "dark"
    print = "print"


class Hue(StrEnum):
    overflow = "overflow"
    weighs = "weighs"
    supports = "supports"
    contacts = "contacts"


@dataclass(frozen=True, slots=True)
class Palette:
    paper: str
    ink: str
    muted: str
    line: str
    quiet: str
    hues: dict[Hue, str]

    def hue(self, hue: Hue, strength: float = 1.0) -> str:
        """The hue laid on paper with the given strength, 0 to 1."""
        return faded(self.hues[hue], strength)


PALETTES = {
    ThemeName.light: Palette(
        paper="#FAF6EE",
        ink="#25221D",
        muted="#5A5347",
        line="#DDD2BF",
        quiet="#F2EBDE",
        hues={
            Hue.overflow: "#2F3A7E",
            Hue.weighs: "#A14A2A",
            Hue.supports: "#1B6762",
            Hue.contacts: "#5A5347",
        },
    ),
    ThemeName.dark: Palette(
        paper="#191815",
        ink="#F0E9DC",
        muted="#BDB4A3",
        line="#3D3931",
        quiet="#2B2924",
        hues={
            Hue.overflow: "#B3BCF5",
            Hue.weighs: "#EBA583",
            Hue.supports: "#7FCABF",
            Hue.contacts: "#BDB4A3",
        },
    ),
    ThemeName.print: Palette(
        paper="#FFFFFF",
        ink="#000000",
        muted="#444444",
        line="#CCCCCC",
        quiet="#F1F1F1",
        hues={
            Hue.overflow: "#000000",
            Hue.weighs: "#3A3A3A",
            Hue.supports: "#5A5A5A",
            Hue.contacts: "#222222",
        },
    ),
}


@cache
def faded(colour: str, strength: float) -> str:
    if strength >= 1:
        return colour
    red, green, blue = (int(colour[start : start + 2], 16) for start in (1, 3, 5))
    return f"rgba({red},{green},{blue},{strength:g})"


class Size(StrEnum):
    phone = "phone"
    tablet = "tablet"
    desktop = "desktop"
    print = "print"


@dataclass(frozen=True, slots=True)
class Metrics:
    """Pixels. `width` is the narrowest screen of the size, used to decide which labels fit; the picture itself
    stretches. `gutter` holds lane names at the left; without one they stand above their lane."""

    width: int
    gutter: int
    right: int
    band: int
    header: int
    gap: int
    axis: int
    top: int
    lane_label: int
    font: int
    small: int
    row: int
    marker: int
    label_letters: int


METRICS = {
    Size.phone: Metrics(360, 12, 14, 216, 26, 6, 66, 38, 15, 13, 11, 18, 6, 22),
    Size.tablet: Metrics(800, 136, 18, 160, 27, 6, 64, 42, 0, 14, 12, 18, 7, 28),
    Size.desktop: Metrics(1180, 152, 22, 176, 29, 6, 64, 42, 0, 15, 12, 19, 7, 36),
    # 180 mm of an A4 sheet at 96 pixels an inch.
    Size.print: Metrics(680, 124, 12, 150, 24, 6, 56, 0, 0, 12, 10, 16, 6, 30),
}
# Names with a space or a digit are quoted: plotly measures a text with another font when the list is not valid CSS.
FONT_FAMILY = (
    "Seravek, 'Gill Sans Nova', 'Segoe UI', Ubuntu, Calibri, 'Noto Sans', 'Liberation Sans', system-ui, sans-serif"
)
