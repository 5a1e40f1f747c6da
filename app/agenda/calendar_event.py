"""One entry of a calendar file as plain values; the library that reads it is met here and nowhere else."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from icalendar import Calendar
from icalendar.prop import vBroken

from app.kit.text import clean_text

_LONGEST_TITLE = 200


class EventUnread(ValueError):
    """An entry without a readable date."""


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """`moved_from` is set for one day taken out of a repetition; `rule` holds the parts of its RRULE as lists."""

    uid: str
    title: str
    start: date
    cancelled: bool
    moved_from: date | None
    rule: Mapping[str, Sequence[Any]] | None
    also_on: frozenset[date]
    not_on: frozenset[date]


def event_of(text: str) -> CalendarEvent:
    """From the lines of one entry. Raises EventUnread."""
    whole = f"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n{text}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    try:
        [read] = Calendar.from_ical(whole).walk("VEVENT")
    except (ValueError, IndexError, KeyError):
        raise EventUnread from None
    event: Mapping[str, Any] = read
    rule = event.get("RRULE")
    if isinstance(rule, list | vBroken):
        raise EventUnread
    return CalendarEvent(
        uid=_text(event, "UID"),
        title=_title(event),
        start=_date(event.get("DTSTART")),
        cancelled=_text(event, "STATUS").upper() == "CANCELLED",
        moved_from=_date(event["RECURRENCE-ID"]) if "RECURRENCE-ID" in event else None,
        rule=None if rule is None else dict(rule),
        also_on=_dates(event, "RDATE"),
        not_on=_dates(event, "EXDATE"),
    )


def _date(value: Any) -> date:
    found = None if isinstance(value, vBroken) else getattr(value, "dt", None)
    if not isinstance(found, date):
        raise EventUnread
    return found


def _dates(event: Mapping[str, Any], name: str) -> frozenset[date]:
    """A property that may stand on several lines, each with several dates."""
    lines = event.get(name, [])
    lists = lines if isinstance(lines, list) else [lines]
    if any(isinstance(line, vBroken) or not hasattr(line, "dts") for line in lists):
        raise EventUnread
    return frozenset(_date(one) for line in lists for one in line.dts)


def _text(event: Mapping[str, Any], name: str) -> str:
    value = event.get(name, "")
    return str(value[0] if isinstance(value, list) else value)


def _title(event: Mapping[str, Any]) -> str:
    try:
        return " ".join(clean_text(_text(event, "SUMMARY")).split())[:_LONGEST_TITLE]
    except ValueError:
        return ""
