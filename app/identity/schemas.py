"""Wire shapes of accounts, sessions and devices."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from app.kit.text import Label, Line

Name = Label
Secret = Annotated[str, Field(min_length=1, max_length=1024)]
LoginName = Annotated[str, Field(min_length=1, max_length=200)]


class BodyIn(BaseModel):
    """Known fields only, and nothing read as a type it is not."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class SignInIn(BodyIn):
    login: LoginName
    password: Secret
    device_label: Line | None = None


class PasswordIn(BodyIn):
    current_password: Secret
    new_password: Secret = Field(description="12 to 128 characters")


class DeviceOut(BaseModel):
    id: UUID
    label: str
    created_at: datetime
    last_seen_at: datetime = Field(description="Rounded down to the hour")
    current: bool
