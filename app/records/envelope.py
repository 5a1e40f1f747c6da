"""What every record has in common on the wire: when it was lived, who may see it, how it entered."""

from enum import StrEnum
from typing import Annotated, Self
from zoneinfo import available_timezones

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from app.kit.days import Instant, LivedDay, Precision, span_of
from app.kit.errors import ShapeError
from app.kit.text import Note

_ZONES = frozenset(available_timezones())

WHEN_FIELDS = frozenset(
    {
        "local_date",
        "precision",
        "occurred_at",
        "zone",
        "offset_min",
        "until_date",
        "until_precision",
        "occurred_until",
    }
)


class Visibility(StrEnum):
    """`therapist_only` means the author's practice; `patient_only` the person alone; `author_only` one professional."""

    shared = "shared"
    therapist_only = "therapist_only"
    patient_only = "patient_only"
    author_only = "author_only"


class Source(StrEnum):
    """How the record entered."""

    self_report = "self_report"
    session = "session"
    phone = "phone"
    imported = "import"
    device = "device"


def _known_zone(value: str) -> str:
    if value not in _ZONES:
        raise ValueError("zone_unknown")
    return value


Zone = Annotated[str, Field(max_length=64), AfterValidator(_known_zone)]


class RecordFields(BaseModel):
    """Base of every kind's wire fields. A null is a question not answered; it is never a zero.

    `local_date` is the day the person lived, chosen by them; charts and statistics use it and nothing recomputes it.
    """

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)

    local_date: LivedDay
    precision: Precision = Precision.day
    occurred_at: Instant | None = None
    zone: Zone | None = None
    offset_min: int | None = Field(default=None, ge=-900, le=900, description="Minutes east of UTC when it was lived")
    until_date: LivedDay | None = Field(default=None, description="Last lived day; null is a point or still open")
    until_precision: Precision | None = None
    occurred_until: Instant | None = None
    visibility: Visibility = Visibility.shared
    source: Source = Source.self_report
    lang: str | None = Field(default=None, pattern="^(fr|en)$")
    note: Note | None = None

    @model_validator(mode="after")
    def _ends_after_it_starts(self) -> Self:
        if self.until_date is not None:
            end = span_of(self.until_date, self.until_precision or Precision.day).last
            if end < span_of(self.local_date, self.precision).first:
                raise ShapeError("until_date", "end_before_start")
        if self.occurred_until and self.occurred_at and self.occurred_until < self.occurred_at:
            raise ShapeError("occurred_until", "end_before_start")
        return self
