"""The line of the period in a few lanes, as places between 0 and 1: drawn small, in black and white."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.balance.signals import When, date_of, day_number
from app.charts.dates import days_in_words
from app.charts.frame import Frame, frame_of
from app.charts.options import Options
from app.charts.ticks import time_ticks
from app.charts.vocabulary import named
from app.reports.around import statuses
from app.reports.lines import Section, Telling
from app.reports.notebook import Entry, lasting_ones, new_ones

# A shorter period is read faster in words.
LEAST_DAYS = 14
_TOOLS_DRAWN = 3
_MARGIN_STEPS = 3


@dataclass(frozen=True, slots=True)
class Mark:
    """From `start` to `stop` of the width; `level` 0 to 1 from the bottom of the lane, None for a mark of a span."""

    start: float
    stop: float
    level: float | None = None
    label: str = ""
    record_id: str = ""


@dataclass(frozen=True, slots=True)
class Lane:
    key: str
    name: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Tick:
    at: float
    label: str


@dataclass(frozen=True, slots=True)
class Picture:
    lanes: tuple[Lane, ...]
    ticks: tuple[Tick, ...]
    alt: str

    def told_in(self, sections: Sequence[Section]) -> "Picture | None":
        """What the text no longer tells is not drawn either."""
        lines = [line for section in sections for line in section.lines]
        told = {ref.id for line in lines for ref in line.about} | {line.key for line in lines}
        lanes = [
            Lane(lane.key, lane.name, tuple(mark for mark in lane.marks if (mark.record_id or lane.key) in told))
            for lane in self.lanes
        ]
        drawn = tuple(lane for lane in lanes if lane.marks)
        return Picture(drawn, self.ticks, self.alt) if drawn else None


def picture_of(telling: Telling, *, only_work: bool) -> Picture | None:
    period = telling.period
    if period.last - period.day < LEAST_DAYS:
        return None
    first, last = date_of(period.day), date_of(period.last)
    frame = frame_of(Options(first_day=first, last_day=last, today=last, language=telling.language))
    lanes = [_work(telling, frame)] if only_work else _all_lanes(telling, frame)
    drawn = tuple(lane for lane in lanes if lane.marks)
    if not drawn:
        return None
    span = days_in_words(period.day, period.last, telling.language)
    alt = telling.say("picture_alt", span=span, lanes=", ".join(dict.fromkeys(lane.name for lane in drawn)))
    return Picture(drawn, _ticks(frame), alt)


def _all_lanes(telling: Telling, frame: Frame) -> list[Lane]:
    notebook, period = telling.notebook, telling.period
    tools = telling.few(lasting_ones(notebook.of("tool_use"), period), _TOOLS_DRAWN)[0]
    return [
        _lane(telling, "flares", [_span(frame, one) for one in lasting_ones(notebook.of("flare"), period)]),
        _margin(telling, frame),
        _lane(telling, "events", [_span(frame, one) for one in new_ones(notebook.of("life_event"), period)]),
        _work(telling, frame),
        *(_lane(telling, "tools", [_span(frame, tool, label=str(tool["label"]))]) for tool in tools),
        _visits(telling, frame),
    ]


def _lane(telling: Telling, key: str, marks: Sequence[Mark]) -> Lane:
    return Lane(key, telling.say(f"lane_{key}"), tuple(marks))


def _place(frame: Frame, day: int) -> float:
    return round(min(max((day - frame.first) / frame.days, 0.0), 1.0), 5)


def _span(frame: Frame, entry: Entry, when: When | None = None, *, label: str = "") -> Mark:
    lasted = when or entry.when
    start, stop = _place(frame, lasted.first_day), _place(frame, lasted.last_days(frame.today)[1] + 1)
    return Mark(start, stop, label=label, record_id=entry.id)


def _margin(telling: Telling, frame: Frame) -> Lane:
    found = telling.notebook.timeline.margin.between(frame.first, frame.last)
    marks = [
        Mark(_place(frame, day), _place(frame, day), (value + _MARGIN_STEPS) / (2 * _MARGIN_STEPS))
        for day, value in zip(found.days.tolist(), found.values.tolist(), strict=True)
    ]
    return _lane(telling, "margin", marks)


def _work(telling: Telling, frame: Frame) -> Lane:
    marks = [
        _span(frame, status, when, label=_status(telling, status)) for status, when in statuses(telling, telling.period)
    ]
    return _lane(telling, "work", marks)


def _status(telling: Telling, status: Entry) -> str:
    return named("work_status", status["status"], telling.language)


def _visits(telling: Telling, frame: Frame) -> Lane:
    visits = [visit for visit in telling.notebook.of("visit") if frame.first <= visit.when.first_day <= frame.last]
    days = [(_place(frame, visit.when.first_day), visit.id) for visit in visits]
    return _lane(telling, "visits", [Mark(day, day, record_id=record_id) for day, record_id in days])


def _ticks(frame: Frame) -> tuple[Tick, ...]:
    found: dict[str, Any] = dict(time_ticks(frame))
    return tuple(
        Tick(_place(frame, day_number(date.fromisoformat(day))), label.replace("<br>", " "))
        for day, label in zip(found["tickvals"], found["ticktext"], strict=True)
    )
