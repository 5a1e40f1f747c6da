"""The common measure of the calendar of years: every day on its row, on the days of one year that all share."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from app.balance.signals import date_of, day_number
from app.charts.companion import told
from app.charts.dates import iso, milliseconds, number_in_words
from app.charts.frame import Frame, frame_of
from app.charts.options import Options, Scale
from app.charts.schema import Piece
from app.charts.seasons_words import SEASONS_WORDS
from app.charts.theme import Size

# Every year is laid on the days of a leap year.
COMMON_YEAR = 2000
ROW_PIXELS = {Size.phone: 52, Size.tablet: 46, Size.desktop: 46, Size.print: 40}
_GUTTER_PIXELS = {Size.phone: 44, Size.tablet: 60, Size.desktop: 68, Size.print: 60}
# Levels within a row one unit high, from its top down.
EVENTS, CELLS, FLARES, VISITS = -0.36, -0.05, 0.28, 0.43
CELL_HEIGHT, LOW_CELL_HEIGHT, STRIP_HEIGHT, FLARE_HEIGHT, EVENT_HEIGHT = 0.42, 0.2, 0.1, 0.13, 0.08


@dataclass(frozen=True, slots=True)
class Years:
    """`life` is the frame of the real days, `frame` that of the common year; `unit` is week or month."""

    life: Frame
    frame: Frame
    first: int
    count: int
    unit: Scale

    def say(self, key: str, **parts: object) -> str:
        language = self.frame.language
        numbers = {name: number_in_words(part, language, 0) for name, part in parts.items() if isinstance(part, int)}
        return told(SEASONS_WORDS, key, language, **parts | numbers)

    def row(self, day: int) -> int:
        return date_of(day).year - self.first

    def pieces(self, start: int, stop: int) -> Iterator[tuple[int, int, int]]:
        """(row, first day, day after the last) on the common year, one for each year that is touched."""
        start, stop = max(start, self.life.first), min(stop, self.life.last + 1)
        while start < stop:
            year = date_of(start).year
            end = min(stop, day_number(date(year + 1, 1, 1)))
            yield year - self.first, common_day(start), common_day(end - 1) + 1
            start = end


def common_day(day: int) -> int:
    lived = date_of(day)
    return day_number(date(COMMON_YEAR, lived.month, lived.day))


def years_of(options: Options) -> Years:
    life = frame_of(options)
    first, last = options.first_day.year, options.last_day.year
    common = replace(options, first_day=date(COMMON_YEAR, 1, 1), last_day=date(COMMON_YEAR, 12, 31))
    frame = frame_of(common)
    metrics = replace(frame.metrics, gutter=_GUTTER_PIXELS[options.size], lane_label=0)
    unit = Scale.month if options.scale is Scale.month or options.size is Size.phone else Scale.week
    return Years(life, replace(frame, metrics=metrics), first, last - first + 1, unit)


Bar = tuple[int, int, int]


def bars(rows: Sequence[Bar], *, level: float, height: float | list[float], marker: Piece) -> Piece:
    return {
        "type": "bar",
        "orientation": "h",
        "base": [iso(start) for _, start, _ in rows],
        "x": [milliseconds(stop - start) for _, start, stop in rows],
        "y": [row + level for row, _, _ in rows],
        "width": [height] * len(rows) if isinstance(height, float) else height,
        "marker": marker,
        "hoverinfo": "skip",
    }


def read(hovers: list[str], keys: list[str]) -> Piece:
    return {
        "hovertext": hovers,
        "customdata": keys,
        "hoverinfo": "text",
        "hovertemplate": "%{hovertext}<extra></extra>",
    }
