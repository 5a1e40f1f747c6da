"""Numbers and lived days as people and devices write them; what cannot be read for certain is not read at all."""

import re
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from functools import lru_cache

from app.interop.csv_mapping import DayRule, Dialect
from app.kit.days import EARLIEST_DAY, LATEST_DAY

_MAX_CELL_LENGTH = 40
_SPACES = dict.fromkeys(map(ord, " \u00a0\u202f"), None)
_PLAIN_NUMBER = re.compile(r"[+-]?\d{1,12}(?:\.\d{1,12})?", re.ASCII)
_GROUPED_NUMBER = re.compile(r"[+-]?\d{1,3}(?:,\d{3}){1,3}(?:\.\d{1,12})?", re.ASCII)


def number_from(cell: str, dialect: Dialect) -> float | None:
    """None when unreadable. Groups of thousands must have three digits, so that `6,91` is never read as 691."""
    if len(cell) > _MAX_CELL_LENGTH:
        return None
    text = cell.translate(_SPACES) if dialect.thousands in ("", " ") else cell.strip()
    if dialect.decimal == ",":
        text = text.translate({ord(","): ".", ord("."): ","})
    if _PLAIN_NUMBER.fullmatch(text):
        return float(text)
    if dialect.thousands in (",", ".") and _GROUPED_NUMBER.fullmatch(text):
        return float(text.replace(",", ""))
    return None


def moment_from(cell: str, formats: tuple[str, ...]) -> datetime | None:
    return _parsed_moment(cell, formats) if len(cell) <= _MAX_CELL_LENGTH else None


@lru_cache(maxsize=4096)
def _parsed_moment(cell: str, formats: tuple[str, ...]) -> datetime | None:
    for pattern in formats:
        try:
            return datetime.strptime(cell, pattern)  # noqa: DTZ007 - a wall clock as written, its zone is not in the file
        except ValueError:
            continue
    return None


class UnknownDay(Exception):
    """The row has no day that can be trusted; `reason` is a key of the report's messages."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class DayReader:
    """Reads the lived day of each row in file order.

    With carry-forward an unreadable row may have hidden a new day. From there nothing is carried until the file
    says the day again, and the month only while the days go on rising: a wrong day is worse than a missing row.
    """

    def __init__(self, rule: DayRule, position_of: dict[str, int]) -> None:
        self._rule = rule
        self._parts = [position_of.get(column) for column in rule.parts or ()]
        self._date = position_of.get(rule.date) if rule.date else None
        self._timestamp = position_of.get(rule.timestamp) if rule.timestamp else None
        self._year: int | None = None
        self._month: int | None = None
        self._day: int | None = None
        self._doubtful = False
        self._last: date | None = None
        self.goes_back = False

    def lose_track(self) -> None:
        """To be told of every row that could not be read."""
        self._doubtful = True
        self._day = None

    def day_of(self, cells: Sequence[str]) -> date:
        """Raises `UnknownDay`."""
        day = self._from_parts(cells) or self._from_date(cells) or self._from_timestamp(cells)
        if day is None:
            raise UnknownDay("day_uncertain" if self._doubtful and self._rule.carry_forward else "day_missing")
        if not EARLIEST_DAY <= day <= LATEST_DAY:
            raise UnknownDay("day_out_of_range")
        return day

    def _from_parts(self, cells: Sequence[str]) -> date | None:
        if not self._parts:
            return None
        written = [self._part(cells, position) for position in self._parts]
        if self._rule.carry_forward:
            return self._carried(*written)
        year, month, day = written
        return None if year is None or month is None or day is None else _calendar_day(year, month, day)

    def _part(self, cells: Sequence[str], position: int | None) -> int | None:
        text = _cell(cells, position)
        if text in self._rule.empty_parts:
            return None
        if not (text.isascii() and text.isdecimal() and len(text) <= 4):
            self.lose_track()
            raise UnknownDay("day_impossible")
        return int(text)

    def _carried(self, year: int | None, month: int | None, day: int | None) -> date | None:
        if day is not None:
            trusted = not self._doubtful or self._can_trust(year, month, day)
            self._doubtful = not trusted
            self._day = day if trusted else None
        self._year = year if year is not None else self._year
        self._month = month if month is not None else self._month
        if self._year is None or self._month is None or self._day is None:
            return None
        found = _calendar_day(self._year, self._month, self._day)
        if any(part is not None for part in (year, month, day)):
            self.goes_back = self._last is not None and found < self._last
            self._last = found
        return found

    def _can_trust(self, year: int | None, month: int | None, day: int) -> bool:
        """After an unreadable row: what is not written again must not have had the occasion to turn."""
        if year is not None or self._last is None or self._year != self._last.year:
            return year is not None and month is not None
        if month is not None:
            return month >= self._last.month
        return self._month == self._last.month and day >= self._last.day

    def _from_date(self, cells: Sequence[str]) -> date | None:
        text = _cell(cells, self._date)
        if text == "":
            return None
        moment = moment_from(text, tuple(self._rule.date_formats))
        if moment is None:
            raise UnknownDay("day_impossible")
        return moment.date()

    def _from_timestamp(self, cells: Sequence[str]) -> date | None:
        text = _cell(cells, self._timestamp)
        if text == "":
            return None
        moment = moment_from(text, tuple(self._rule.timestamp_formats))
        if moment is None or moment.date() < EARLIEST_DAY:
            raise UnknownDay("day_impossible")
        return (moment - timedelta(hours=self._rule.day_turns_at_hour)).date()


def _cell(cells: Sequence[str], position: int | None) -> str:
    return cells[position].strip() if position is not None and position < len(cells) else ""


def _calendar_day(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError as error:
        raise UnknownDay("day_impossible") from error
