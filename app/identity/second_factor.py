"""What is asked beside a password: a code of the application, or one from the paper."""

from uuid import UUID

from app.identity.one_time_codes import accept_code, has_codes
from app.identity.passkeys import has_passkey
from app.identity.recovery_codes import LENGTH, use_code
from app.kit.clock import Clock
from app.kit.errors import DomainError
from app.storage.keys import Keys
from app.storage.sessions import ReadSession, WriteSession

_DIGITS = 6


class SecondFactorNeeded(DomainError):
    """Said only to whoever gave the right password."""

    code = "second_factor_needed"
    status = 403


class SecondFactorWrong(DomainError):
    """Wrong, or used before: the two are not told apart."""

    code = "second_factor_wrong"
    status = 403


def asks_second_factor(session: ReadSession, account_id: UUID, *, is_staff: bool) -> bool:
    """A patient's passkey is a comfort and takes nothing away from their password; a professional's is a bolt."""
    return has_codes(session, account_id) or (is_staff and has_passkey(session, account_id))


def require_second_factor(session: WriteSession, keys: Keys, account_id: UUID, given: str | None, clock: Clock) -> None:
    """Raises SecondFactorNeeded or SecondFactorWrong; what was right is used up in the caller's transaction."""
    if given is None or not given.strip():
        raise SecondFactorNeeded
    code = "".join(letter for letter in given.upper() if letter.isascii() and letter.isalnum())
    is_right = False
    if len(code) == _DIGITS:
        is_right = accept_code(session, keys, account_id, code, now=clock())
    elif len(code) == LENGTH:
        is_right = use_code(session, keys, account_id, code, now=clock())
    if not is_right:
        raise SecondFactorWrong
