"""The token a notification carries: it stops the reminders of its device and can do nothing else."""

import hashlib
import hmac
from uuid import UUID

from app.reminders.encryption import from_base64url, to_base64url
from app.reminders.models import Reminder
from app.storage.keys import Keys

_ID_BYTES = 16


def stop_token(keys: Keys, reminder: Reminder) -> str:
    return to_base64url(reminder.device_id.bytes + _mac(keys, reminder.device_id, reminder.session_id))


def device_named_in(token: str) -> UUID | None:
    """None for what cannot be one of our tokens; who holds it still has to be checked."""
    if not token.isascii():
        return None
    try:
        content = from_base64url(token)
    except ValueError:
        return None
    return UUID(bytes=content[:_ID_BYTES]) if len(content) == _ID_BYTES + hashlib.sha256().digest_size else None


def is_token_of(keys: Keys, reminder: Reminder, token: str) -> bool:
    return hmac.compare_digest(stop_token(keys, reminder), token)


def _mac(keys: Keys, device_id: UUID, session_id: UUID) -> bytes:
    return hmac.digest(keys.derive("stop reminders"), device_id.bytes + session_id.bytes, "sha256")
