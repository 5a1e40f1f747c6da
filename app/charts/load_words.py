"""Load and resources in sentences, from the same figures as the two facing lanes."""

from app.balance.basis import NotEnough
from app.balance.load import load_balance, own_weights
from app.balance.signals import Timeline
from app.charts.dates import day_in_words
from app.charts.frame import Frame
from app.charts.sentences import sentence

# A quarter of the way between as usual and one end: less is within what every week does.
_TELLING = 0.25


def load_words(frame: Frame, timeline: Timeline) -> list[str]:
    """What the person chose is told whenever they did; the rest from the latest answered day of the period."""
    said = [_weights(frame, timeline)] if timeline.weights else []
    found = load_balance(timeline, own_weights(timeline))
    if isinstance(found, NotEnough):
        noted = len(timeline.stress) or len(timeline.mental_load) or len(timeline.work_load)
        return [sentence("load_none", frame.language), *said] if noted else said
    shown = found.days[(found.days >= frame.first) & (found.days <= frame.last)]
    if not len(shown):
        return said
    last = int(found.days.searchsorted(shown[-1]))
    parts = {
        "days": len(shown),
        "last": day_in_words(int(shown[-1]), frame.language),
        "loads": _height(frame, float(found.loads[last])),
        "resources": _height(frame, float(found.resources[last])),
    }
    return [sentence("load", frame.language, **parts), *said]


def _height(frame: Frame, side: float) -> str:
    key = "load_more" if side > _TELLING else "load_less" if side < -_TELLING else "load_same"
    return sentence(key, frame.language)


def _weights(frame: Frame, timeline: Timeline) -> str:
    items = [
        sentence(f"weights_{factor.value}", frame.language, weight=weight)
        for factor, weight in own_weights(timeline).items()
    ]
    return sentence("weights", frame.language, items=", ".join(items))
