"""Value types shared by the wire schemas of every record kind."""

from enum import StrEnum
from typing import Annotated
from uuid import UUID

from pydantic import AfterValidator, Field

Nrs = Annotated[int, Field(ge=0, le=10, description="0 to 10")]
Signed3 = Annotated[int, Field(ge=-3, le=3, description="-3 to +3")]
# Minus zero plus zero is zero. Placed last, since bounds behind it would be missing in the published schema.
plain_zero = AfterValidator(lambda value: value + 0.0)
Intensity = Annotated[
    float, Field(ge=0, le=10, allow_inf_nan=False, description="0 to 10, decimals allowed"), plain_zero
]
Ids = Annotated[list[UUID], Field(max_length=50)]


class Helped(StrEnum):
    """What a person says of a tool, at the time or looking back."""

    a_lot = "a_lot"
    a_bit = "a_bit"
    no_difference = "no_difference"
    harder = "harder"
    dont_know = "dont_know"
