"""Who is asking: the account behind a session cookie."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from app.kit.errors import DomainError
from app.kit.locale import Language


class SignInNeeded(DomainError):
    """No session, or one that ended."""

    code = "sign_in_needed"
    status = 401


class DeviceLocked(DomainError):
    """The notebook is locked on this device: it may send, and must show its token before it reads."""

    code = "device_locked"
    status = 403


@dataclass(frozen=True, slots=True)
class Viewer:
    """`patient_id` is the person this account is, if it is one; `is_staff` decides how long a session lasts;
    `authenticated_at` is when this browser last proved who it is."""

    account_id: UUID
    display_name: str
    language: Language
    patient_id: UUID | None
    session_id: UUID
    device_id: UUID
    is_staff: bool
    authenticated_at: datetime
