"""Spans of days above the usual range, or settling after: what a picture draws and a sentence counts."""

from dataclasses import dataclass

import numpy as np

from app.balance.phases import FINAL_AFTER_DAYS, Phase, Phases
from app.balance.silence import HOLE_DAYS
from app.balance.usual_range import DailyPain


@dataclass(frozen=True, slots=True)
class PhaseSpan:
    """First to last noted day of one stay in a phase; `parts` leave out holes of more than fourteen days.

    `highest` is the highest note as it was given. `final` tells that later notes can no longer move its end.
    """

    phase: Phase
    first_day: int
    last_day: int
    notes: int
    highest: float
    parts: tuple[tuple[int, int], ...]
    final: bool

    @property
    def days(self) -> int:
        return self.last_day - self.first_day + 1


def phase_spans(found: Phases, told: DailyPain, phase: Phase) -> list[PhaseSpan]:
    """Seen afterwards. A note without a name in between does not end a stay: it left the state as it was."""
    named = np.flatnonzero(found.afterwards.phase != Phase.not_enough)
    labels, since = found.afterwards.phase[named], found.afterwards.since[named]
    begins = (np.diff(labels, prepend=-1) != 0) | (np.diff(since, prepend=-1) != 0)
    starts = np.flatnonzero(begins)
    stops = np.append(starts[1:], len(named))
    kept = labels[starts] == phase
    return [_span(found, told, named[start:stop]) for start, stop in zip(starts[kept], stops[kept], strict=True)]


def _span(found: Phases, told: DailyPain, places: np.ndarray[tuple[int], np.dtype[np.int64]]) -> PhaseSpan:
    within = slice(int(places[0]), int(places[-1]) + 1)
    days = told.days[within]
    cuts = np.flatnonzero(np.diff(days) > HOLE_DAYS)
    firsts, lasts = np.append(0, cuts + 1), np.append(cuts, len(days) - 1)
    return PhaseSpan(
        phase=Phase(int(found.afterwards.phase[places[0]])),
        first_day=int(days[0]),
        last_day=int(days[-1]),
        notes=len(days),
        highest=float(told.highest[within].max()),
        parts=tuple((int(days[first]), int(days[last])) for first, last in zip(firsts, lasts, strict=True)),
        final=int(found.days[-1]) - int(days[-1]) > FINAL_AFTER_DAYS,
    )
