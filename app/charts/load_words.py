"""Load and resources in sentences, from the same figures as the two facing lanes."""

from app.balance.basis import NotEnough
from app.balance.load import load_balance, own_weights
from app.balance.signals import Timeline
from app.charts.dates import day_in_words
from app.charts.frame import Frame
from app.charts.load_lanes import facing_sides
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
        "loads": height_in_words(frame, float(found.loads[last])),
        "resources": height_in_words(frame, float(found.resources[last])),
    }
    return [sentence("load", frame.language, **parts), *said]


def height_in_words(frame: Frame, side: float) -> str:
    key = "load_more" if side > _TELLING else "load_less" if side < -_TELLING else "load_same"
    return sentence(key, frame.language)


def _weights(frame: Frame, timeline: Timeline) -> str:
    items = [
        sentence(f"weights_{factor.value}", frame.language, weight=weight)
        for factor, weight in own_weights(timeline).items()
    ]
    return sentence("weights", frame.language, items=", ".join(items))


def load_columns(frame: Frame, timeline: Timeline) -> dict[str, dict[int, str]]:
    """The two lanes as columns of a table, by name; none where there is too little."""
    sides = facing_sides(frame, timeline)
    if isinstance(sides, NotEnough) or not len(sides.starts):
        return {}
    found = {}
    for key, heights in (("all_loads", sides.loads), ("all_resources", sides.resources)):
        words = [height_in_words(frame, 2 * height - 1) for height in heights.tolist()]
        name = frame.say(key)
        found[name[:1].upper() + name[1:]] = dict(zip(sides.starts.tolist(), words, strict=True))
    return found
