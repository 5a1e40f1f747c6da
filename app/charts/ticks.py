"""Places and words of the time axis, chosen here so that they read the same in every browser and zone."""

from datetime import date, timedelta

from app.balance.signals import date_of, day_number
from app.charts.dates import SHORT_MONTHS
from app.charts.frame import Frame
from app.charts.schema import Piece

_DAY_STEPS = (1, 2, 7, 14)
_MONTH_STEPS = (1, 2, 3, 6)
_YEAR_STEPS = (1, 2, 5, 10, 20, 50)
_DAY_LETTERS = 9
_MONTH_LETTERS = 6
_YEAR_LETTERS = 5.5
_MONDAY = date(2001, 1, 1)
_YEAR_DAYS = 365
_EDGE = 6


def time_ticks(frame: Frame) -> Piece:
    """The finest step whose labels stand clear of each other; a year is told once, on its first label."""
    letter = (frame.metrics.small + 1) * 0.56
    for step in _DAY_STEPS:
        if frame.pixels(step) >= letter * _DAY_LETTERS:
            return _told(frame, _days(frame, step), by_day=True)
    for step in _MONTH_STEPS:
        if frame.pixels(step * 30) >= letter * _MONTH_LETTERS and frame.days < 4 * _YEAR_DAYS:
            return _told(frame, _months(frame, step), by_day=False)
    wide = [step for step in _YEAR_STEPS if frame.pixels(step * _YEAR_DAYS) >= letter * _YEAR_LETTERS]
    step = wide[0] if wide else _YEAR_STEPS[-1]
    years = range(date_of(frame.first).year, date_of(frame.last).year + 1)
    days = [date(year, 1, 1) for year in years if year % step == 0]
    shown = [day for day in days if _has_room(frame, day)]
    return {"tickvals": [day.isoformat() for day in shown], "ticktext": [str(day.year) for day in shown]}


def _has_room(frame: Frame, day: date) -> bool:
    """A label cut by the edge of the screen is left out by plotly, and its year with it."""
    left = frame.pixels(day_number(day) - frame.first)
    half = frame.metrics.small + _EDGE
    return left + frame.metrics.gutter >= half and frame.plot_width - left + frame.metrics.right >= half


def _days(frame: Frame, step: int) -> list[date]:
    first, last = date_of(frame.first), date_of(frame.last)
    start = first + timedelta(days=-(first - _MONDAY).days % step)
    return [start + timedelta(days=offset) for offset in range(0, (last - start).days + 1, step)]


def _months(frame: Frame, step: int) -> list[date]:
    first, last = date_of(frame.first), date_of(frame.last)
    numbers = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
    days = [date(number // 12, number % 12 + 1, 1) for number in numbers if number % step == 0]
    return [day for day in days if first <= day <= last]


def _told(frame: Frame, days: list[date], *, by_day: bool) -> Piece:
    texts = []
    told_year = None
    days = [day for day in days if _has_room(frame, day)]
    for day in days:
        month = SHORT_MONTHS[frame.language][day.month - 1]
        text = f"{day.day} {month}" if by_day else month
        texts.append(f"{text}<br>{day.year}" if day.year != told_year else text)
        told_year = day.year
    return {"tickvals": [day.isoformat() for day in days], "ticktext": texts}
