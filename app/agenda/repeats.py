"""On which days a repeating calendar entry falls: every so many days, or weeks on given weekdays."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

_WEEKDAYS = {"MO": 0, "TU": 1, "WE": 2, "TH": 3, "FR": 4, "SA": 5, "SU": 6}
_KNOWN_PARTS = frozenset({"FREQ", "INTERVAL", "COUNT", "UNTIL", "BYDAY", "WKST"})
_LONGEST_INTERVAL = 1000


class RepeatUnsupported(ValueError):
    """A rule that is said to be unread rather than read wrongly."""


@dataclass(frozen=True, slots=True)
class Repeat:
    """`weekdays` is empty for a repeat by days; `count` counts from `start`, days taken out included."""

    start: date
    interval: int
    weekdays: frozenset[int]
    week_start: int
    count: int | None

    def falls_on(self, day: date) -> bool:
        if day < self.start:
            return False
        if not self.weekdays:
            steps, rest = divmod((day - self.start).days, self.interval)
            return rest == 0 and (self.count is None or steps < self.count)
        if day.weekday() not in self.weekdays or self._weeks_to(day) % self.interval:
            return False
        return self.count is None or self._ordinal(day) <= self.count

    def _weeks_to(self, day: date) -> int:
        return (self._week_of(day) - self._week_of(self.start)).days // 7

    def _week_of(self, day: date) -> date:
        return day - timedelta(days=(day.weekday() - self.week_start) % 7)

    def _ordinal(self, day: date) -> int:
        """Which time it is, the first being 1."""
        up_to_day = sum(self._place(weekday) <= self._place(day.weekday()) for weekday in self.weekdays)
        before_start = sum(self._place(weekday) < self._place(self.start.weekday()) for weekday in self.weekdays)
        return self._weeks_to(day) // self.interval * len(self.weekdays) + up_to_day - before_start

    def _place(self, weekday: int) -> int:
        return (weekday - self.week_start) % 7


def repeat_of(start: date, parts: Mapping[str, Sequence[object]]) -> Repeat:
    """From the parts of an RRULE, as lists. Raises RepeatUnsupported for every form but the two above."""
    if not parts.keys() <= _KNOWN_PARTS:
        raise RepeatUnsupported
    frequency = str(_only(parts, "FREQ", "")).upper()
    interval, count = _number(parts, "INTERVAL") or 1, _number(parts, "COUNT")
    weekdays = frozenset(_weekday(value) for value in parts.get("BYDAY", ()))
    if frequency not in ("DAILY", "WEEKLY") or (frequency == "DAILY" and weekdays and interval > 1):
        raise RepeatUnsupported
    if frequency == "WEEKLY" and not weekdays:
        weekdays = frozenset({start.weekday()})
    return Repeat(start, interval, weekdays, _weekday(_only(parts, "WKST", "MO")), count)


def _only(parts: Mapping[str, Sequence[object]], name: str, absent: object) -> object:
    values = parts.get(name, (absent,))
    if len(values) != 1:
        raise RepeatUnsupported
    return values[0]


def _number(parts: Mapping[str, Sequence[object]], name: str) -> int | None:
    value = _only(parts, name, None)
    if value is None:
        return None
    if not isinstance(value, int) or value < 1 or (name == "INTERVAL" and value > _LONGEST_INTERVAL):
        raise RepeatUnsupported
    return value


def _weekday(value: object) -> int:
    try:
        return _WEEKDAYS[str(value).upper()]
    except KeyError:
        raise RepeatUnsupported from None
