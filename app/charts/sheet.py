"""Where things stand on the sheet: bands, their lanes, and levels as fractions from the bottom.

Bands that hold something have one height: none counts for more than another. An empty one is a strip that says so,
and what it leaves goes to the others in equal parts. One of rows alone takes no more than its rows can use. Where
names would stand on each other, all grow a little, then that one alone.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from app.balance.silence import QuietPeriod
from app.charts.frame import Frame
from app.charts.schema import Band, Lane, Piece

_MOST_STRETCH = 1.35
_LEAST_STRETCH = 0.9
_LEAST_BAND_SHARE = 0.65
_ELASTIC_ROOM = 1.8
_INNER_PIXELS = 3.0
_EMPTY_STRIP_PIXELS = 44.0
_MOST_GROWTH = 1.6
_MOST_COMMON_GROWTH = 1.25
_TWO_LINES = 3.0
_TALL_PIXELS = 560


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

    def at(self, value: float) -> float:
        """The level on the sheet of a value of the lane."""
        low, high = self.lane.value_range
        return self.bottom + (self.top - self.bottom) * (value - low) / (high - low)


@dataclass(frozen=True, slots=True)
class Sheet:
    """`band_heights` in pixels, without the title."""

    frame: Frame
    bands: Sequence[Band]
    quiet: Sequence[QuietPeriod]
    band_heights: tuple[float, ...]
    places: tuple[Place, ...]
    # The line under the picture, where another than that of its scale is due.
    hint: str | None = None
    # The band of one lane in which the lengths of silences are told; None: the upper half of the first one.
    silences_in: int | None = None
    # Places and words of the axis, where it counts days from something rather than telling dates.
    ticks: Piece | None = None

    @property
    def height(self) -> float:
        return len(self.bands) * self.frame.metrics.header + sum(self.band_heights) + self.frame.metrics.gap

    def band_top(self, index: int) -> float:
        """Pixels from the top of the sheet."""
        return list(accumulate(self.band_heights, initial=0.0))[index] + index * self.frame.metrics.header

    @property
    def head(self) -> int:
        """Pixels above the sheet, for the time axis of a picture too tall to be seen at once."""
        metrics = self.frame.metrics
        return metrics.top if metrics.lane_label or self.height >= _TALL_PIXELS else 0

    def level(self, pixels_from_top: float) -> float:
        return round(1 - pixels_from_top / self.height, 5)


def sheet_of(frame: Frame, bands: Sequence[Band], quiet: Sequence[QuietPeriod]) -> Sheet:
    bands = [_with_room_for_names(frame, band) for band in bands]
    needed = max(_needed(frame, band.lanes) for band in bands)
    common = max(_least(frame, band.lanes) for band in bands)
    most = max(frame.metrics.band, min(common, frame.metrics.band * _MOST_COMMON_GROWTH))
    height = min(max(needed, frame.metrics.band * _LEAST_BAND_SHARE), most)
    shared = _band_heights(bands, height)
    heights = tuple(
        max(min(given, _most(frame, band)), _least(frame, band.lanes))
        for given, band in zip(shared, bands, strict=True)
    )
    bare = Sheet(frame, bands, quiet, heights, ())
    return Sheet(frame, bands, quiet, heights, tuple(_places(bare)))


def snug_sheet(
    frame: Frame,
    bands: Sequence[Band],
    quiet: Sequence[QuietPeriod],
    *,
    hint: str | None = None,
    silences_in: int | None = None,
) -> Sheet:
    """Each band as high as what it holds: for pictures whose bands are not weighed against each other."""
    heights = tuple(_natural(frame, band.lanes) if band.lanes else _EMPTY_STRIP_PIXELS for band in bands)
    bare = Sheet(frame, bands, quiet, heights, (), hint, silences_in)
    return Sheet(frame, bands, quiet, heights, tuple(_places(bare)), hint, silences_in)


def _with_room_for_names(frame: Frame, band: Band) -> Band:
    """Beside its lane a name stands on one line and what its ends mean on the next."""
    least = 0.0 if frame.metrics.lane_label else frame.metrics.small * _TWO_LINES
    return replace(
        band, lanes=[replace(lane, height=max(lane.height, least)) if lane.ends else lane for lane in band.lanes]
    )


def _most(frame: Frame, band: Band) -> float:
    """Rows of spans and dots alone stretch so far: what would be left below them is no part of anybody's life."""
    if not band.lanes or any(lane.elastic for lane in band.lanes):
        return float("inf")
    return sum(lane.height for lane in band.lanes) * _MOST_STRETCH + frame.metrics.lane_label * len(band.lanes)


def _natural(frame: Frame, lanes: Sequence[Lane]) -> float:
    return sum(lane.height for lane in lanes) + frame.metrics.lane_label * len(lanes)


def _band_heights(bands: Sequence[Band], height: float) -> tuple[float, ...]:
    filled = sum(bool(band.lanes) for band in bands)
    if filled in (0, len(bands)):
        return (height,) * len(bands)
    left_over = (len(bands) - filled) * (height - _EMPTY_STRIP_PIXELS) / filled
    grown = min(height + left_over, height * _MOST_GROWTH)
    return tuple(grown if band.lanes else _EMPTY_STRIP_PIXELS for band in bands)


def _needed(frame: Frame, lanes: Sequence[Lane]) -> float:
    content = sum(lane.height * (_ELASTIC_ROOM if lane.elastic else 1) for lane in lanes)
    return content + frame.metrics.lane_label * len(lanes)


def _least(frame: Frame, lanes: Sequence[Lane]) -> float:
    content = sum(lane.height * (_LEAST_STRETCH if lane.elastic else 1) for lane in lanes)
    return content + frame.metrics.lane_label * len(lanes)


def _places(sheet: Sheet) -> Iterator[Place]:
    for number, (lane, top, height) in enumerate(_stack(sheet), 1):
        bottom = top + height
        inside = min(_INNER_PIXELS, height / 8)
        yield Place(lane, number, max(sheet.level(bottom - inside), 0), min(sheet.level(top + inside), 1))


def _stack(sheet: Sheet) -> Iterator[tuple[Lane, float, float]]:
    """Every lane with its place under its name, in pixels from the top, and its height."""
    for index, band in enumerate(sheet.bands):
        top = sheet.band_top(index) + sheet.frame.metrics.header
        for lane, height in zip(band.lanes, _heights(sheet, index), strict=True):
            top += sheet.frame.metrics.lane_label
            yield lane, top, height
            top += height


def strips(sheet: Sheet) -> tuple[list[Piece], list[Piece]]:
    """What each band and each lane takes of the sheet, name included, so that a reader may lay it aside."""
    bands: list[Piece] = []
    lanes: list[Piece] = []
    stack = _stack(sheet)
    for index, band in enumerate(sheet.bands):
        top = sheet.band_top(index)
        bottom = top + sheet.frame.metrics.header + sheet.band_heights[index]
        bands.append({"name": band.title, "top": sheet.level(top), "bottom": max(sheet.level(bottom), 0)})
        for _ in band.lanes:
            lane, below_name, height = next(stack)
            ends: Piece = {
                "top": sheet.level(below_name - sheet.frame.metrics.lane_label),
                "bottom": max(sheet.level(below_name + height), 0),
            }
            number = len(lanes) + 1
            lanes.append(ends | {"name": lane.label, "band": index, "axis": "y" if number == 1 else f"y{number}"})
    return bands, lanes


def _heights(sheet: Sheet, index: int) -> list[float]:
    """Curves share what rows of spans and dots leave."""
    lanes = sheet.bands[index].lanes
    room = sheet.band_heights[index] - sheet.frame.metrics.lane_label * len(lanes)
    fixed = sum(lane.height for lane in lanes if not lane.elastic)
    elastic = sum(lane.height for lane in lanes if lane.elastic)
    if not elastic:
        stretch = min(room / fixed, _MOST_STRETCH) if lanes else 1.0
        return [lane.height * stretch for lane in lanes]
    stretch = (room - fixed) / elastic
    return [lane.height * stretch if lane.elastic else lane.height for lane in lanes]
