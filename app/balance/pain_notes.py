"""The two kinds of pain notes, each with a usual range of its own: ratings, and the strongest of a map or a diary."""

from dataclasses import dataclass

from app.balance.kept import kept
from app.balance.signals import PainSeries, PainSource, Timeline
from app.balance.usual_range import DailyPain, daily_pain


@dataclass(frozen=True, slots=True, eq=False)
class PainNotes:
    """`key` names the column of the timeline. `told` are all noted days; only `shaping` makes the usual range."""

    key: str
    series: PainSeries
    told: DailyPain
    shaping: DailyPain


def pain_notes(timeline: Timeline) -> list[PainNotes]:
    """Those that hold a note; a rating given at a visit is named and drawn, and never shapes the range."""
    return [
        _notes(key, series, told, shaping)
        for key, series, told, shaping in (
            ("pain", timeline.pain, (PainSource.check_in, PainSource.visit), (PainSource.check_in,)),
            ("strongest", timeline.strongest, (PainSource.map, PainSource.diary), (PainSource.map, PainSource.diary)),
        )
        if len(series)
    ]


@kept
def _notes(key: str, series: PainSeries, told: tuple[PainSource, ...], shaping: tuple[PainSource, ...]) -> PainNotes:
    return PainNotes(key, series, daily_pain(series, *told), daily_pain(series, *shaping))
