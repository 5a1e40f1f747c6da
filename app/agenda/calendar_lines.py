"""The few lines of a calendar file that one day needs, found before anything is parsed.

A file of ten years holds thousands of entries, and parsing all of them would take longer than anybody waits. Time zones
described inside the file are left out with the rest: zones are known here by their names.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from app.kit.errors import DomainError

MOST_BYTES = 5 * 1024 * 1024
_MOST_ENTRIES = 2000
_LONGEST_LINE = 4000
_FOLD = re.compile(r"\r?\n[ \t]")
_NEEDED = re.compile(r"(UID|DTSTART|SUMMARY|RRULE|RDATE|EXDATE|RECURRENCE-ID|STATUS)[;:]", re.IGNORECASE)
_DAY = re.compile(r"DTSTART[^:]*:([0-9]{8})", re.IGNORECASE)
_UNTIL = re.compile(r"UNTIL=([0-9]{8})", re.IGNORECASE)


class CalendarUnreadable(DomainError):
    code = "calendar_unreadable"
    status = 422


class CalendarTooLong(DomainError):
    code = "calendar_too_long"
    status = 422


def entries_near(content: bytes, day: date) -> list[str]:
    """The text of each entry that may fall on the day. Raises CalendarUnreadable or CalendarTooLong."""
    if len(content) > MOST_BYTES:
        raise CalendarTooLong
    try:
        text = _FOLD.sub("", content.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise CalendarUnreadable from None
    if "BEGIN:VCALENDAR" not in text[:1000].upper():
        raise CalendarUnreadable
    found = [entry for entry in _entries(text) if _may_fall_on(entry, day)]
    if len(found) > _MOST_ENTRIES:
        raise CalendarTooLong
    return found


def _entries(text: str) -> Iterator[str]:
    """Without what stands inside an entry, such as its reminders."""
    lines: list[str] = []
    inside: list[str] = []
    for line in text.splitlines():
        name, _, value = line.strip().upper().partition(":")
        if name == "BEGIN":
            inside.append(value)
            if value == "VEVENT":
                lines = []
        elif name == "END":
            if inside and inside.pop() == "VEVENT":
                yield "\r\n".join(lines)
        elif inside and inside[-1] == "VEVENT" and _NEEDED.match(line):
            lines.append(line[:_LONGEST_LINE])


def _may_fall_on(entry: str, day: date) -> bool:
    """A day more on either side, for zones far from here."""
    start = _DAY.search(entry)
    if start is None:
        return False
    first, last = (f"{moved:%Y%m%d}" for moved in (day - timedelta(days=1), day + timedelta(days=1)))
    upper = entry.upper()
    if "RECURRENCE-ID" in upper:
        return True
    if "RRULE" not in upper and "RDATE" not in upper:
        return first <= start.group(1) <= last
    until = _UNTIL.search(entry)
    return start.group(1) <= last and ("RDATE" in upper or until is None or until.group(1) >= first)
