"""What stood around the beginning of a flare: records side by side in time. It says what was there, never why."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np

from app.balance.basis import NotEnough
from app.balance.runs import runs
from app.balance.signals import (
    EXACT,
    Adjustment,
    Days,
    Flare,
    LifeEvent,
    Series,
    Timeline,
    ToolInUse,
    ToolTried,
    Values,
    Visit,
    When,
    Words,
    WorkContact,
    WorkStatus,
)
from app.balance.work_line import work_periods

WEEKS_BEFORE_DAYS = 28
WEEK_AFTER_DAYS = 7
NOTES_BEFORE_DAYS = 14
USUAL_FROM_DAYS = 180
ENOUGH_DAYS = 14
_MIDDLE_HALF = (25, 75)

Thing: TypeAlias = LifeEvent | WorkStatus | WorkContact | ToolInUse | Visit | Adjustment | Words | Flare


@dataclass(frozen=True, slots=True)
class Nearby:
    """Something whose place in time reaches the weeks around. Days are counted from the first day of the flare.

    `began` is None for what was already there, or whose beginning is fuzzy; `ended` is None unless it ended within
    the weeks around, to the day. `named` means that the person named it in the flare themselves.
    """

    kind: str
    thing: Thing
    when: When
    began: int | None
    ended: int | None
    named: bool = False


@dataclass(frozen=True, slots=True)
class NotesBefore:
    """The days noted of the two weeks before, beside the middle half of the person's own earlier days (`usual`).

    `record_ids` are those of the notes, `farthest` is the one farthest from the usual middle.
    """

    signal: str
    days_noted: int
    lowest: float
    highest: float
    above: int
    below: int
    usual: tuple[float, float] | NotEnough
    usual_days: int
    farthest: tuple[int, float, str]
    record_ids: tuple[str, ...]
    unit: str | None = None
    own: bool = False


@dataclass(frozen=True, slots=True)
class Around:
    """`first_day` and `last_day` bound the weeks looked at; `said` and `tools_tried` are the person's own answers."""

    flare: Flare
    first_day: int
    last_day: int
    said: tuple[str, ...]
    nearby: tuple[Nearby, ...]
    notes: tuple[NotesBefore, ...]
    tools_tried: tuple[ToolTried, ...]


@dataclass(frozen=True, slots=True)
class _Weeks:
    """Days looked at around `start`, and the records the person named in the flare."""

    start: int
    first_day: int
    last_day: int
    named: frozenset[str]


@dataclass(frozen=True, slots=True)
class Placed:
    """A thing and the days it may reach: found once for every flare of a life."""

    kind: str
    thing: Thing
    when: When
    earliest: int
    latest: int


def around_flare(timeline: Timeline, flare: Flare, today: int) -> Around:
    weeks = _weeks(flare)
    return Around(
        flare=flare,
        first_day=weeks.first_day,
        last_day=weeks.last_day,
        said=tuple(flare.context),
        nearby=things_around(placed_things(timeline, today), flare),
        notes=tuple(_notes(timeline, flare.when.first_days()[0])),
        tools_tried=tuple(flare.tools_tried),
    )


def placed_things(timeline: Timeline, today: int) -> list[Placed]:
    return [
        Placed(kind, thing, when, when.first_days()[0], when.last_days(today)[1])
        for kind, thing, when in _things(timeline)
    ]


def things_around(placed: Sequence[Placed], flare: Flare) -> tuple[Nearby, ...]:
    """What the person named first, then in order of day."""
    weeks = _weeks(flare)
    near = [
        _near(one, weeks)
        for one in placed
        if (one.earliest <= weeks.last_day and one.latest >= weeks.first_day) or one.thing.record_id in weeks.named
    ]
    return tuple(sorted((one for one in near if one.thing.record_id != flare.record_id), key=_place))


def _weeks(flare: Flare) -> _Weeks:
    earliest, latest = flare.when.first_days()
    return _Weeks(
        start=flare.when.first_day,
        first_day=earliest - WEEKS_BEFORE_DAYS,
        last_day=latest + WEEK_AFTER_DAYS,
        named=frozenset(flare.context_events),
    )


def _things(timeline: Timeline) -> Iterator[tuple[str, Thing, When]]:
    for kind, things in (
        ("life_event", timeline.life_events),
        ("work_contact", timeline.work_contacts),
        ("tool_use", timeline.tools),
        ("visit", timeline.visits),
        ("adjustment", timeline.adjustments),
        ("flare", timeline.flares),
    ):
        for thing in things:
            yield kind, thing, thing.when
    for words in timeline.words:
        yield words.kind.value, words, words.when
    for status, when in work_periods(timeline.work_statuses):
        yield "work_status", status, when


def _near(placed: Placed, weeks: _Weeks) -> Nearby:
    when, named = placed.when, placed.thing.record_id in weeks.named
    began = ended = None
    if when.precision in EXACT and (named or when.first_day >= weeks.first_day):
        began = when.first_day - weeks.start
    if when.last_day is not None and when.last_precision in EXACT and when.last_day <= weeks.last_day:
        ended = when.last_day - weeks.start
    return Nearby(placed.kind, placed.thing, when, began, ended, named)


def _place(nearby: Nearby) -> tuple[bool, int, str, str]:
    return not nearby.named, nearby.when.first_day, nearby.kind, nearby.thing.record_id


def _notes(timeline: Timeline, start: int) -> Iterator[NotesBefore]:
    for name in ("stress", "mental_load", "work_load", "activity_load", "sleep_quality", "sleep_minutes"):
        series: Series = getattr(timeline, name)
        yield from notes_before(series, name, start)
    for signal in timeline.own_signals:
        yield from notes_before(signal.series, signal.label, start, unit=signal.unit, own=True)


def notes_before(
    series: Series, signal: str, start: int, *, unit: str | None = None, own: bool = False
) -> Iterator[NotesBefore]:
    """Nothing where the two weeks before hold no note."""
    shown = series.between(start - NOTES_BEFORE_DAYS, start - 1)
    if not len(shown):
        return
    days, values = _by_day(shown)
    earlier = _by_day(series.between(start - NOTES_BEFORE_DAYS - USUAL_FROM_DAYS, start - NOTES_BEFORE_DAYS - 1))[1]
    usual: tuple[float, float] | NotEnough = NotEnough("days", ENOUGH_DAYS, len(earlier))
    above = below = 0
    middle = float(np.median(values))
    if len(earlier) >= ENOUGH_DAYS:
        low, high = (float(bound) for bound in np.percentile(earlier, _MIDDLE_HALF))
        usual, middle = (low, high), float(np.median(earlier))
        above, below = int(np.count_nonzero(values > high)), int(np.count_nonzero(values < low))
    far = int(np.argmax(np.abs(shown.values - middle)))
    farthest = int(shown.days[far]), float(shown.values[far]), shown.record_ids[far]
    yield NotesBefore(
        signal=signal,
        days_noted=len(days),
        lowest=float(shown.values.min()),
        highest=float(shown.values.max()),
        above=above,
        below=below,
        usual=usual,
        usual_days=len(earlier),
        farthest=farthest,
        record_ids=shown.record_ids,
        unit=unit,
        own=own,
    )


def _by_day(series: Series) -> tuple[Days, Values]:
    """One value a day, the mean of what was noted that day."""
    days, first, counts = runs(series.days)
    return days, np.add.reduceat(series.values, first) / counts if len(days) else series.values


def flare_of(flares: Sequence[Flare], record_id: str) -> Flare | None:
    return next((flare for flare in flares if flare.record_id == record_id), None)
