"""When a reminder is due, pure: once a day at most, within four hours of its time, then never again."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from app.reminders.models import Choice

# Whoever was out of reach longer is not reminded late in the night.
LASTS = timedelta(hours=4)


@dataclass(frozen=True, slots=True)
class Due:
    """`day` is the one it belongs to in the person's zone, which began at `day_began`."""

    day: date
    day_began: datetime
    until: datetime

    def seconds_left(self, now: datetime) -> int:
        return int((self.until - now).total_seconds())


def due_at(choice: Choice, day: int | None, hour: int, zone: str, now: datetime) -> Due | None:
    """The moment that is due at `now`, whether or not it was already taken."""
    place = ZoneInfo(zone)
    today = now.astimezone(place).date()
    for lived in (today, today - timedelta(days=1)):
        moment = datetime.combine(lived, time(hour), place)
        if moment <= now < moment + LASTS and _falls_on(choice, day, lived):
            return Due(lived, datetime.combine(lived, time(), place), moment + LASTS)
    return None


def _falls_on(choice: Choice, day: int | None, lived: date) -> bool:
    if choice is Choice.weekly:
        return lived.weekday() == day
    return choice is Choice.evenings or lived.day == day
