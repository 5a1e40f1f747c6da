"""Wire shapes of accounts, sessions and devices."""

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from app.kit.text import Label, Line

Name = Label
Secret = Annotated[str, Field(min_length=1, max_length=1024)]
LoginName = Annotated[str, Field(min_length=1, max_length=200)]


class BodyIn(BaseModel):
    """Known fields only, and nothing read as a type it is not."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


# Six digits of an application, or a recovery code; spaces, dashes and case do not count.
SecondFactor = Annotated[str, Field(max_length=40)]


class SignInIn(BodyIn):
    login: LoginName
    password: Secret
    second_factor: SecondFactor | None = Field(
        default=None, description="Six digits of an application or a recovery code; asked for on a new device"
    )
    device_label: Line | None = None
    keeps_lock: bool = Field(default=False, description="Whether the lock this device has stays; else it is removed")


class ConfirmIn(BodyIn):
    password: Secret
    second_factor: SecondFactor | None = None


class PasswordIn(BodyIn):
    current_password: Secret | None = Field(default=None, description="Not needed where just confirmed by a passkey")
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


_Base64Url = Annotated[str, Field(pattern="^[A-Za-z0-9_-]*$", max_length=8000)]


class _FromBrowser(BaseModel):
    """What `PublicKeyCredential.toJSON()` gives; browsers add fields nobody here reads."""

    model_config = ConfigDict(extra="ignore", strict=True, frozen=True)


class PasskeyAnswerIn(_FromBrowser):
    clientDataJSON: _Base64Url
    authenticatorData: _Base64Url
    signature: _Base64Url
    userHandle: _Base64Url | None = None


class PasskeyShownIn(_FromBrowser):
    id: _Base64Url
    rawId: _Base64Url
    type: Literal["public-key"]
    response: PasskeyAnswerIn


class NewPasskeyAnswerIn(_FromBrowser):
    clientDataJSON: _Base64Url
    attestationObject: _Base64Url


class NewPasskeyShownIn(_FromBrowser):
    id: _Base64Url
    rawId: _Base64Url
    type: Literal["public-key"]
    response: NewPasskeyAnswerIn


class PasskeySignInIn(BodyIn):
    credential: PasskeyShownIn
    device_label: Line | None = None
    keeps_lock: bool = Field(default=False, description="Whether the lock this device has stays; else it is removed")


class PasskeyConfirmIn(BodyIn):
    credential: PasskeyShownIn


class NewPasskeyIn(BodyIn):
    credential: NewPasskeyShownIn
    label: Name


class PasskeyNameIn(BodyIn):
    label: Name


class PasskeyOptionsOut(BaseModel):
    options: dict[str, Any] = Field(description="For `PublicKeyCredential.parse…OptionsFromJSON`")


class PasskeyOut(BaseModel):
    id: UUID
    label: str
    created_at: datetime
    last_used_at: datetime | None


class WaysInOut(BaseModel):
    """How this account is entered."""

    login: str
    passkeys: list[PasskeyOut]
    one_time_codes: bool
    recovery_codes_left: int


class OneTimeCodesOut(BaseModel):
    """Shown once; nothing is asked for before the first code was given."""

    secret: str
    qr_svg: str


class OneTimeCodeIn(BodyIn):
    code: SecondFactor


class RecoveryCodesOut(BaseModel):
    """Shown once."""

    codes: list[str]


class DeviceOut(BaseModel):
    id: UUID
    label: str
    created_at: datetime
    last_seen_at: datetime = Field(description="Rounded down to the hour")
    current: bool
