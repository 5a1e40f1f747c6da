"""What a reader may ask of a picture."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from app.balance.signals import Timeline, date_of
from app.balance.silence import recorded_days
from app.charts.theme import Size, ThemeName

_EMPTY_NOTEBOOK_DAYS = 90


class Scale(StrEnum):
    """How finely the dense values are drawn; `auto` is as fine as the screen can show."""

    auto = "auto"
    day = "day"
    week = "week"
    month = "month"


class Language(StrEnum):
    fr = "fr"
    en = "en"


@dataclass(frozen=True, slots=True)
class Options:
    """Both days included. `today` closes what is still open; `with_pain` None lets the picture decide; `begins` is the
    first day of the whole life, `ends` its last noted one."""

    first_day: date
    last_day: date
    today: date
    scale: Scale = Scale.auto
    size: Size = Size.tablet
    theme: ThemeName = ThemeName.light
    language: Language = Language.fr
    with_pain: bool | None = None
    begins: date | None = None
    ends: date | None = None


def last_noted(timeline: Timeline, today: date) -> date | None:
    days = recorded_days(timeline)
    return min(date_of(int(days[-1])), today) if len(days) else None


def extent_of(timeline: Timeline, today: date) -> tuple[date, date]:
    """From the first day of the first record to today; the last three months of an empty notebook."""
    days = recorded_days(timeline)
    first = date_of(int(days[0])) if len(days) else today - timedelta(days=_EMPTY_NOTEBOOK_DAYS)
    return min(first, today), today
