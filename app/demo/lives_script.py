"""What is written down of an invented life before chance fills in its days: facts, dates, words, habits.

A date is told as people tell it, with the year counted from the first one of the life: `0-03-07` is a day,
`0-03-07w` its week, `0-03` a month, `2-spring` a season, `-6` a year.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from app.kit.days import Precision, span_of

_WHEN = re.compile(r"(-?\d+)(?:-(winter|spring|summer|autumn)|-(\d\d)(?:-(\d\d)(w?))?)?")
_SEASON_MONTH = {"winter": 1, "spring": 4, "summer": 7, "autumn": 10}


class Author(StrEnum):
    patient = "patient"
    therapist_1 = "therapist_1"
    therapist_2 = "therapist_2"


def placed(when: str, first_year: int) -> tuple[date, Precision]:
    """The first day the words may mean, with their precision; raises ValueError for words that name no date."""
    told = _WHEN.fullmatch(when)
    if told is None:
        raise ValueError(when)
    year = first_year + int(told[1])
    if told[2]:
        day, precision = date(year, _SEASON_MONTH[told[2]], 1), Precision.season
    elif told[4]:
        day, precision = date(year, int(told[3]), int(told[4])), Precision.week if told[5] else Precision.day
    elif told[3]:
        day, precision = date(year, int(told[3]), 1), Precision.month
    else:
        day, precision = date(year, 1, 1), Precision.year
    return span_of(day, precision).first, precision


@dataclass(frozen=True, slots=True)
class Fact:
    """One record known in advance. `told` is the day it entered, when that was not soon after it was lived.

    `fields` are wire fields of the kind; `reply` is a professional's remark beside it, with its day.
    """

    kind: str
    on: str
    fields: Mapping[str, object]
    key: str | None = None
    until: str | None = None
    told: str | None = None
    author: Author | None = None
    reply: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Push:
    """Load (or, below zero, support) that comes with a moment of life, in own standard deviations, for some days."""

    on: str
    size: float
    days: int


@dataclass(frozen=True, slots=True)
class Aim:
    """A goal as first worded, then (day, new wording, why) for each recalibration, and its state since a day."""

    on: str
    text: str
    why: str
    horizon: str | None = None
    changes: tuple[tuple[str, str, str], ...] = ()
    settled: tuple[str, str] | None = None
    key: str | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """An adjustment agreed at the first visit from `on`; `about` are keys of tools, goals or events."""

    on: str
    what: str
    why: str
    about: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Phase:
    """A stretch of visits at one rhythm; `opens` is the reason of its first visit."""

    on: str
    until: str
    every_days: int
    rhythm: str
    therapist: Author
    opens: str = "planned"
    takes_stock: bool = False


@dataclass(frozen=True, slots=True)
class Window:
    """A focus window agreed in session: at most four questions each evening, then it stops by itself."""

    on: str
    days: int
    keys: tuple[str, ...]
    nights: bool = False


@dataclass(frozen=True, slots=True)
class Overflow:
    """A flare the story needs on a given day, told in the person's words; `area` is an index into their regions."""

    on: str
    days: int
    note: str
    worst_pain: int | None = None
    area: int | None = None


@dataclass(frozen=True, slots=True)
class Temperament:
    """How one person's days usually are; ratings 0 to 10, sleep in hours, `winter` and `weekday` in own deviations."""

    pain: float
    stress: float
    mental_load: float
    sleep_hours: float
    winter: float = 0.2
    weekday: float = 0.2
    learning: float = 0.8
    flares_per_year: float = 5.0
    shifts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Habits:
    """How and how often one person writes: chances per ordinary day, and which answers they tend to give.

    `own_signal` is a value of their own: label, unit, usual value, first day.
    """

    checkin: float
    night: float
    answers: Mapping[str, float]
    note: float = 0.1
    device_nights: tuple[tuple[str, str], ...] = ()
    own_signal: tuple[str, str, float, str] | None = None


@dataclass(frozen=True, slots=True)
class FlareHabits:
    """Regions that hurt together, contexts the person tends to name, tools at hand, what they do without a tool."""

    regions: tuple[tuple[str, ...], ...]
    contexts: Mapping[str, float]
    handy: Mapping[str, tuple[float, float, float, float, float]]
    other_means: tuple[str, ...]
    qualities: tuple[str, ...]
    widespread: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    """Pools drawn without putting back: nobody says the same line twice."""

    heavy: tuple[str, ...]
    ordinary: tuple[str, ...]
    light: tuple[str, ...]
    at_work: tuple[str, ...]
    flare: tuple[str, ...]
    matters: tuple[str, ...]
    topics: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class SessionWords:
    """The professional's short sentences, by how the last days were, and to close with.

    `listening` is the topic that comes first after a blow; `agreed` and `theirs` are what is kept beside the summary.
    """

    heavy: tuple[str, ...]
    steady: tuple[str, ...]
    light: tuple[str, ...]
    closing: tuple[str, ...]
    open_door: str
    first: str
    listening: str
    agreed: tuple[str, ...]
    theirs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LifeScript:
    """One whole life; `age` is the age in the first year."""

    key: str
    display_name: str
    age: int
    language: str
    zone: str
    main_therapist: Author
    facts: tuple[Fact, ...]
    aims: tuple[Aim, ...]
    changes: tuple[Change, ...]
    phases: tuple[Phase, ...]
    silences: tuple[tuple[str, str], ...]
    pushes: tuple[Push, ...]
    windows: tuple[Window, ...]
    overflows: tuple[Overflow, ...]
    pain_shifts: tuple[tuple[str, float], ...]
    temperament: Temperament
    habits: Habits
    flares: FlareHabits
    words: Words
    session: SessionWords
    flare_open_now: bool = False
    # Written last, so that chance in everything before stays what it was without them.
    around: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class Almanac:
    """Turns the dates of a script into days, and knows which days carry no record at all."""

    first_year: int
    today: date
    silences: tuple[tuple[date, date], ...]

    @classmethod
    def of(cls, script: LifeScript, today: date) -> "Almanac":
        first_year = today.year - 10
        spans = tuple((placed(a, first_year)[0], placed(b, first_year)[0]) for a, b in script.silences)
        return cls(first_year, today, spans)

    def day(self, when: str) -> date:
        return placed(when, self.first_year)[0]

    def in_silence(self, day: date) -> bool:
        return any(first <= day <= last for first, last in self.silences)

    def is_quiet(self, day: date) -> bool:
        """True inside a silence, and from today on: the present day is left to the person who opens the demo."""
        return day >= self.today or self.in_silence(day)

    def next_open(self, day: date) -> date | None:
        while day < self.today:
            if not self.is_quiet(day):
                return day
            day += timedelta(days=1)
        return None
