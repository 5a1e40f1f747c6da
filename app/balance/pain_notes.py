"""The two kinds of pain notes, each with a usual range of its own: ratings, and the strongest of a map or a diary."""

from dataclasses import dataclass

from app.balance.kept import kept
from app.balance.signals import PainSeries, PainSource, Timeline
from app.balance.usual_range import DailyPain, daily_pain

_TOLD = {"pain": (PainSource.check_in, PainSource.visit), "strongest": (PainSource.map, PainSource.diary)}
_SHAPING = _TOLD | {"pain": (PainSource.check_in,)}


@dataclass(frozen=True, slots=True, eq=False)
class PainNotes:
    """`key` names the column of the timeline. `told` are all noted days; only `shaping` makes the usual range."""

    key: str
    series: PainSeries
    told: DailyPain
    shaping: DailyPain


def pain_notes(timeline: Timeline) -> list[PainNotes]:
    """Those that hold a note; a rating given at a visit is named and drawn, and never shapes the range."""
    return [_notes(key, series) for key in _TOLD if len(series := getattr(timeline, key))]


@kept
def _notes(key: str, series: PainSeries) -> PainNotes:
    return PainNotes(key, series, daily_pain(series, *_TOLD[key]), daily_pain(series, *_SHAPING[key]))
