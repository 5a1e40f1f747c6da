"""Wire shapes of what changed after."""

from pydantic import BaseModel, Field

from app.balance.after import Verdict
from app.balance.changes import ChangeKind
from app.timeline.basis_schemas import BasisOut, NotEnoughOut


class RecordedChangeOut(BaseModel):
    of: str = Field(description="kind/id of the record; names the change in `of`")
    kind: ChangeKind
    record_id: str
    day: int = Field(description="Days counted from 1970-01-01")
    precision: str
    key: str = Field(description="The closed word of what it is: a tool's kind, a work status, a visit's mode")
    label: str | None


class AfterOut(BaseModel):
    """Means of the notes of days 8 to 35 after the change, on the scale of the notes (0 to 10).

    `expected` and the band `low` to `high` come from the person's own earlier moments of the same start; the band holds
    9 in 10 of them. A difference to the notes before is not given: it says nothing by itself.
    """

    verdict: Verdict
    observed: float
    expected: float
    low: float
    high: float
    moments: int = Field(description="Separate comparable moments, at least four weeks apart")
    basis: BasisOut


class ChangeAfterOut(BaseModel):
    """Either `answer`, or what is `missing`, or the day from which an answer is possible."""

    change: RecordedChangeOut
    answer: AfterOut | None
    missing: list[NotEnoughOut] = Field(
        description="exact_day · notes_before (in 7 days) · notes_just_before (in 3 days) · notes_after (in days 8 to "
        "35) · notes_for_range · comparable_moments · comparable_days"
    )
    possible_from: int | None = Field(description="Days counted from 1970-01-01, while the weeks after are not over")


class AfterChangesOut(BaseModel):
    engine: int = Field(description="Version of the arithmetic")
    items: list[ChangeAfterOut]
