"""A day read from a calendar file: hours in the right zone, repetitions on the right days, and nothing dangerous."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from dateutil.rrule import DAILY, MO, SU, WEEKLY, rrule  # type: ignore[import-untyped]
from hypothesis import given, settings
from hypothesis import strategies as st

from app.agenda.calendar import CalendarEntry, read_day
from app.agenda.calendar_lines import MOST_BYTES, CalendarTooLong, CalendarUnreadable
from app.agenda.matching import NameIndex
from app.agenda.repeats import Repeat, RepeatUnsupported, repeat_of
from app.kit.text import fold

PARIS = ZoneInfo("Europe/Paris")
DAY = date(2026, 11, 23)


def calendar(*events: str) -> bytes:
    inside = "".join(f"BEGIN:VEVENT\r\n{event}\r\nEND:VEVENT\r\n" for event in events)
    return f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{inside}END:VCALENDAR\r\n".encode()


def entry(start: str, title: str = "Bérard Anaïs", more: str = "") -> str:
    return f"UID:{title}{start}\r\n{start}\r\nSUMMARY:{title}" + (f"\r\n{more}" if more else "")


def hours(content: bytes, day: date = DAY, zone: ZoneInfo = PARIS) -> list[str]:
    return [_hour(found) for found in read_day(content, day, zone).entries]


def _hour(found: CalendarEntry) -> str:
    if found.starts_minutes is None:
        return "all day"
    return f"{found.starts_minutes // 60:02}:{found.starts_minutes % 60:02}"


@pytest.mark.parametrize(
    ("start", "hour"),
    [
        ("DTSTART;TZID=Europe/Paris:20261123T093000", "09:30"),
        ("DTSTART:20261123T083000Z", "09:30"),
        ("DTSTART:20261123T093000", "09:30"),
        ("DTSTART;TZID=Romance Standard Time:20261123T093000", "09:30"),
        ("DTSTART;TZID=America/Montreal:20261122T220000", "04:00"),
        ("DTSTART;TZID=Never/Heard:20261123T093000", "09:30"),
        ("DTSTART;VALUE=DATE:20261123", "all day"),
    ],
)
def test_an_hour_is_told_where_the_day_is_lived(start: str, hour: str) -> None:
    assert hours(calendar(entry(start))) == [hour]


def test_entries_of_other_days_and_cancelled_ones_are_left_out() -> None:
    content = calendar(
        entry("DTSTART:20261122T230000Z", "minuit passé"),
        entry("DTSTART:20261123T230000Z", "demain"),
        entry("DTSTART:20261123T090000Z", "annulé", "STATUS:CANCELLED"),
    )

    assert [found.title for found in read_day(content, DAY, PARIS).entries] == ["minuit passé"]


def test_a_weekly_entry_keeps_its_hour_when_the_clocks_change() -> None:
    content = calendar(entry("DTSTART;TZID=Europe/Paris:20260706T093000", more="RRULE:FREQ=WEEKLY"))

    assert hours(content, date(2026, 7, 13)) == hours(content, DAY) == ["09:30"]
    assert hours(content, date(2026, 11, 24)) == []


def test_one_day_taken_out_of_a_repetition_is_not_there_and_one_moved_is_where_it_went() -> None:
    weekly = "UID:1\r\nDTSTART;TZID=Europe/Paris:20261102T093000\r\nSUMMARY:Zoé\r\nRRULE:FREQ=WEEKLY"
    without = weekly + "\r\nEXDATE;TZID=Europe/Paris:20261123T093000"
    moved = (
        "UID:1\r\nRECURRENCE-ID;TZID=Europe/Paris:20261123T093000\r\n"
        "DTSTART;TZID=Europe/Paris:20261124T140000\r\nSUMMARY:Zoé"
    )

    assert hours(calendar(without)) == []
    assert hours(calendar(weekly, moved)) == []
    assert hours(calendar(weekly, moved), date(2026, 11, 24)) == ["14:00"]


def test_a_repetition_of_another_form_is_said_to_be_unread() -> None:
    content = calendar(
        entry("DTSTART:20260101T090000Z", more="RRULE:FREQ=MONTHLY;BYDAY=2MO"),
        entry("DTSTART:20260101T090000Z", more="RRULE:FREQ=SECONDLY"),
        entry("DTSTART:20261123T090000Z", "lisible"),
        "UID:9\r\nDTSTART:20261123Tgarbage\r\nSUMMARY:x",
    )
    read = read_day(content, DAY, PARIS)

    assert [found.title for found in read.entries] == ["lisible"]
    assert read.unread == 3


def test_reminders_and_other_lines_of_an_entry_are_not_read() -> None:
    alarm = "BEGIN:VALARM\r\nTRIGGER:-PT15M\r\nSUMMARY:autre\r\nEND:VALARM\r\nDESCRIPTION:confidentiel"
    [found] = read_day(calendar(entry("DTSTART:20261123T090000Z", "An\r\n aïs", alarm)), DAY, PARIS).entries

    assert found.title == "Anaïs"


def test_what_is_no_calendar_or_too_much_of_one_is_refused() -> None:
    for content in (b"", b"PK\x03\x04", b"\xff\xfe", b"hello"):
        with pytest.raises(CalendarUnreadable):
            read_day(content, DAY, PARIS)
    with pytest.raises(CalendarTooLong):
        read_day(b"BEGIN:VCALENDAR" + b"\n" * MOST_BYTES, DAY, PARIS)
    with pytest.raises(CalendarTooLong):
        read_day(calendar(*[entry("DTSTART:20260101T090000Z", more="RRULE:FREQ=DAILY")] * 2001), DAY, PARIS)


@given(st.text(alphabet="BEGINVT:;=\r\n DSRULEFQ20261123Zx", max_size=400))
def test_no_text_stops_the_reading(text: str) -> None:
    read_day(calendar(text), DAY, PARIS)


WEEKDAYS = st.sets(st.integers(0, 6), min_size=1).map(frozenset)


@settings(max_examples=300)
@given(
    start=st.dates(date(2015, 1, 1), date(2026, 1, 1)),
    interval=st.integers(1, 9),
    weekdays=st.just(frozenset[int]()) | WEEKDAYS,
    week_start=st.sampled_from([0, 6]),
    count=st.none() | st.integers(1, 60),
    later=st.integers(-30, 900),
)
def test_a_repetition_falls_on_the_days_it_would_expand_to(
    start: date, interval: int, weekdays: frozenset[int], week_start: int, count: int | None, later: int
) -> None:
    day = start + timedelta(days=later)
    first = datetime(start.year, start.month, start.day, tzinfo=UTC)
    expanded = rrule(
        WEEKLY if weekdays else DAILY,
        dtstart=first,
        interval=interval,
        count=count,
        wkst=(MO, SU)[week_start == 6],
        byweekday=sorted(weekdays) or None,
    )
    asked = datetime(day.year, day.month, day.day, tzinfo=UTC)

    falls = bool(expanded.between(asked, asked, inc=True))
    assert Repeat(start, interval, weekdays, week_start, count).falls_on(day) == falls


@pytest.mark.parametrize(
    "parts",
    [
        {"FREQ": ["HOURLY"]},
        {"FREQ": ["WEEKLY"], "BYDAY": ["2MO"]},
        {"FREQ": ["DAILY"], "INTERVAL": [2], "BYDAY": ["MO"]},
        {"FREQ": ["WEEKLY"], "BYHOUR": [9, 10]},
        {"FREQ": ["WEEKLY"], "INTERVAL": [0]},
        {},
    ],
)
def test_other_rules_are_refused_rather_than_guessed(parts: dict[str, list[object]]) -> None:
    with pytest.raises(RepeatUnsupported):
        repeat_of(DAY, parts)


NAMES = NameIndex((name, fold(name)) for name in ("Anaïs Bérard", "Anaïs Petit", "Jean-Luc Bérard", "Zoé"))


@pytest.mark.parametrize(
    ("title", "proposed"),
    [
        ("BERARD Anais", ["Anaïs Bérard"]),
        ("séance Mme Bérard", ["Anaïs Bérard", "Jean-Luc Bérard"]),
        ("Zoé (domicile)", ["Zoé"]),
        ("Luc, Jean Berard", ["Jean-Luc Bérard"]),
        ("Réunion d’équipe", []),
        ("", []),
    ],
)
def test_a_title_proposes_whole_names_first_and_nobody_where_none_is_named(title: str, proposed: list[str]) -> None:
    assert NAMES.proposed(title) == proposed
