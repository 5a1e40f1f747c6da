"""Phases against the true flares: found, invented, how late, and named rightly. Naive: notes above mean + SD so far."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.balance.pain_notes import pain_notes
from app.balance.phase_spans import phase_spans
from app.balance.phases import Phase, Phases, phases
from app.balance.usual_range import DailyPain
from bench.simulate.crowds import Crowds
from bench.simulate.table import Goal, Table
from bench.simulator.lives import Life
from bench.simulator.situation import DAILY, IRREGULAR, NEAR_TOP
from bench.simulator.traits import YEAR_DAYS, Flags
from bench.simulator.truth import TrueFlare, TruePhase, Truth

_NOTES_TO_FIND = 3
_OPENED_DAYS = 7
_TOGETHER_DAYS = 3
_FINAL_DAYS = 14
_NAMES = {
    TruePhase.stable: Phase.stable,
    TruePhase.swinging: Phase.swinging,
    TruePhase.overflowing: Phase.overflowing,
    TruePhase.settling: Phase.settling,
}
_CUTS_PER_PERSON = 3


@dataclass(frozen=True, slots=True)
class Episode:
    first_day: int
    last_day: int


@dataclass(frozen=True, slots=True, eq=False)
class Named:
    """One life with its phases, and what the naive rule marks on the same days."""

    truth: Truth
    told: DailyPain
    phases: Phases
    naive: Flags

    @property
    def overflowing(self) -> Flags:
        found: Flags = self.phases.afterwards.phase == Phase.overflowing
        return found

    @property
    def stays(self) -> list[Episode]:
        spans = phase_spans(self.phases, self.told, Phase.overflowing)
        return [Episode(span.first_day, span.last_day) for span in spans]

    @property
    def tellable(self) -> list[TrueFlare]:
        """With three notes before the settling, once there is a range: nobody could tell the others."""
        known = self.told.days[~np.isnan(self.phases.threshold)]
        counts = ((flare, np.sum((known >= flare.first_day) & (known <= flare.plateau_end))) for flare in self.flares)
        return [flare for flare, count in counts if count >= _NOTES_TO_FIND]

    @property
    def flares(self) -> tuple[TrueFlare, ...]:
        return self.truth.flares

    @property
    def observed_years(self) -> float:
        """Each note opens seven days."""
        known = self.told.days[~np.isnan(self.phases.threshold)]
        return float(np.minimum(np.diff(known, append=known[-1:] + _OPENED_DAYS), _OPENED_DAYS).sum()) / YEAR_DAYS


def named(life: Life) -> Named:
    notes = pain_notes(life.timeline)[0]
    found = phases(notes.told, notes.shaping)
    return Named(life.truth, notes.told, found, _above_mean_and_spread(notes.told, found))


def _above_mean_and_spread(told: DailyPain, found: Phases) -> Flags:
    count = np.maximum(np.arange(len(told.cells)), 1)
    mean = np.concatenate(([0.0], np.cumsum(told.cells)[:-1])) / count
    squares = np.concatenate(([0.0], np.cumsum(told.cells**2)[:-1])) / count
    above: Flags = told.cells > mean + np.sqrt(np.maximum(squares - mean**2, 0))
    return above & ~np.isnan(found.threshold)


def naive_episodes(one: Named) -> list[Episode]:
    """Marked notes in a row, with no more than a calm day or two between them."""
    found: list[Episode] = []
    for day in one.told.days[one.naive].tolist():
        together = found and day - found[-1].last_day <= _TOGETHER_DAYS
        opened = found.pop().first_day if together else day
        found.append(Episode(opened, day))
    return found


def measure(crowds: Crowds, table: Table) -> None:
    crowd = {
        situation.name: [named(life) for life in crowds.of(situation)] for situation in (DAILY, IRREGULAR, NEAR_TOP)
    }
    for situation, least in ((DAILY, 0.72), (IRREGULAR, 0.68), (NEAR_TOP, 0.65)):
        people = crowd[situation.name]
        table.add(
            f"flares found by overflow, afterwards: {situation.name}",
            _found(people, naive=False),
            Goal(least=least),
            f"notes above mean + SD {_found(people, naive=True):.2f}",
        )
    for situation, most in ((DAILY, 1.1), (IRREGULAR, 0.8)):
        people = crowd[situation.name]
        table.add(
            f"overflows without a flare, per observed year: {situation.name}",
            _false_per_year(people, naive=False),
            Goal(most=most, digits=1),
            f"notes above mean + SD {_false_per_year(people, naive=True):.1f}",
        )
    delays, naive_delays = (
        [delay for one in crowd[DAILY.name] for delay in _delays(one, naive=naive)] for naive in (False, True)
    )
    for share, most, told in ((0.5, 5, "half of them"), (0.9, 10, "9 in 10")):
        table.add(
            f"days until it is seen, that day: daily, {told}",
            float(np.quantile(delays, share)),
            Goal(most=most, digits=0),
            f"notes above mean + SD {np.quantile(naive_delays, share):.0f}",
        )
    for situation, least in ((DAILY, 0.55), (IRREGULAR, 0.51)):
        seen, naive = _macro_f1(crowd[situation.name], naive=False), _macro_f1(crowd[situation.name], naive=True)
        table.add(
            f"phases named rightly, macro-F1: {situation.name}", seen, Goal(least=least), f"mean ± SD {naive:.2f}"
        )
    changed = sum(moved for life in crowds.of(IRREGULAR) for moved in _older_labels_changed(life))
    table.add("labels older than 14 days changed by later notes", changed, Goal(most=0, digits=0))


def _marked(one: Named, *, naive: bool) -> Flags:
    return one.naive if naive else one.overflowing


def _found(people: list[Named], *, naive: bool) -> float:
    hits = [
        bool(np.any(marked & (one.told.days >= flare.first_day) & (one.told.days <= flare.last_day)))
        for one in people
        for marked in (_marked(one, naive=naive),)
        for flare in one.tellable
    ]
    return float(np.mean(hits))


def _false_per_year(people: list[Named], *, naive: bool) -> float:
    false = sum(
        not _is_true(episode, one.flares) for one in people for episode in (naive_episodes(one) if naive else one.stays)
    )
    return false / sum(one.observed_years for one in people)


def _is_true(episode: Episode, flares: tuple[TrueFlare, ...]) -> bool:
    return any(flare.first_day <= episode.last_day and episode.first_day <= flare.last_day for flare in flares)


def _delays(one: Named, *, naive: bool) -> Iterator[int]:
    """Of the flares that are seen before they have settled."""
    days = one.told.days[one.naive if naive else one.phases.that_day.phase == Phase.overflowing]
    for flare in one.tellable:
        inside = days[(days >= flare.first_day) & (days <= flare.last_day)]
        if len(inside):
            yield int(inside[0]) - flare.first_day


def _macro_f1(people: list[Named], *, naive: bool) -> float:
    """The mean over the four phases, all notes of all people together. The naive rule knows two of them."""
    truth, told = [], []
    for one in people:
        phase = np.where(one.naive, Phase.overflowing, Phase.stable) if naive else one.phases.afterwards.phase
        is_named = one.phases.afterwards.phase != Phase.not_enough
        told.append(phase[is_named])
        lived = one.truth.phase[one.told.days[is_named] - one.truth.first_day]
        truth.append(np.array([_NAMES[TruePhase(each)] for each in range(len(TruePhase))])[lived])
    return float(np.mean([_f1(np.concatenate(truth), np.concatenate(told), phase) for phase in _NAMES.values()]))


def _f1(truth: NDArray[np.int64], told: NDArray[np.int64], phase: Phase) -> float:
    both = int(np.sum((truth == phase) & (told == phase)))
    return 2 * both / max(int(np.sum(truth == phase) + np.sum(told == phase)), 1)


def _older_labels_changed(life: Life) -> Iterator[int]:
    """Notes named otherwise once later notes are known, though the last known note was 14 days on."""
    notes = pain_notes(life.timeline)[0]
    told, shaping = notes.told, notes.shaping
    whole = phases(told, shaping)
    for part in range(1, _CUTS_PER_PERSON + 1):
        count = len(told.days) * part // (_CUTS_PER_PERSON + 1)
        if not count:
            continue
        until = int(told.days[count - 1])
        shorter = phases(_until(told, until), _until(shaping, until))
        final = whole.days[:count] <= until - _FINAL_DAYS
        yield int(np.sum(whole.afterwards.phase[:count][final] != shorter.afterwards.phase[final]))
        yield int(np.sum(whole.that_day.phase[:count] != shorter.that_day.phase))


def _until(pain: DailyPain, day: int) -> DailyPain:
    count = int(np.searchsorted(pain.days, day, side="right"))
    return DailyPain(pain.days[:count], pain.cells[:count], pain.highest[:count])
