"""Wire shape of what an import found and did."""

from datetime import date
from typing import Literal
from uuid import UUID

from pydantic import BaseModel


class RowOut(BaseModel):
    line: int
    outcome: str
    reason: str
    message: str
    record_id: UUID | None


class TotalOut(BaseModel):
    outcome: str
    reason: str
    message: str
    rows: int


class UnknownNameOut(BaseModel):
    name: str
    rows: int


class PlanOut(BaseModel):
    """Records, not rows: added, amended, found unchanged, left alone since a person edited them, refused."""

    new: int
    changed: int
    unchanged: int
    edited_since: int
    refused: int


class ImportOut(BaseModel):
    """`problem` says why a file could not be read at all; `rows` accounts for every line when there are not too many
    lines to show, and always for those not kept."""

    written: bool
    source: Literal["mapping", "archive"]
    mapping: str | None
    problem: str | None
    problem_message: str | None
    first_day: date | None
    last_day: date | None
    days: int
    plan: PlanOut
    totals: list[TotalOut]
    unknown_names: list[UnknownNameOut]
    rows: list[RowOut]
