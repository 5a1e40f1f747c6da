"""What the engine and the charts are given: one person's records as columns and spans, already filtered by reader.

Days are whole numbers counted from 1970-01-01 (`day_number`), the lived local date of each record. Dense values stand
in columns; things with a length or a name stand one by one. Every item carries the id of the record it comes from.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import IntEnum, StrEnum
from typing import Self

import numpy as np
from numpy.typing import NDArray

from app.kit.days import Precision, span_of

Days = NDArray[np.int32]
Values = NDArray[np.float64]

EXACT = frozenset({Precision.minute, Precision.part_of_day, Precision.day})
_EPOCH_ORDINAL = date(1970, 1, 1).toordinal()


def day_number(day: date) -> int:
    """Days since 1970-01-01; negative before."""
    return day.toordinal() - _EPOCH_ORDINAL


def date_of(day: int) -> date:
    return date.fromordinal(int(day) + _EPOCH_ORDINAL)


class PainSource(IntEnum):
    """Where a pain value comes from. A rating given at a visit is drawn but never shapes the usual range."""

    check_in = 0
    visit = 1
    map = 2
    diary = 3


class Acceptability(IntEnum):
    """Codes of the values of `Timeline.acceptable`."""

    no = 0
    yes = 1
    unsure = 2


@dataclass(frozen=True, slots=True, eq=False)
class Series:
    """One value per record, sorted by day; several records may share a day. An absent day is absent."""

    days: Days
    values: Values
    record_ids: tuple[str, ...]

    @classmethod
    def of(cls, rows: Iterable[tuple[date, float, str]]) -> Self:
        """From (lived day, value, record id) in any order; rows of one day are put in the order of their ids."""
        ordered = sorted((day_number(day), str(record_id), value) for day, value, record_id in rows)
        return cls(
            np.array([row[0] for row in ordered], dtype=np.int32),
            np.array([row[2] for row in ordered], dtype=np.float64),
            tuple(row[1] for row in ordered),
        )

    def __len__(self) -> int:
        return len(self.record_ids)

    def between(self, first_day: int, last_day: int) -> "Series":
        """Both ends included."""
        low = int(np.searchsorted(self.days, first_day, side="left"))
        high = int(np.searchsorted(self.days, last_day, side="right"))
        if high - low == len(self):
            # What is kept beside the whole column is found again.
            return self
        return Series(self.days[low:high], self.values[low:high], self.record_ids[low:high])


@dataclass(frozen=True, slots=True, eq=False)
class PainSeries:
    """Pain 0 to 10, higher is heavier; `sources` runs beside the values with `PainSource` codes."""

    series: Series
    sources: NDArray[np.uint8]

    @classmethod
    def of(cls, rows: Iterable[tuple[date, float, str, PainSource]]) -> Self:
        ordered = sorted(rows, key=lambda row: (row[0], str(row[2])))
        series = Series.of([(day, value, record_id) for day, value, record_id, _ in ordered])
        return cls(series, np.array([int(row[3]) for row in ordered], dtype=np.uint8))

    def __len__(self) -> int:
        return len(self.series)


def empty_series() -> Series:
    return Series(np.empty(0, dtype=np.int32), np.empty(0, dtype=np.float64), ())


def empty_pain() -> PainSeries:
    return PainSeries(empty_series(), np.empty(0, dtype=np.uint8))


@dataclass(frozen=True, slots=True, eq=False)
class OwnSignal:
    """A value under the person's own or their device's name: steps, minutes on the bike."""

    label: str
    unit: str | None
    series: Series


@dataclass(frozen=True, slots=True)
class When:
    """A moment or a span, each end as exact as the person placed it; `last_day` None is a point, or still open."""

    first_day: int
    last_day: int | None = None
    precision: Precision = Precision.day
    last_precision: Precision = Precision.day
    ongoing: bool = False

    @classmethod
    def of(
        cls,
        local_date: date,
        until_date: date | None = None,
        *,
        precision: Precision | str = Precision.day,
        until_precision: Precision | str | None = None,
        ongoing: bool = False,
    ) -> Self:
        """From the when-fields of a record; an end that is written closes the span whatever `ongoing` says."""
        return cls(
            day_number(local_date),
            None if until_date is None else day_number(until_date),
            Precision(precision),
            Precision(until_precision or Precision.day),
            ongoing and until_date is None,
        )

    def first_days(self) -> tuple[int, int]:
        """The first and last day the beginning may mean."""
        return _days_meant(self.first_day, self.precision)

    def last_days(self, today: int) -> tuple[int, int]:
        """The first and last day the end may mean; `today` for what is still open."""
        if self.last_day is None:
            return (max(today, self.first_day),) * 2 if self.ongoing else self.first_days()
        return _days_meant(self.last_day, self.last_precision)


def _days_meant(day: int, precision: Precision) -> tuple[int, int]:
    if precision in EXACT:
        return day, day
    span = span_of(date_of(day), precision)
    return day_number(span.first), day_number(span.last)


@dataclass(frozen=True, slots=True)
class ToolTried:
    """A tool tried in a flare and what the person said of it; `tool_id` is that of a `ToolInUse`."""

    tool_id: str | None = None
    label: str | None = None
    helped: str | None = None


@dataclass(frozen=True, slots=True)
class Flare:
    """Declared by the person, never deduced. `context` and `context_events` are what they named around it."""

    record_id: str
    when: When
    worst_pain: float | None = None
    hard_to_tolerate: bool | None = None
    context: Sequence[str] = ()
    context_events: Sequence[str] = ()
    tools_tried: Sequence[ToolTried] = ()


@dataclass(frozen=True, slots=True)
class LifeEvent:
    """`category` is a key of `clinical.md` 1.2; `weighs_now` is yes, a_little or no."""

    record_id: str
    when: When
    category: str
    title: str | None = None
    valence: int | None = None
    weighs_now: str | None = None


@dataclass(frozen=True, slots=True)
class WorkStatus:
    """One dated period of the work line; the following one closes it when it has no end of its own."""

    record_id: str
    when: When
    status: str
    percent_time: int | None = None


@dataclass(frozen=True, slots=True)
class WorkContact:
    """`followed` tells whether what was recommended was done: yes, partly, no, not_yet, dont_know or not told."""

    record_id: str
    when: When
    type: str
    followed: str | None = None


@dataclass(frozen=True, slots=True)
class ToolInUse:
    record_id: str
    when: When
    kind: str
    label: str
    helped: str | None = None


@dataclass(frozen=True, slots=True)
class Visit:
    """`next_day` and `open_door` are two plans; neither is a duty."""

    record_id: str
    when: When
    mode: str
    reason: str | None = None
    open_door: bool = False
    next_day: int | None = None


@dataclass(frozen=True, slots=True)
class Adjustment:
    record_id: str
    when: When
    what: str


@dataclass(frozen=True, slots=True)
class Recalibration:
    """A goal put in new words on a day; `record_id` is the goal's."""

    record_id: str
    day: int
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Rhythm:
    record_id: str
    when: When
    text: str


class WordsKind(StrEnum):
    story = "story"
    annotation = "annotation"
    need = "need"
    contact_wish = "contact_wish"


@dataclass(frozen=True, slots=True)
class Words:
    """Something written: only its place in time is drawn, with its title when it has one."""

    record_id: str
    when: When
    kind: WordsKind
    title: str | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Timeline:
    """Everything the pictures need of one person, over one period or a whole life.

    Units: `margin`, `work_load`, `activity_load` -3 to +3 · pain, `interference`, `stress`, `mental_load`,
    `sleep_quality`, `confidence` 0 to 10 · `sleep_minutes` minutes · `acceptable` codes of `Acceptability` ·
    `matters_done` 1 or 0. `strongest` is the strongest pain of a body map; it is never mixed with numeric ratings.
    Sleep stands on the morning the night ended. `other_days` are days holding a record of a kind not listed here, so
    that silence is really silence. `weights` by the name of a factor, 0 to 3, once the person has set them.
    """

    margin: Series = field(default_factory=empty_series)
    acceptable: Series = field(default_factory=empty_series)
    pain: PainSeries = field(default_factory=empty_pain)
    strongest: PainSeries = field(default_factory=empty_pain)
    interference: Series = field(default_factory=empty_series)
    stress: Series = field(default_factory=empty_series)
    mental_load: Series = field(default_factory=empty_series)
    work_load: Series = field(default_factory=empty_series)
    activity_load: Series = field(default_factory=empty_series)
    sleep_quality: Series = field(default_factory=empty_series)
    sleep_minutes: Series = field(default_factory=empty_series)
    confidence: Series = field(default_factory=empty_series)
    matters_done: Series = field(default_factory=empty_series)
    own_signals: Sequence[OwnSignal] = ()
    flares: Sequence[Flare] = ()
    life_events: Sequence[LifeEvent] = ()
    work_statuses: Sequence[WorkStatus] = ()
    work_contacts: Sequence[WorkContact] = ()
    tools: Sequence[ToolInUse] = ()
    visits: Sequence[Visit] = ()
    adjustments: Sequence[Adjustment] = ()
    recalibrations: Sequence[Recalibration] = ()
    rhythms: Sequence[Rhythm] = ()
    words: Sequence[Words] = ()
    weights: Mapping[str, int] = field(default_factory=dict)
    other_days: Sequence[int] = ()
