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
    keeps_lock: bool = Field(default=False, description="Whether the lock this device has stays; else it is removed")


class ConfirmIn(BodyIn):
    password: Secret


class PasswordIn(BodyIn):
    current_password: Secret
    new_password: Secret = Field(description="12 to 128 characters")


Token = Annotated[str, Field(pattern="^[A-Za-z0-9_-]{43}$")]


class LockIn(BodyIn):
    """`verifier` is derived from the code apart from what opens the notebook; the code itself is never sent."""

    read_token: Token
    verifier: Token | None = None


class LockTryIn(BodyIn):
    verifier: Token


class LockHalfOut(BaseModel):
    half: str | None = Field(description="32 bytes in hexadecimal; null where the lock has no code")


class DeviceOut(BaseModel):
    id: UUID
    label: str
    created_at: datetime
    last_seen_at: datetime = Field(description="Rounded down to the hour")
    current: bool
