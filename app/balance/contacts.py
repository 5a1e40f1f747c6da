"""The rhythm of contacts, described: what happened between visits and overflows. No rhythm is recommended here.

Two readings of an overflow stand side by side and are never mixed: the flares the person declared, and the stretches
where their notes were above their usual range.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from app.balance.basis import Basis, NotEnough
from app.balance.flares import flares_in_order
from app.balance.lengths import Length, Spread, length_of
from app.balance.observed import Observed, by_year, observed_days, years_of
from app.balance.pain_notes import pain_notes
from app.balance.phases import FORGOTTEN_AFTER_DAYS, Phase, phases
from app.balance.runs import runs
from app.balance.signals import EXACT, Days, Flare, Timeline
from app.balance.silence import recorded_days

_CALM = (Phase.stable, Phase.swinging)


@dataclass(frozen=True, slots=True)
class Episode:
    """One overflow: `to_next_visit` and `back` are None while that day has not come, or is not told.

    `record_id` is that of a declared flare; an episode read from the notes has none.
    """

    first_day: int
    record_id: str | None
    to_next_visit: Length | None
    back: Length | None


@dataclass(frozen=True, slots=True)
class Overflows:
    """Those of one reading in a stretch of time, by the time that was observed."""

    observed: Observed
    to_next_visit: Spread | None
    back: Spread | None


@dataclass(frozen=True, slots=True)
class Contacts:
    """Visits and overflows of a stretch of time; an interval counts where the visit that closes it stands."""

    visits: int
    intervals: Spread | None
    flares: Overflows
    above: Overflows


@dataclass(frozen=True, slots=True)
class ContactFigures:
    """`visit_days` holds each day with a visit once; `interval_days` are those between them, in order."""

    basis: Basis | NotEnough
    visit_days: tuple[int, ...]
    interval_days: tuple[int, ...]
    flares: tuple[Episode, ...]
    above: tuple[Episode, ...]
    overall: Contacts
    years: dict[int, Contacts]


@dataclass(frozen=True, slots=True)
class _Reading:
    """One way of seeing overflows, and the days on which it could have seen one."""

    episodes: tuple[Episode, ...]
    observed: Days

    def overall(self) -> Overflows:
        return _overflows(self.episodes, Observed(len(self.episodes), len(self.observed)))

    def years(self) -> dict[int, Overflows]:
        starts = np.array([episode.first_day for episode in self.episodes], dtype=np.int32)
        years = years_of(starts).tolist()
        return {
            year: _overflows([one for one, of in zip(self.episodes, years, strict=True) if of == year], observed)
            for year, observed in by_year(starts, self.observed).items()
        }


def contact_figures(timeline: Timeline, today: int) -> ContactFigures:
    visits = visit_days(timeline, today)
    flares = tuple(_declared(flare, visits, today) for flare in flares_in_order(timeline.flares))
    declared = _Reading(flares, observed_days(recorded_days(timeline), today))
    above = _above(timeline, visits, today)
    return ContactFigures(
        basis=Basis.of(visits) if len(visits) else NotEnough("visits", 1, 0),
        visit_days=tuple(visits.tolist()),
        interval_days=tuple(np.diff(visits).tolist()),
        flares=declared.episodes,
        above=above.episodes,
        overall=Contacts(len(visits), _intervals(np.diff(visits)), declared.overall(), above.overall()),
        years=_years(visits, declared, above),
    )


def visit_days(timeline: Timeline, today: int) -> Days:
    """Each day with a visit, once, in order; two on one day are one contact."""
    days = np.array(sorted(visit.when.first_day for visit in timeline.visits), dtype=np.int32)
    return runs(days[days <= today])[0]


def _declared(flare: Flare, visits: Days, today: int) -> Episode:
    """A start that is not told to the day has no next visit."""
    length = length_of(flare.when, today)
    to_next_visit = _to_next_visit(flare.when.first_day, visits) if flare.when.precision in EXACT else None
    return Episode(flare.when.first_day, flare.record_id, to_next_visit, None if flare.when.ongoing else length)


def _to_next_visit(day: int, visits: Days) -> Length | None:
    """A visit on the very day counts."""
    following = visits[visits >= day]
    return _exactly(int(following[0]) - day) if len(following) else None


def _exactly(days: int) -> Length:
    return Length(days, days)


def _above(timeline: Timeline, visits: Days, today: int) -> _Reading:
    """From the pain notes the person gives most often; ratings and maps are never mixed."""
    told = max((notes for notes in pain_notes(timeline)), key=lambda notes: len(notes.told.days), default=None)
    if told is None:
        return _Reading((), np.empty(0, dtype=np.int32))
    found = phases(told.told, told.shaping)
    stays = _stays(found.days.tolist(), found.afterwards.phase.tolist())
    episodes = tuple(Episode(first, None, _to_next_visit(first, visits), back) for first, back in stays)
    return _Reading(episodes, observed_days(found.days, today))


def _stays(days: Sequence[int], labels: Sequence[int]) -> list[tuple[int, Length | None]]:
    """First day above, and days until the first calm note; a return hidden by a silence is not told."""
    found: list[tuple[int, Length | None]] = []
    begun, previous = None, None
    for day, phase in zip(days, labels, strict=True):
        if begun is not None and previous is not None and day - previous > FORGOTTEN_AFTER_DAYS:
            found.append((begun, None))
            begun = None
        previous = day
        if phase == Phase.overflowing and begun is None:
            begun = day
        elif phase in _CALM and begun is not None:
            found.append((begun, _exactly(day - begun)))
            begun = None
    return found if begun is None else [*found, (begun, None)]


def _years(visits: Days, declared: _Reading, above: _Reading) -> dict[int, Contacts]:
    none = Overflows(Observed(0, 0), None, None)
    of_flares, of_above, of_visits = declared.years(), above.years(), years_of(visits)
    lengths, closing = np.diff(visits), of_visits[1:]
    return {
        year: Contacts(
            visits=int(np.count_nonzero(of_visits == year)),
            intervals=_intervals(lengths[closing == year]),
            flares=of_flares.get(year, none),
            above=of_above.get(year, none),
        )
        for year in sorted({*of_flares, *of_above, *of_visits.tolist()})
    }


def _intervals(lengths: Days) -> Spread | None:
    return Spread.of([_exactly(days) for days in lengths.tolist()])


def _overflows(episodes: Sequence[Episode], observed: Observed) -> Overflows:
    return Overflows(
        observed=observed,
        to_next_visit=Spread.of([one.to_next_visit for one in episodes if one.to_next_visit is not None]),
        back=Spread.of([one.back for one in episodes if one.back is not None]),
    )
