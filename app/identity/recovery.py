"""A lost telephone or password: everything that opened the account before stops, and a new password is set."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import update
from sqlmodel import col

from app.identity.models import Account
from app.identity.one_time_codes import drop_codes
from app.identity.passkeys import drop_passkeys
from app.identity.recovery_codes import drop_recovery_codes
from app.identity.sessions import end_sessions_of_account
from app.storage.sessions import WriteSession


def begin_anew(session: WriteSession, account_id: UUID, *, password_hash: str, now: datetime) -> None:
    """Whoever found the telephone holds nothing any more: neither its session nor its passkey nor its codes."""
    session.execute(
        update(Account)
        .where(col(Account.id) == account_id)
        .values(password_hash=password_hash, password_changed_at=now)
    )
    end_sessions_of_account(session, account_id)
    drop_passkeys(session, account_id)
    drop_codes(session, account_id)
    drop_recovery_codes(session, account_id)
