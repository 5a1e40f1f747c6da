"""Lived time: fuzzy dates with a precision, and the span of days each one stands for."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator, AwareDatetime, BeforeValidator, Field

EARLIEST_DAY = date(1900, 1, 1)
LATEST_DAY = date(2199, 12, 31)


_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_INSTANT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt ][0-9]{2}:[0-9]{2}")


def _written_day(value: object) -> object:
    """pydantic would read bare digits as seconds since 1970."""
    if not isinstance(value, date) and not (isinstance(value, str) and _DAY.fullmatch(value)):
        raise ValueError("wrong_form")
    return value


def _written_instant(value: object) -> object:
    if not isinstance(value, date) and not (isinstance(value, str) and _INSTANT.match(value)):
        raise ValueError("wrong_form")
    return value


def _lived_day(value: date) -> date:
    if not EARLIEST_DAY <= value <= LATEST_DAY:
        raise ValueError("day_out_of_range")
    return value


def _instant(value: AwareDatetime) -> AwareDatetime:
    if not EARLIEST_DAY.year <= value.year <= LATEST_DAY.year:
        raise ValueError("day_out_of_range")
    return value


# Not strict, since the check of the written form hands a text on, which a strict date refuses.
LivedDay = Annotated[
    date,
    Field(strict=False, description="Lived day, YYYY-MM-DD, 1900 to 2199"),
    BeforeValidator(_written_day),
    AfterValidator(_lived_day),
]
Instant = Annotated[
    AwareDatetime,
    Field(strict=False, description="ISO 8601 with an offset, 1900 to 2199"),
    BeforeValidator(_written_instant),
    AfterValidator(_instant),
]


def _day_as_text(value: str) -> str:
    try:
        return _lived_day(date.fromisoformat(value)).isoformat()
    except ValueError:
        raise ValueError("day_out_of_range") from None


DayText = Annotated[
    str,
    Field(pattern="^[0-9]{4}-[0-9]{2}-[0-9]{2}$", json_schema_extra={"format": "date"}),
    AfterValidator(_day_as_text),
]


class Precision(StrEnum):
    """How exactly a person places a moment; a year is as welcome as a minute."""

    minute = "minute"
    part_of_day = "part_of_day"
    day = "day"
    week = "week"
    month = "month"
    season = "season"
    year = "year"


@dataclass(frozen=True, slots=True)
class DaySpan:
    """Both ends included; `first <= last`."""

    first: date
    last: date

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1

    def overlaps(self, other: "DaySpan") -> bool:
        return self.first <= other.last and other.first <= self.last


def span_of(day: date, precision: Precision) -> DaySpan:
    """The days a fuzzy date may mean; meteorological seasons, winter belonging to the year of its January."""
    if precision is Precision.week:
        monday = day - timedelta(days=day.weekday())
        return DaySpan(monday, monday + timedelta(days=6))
    if precision is Precision.month:
        return DaySpan(day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1]))
    if precision is Precision.season:
        return _season_of(day)
    if precision is Precision.year:
        return DaySpan(date(day.year, 1, 1), date(day.year, 12, 31))
    return DaySpan(day, day)


def _season_of(day: date) -> DaySpan:
    if day.month == 12:
        first_year, first_month = day.year, 12
    elif day.month < 3:
        first_year, first_month = day.year - 1, 12
    else:
        first_year, first_month = day.year, day.month - day.month % 3
    last_year, last_month = (first_year + 1, 2) if first_month == 12 else (first_year, first_month + 2)
    return DaySpan(date(first_year, first_month, 1), date(last_year, last_month, monthrange(last_year, last_month)[1]))


_SEASON_NAMES = {12: "winter", 3: "spring", 6: "summer", 9: "autumn"}


def partial_date(day: date, precision: Precision) -> str:
    """ISO 8601 reduced to what is known: `2019`, `2019-03`, `2019-W12`, `2019-spring`, `2019-03-12`."""
    if precision is Precision.year:
        return f"{day.year:04d}"
    if precision is Precision.month:
        return f"{day.year:04d}-{day.month:02d}"
    if precision is Precision.week:
        iso = day.isocalendar()
        return f"{iso.year:04d}-W{iso.week:02d}"
    if precision is Precision.season:
        span = _season_of(day)
        return f"{span.last.year:04d}-{_SEASON_NAMES[span.first.month]}"
    return day.isoformat()
