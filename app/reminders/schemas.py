"""Wire shapes of the reminder of one device."""

from typing import Annotated, Self

from pydantic import Field, model_validator

from app.consents.schemas import ShownText
from app.identity.schemas import BodyIn, Secret
from app.kit.errors import ShapeError
from app.patients.zones import Zone
from app.reminders.models import Choice

_PLACES = {Choice.weekly: range(7), Choice.monthly: range(1, 29)}

# 65 and 16 bytes in base64url, as browsers give them.
_PublicKey = Annotated[str, Field(pattern="^B[A-Za-z0-9_-]{86}$")]
_AuthSecret = Annotated[str, Field(pattern="^[A-Za-z0-9_-]{22}$")]


class ReminderIn(BodyIn):
    """`day` is 0 (Monday) to 6 for a week, 1 to 28 for a month, and absent for evenings."""

    choice: Choice = Field(strict=False)
    day: int | None = Field(default=None, ge=0, le=28)
    hour: int = Field(ge=7, le=22)
    zone: Zone
    endpoint: Annotated[str, Field(min_length=1, max_length=1000)]
    p256dh: _PublicKey
    auth: _AuthSecret
    consent: ShownText = None

    @model_validator(mode="after")
    def _names_its_day(self) -> Self:
        places = _PLACES.get(self.choice)
        if self.day not in places if places else self.day is not None:
            raise ShapeError("day", "reminder_day_unfit")
        return self


class ReminderOut(BodyIn):
    """All but `public_key` are null while none is chosen on this device."""

    public_key: str = Field(description="The application server key, base64url")
    choice: Choice | None
    day: int | None
    hour: int | None
    zone: str | None


class StopIn(BodyIn):
    token: Secret
