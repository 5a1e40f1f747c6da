"""What changed after? The weeks after a change, beside how the person's own earlier moments of the same start went on.

People write and come when it hurts most, so what follows is lower most of the time, whatever was done: the plain
difference between before and after is therefore never an answer here, and neither is a size of effect.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from math import inf, sqrt

import numpy as np
from numpy.typing import NDArray

from app.balance.basis import Basis, NotEnough
from app.balance.changes import Change, changes_of
from app.balance.daily import daily_pain_of
from app.balance.moments import (
    FIRST_DAY_AFTER,
    LAST_DAY_AFTER,
    NOTES_AFTER,
    NOTES_BEFORE,
    Moments,
    moments_of,
)
from app.balance.pain_notes import PainNotes, pain_notes
from app.balance.signals import Days, Timeline, Values
from app.balance.student_t import quantile
from app.balance.usual_range import ENOUGH_NOTES

MOMENTS_NEEDED = 8
DAYS_NEEDED = 40
_SAME_KIND_BEFORE, _SAME_KIND_AFTER = 35, 90
_BANDWIDTHS = (1.5, 2.0, 3.0, inf)
_LEAST_LIKENESS = 0.2
_APART_DAYS = 28
_RIDGE = 1e-6
_SHARE = 0.95
_NORMAL = 1.645
_WIDENING = 1.10
_SCALE_TOP = 10.0


class Verdict(StrEnum):
    within = "within"
    below = "below"
    above = "above"


@dataclass(frozen=True, slots=True)
class After:
    """`observed` is the mean of the notes of days 8 to 35 after the change; `expected`, `low` and `high` come from
    `moments` separate moments of the person's own past; all on the scale of the notes, from 0 to 10."""

    change: Change
    verdict: Verdict
    observed: float
    expected: float
    low: float
    high: float
    moments: int
    basis: Basis


@dataclass(frozen=True, slots=True)
class NoAnswer:
    """`missing` tells each thing that is too little; `possible_from` is the day the weeks after are over, if ahead."""

    change: Change
    missing: tuple[NotEnough, ...]
    possible_from: int | None = None


class AfterChanges:
    """The answers about one life; what all of them share is computed once."""

    def __init__(self, timeline: Timeline, today: int) -> None:
        self.today = today
        self.changes = changes_of(timeline)
        self._notes = pain_notes(timeline)

    def answers(self) -> Iterator[After | NoAnswer]:
        return (self.answer(change) for change in self.changes)

    def named(self, of: str) -> Change | None:
        """From "kind/id"."""
        return next((change for change in self.changes if change.of == of), None)

    def notes_for(self, change: Change) -> PainNotes | None:
        """Those with more noted days up to the end of the weeks after; later notes have no say in it."""
        over = change.day + LAST_DAY_AFTER

        def noted(notes: PainNotes) -> int:
            return len(daily_pain_of(notes).until(over).days)

        return max(self._notes, key=noted, default=None)

    def answer(self, change: Change) -> After | NoAnswer:
        if not change.has_a_day:
            return NoAnswer(change, (NotEnough("exact_day", 1, 0),))
        over = change.day + LAST_DAY_AFTER
        possible_from = over + 1 if over >= self.today else None
        notes = self.notes_for(change)
        if notes is None:
            return NoAnswer(change, (NotEnough("notes_before", NOTES_BEFORE, 0),), possible_from)
        moments = self._moments[notes.key]
        missing = tuple(_missing_at(moments, notes, change.day, is_over=possible_from is None))
        if missing or possible_from is not None:
            return NoAnswer(change, missing, possible_from)
        comparable = _comparable(moments, change, self.changes)
        return _compared(moments, comparable, change, basis=Basis.of(daily_pain_of(notes).until(over).days))

    @cached_property
    def _moments(self) -> dict[str, Moments]:
        return {notes.key: moments_of(notes) for notes in self._notes}


def _missing_at(moments: Moments, notes: PainNotes, day: int, *, is_over: bool) -> Iterator[NotEnough]:
    before, recent, after = (
        len(daily_pain_of(notes).between(day + first, day + last).days)
        for first, last in ((-6, 0), (-2, 0), (FIRST_DAY_AFTER, LAST_DAY_AFTER))
    )
    if before < NOTES_BEFORE:
        yield NotEnough("notes_before", NOTES_BEFORE, before)
    elif not recent:
        yield NotEnough("notes_just_before", 1, 0)
    if is_over and after < NOTES_AFTER:
        yield NotEnough("notes_after", NOTES_AFTER, after)
    if before >= NOTES_BEFORE and np.isnan(moments.middle[day - moments.days[0]]):
        known = int(np.searchsorted(notes.shaping.days, day))
        yield NotEnough("notes_for_range", max(ENOUGH_NOTES, known + 1), known)


def _comparable(moments: Moments, change: Change, changes: Sequence[Change]) -> NDArray[np.int64]:
    """Places of the earlier days that went on without a change of the same kind."""
    others = [
        other.when.first_days()
        for other in changes
        if other.record_id != change.record_id and other.kind is change.kind and other.likeness == change.likeness
    ]
    usable = moments.complete & (moments.days + LAST_DAY_AFTER < change.day) & ~_near(moments.days, others)
    return np.flatnonzero(usable)


def _near(days: Days, spans: Sequence[tuple[int, int]]) -> NDArray[np.bool_]:
    """Which of the consecutive days stand close to one of the spans."""
    edges = np.zeros(len(days) + 1, dtype=np.int64)
    low, high = np.array(spans, dtype=np.int64).reshape(-1, 2).T
    np.add.at(edges, np.searchsorted(days, low - _SAME_KIND_BEFORE), 1)
    np.add.at(edges, np.searchsorted(days, high + _SAME_KIND_AFTER, side="right"), -1)
    return np.cumsum(edges)[:-1] > 0


def _likeness(moments: Moments, comparable: NDArray[np.int64], place: int) -> tuple[Values, int]:
    """How alike each comparable day began, and how many separate moments that makes, at the first bandwidth with
    enough of them; the widest takes every day alike."""
    distance = moments.above[comparable] - moments.above[place]
    days = moments.days[comparable]
    weights, separate = np.ones(len(days)), 0
    for bandwidth in _BANDWIDTHS:
        weights = np.exp(-0.5 * (distance / bandwidth) ** 2)
        separate = _separate_moments(days, weights)
        if separate >= MOMENTS_NEEDED:
            break
    return weights, separate


def _separate_moments(days: Days, weights: Values) -> int:
    """Picked one by one, the most alike first, each at least four weeks from those picked before."""
    order = np.argsort(-weights, kind="stable")
    left = days[order[weights[order] >= _LEAST_LIKENESS]]
    count = 0
    while len(left):
        left = left[np.abs(left - left[0]) >= _APART_DAYS]
        count += 1
    return count


def _compared(moments: Moments, comparable: NDArray[np.int64], change: Change, *, basis: Basis) -> After | NoAnswer:
    place = change.day - int(moments.days[0])
    weights, separate = _likeness(moments, comparable, place)
    missing = (
        NotEnough("comparable_moments", MOMENTS_NEEDED, separate),
        NotEnough("comparable_days", DAYS_NEEDED, len(comparable)),
    )
    if any(one.missing for one in missing):
        return NoAnswer(change, tuple(one for one in missing if one.missing))
    starts, later = moments.starts(), moments.later[comparable]
    design = starts[comparable]
    slopes = np.linalg.solve(design.T @ design + _RIDGE * np.eye(design.shape[1]), design.T @ later)
    residuals = later - design @ slopes
    shift = float(np.average(residuals, weights=weights))
    expected = float(starts[place] @ slopes + moments.middle[place]) + shift
    widening = quantile(_SHARE, separate - 1) / _NORMAL * sqrt(1 + 4 / separate) * _WIDENING
    low, high = (
        expected + widening * (_weighted_quantile(residuals, weights, share) - shift) for share in (1 - _SHARE, _SHARE)
    )
    observed = float(moments.later[place] + moments.middle[place])
    verdict = Verdict.below if observed < low else Verdict.above if observed > high else Verdict.within
    low, expected, high = (min(max(value, 0.0), _SCALE_TOP) for value in (low, expected, high))
    return After(change, verdict, observed, expected, low, high, separate, basis)


def _weighted_quantile(values: Values, weights: Values, share: float) -> float:
    """The smallest value that holds at least this share of the weight at or below it."""
    order = np.argsort(values, kind="stable")
    cumulated = np.cumsum(weights[order])
    return float(values[order][np.searchsorted(cumulated, share * cumulated[-1])])
