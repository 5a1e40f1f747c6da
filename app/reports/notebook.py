"""One person's records as the reports read them, and the period they speak of. Pure: nothing here reads a database."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from app.balance.signals import EXACT, Days, Timeline, When, day_number
from app.balance.silence import recorded_days


@dataclass(frozen=True, slots=True)
class Entry:
    """One live record the reader may see. `fields` are its wire fields, dates as text."""

    kind: str
    id: str
    when: When
    written_at: datetime
    by_person: bool
    fields: Mapping[str, Any]

    def __getitem__(self, name: str) -> Any:
        return self.fields.get(name)


@dataclass(frozen=True, slots=True, eq=False)
class Notebook:
    """`entries` hold the kinds told one by one, in order of day; dense values stand in `timeline`."""

    entries: Mapping[str, tuple[Entry, ...]] = field(default_factory=dict)
    timeline: Timeline = field(default_factory=Timeline)
    today: int = 0

    def of(self, *kinds: str) -> list[Entry]:
        found = [entry for kind in kinds for entry in self.entries.get(kind, ())]
        return sorted(found, key=lambda entry: (entry.when.first_day, entry.id))


class Start(StrEnum):
    last_visit = "last_visit"
    beginning = "beginning"
    chosen_day = "chosen_day"


@dataclass(frozen=True, slots=True)
class Period:
    """Day numbers, both included. Since a visit it begins on the following day; `day` is the one to name."""

    start: Start
    day: int
    first: int
    last: int
    visit: Entry | None = None


def last_visit(notebook: Notebook, before: int) -> Entry | None:
    """The latest meeting on an earlier day: the one of the day itself is the one being prepared."""
    visits = [entry for entry in notebook.of("visit") if entry.when.first_day < before]
    return visits[-1] if visits else None


def period_of(notebook: Notebook, *, chosen_day: int | None = None, from_beginning: bool = False) -> Period:
    """Since the last visit unless asked otherwise; since the first note where there was no visit."""
    visit = last_visit(notebook, notebook.today)
    if chosen_day is not None:
        first = min(chosen_day, notebook.today)
        return Period(Start.chosen_day, first, first, notebook.today, visit)
    if visit is not None and not from_beginning:
        day = visit.when.first_day
        return Period(Start.last_visit, day, day + 1, notebook.today, visit)
    days = _days_kept(notebook.timeline)
    first = min(int(days[0]), notebook.today) if len(days) else notebook.today
    return Period(Start.beginning, first, first, notebook.today, visit)


def _days_kept(timeline: Timeline) -> Days:
    """Work, events and tools are also told of years before there was a notebook, which do not begin it."""
    kept = recorded_days(replace(timeline, work_statuses=(), life_events=(), tools=()))
    return kept if len(kept) else recorded_days(timeline)


def is_new(entry: Entry, period: Period) -> bool:
    """Begun in the period. The person's own note of the evening after a visit counts; a moment placed only roughly
    counts when it may lie there and was not known before."""
    when = entry.when
    if when.precision not in EXACT:
        low, high = when.first_days()
        known_before = day_number(entry.written_at.date()) < period.first
        return low <= period.last and high >= period.first and not known_before
    if period.first <= when.first_day <= period.last:
        return True
    visit = period.visit
    return (
        period.start is Start.last_visit
        and visit is not None
        and when.first_day == period.day
        and entry.by_person
        and entry.written_at > visit.written_at
    )


def lasts_into(entry: Entry, period: Period) -> bool:
    """Begun in the period, or before it and still going on in it."""
    when = entry.when
    if is_new(entry, period):
        return True
    return when.first_day < period.first <= when.last_days(period.last)[1]


def ends_in(entry: Entry, period: Period) -> bool:
    last_day = entry.when.last_day
    return last_day is not None and period.first <= last_day <= period.last


def new_ones(entries: Iterable[Entry], period: Period) -> list[Entry]:
    return [entry for entry in entries if is_new(entry, period)]


def lasting_ones(entries: Iterable[Entry], period: Period) -> list[Entry]:
    return [entry for entry in entries if lasts_into(entry, period)]
