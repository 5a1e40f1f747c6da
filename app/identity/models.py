"""Accounts and what proves that somebody is one; reference tables, none of them part of sync."""

from uuid import UUID

from pydantic import AwareDatetime
from sqlalchemy import BigInteger, CheckConstraint, Index, UniqueConstraint
from sqlmodel import Field

from app.kit.locale import Language
from app.storage.columns import text_enum
from app.storage.row import Row

DIGEST_LENGTH = 64


class Account(Row, table=True):
    """Somebody who signs in; `patient_id` is set when the account is the person followed.

    Closed, it is kept as the name under what was written: its sign-in name is free again, and so is the person, whom
    `former_patient_id` still tells from those who read their notebook.
    """

    __tablename__ = "account"
    __table_args__ = (UniqueConstraint("login"), UniqueConstraint("patient_id"))

    id: UUID = Field(primary_key=True)
    login: str = Field(max_length=100)
    password_hash: str = Field(max_length=256)
    display_name: str = Field(max_length=200)
    language: Language = Field(sa_type=text_enum(Language, "language"))
    patient_id: UUID | None = Field(default=None, foreign_key="patient.id")
    former_patient_id: UUID | None = Field(default=None, foreign_key="patient.id")
    created_at: AwareDatetime
    password_changed_at: AwareDatetime
    closed_at: AwareDatetime | None = None


class KnownDevice(Row, table=True):
    """A browser on which this account signed in before; `token_hash` is of the `__Host-d` cookie."""

    __tablename__ = "known_device"
    __table_args__ = (UniqueConstraint("account_id", "token_hash"), Index(None, "token_hash"))

    id: UUID = Field(primary_key=True)
    account_id: UUID = Field(foreign_key="account.id")
    token_hash: str = Field(max_length=DIGEST_LENGTH)
    label: str = Field(max_length=200)
    created_at: AwareDatetime


class WebSession(Row, table=True):
    """One signed-in browser. Only the SHA-256 of the token is kept; `last_seen_at` is rounded down to the hour.

    The former token of a session just confirmed holds until `former_until`, for what was under way.
    """

    __tablename__ = "web_session"
    __table_args__ = (
        UniqueConstraint("token_hash"),
        UniqueConstraint("former_token_hash"),
        Index(None, "account_id"),
        CheckConstraint("(former_token_hash IS NULL) = (former_until IS NULL)", name="former_token_ends"),
        CheckConstraint("expires_at > created_at", name="expires_later"),
    )

    id: UUID = Field(primary_key=True)
    account_id: UUID = Field(foreign_key="account.id")
    device_id: UUID = Field(foreign_key="known_device.id")
    token_hash: str = Field(max_length=DIGEST_LENGTH)
    former_token_hash: str | None = Field(default=None, max_length=DIGEST_LENGTH)
    former_until: AwareDatetime | None = None
    is_staff: bool
    created_at: AwareDatetime
    authenticated_at: AwareDatetime
    last_seen_at: AwareDatetime
    expires_at: AwareDatetime
    idle_until: AwareDatetime | None = None


class DeviceLock(Row, table=True):
    """The lock of the notebook on one device: what it must show before it reads, and the service's half of its code.

    `read_hash` is of a token made from the device's data key. `code_hash` and `half_salt` only where there is a code.
    `wrong_in_session`: a session opened since then was opened with the password.
    """

    __tablename__ = "device_lock"
    __table_args__ = (
        CheckConstraint("wrong_tries BETWEEN 0 AND 5", name="wrong_tries_range"),
        CheckConstraint("(code_hash IS NULL) = (half_salt IS NULL)", name="half_of_code"),
    )

    device_id: UUID = Field(primary_key=True, foreign_key="known_device.id")
    read_hash: str = Field(max_length=DIGEST_LENGTH)
    code_hash: str | None = Field(default=None, max_length=DIGEST_LENGTH)
    half_salt: str | None = Field(default=None, max_length=DIGEST_LENGTH)
    wrong_tries: int = 0
    wrong_in_session: UUID | None = None
    created_at: AwareDatetime


class Passkey(Row, table=True):
    """A key pair of a person's device; `credential_id` and `public_key` are base64url, and neither is a secret."""

    __tablename__ = "passkey"
    __table_args__ = (
        UniqueConstraint("credential_id"),
        Index(None, "account_id"),
        CheckConstraint("sign_count >= 0", name="sign_count_not_negative"),
    )

    id: UUID = Field(primary_key=True)
    account_id: UUID = Field(foreign_key="account.id")
    credential_id: str = Field(max_length=1400)
    public_key: str = Field(max_length=2000)
    # Four bytes without a sign.
    sign_count: int = Field(sa_type=BigInteger)
    label: str = Field(max_length=200)
    created_at: AwareDatetime
    last_used_at: AwareDatetime | None = None


class PasskeyChallenge(Row, table=True):
    """One question put to one browser for one purpose; taken away before the answer is looked at."""

    __tablename__ = "passkey_challenge"
    __table_args__ = (Index(None, "asked_at"),)

    binding: str = Field(primary_key=True, max_length=DIGEST_LENGTH)
    challenge: str = Field(max_length=100)
    asked_at: AwareDatetime


class OneTimeCodes(Row, table=True):
    """The secret an application makes codes from, sealed; `last_step` is that of the last code accepted."""

    __tablename__ = "one_time_codes"
    __table_args__ = (CheckConstraint("last_step >= 0", name="last_step_not_negative"),)

    account_id: UUID = Field(primary_key=True, foreign_key="account.id")
    sealed_secret: str = Field(max_length=200)
    last_step: int = 0
    created_at: AwareDatetime
    confirmed_at: AwareDatetime | None = None


class RecoveryCode(Row, table=True):
    """One of ten; only a keyed hash is kept."""

    __tablename__ = "recovery_code"

    account_id: UUID = Field(primary_key=True, foreign_key="account.id")
    code_hash: str = Field(primary_key=True, max_length=DIGEST_LENGTH)
    created_at: AwareDatetime
    used_at: AwareDatetime | None = None


class SignInFailure(Row, table=True):
    """One bucket of wrong tries: an account name, a known device, or an address; the key is a keyed hash of it."""

    __tablename__ = "sign_in_failure"
    __table_args__ = (Index(None, "last_failed_at"), CheckConstraint("failures >= 0", name="failures_not_negative"))

    bucket: str = Field(primary_key=True, max_length=DIGEST_LENGTH)
    failures: int
    last_failed_at: AwareDatetime
    blocked_until: AwareDatetime
