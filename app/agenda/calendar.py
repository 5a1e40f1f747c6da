"""One day of a calendar file: hours and titles, nothing of which is kept."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from app.agenda.calendar_event import CalendarEvent, EventUnread, event_of
from app.agenda.calendar_lines import entries_near
from app.agenda.repeats import RepeatUnsupported, repeat_of

_AROUND = (timedelta(days=-1), timedelta(), timedelta(days=1))


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """`starts_minutes` since midnight where the calendar is read; null for an entry of the whole day."""

    title: str
    starts_minutes: int | None


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """`unread` counts the entries whose repetition or date is of a form not read here."""

    entries: list[CalendarEntry]
    unread: int


def read_day(content: bytes, day: date, zone: ZoneInfo) -> CalendarDay:
    """Raises CalendarUnreadable or CalendarTooLong. Times without a known zone are those of `zone`."""
    events: list[CalendarEvent] = []
    entries: list[CalendarEntry] = []
    unread = 0
    for text in entries_near(content, day):
        try:
            events.append(event_of(text))
        except EventUnread:
            unread += 1
    moved = {(event.uid, _instant(event.moved_from, zone)) for event in events if event.moved_from is not None}
    for event in events:
        try:
            starts = [start for start in _starts_near(event, day) if _local_day(start, zone) == day]
        except RepeatUnsupported:
            unread += 1
            continue
        for start in starts:
            is_moved_away = event.moved_from is None and (event.uid, _instant(start, zone)) in moved
            if not is_moved_away and not event.cancelled:
                entries.append(CalendarEntry(event.title, _minutes(start, zone)))
    return CalendarDay(sorted(entries, key=_by_hour), unread)


def _starts_near(event: CalendarEvent, day: date) -> Iterator[date]:
    """In the zone of the entry, for the days around: which of them is the day is known only here."""
    found = {event.start}
    if event.rule is not None and event.moved_from is None:
        repeat = repeat_of(_day(event.start), event.rule)
        until = event.rule.get("UNTIL")
        days = [day + shift for shift in _AROUND]
        found = {_on(event.start, one) for one in days if repeat.falls_on(one)}
        found = {start for start in found if until is None or _is_by(start, until[0])}
    yield from (found | event.also_on) - event.not_on


def _is_by(start: date, end: object) -> bool:
    if isinstance(start, datetime) and isinstance(end, datetime):
        same_kind = (start.tzinfo is None) == (end.tzinfo is None)
        return start <= end if same_kind else start.replace(tzinfo=None) <= end.replace(tzinfo=None)
    if not isinstance(end, date):
        raise RepeatUnsupported
    return _day(start) <= _day(end)


def _on(start: date, day: date) -> date:
    """The same hour of the clock on another day: an hour of nine stays nine when the clocks change."""
    return start.replace(year=day.year, month=day.month, day=day.day)


def _day(value: date) -> date:
    return value.date() if isinstance(value, datetime) else value


def _at(value: datetime, zone: ZoneInfo) -> datetime:
    return value.replace(tzinfo=zone) if value.tzinfo is None else value.astimezone(zone)


def _instant(value: date, zone: ZoneInfo) -> date:
    return _at(value, zone).astimezone(UTC) if isinstance(value, datetime) else value


def _local_day(value: date, zone: ZoneInfo) -> date:
    return _at(value, zone).date() if isinstance(value, datetime) else value


def _minutes(value: date, zone: ZoneInfo) -> int | None:
    if not isinstance(value, datetime):
        return None
    local = _at(value, zone)
    return local.hour * 60 + local.minute


def _by_hour(entry: CalendarEntry) -> tuple[int, str]:
    return (-1 if entry.starts_minutes is None else entry.starts_minutes, entry.title)
