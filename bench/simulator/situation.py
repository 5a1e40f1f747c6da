"""What a crowd has in common: how it writes, where its pain lives, which links are real, what a change does."""

from dataclasses import dataclass, field
from enum import IntEnum, StrEnum


class Factor(IntEnum):
    """Places of the six factors; the first three are loads, the last three resources."""

    stress = 0
    work = 1
    mental = 2
    sleep = 3
    activity = 4
    tools = 5


LOADS = (Factor.stress, Factor.work, Factor.mental)
RESOURCES = (Factor.sleep, Factor.activity, Factor.tools)


class Writing(StrEnum):
    """`daily` 88-98 % of days; `irregular` 35-58 % of days outside silences of 100-300 days; `sparse` 10-20 %."""

    daily = "daily"
    irregular = "irregular"
    sparse = "sparse"


@dataclass(frozen=True, slots=True)
class Situation:
    """`selection` moves the log-odds of writing per own SD of pain, `collider` per own SD of pain and of stress.

    `links` are real effects on pain in points per own SD of a factor: sleep on the same day, the others the day after.
    `feedback` is the other way round: own SDs of a factor per point of pain. `shared_drift` are points of pain, and
    half as many own SDs of every factor, that one slow course of months gives to both. `change_effect` is what each
    recorded change really does to pain, in points; 0 is none at all.
    """

    name: str
    writing: Writing = Writing.daily
    selection: float = 0.0
    collider: float = 0.0
    near_top: bool = False
    links: dict[Factor, float] = field(default_factory=dict)
    feedback: float = 0.0
    shared_drift: float = 0.0
    load_points: float = 0.35
    flares_from_load: bool = True
    change_effect: float = 0.0


DAILY = Situation("daily")
IRREGULAR = Situation("irregular", Writing.irregular)
SPARSE = Situation("sparse", Writing.sparse)
MORE_IN_PAIN = Situation("writing more when in pain", Writing.irregular, selection=0.8)
LESS_IN_PAIN = Situation("writing less when in pain", Writing.irregular, selection=-0.8)
NEAR_TOP = Situation("near the top of the scale", near_top=True)

NO_LINK = Situation("none", load_points=0.0, flares_from_load=False)
NULLS = (
    Situation("feedback from pain", load_points=0.0, flares_from_load=False, feedback=0.25),
    NO_LINK,
    Situation("load-driven overflows", load_points=0.0),
    Situation("selective", Writing.irregular, 0.8, load_points=0.0, flares_from_load=False),
    Situation("collider", Writing.irregular, collider=0.6, load_points=0.0, flares_from_load=False),
    Situation("irregular", Writing.irregular, load_points=0.0, flares_from_load=False),
    Situation("slow shared driver", load_points=0.0, flares_from_load=False, shared_drift=1.0),
)


def linked(points: float, factor: Factor = Factor.stress) -> Situation:
    """One real link, of that many points of pain per own SD."""
    return Situation(f"{points} per SD", links={factor: points}, load_points=0.0, flares_from_load=False)


def treated(points: float) -> Situation:
    return Situation(f"changes of {points:+g}", change_effect=points)
