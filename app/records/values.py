"""Value types shared by the wire schemas of every record kind."""

from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import AfterValidator, AwareDatetime, Field

from app.kit.days import EARLIEST_DAY, LATEST_DAY


def _lived_day(value: date) -> date:
    if not EARLIEST_DAY <= value <= LATEST_DAY:
        raise ValueError("day_out_of_range")
    return value


def _instant(value: AwareDatetime) -> AwareDatetime:
    if not EARLIEST_DAY.year <= value.year <= LATEST_DAY.year:
        raise ValueError("day_out_of_range")
    return value


def _unique(values: list[str]) -> list[str]:
    return list(dict.fromkeys(values))


LivedDay = Annotated[date, AfterValidator(_lived_day), Field(description="Lived day, YYYY-MM-DD, 1900 to 2199")]
Instant = Annotated[AwareDatetime, AfterValidator(_instant), Field(description="ISO 8601 with an offset")]
Nrs = Annotated[int, Field(ge=0, le=10, description="0 to 10")]
Signed3 = Annotated[int, Field(ge=-3, le=3, description="-3 to +3")]
Intensity = Annotated[float, Field(ge=0, le=10, allow_inf_nan=False, description="0 to 10, decimals allowed")]
Ids = Annotated[list[UUID], Field(max_length=50)]
