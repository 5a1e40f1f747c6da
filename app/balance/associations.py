"""What goes together in one person's notes: six pairs, looked at on fixed days and never in between.

Looked at whenever one likes, chance alone would make nearly every diary claim something: the schedule and its levels
are what keeps that rare. A look hangs on the notes lived up to its day and on no later one.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from app.balance.basis import NotEnough
from app.balance.factors import Factor
from app.balance.pain_notes import pain_notes
from app.balance.pairs import Estimate, PairedDays, measures_of
from app.balance.signals import Timeline

# Usable days at which it is looked, and the level of each look.
LOOKS = ((90, 0.01), (180, 0.01), (360, 0.01), (720, 0.01), (1440, 0.005), (2880, 0.005))


class Seen(StrEnum):
    """`aside`: noted on less than half of the look's days, or never otherwise than the same."""

    stated = "stated"
    no_longer = "no_longer"
    not_seen = "not_seen"
    aside = "aside"


@dataclass(frozen=True, slots=True)
class Association:
    factor: Factor
    seen: Seen
    estimate: Estimate | None


@dataclass(frozen=True, slots=True)
class Look:
    """`usable_days` is the number that called for it, reached on `day`; one association per factor, in fixed order."""

    usable_days: int
    level: float
    day: int
    associations: tuple[Association, ...]

    def about(self, factor: Factor) -> Association:
        return next(one for one in self.associations if one.factor is factor)


@dataclass(frozen=True, slots=True)
class Together:
    """The last look is the statement in force; `next_look` is the count of usable days that calls for another."""

    looks: tuple[Look, ...]
    pain: str
    usable_days: int
    next_look: int | None

    @property
    def last(self) -> Look:
        return self.looks[-1]


def associations(timeline: Timeline) -> Together | NotEnough:
    measures = measures_of(timeline)
    scales = [(notes.key, PairedDays(notes, measures)) for notes in pain_notes(timeline)]
    first_look = LOOKS[0][0]
    most = max((int(days.counts[-1]) for _, days in scales), default=0)
    if most < first_look:
        return NotEnough("usable_days", first_look, most)
    # The scale that came there first keeps the word, whatever is noted on the other one later.
    key, days = min((one for one in scales if one[1].counts[-1] >= first_look), key=lambda one: _reached(one[1]))
    usable_days = int(days.counts[-1])
    following = next((needed for needed, _ in LOOKS if needed > usable_days), None)
    return Together(tuple(_looks(days)), key, usable_days, following)


def _reached(days: PairedDays) -> int:
    return days.first + int(np.searchsorted(days.counts, LOOKS[0][0]))


def _looks(days: PairedDays) -> Iterator[Look]:
    before: dict[Factor, Seen] = {}
    for needed, level in LOOKS:
        if days.counts[-1] < needed:
            return
        place = int(np.searchsorted(days.counts, needed))
        found = ((factor, days.estimate(factor, place, fewest=(needed + 1) // 2)) for factor in Factor)
        taken = {factor: one for factor, one in found if one is not None}
        rejected = _holm(taken, level)
        before = {factor: _seen(taken.get(factor), before.get(factor), is_new=factor in rejected) for factor in Factor}
        told = tuple(Association(factor, before[factor], taken.get(factor)) for factor in Factor)
        yield Look(needed, level, int(days.days[place]), told)


def _holm(taken: Mapping[Factor, Estimate], level: float) -> set[Factor]:
    """Those that stay below the level when all six are looked at; one that sits out counts as p = 1."""
    rejected: set[Factor] = set()
    for factor, one in sorted(taken.items(), key=lambda item: item[1].p_value):
        if one.p_value > level / (len(Factor) - len(rejected)):
            break
        rejected.add(factor)
    return rejected


def _seen(estimate: Estimate | None, before: Seen | None, *, is_new: bool) -> Seen:
    if is_new:
        return Seen.stated
    if before in (Seen.stated, Seen.no_longer):
        stays = before is Seen.stated and estimate is not None and not estimate.holds_zero
        return Seen.stated if stays else Seen.no_longer
    return Seen.aside if estimate is None else Seen.not_seen
