"""What is said after a change, with no effect at all and with a known one. Naive: a t test of before against after.

A life holds one or two such changes, so one crowd gives a share no better than ± 0.02: here several crowds are asked.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from math import sqrt

import numpy as np

from app.balance.after import After, AfterChanges, Verdict
from app.balance.student_t import tail
from bench.simulate.crowds import Crowds
from bench.simulate.table import Goal, Table
from bench.simulator.lives import Life
from bench.simulator.situation import DAILY, IRREGULAR, Situation, treated
from bench.simulator.traits import Array
from bench.simulator.truth import TrueChange

_DAYS_AFTER = 35
_NAIVE_DAYS_BEFORE, _NAIVE_DAYS_AFTER = 7, 28
_SIGNIFICANT = 0.05
_MANY_POINTS = 2


@dataclass(frozen=True, slots=True)
class _Answers:
    """One entry per change made while pain was high and followed for long enough; `people` says whose it was."""

    people: list[int]
    verdicts: list[Verdict | None]
    falls: list[float]
    naive: list[bool]

    def share(self, verdict: Verdict) -> float:
        told = [one for one in self.verdicts if one is not None]
        return float(np.mean([one is verdict for one in told]))

    def standard_error(self, verdict: Verdict) -> float:
        """Of the share; the answers of one person may hang together, so each person counts as one."""
        share, told = self.share(verdict), [one is not None for one in self.verdicts]
        off = np.array([(one is verdict) - share for one in self.verdicts])[told]
        sums = np.bincount(np.array(self.people)[told], weights=off)
        return float(np.sqrt(np.sum(sums**2)) / len(off))

    @property
    def counts(self) -> str:
        answered = np.mean([one is not None for one in self.verdicts])
        return f"{len(self.verdicts)} changes, {answered:.0%} answered, standard error"


def measure(crowds: Crowds, table: Table) -> None:
    for situation in (DAILY, IRREGULAR):
        _no_effect(situation, crowds, table)
    for points, least in ((-2.0, 0.58), (-3.0, 0.84)):
        found = _answers(crowds.repeated(treated(points)))
        error = found.standard_error(Verdict.below)
        naive = f"t test {np.mean(found.naive):.2f}, which says as much of nothing ({found.counts} {error:.3f})"
        table.add(f"after a change of {points:+g}: told as below", found.share(Verdict.below), Goal(least=least), naive)


def _no_effect(situation: Situation, crowds: Crowds, table: Table) -> None:
    found = _answers(crowds.repeated(situation))
    by_much = np.mean(np.array(found.falls) >= _MANY_POINTS)
    naive = f"t test: “significant fall” {np.mean(found.naive):.0%}; lower by 2 points or more {by_much:.0%}"
    name = f"after a change of no effect, {situation.name}"
    for verdict, goal, beside in (
        (Verdict.below, Goal(most=0.06, digits=3), f"{naive} "),
        (Verdict.within, Goal(0.85, 0.96), ""),
    ):
        told = f"{beside}({found.counts} {found.standard_error(verdict):.3f})"
        table.add(f"{name}: told as {verdict}", found.share(verdict), goal, told)


def _answers(crowd: Iterable[Life]) -> _Answers:
    people: list[int] = []
    verdicts: list[Verdict | None] = []
    falls, naive = [], []
    for person, life in enumerate(crowd):
        last_day = int(life.truth.days[-1])
        asked = AfterChanges(life.timeline, last_day)
        for change in life.truth.changes:
            notes = _before_and_after(life, change)
            if not change.while_high or change.day + _DAYS_AFTER >= last_day or notes is None:
                continue
            named = asked.named(f"adjustment/change{change.day}")
            answer = asked.answer(named) if named else None
            people.append(person)
            verdicts.append(answer.verdict if isinstance(answer, After) else None)
            falls.append(float(notes[0].mean() - notes[1].mean()))
            naive.append(_is_significant_fall(*notes))
    return _Answers(people, verdicts, falls, naive)


def _before_and_after(life: Life, change: TrueChange) -> tuple[Array, Array] | None:
    """The notes a naive comparison would take; at least three on each side."""
    series = life.timeline.pain.series
    before = series.between(change.day - _NAIVE_DAYS_BEFORE + 1, change.day).values
    after = series.between(change.day + 1, change.day + _NAIVE_DAYS_AFTER).values
    return (before, after) if min(len(before), len(after)) >= 3 else None


def _is_significant_fall(before: Array, after: Array) -> bool:
    """Welch's t test, as if notes of neighbouring days knew nothing of each other."""
    parts = [values.var(ddof=1) / len(values) for values in (before, after)]
    if not sum(parts):
        return bool(before.mean() > after.mean())
    freedom = sum(parts) ** 2 / sum(
        part**2 / (len(values) - 1) for part, values in zip(parts, (before, after), strict=True)
    )
    t = float(before.mean() - after.mean()) / sqrt(sum(parts))
    return t > 0 and 2 * tail(t, freedom) < _SIGNIFICANT
