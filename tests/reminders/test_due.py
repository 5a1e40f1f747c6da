"""When a reminder is due, in the zone of whoever chose it."""

from datetime import UTC, datetime

import pytest

from app.reminders.due import due_at
from app.reminders.models import Choice


def due_day(choice: Choice, day: int | None, hour: int, zone: str, now: str) -> str | None:
    due = due_at(choice, day, hour, zone, datetime.fromisoformat(now).replace(tzinfo=UTC))
    return due.day.isoformat() if due else None


@pytest.mark.parametrize(
    ("now", "day"),
    [
        ("2026-03-02T17:59:59", None),
        ("2026-03-02T18:00:00", "2026-03-02"),
        ("2026-03-02T21:59:59", "2026-03-02"),
        ("2026-03-02T22:00:00", None),
        ("2026-03-03T18:00:00", None),
        ("2026-03-30T17:00:00", "2026-03-30"),
    ],
)
def test_once_a_week_for_four_hours_summer_and_winter(now: str, day: str | None) -> None:
    assert due_day(Choice.weekly, 0, 19, "Europe/Paris", now) == day


def test_past_midnight_it_still_belongs_to_the_evening_before() -> None:
    assert due_day(Choice.weekly, 0, 22, "Europe/Paris", "2026-03-03T00:30:00") == "2026-03-02"


def test_the_day_is_that_of_the_persons_zone() -> None:
    assert due_day(Choice.weekly, 1, 8, "Pacific/Auckland", "2026-03-02T19:30:00") == "2026-03-03"


@pytest.mark.parametrize(("now", "day"), [("2026-02-15T10:00:00", "2026-02-15"), ("2026-02-16T10:00:00", None)])
def test_once_a_month(now: str, day: str | None) -> None:
    assert due_day(Choice.monthly, 15, 10, "Europe/Paris", now) == day


def test_what_is_left_of_the_four_hours_is_how_long_it_may_wait() -> None:
    now = datetime(2026, 3, 2, 18, 30, tzinfo=UTC)
    due = due_at(Choice.evenings, None, 19, "Europe/Paris", now)

    assert due is not None
    assert due.seconds_left(now) == 210 * 60
