"""Ten codes on paper, for the day a telephone is lost: each opens once, beside the password."""

import hashlib
import hmac
import secrets
from datetime import datetime
from uuid import UUID

from sqlalchemy import CursorResult, delete, func, update
from sqlmodel import col, select

from app.identity.models import RecoveryCode
from app.storage.keys import Keys
from app.storage.sessions import ReadSession, WriteSession

HOW_MANY = 10
# Sixty bits, without letters and digits that are mistaken for one another on paper.
LENGTH = 12
_LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
_GROUP = 4


def make_codes(session: WriteSession, keys: Keys, account_id: UUID, *, now: datetime) -> list[str]:
    """Shown once; the earlier ones stop working."""
    drop_recovery_codes(session, account_id)
    codes = ["".join(secrets.choice(_LETTERS) for _ in range(LENGTH)) for _ in range(HOW_MANY)]
    for code in codes:
        values = {"account_id": account_id, "code_hash": _code_hash(keys, account_id, code), "created_at": now}
        session.add(RecoveryCode.model_validate(values))
    session.flush()
    return ["-".join(code[start : start + _GROUP] for start in range(0, LENGTH, _GROUP)) for code in codes]


def use_code(session: WriteSession, keys: Keys, account_id: UUID, code: str, *, now: datetime) -> bool:
    """Of many uses at once exactly one succeeds. `code` without spaces and dashes, in capitals."""
    used = session.execute(
        update(RecoveryCode)
        .where(
            col(RecoveryCode.account_id) == account_id,
            col(RecoveryCode.code_hash) == _code_hash(keys, account_id, code),
            col(RecoveryCode.used_at).is_(None),
        )
        .values(used_at=now)
        .execution_options(synchronize_session=False)
    )
    return isinstance(used, CursorResult) and used.rowcount == 1


def codes_left(session: ReadSession, account_id: UUID) -> int:
    unused = (
        select(func.count())
        .select_from(RecoveryCode)
        .where(RecoveryCode.account_id == account_id, col(RecoveryCode.used_at).is_(None))
    )
    return session.exec(unused).one()


def drop_recovery_codes(session: WriteSession, account_id: UUID) -> None:
    session.execute(delete(RecoveryCode).where(col(RecoveryCode.account_id) == account_id))


def _code_hash(keys: Keys, account_id: UUID, code: str) -> str:
    message = f"{account_id}\x1f{code}".encode("utf-8", "surrogatepass")
    return hmac.new(keys.derive("recovery-codes"), message, hashlib.sha256).hexdigest()
