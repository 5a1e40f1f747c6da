"""The rhythm of contacts, described: what happened between visits and overflows. No rhythm is recommended here."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from app.balance.basis import Basis, NotEnough
from app.balance.flares import flares_in_order
from app.balance.lengths import Length, Spread, length_of
from app.balance.observed import Observed, by_year, observed_days, years_of
from app.balance.runs import runs
from app.balance.signals import EXACT, Days, Flare, Timeline
from app.balance.silence import recorded_days


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
class Contacts:
    """Visits and overflows of a stretch of time; an interval counts where the visit that closes it stands."""

    visits: int
    intervals: Spread | None
    episodes: Observed
    to_next_visit: Spread | None
    back: Spread | None


@dataclass(frozen=True, slots=True)
class ContactFigures:
    """`visit_days` holds each day with a visit once; `interval_days` are those between them, in order."""

    basis: Basis | NotEnough
    visit_days: tuple[int, ...]
    interval_days: tuple[int, ...]
    episodes: tuple[Episode, ...]
    overall: Contacts
    years: dict[int, Contacts]


def contact_figures(timeline: Timeline, today: int) -> ContactFigures:
    visits = visit_days(timeline, today)
    episodes = tuple(_declared(flare, visits, today) for flare in flares_in_order(timeline.flares))
    observed = observed_days(recorded_days(timeline), today)
    starts = np.array([episode.first_day for episode in episodes], dtype=np.int32)
    of_years = by_year(starts, observed)
    for year in years_of(visits).tolist():
        of_years.setdefault(year, Observed(0, 0))
    return ContactFigures(
        basis=Basis.of(visits) if len(visits) else NotEnough("visits", 1, 0),
        visit_days=tuple(visits.tolist()),
        interval_days=tuple(np.diff(visits).tolist()),
        episodes=episodes,
        overall=_contacts(visits, episodes, Observed(len(episodes), len(observed))),
        years={year: _contacts(visits, episodes, of_years[year], year=year) for year in sorted(of_years)},
    )


def visit_days(timeline: Timeline, today: int) -> Days:
    """Each day with a visit, once, in order; two on one day are one contact."""
    days = np.array(sorted(visit.when.first_day for visit in timeline.visits), dtype=np.int32)
    return runs(days[days <= today])[0]


def _declared(flare: Flare, visits: Days, today: int) -> Episode:
    """A visit on the very day counts as the next one; a start that is not told to the day has no next visit."""
    following = visits[visits >= flare.when.first_day]
    length = length_of(flare.when, today)
    to_next_visit = None
    if flare.when.precision in EXACT and len(following):
        days = int(following[0]) - flare.when.first_day
        to_next_visit = Length(days, days)
    back = None if length is None or flare.when.ongoing else length
    return Episode(flare.when.first_day, flare.record_id, to_next_visit, back)


def _contacts(visits: Days, episodes: Sequence[Episode], observed: Observed, *, year: int | None = None) -> Contacts:
    """Of one calendar year, or of all there is."""
    closing, lengths = visits[1:], np.diff(visits)
    if year is not None:
        lengths = lengths[years_of(closing) == year]
        visits = visits[years_of(visits) == year]
        starts = np.array([episode.first_day for episode in episodes], dtype=np.int32)
        episodes = [one for one, of in zip(episodes, years_of(starts).tolist(), strict=True) if of == year]
    return Contacts(
        visits=len(visits),
        intervals=Spread.of([Length(days, days) for days in lengths.tolist()]),
        episodes=observed,
        to_next_visit=Spread.of([one.to_next_visit for one in episodes if one.to_next_visit is not None]),
        back=Spread.of([one.back for one in episodes if one.back is not None]),
    )
