"""Wire shapes of what goes together."""

from pydantic import BaseModel, Field

from app.balance.associations import Seen
from app.balance.factors import Factor
from app.timeline.basis_schemas import BasisOut, NotEnoughOut


class EstimateOut(BaseModel):
    """Points of pain (0 to 10) between the days of the factor's own highest third, or the lowest of sleep, activity and
    tools, and the other days, pain of the day before being equal; `low` to `high` is the 90 % range."""

    measure: str = Field(description="The column it is told in: sleep_minutes, sleep_quality, stress, …")
    p_value: float
    effect: float
    low: float
    high: float
    threshold: float = Field(description="Where the third begins, in the measure's own unit")
    basis: BasisOut


class AssociationOut(BaseModel):
    factor: Factor
    seen: Seen = Field(description="stated · no_longer · not_seen · aside (too few days, or always the same)")
    estimate: EstimateOut | None


class LookOut(BaseModel):
    """`usable_days` is the count that called for the look, `level` the share of false statements accepted at it."""

    usable_days: int
    level: float
    day: int = Field(description="Days counted from 1970-01-01")
    associations: list[AssociationOut]


class TogetherOut(BaseModel):
    """The last look is in force until the next one, whatever is noted in between."""

    engine: int = Field(description="Version of the arithmetic")
    looks: list[LookOut]
    pain: str | None = Field(description="The scale of pain looked at: pain or strongest")
    usable_days: int
    next_look: int | None = Field(description="The count of usable days that calls for the next look")
    missing: NotEnoughOut | None
