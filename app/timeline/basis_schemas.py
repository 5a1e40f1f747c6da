"""What every result of the engine says of itself on the wire."""

from pydantic import BaseModel, ConfigDict


class BasisOut(BaseModel):
    """The notes a result rests on, and the days of the first and the last of them (since 1970-01-01)."""

    model_config = ConfigDict(from_attributes=True)
    notes: int
    first_day: int
    last_day: int


class NotEnoughOut(BaseModel):
    """Too little to tell: what is counted, how many it takes, how many there are."""

    model_config = ConfigDict(from_attributes=True)
    what: str
    needed: int
    found: int
