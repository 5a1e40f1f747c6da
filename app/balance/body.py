"""Where pain was noted on the body: the maps one by one, and each place gathered by day, week or month."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from app.balance.signals import Days, Timeline


@dataclass(frozen=True, slots=True)
class MapNote:
    """One body map. A region without a number is noted all the same; `own_scale` is a diary's, without even steps."""

    record_id: str
    day: int
    regions: tuple[tuple[str, float | None], ...] = ()
    widespread: bool = False
    own_scale: bool = False


@dataclass(frozen=True, slots=True)
class BodyLife:
    timeline: Timeline
    maps: Sequence[MapNote]


@dataclass(frozen=True, slots=True)
class Stretch:
    """One place over one period: the days it was noted, its lowest and highest number, the map that holds the highest.

    `regions` are those of the place that were noted, in the order they first were.
    """

    start: int
    days_noted: int
    lowest: float | None
    highest: float | None
    record_id: str
    regions: tuple[str, ...]


Noted = tuple[MapNote, str, float | None]


def by_place(
    maps: Sequence[MapNote], place_of: Mapping[str, str], starts_of: Callable[[Days], Days]
) -> dict[str, list[Stretch]]:
    """`place_of` gathers regions under a name of their own; `starts_of` gives the first day of each day's period."""
    ordered = sorted(maps, key=lambda note: (note.day, note.record_id))
    starts = starts_of(np.array([note.day for note in ordered], dtype=np.int32)).tolist()
    found: dict[str, dict[int, list[Noted]]] = {}
    for note, start in zip(ordered, starts, strict=True):
        for region, intensity in note.regions:
            found.setdefault(place_of[region], {}).setdefault(start, []).append((note, region, intensity))
    return {
        place: [_stretch(start, noted) for start, noted in sorted(periods.items())] for place, periods in found.items()
    }


def _stretch(start: int, noted: Sequence[Noted]) -> Stretch:
    numbers = [intensity for _, _, intensity in noted if intensity is not None]
    strongest, _, _ = max(noted, key=lambda one: -1.0 if one[2] is None else one[2])
    return Stretch(
        start,
        days_noted=len({note.day for note, _, _ in noted}),
        lowest=min(numbers, default=None),
        highest=max(numbers, default=None),
        record_id=strongest.record_id,
        regions=tuple(dict.fromkeys(region for _, region, _ in noted)),
    )
