"""Small invented lives for the tests of flares and contacts: everything placed by day, and shifted or shuffled."""

from dataclasses import fields, is_dataclass, replace
from typing import Any

import numpy as np
from hypothesis import strategies as st

from app.balance.signals import Flare, LifeEvent, Series, Timeline, ToolInUse, Visit, When

FIRST = 17_000
SPAN_DAYS = 1500
TODAY = FIRST + SPAN_DAYS + 30


def flare(place: int, first: int, days: int | None, *, ongoing: bool = False) -> Flare:
    """`days` None is a flare without an end."""
    last = None if days is None or ongoing else FIRST + first + days - 1
    return Flare(f"f{place:03}", When(FIRST + first, last, ongoing=ongoing))


def visit(place: int, first: int) -> Visit:
    return Visit(f"v{place:03}", When(FIRST + first), "in_person")


def stress(days: dict[int, int]) -> Series:
    """Notes of stress by day counted from `FIRST`."""
    ordered = sorted(days.items())
    return Series(
        np.array([FIRST + day for day, _ in ordered], dtype=np.int32),
        np.array([value for _, value in ordered], dtype=np.float64),
        tuple(f"s{day:05}" for day, _ in ordered),
    )


_days = st.integers(0, SPAN_DAYS)
_flares = st.lists(st.tuples(_days, st.none() | st.integers(1, 40)), max_size=12).map(
    lambda drawn: [flare(place, first, days) for place, (first, days) in enumerate(drawn)]
)
_visits = st.lists(_days, max_size=12).map(lambda drawn: [visit(place, first) for place, first in enumerate(drawn)])
_notes = st.dictionaries(_days, st.integers(0, 10), max_size=60).map(stress)


@st.composite
def lives(draw: st.DrawFn) -> Timeline:
    events = [
        LifeEvent(f"e{place}", When(FIRST + first), "home")
        for place, first in enumerate(draw(st.lists(_days, max_size=5)))
    ]
    tools = [
        ToolInUse(f"t{place}", When(FIRST + first, ongoing=True), "walking", "Marcher")
        for place, first in enumerate(draw(st.lists(_days, max_size=3)))
    ]
    return Timeline(flares=draw(_flares), visits=draw(_visits), stress=draw(_notes), life_events=events, tools=tools)


def shifted(part: Any, days: int) -> Any:
    """The same life, all of it `days` later."""
    if isinstance(part, Series):
        return Series(part.days + np.int32(days), part.values, part.record_ids)
    if isinstance(part, When):
        last = None if part.last_day is None else part.last_day + days
        return replace(part, first_day=part.first_day + days, last_day=last)
    if isinstance(part, list | tuple):
        return type(part)(shifted(one, days) for one in part)
    if is_dataclass(part) and not isinstance(part, type):
        return replace(part, **{one.name: shifted(getattr(part, one.name), days) for one in fields(part)})
    return part


def shuffled(life: Timeline, seed: int) -> Timeline:
    """The same records, handed over in another order."""
    order = np.random.default_rng(seed).permutation

    def mixed(things: Any) -> list[Any]:
        return [things[place] for place in order(len(things)).tolist()]

    return replace(
        life,
        flares=mixed(life.flares),
        visits=mixed(life.visits),
        life_events=mixed(life.life_events),
        tools=mixed(life.tools),
    )
