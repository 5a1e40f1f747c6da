"""Where things stand on the sheet: four bands of one height, their lanes, and levels as fractions from the bottom."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.balance.silence import QuietPeriod
from app.charts.frame import Frame
from app.charts.schema import Band, Lane

_MOST_STRETCH = 1.35
_LEAST_BAND_SHARE = 0.65
_ELASTIC_ROOM = 1.8
_INNER_PIXELS = 3.0


@dataclass(frozen=True, slots=True)
class Place:
    """A lane on the sheet; `number` is its y axis, `bottom` and `top` are fractions of the sheet."""

    lane: Lane
    number: int
    bottom: float
    top: float

    @property
    def axis(self) -> str:
        return "y" if self.number == 1 else f"y{self.number}"


@dataclass(frozen=True, slots=True)
class Sheet:
    """`band_height` is the same for every band: as high as the fullest one needs."""

    frame: Frame
    bands: Sequence[Band]
    quiet: Sequence[QuietPeriod]
    band_height: float
    places: tuple[Place, ...]

    @property
    def height(self) -> float:
        return len(self.bands) * (self.frame.metrics.header + self.band_height) + self.frame.metrics.gap

    def band_top(self, index: int) -> float:
        """Pixels from the top of the sheet."""
        return index * (self.frame.metrics.header + self.band_height)

    def level(self, pixels_from_top: float) -> float:
        return round(1 - pixels_from_top / self.height, 5)


def sheet_of(frame: Frame, bands: Sequence[Band], quiet: Sequence[QuietPeriod]) -> Sheet:
    needed = max(_needed(frame, band.lanes) for band in bands)
    height = min(max(needed, frame.metrics.band * _LEAST_BAND_SHARE), frame.metrics.band)
    bare = Sheet(frame, bands, quiet, height, ())
    return Sheet(frame, bands, quiet, height, tuple(_places(bare)))


def _needed(frame: Frame, lanes: Sequence[Lane]) -> float:
    content = sum(lane.height * (_ELASTIC_ROOM if lane.elastic else 1) for lane in lanes)
    return content + frame.metrics.lane_label * len(lanes)


def _places(sheet: Sheet) -> Iterator[Place]:
    number = 0
    for index, band in enumerate(sheet.bands):
        top = sheet.band_top(index) + sheet.frame.metrics.header
        for lane, height in zip(band.lanes, _heights(sheet, band.lanes), strict=True):
            number += 1
            top += sheet.frame.metrics.lane_label
            bottom = top + height
            inside = min(_INNER_PIXELS, height / 8)
            yield Place(lane, number, max(sheet.level(bottom - inside), 0), min(sheet.level(top + inside), 1))
            top = bottom


def _heights(sheet: Sheet, lanes: Sequence[Lane]) -> list[float]:
    """Curves share what rows of spans and dots leave; where nothing is left, everything shrinks alike."""
    room = sheet.band_height - sheet.frame.metrics.lane_label * len(lanes)
    fixed = sum(lane.height for lane in lanes if not lane.elastic)
    elastic = sum(lane.height for lane in lanes if lane.elastic)
    if fixed + elastic > room or not elastic:
        stretch = min(room / (fixed + elastic), _MOST_STRETCH) if lanes else 1.0
        return [lane.height * stretch for lane in lanes]
    stretch = (room - fixed) / elastic
    return [lane.height * stretch if lane.elastic else lane.height for lane in lanes]
