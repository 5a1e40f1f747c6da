"""The same life for a person who has chosen not to meet numbers of pain."""

from dataclasses import replace

from app.balance.signals import Timeline, empty_pain, empty_series


def without_pain(timeline: Timeline) -> Timeline:
    """A day that only held a number of pain still counts as noted: hiding it must not look like silence."""
    numbers = (timeline.pain.series, timeline.strongest.series, timeline.interference)
    noted = {int(day) for series in numbers for day in series.days}
    return replace(
        timeline,
        pain=empty_pain(),
        strongest=empty_pain(),
        interference=empty_series(),
        flares=tuple(replace(flare, worst_pain=None) for flare in timeline.flares),
        other_days=sorted(noted.union(timeline.other_days)),
    )
