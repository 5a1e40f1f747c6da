"""Passkeys: the question put to a browser, and what its answer proves (WebAuthn).

A question is for one browser and one purpose, good for five minutes, and taken away before the answer is looked at.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from sqlalchemy import CursorResult, delete, update
from sqlmodel import col, select
from webauthn import (
    generate_authentication_options,
    generate_registration_options,
    verify_authentication_response,
    verify_registration_response,
)
from webauthn.helpers import base64url_to_bytes, bytes_to_base64url, generate_challenge, options_to_json_dict
from webauthn.helpers.exceptions import WebAuthnException
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from app.audit.ledger import Event, Ledger, record_event
from app.audit.models import Action
from app.identity.models import Account, Passkey, PasskeyChallenge
from app.identity.tokens import digest
from app.kit.errors import DomainError
from app.kit.ids import new_id
from app.settings import Settings
from app.storage.insertion import insert_if_absent
from app.storage.sessions import ReadSession, WriteSession

ASKED_FOR = timedelta(minutes=5)
_TIMEOUT_MS = int(ASKED_FOR.total_seconds() * 1000)
_NAME = "Au long cours"
# What the library lets through of a malformed answer.
_UNREADABLE = (WebAuthnException, ValueError, KeyError, TypeError, InvalidSignature, UnsupportedAlgorithm)

Json = dict[str, Any]


class PasskeyRefused(DomainError):
    """Whatever the reason: unknown, too late, of another place, not verified."""

    code = "passkey_refused"
    status = 403


@dataclass(frozen=True, slots=True)
class RelyingParty:
    """The host passkeys belong to, and the addresses of this installation under it."""

    id: str
    origins: list[str]

    @classmethod
    def of(cls, settings: Settings) -> "RelyingParty":
        host = settings.passkey_host or urlsplit(settings.origins[0]).hostname or ""
        hosts = ((origin, urlsplit(origin).hostname or "") for origin in settings.origins)
        return cls(host, [origin for origin, own in hosts if own == host or own.endswith(f".{host}")])


@dataclass(frozen=True, slots=True)
class Shown:
    """A passkey that was shown rightly."""

    passkey: Passkey
    went_back: bool


def ask_for_passkey(session: WriteSession, party: RelyingParty, binding: str, *, now: datetime) -> Json:
    """Options for `navigator.credentials.get`. They name nobody, so that no name can be tried out."""
    options = generate_authentication_options(
        rp_id=party.id,
        challenge=_new_challenge(session, binding, now),
        timeout=_TIMEOUT_MS,
        user_verification=UserVerificationRequirement.REQUIRED,
    )
    return options_to_json_dict(options)


def ask_for_new_passkey(
    session: WriteSession, party: RelyingParty, account: Account, binding: str, *, now: datetime
) -> Json:
    """Options for `navigator.credentials.create`; a device that holds one already is left out."""
    options = generate_registration_options(
        rp_id=party.id,
        rp_name=_NAME,
        user_id=account.id.bytes,
        user_name=account.login,
        user_display_name=account.display_name,
        challenge=_new_challenge(session, binding, now),
        timeout=_TIMEOUT_MS,
        authenticator_selection=AuthenticatorSelectionCriteria(
            resident_key=ResidentKeyRequirement.REQUIRED, user_verification=UserVerificationRequirement.REQUIRED
        ),
        exclude_credentials=[
            PublicKeyCredentialDescriptor(id=base64url_to_bytes(passkey.credential_id))
            for passkey in passkeys_of(session, account.id)
        ],
    )
    return options_to_json_dict(options)


def take_challenge(session: WriteSession, binding: str, *, now: datetime) -> bytes | None:
    """Gone once taken; the caller lets this be committed before it looks at the answer."""
    asked = session.get(PasskeyChallenge, digest(binding))
    if asked is None:
        return None
    taken = session.execute(
        delete(PasskeyChallenge)
        .where(col(PasskeyChallenge.binding) == asked.binding, col(PasskeyChallenge.challenge) == asked.challenge)
        .execution_options(synchronize_session=False)
    )
    is_ours = isinstance(taken, CursorResult) and taken.rowcount == 1
    return base64url_to_bytes(asked.challenge) if is_ours and abs(now - asked.asked_at) <= ASKED_FOR else None


def add_passkey(
    session: WriteSession,
    party: RelyingParty,
    account_id: UUID,
    answer: Json,
    challenge: bytes | None,
    *,
    label: str,
    now: datetime,
) -> Passkey:
    """Raises PasskeyRefused."""
    if challenge is None:
        raise PasskeyRefused
    try:
        made = verify_registration_response(
            credential=answer,
            expected_challenge=challenge,
            expected_rp_id=party.id,
            expected_origin=party.origins,
            require_user_verification=True,
        )
    except _UNREADABLE as error:
        raise PasskeyRefused from error
    credential_id = bytes_to_base64url(made.credential_id)
    if _passkey(session, credential_id) is not None:
        raise PasskeyRefused
    try:
        passkey = Passkey.model_validate(
            {
                "id": new_id(),
                "account_id": account_id,
                "credential_id": credential_id,
                "public_key": bytes_to_base64url(made.credential_public_key),
                "sign_count": made.sign_count,
                "label": label,
                "created_at": now,
            }
        )
    except ValueError as error:
        raise PasskeyRefused from error
    session.add(passkey)
    session.flush()
    return passkey


def recognise_passkey(
    session: WriteSession, party: RelyingParty, answer: Json, challenge: bytes | None, *, now: datetime
) -> Shown:
    """Raises PasskeyRefused. A counter that went back is told, not punished: synced passkeys count nothing."""
    passkey = _passkey(session, str(answer.get("id")))
    if challenge is None or passkey is None or not _names(answer, passkey.account_id):
        raise PasskeyRefused
    try:
        proof = verify_authentication_response(
            credential=answer,
            expected_challenge=challenge,
            expected_rp_id=party.id,
            expected_origin=party.origins,
            credential_public_key=base64url_to_bytes(passkey.public_key),
            credential_current_sign_count=0,
            require_user_verification=True,
        )
    except _UNREADABLE as error:
        raise PasskeyRefused from error
    went_back = 0 < passkey.sign_count >= proof.new_sign_count
    session.execute(
        update(Passkey)
        .where(col(Passkey.id) == passkey.id)
        .values(sign_count=max(passkey.sign_count, proof.new_sign_count), last_used_at=now)
    )
    return Shown(passkey, went_back)


def record_went_back(session: WriteSession, ledger: Ledger, passkey: Passkey) -> None:
    """A copy of the key may exist; the person is not shut out for it."""
    event = Event(
        Action.signed_in,
        purpose="session/passkey-counter",
        actor_id=passkey.account_id,
        object_kind="passkey",
        object_id=str(passkey.id),
        reason="counter_went_back",
    )
    record_event(session, ledger, event)


def passkeys_of(session: ReadSession, account_id: UUID) -> list[Passkey]:
    query = select(Passkey).where(Passkey.account_id == account_id).order_by(col(Passkey.created_at), col(Passkey.id))
    return list(session.exec(query).all())


def has_passkey(session: ReadSession, account_id: UUID) -> bool:
    return session.exec(select(Passkey.id).where(Passkey.account_id == account_id).limit(1)).first() is not None


def own_passkey(session: ReadSession, account_id: UUID, passkey_id: UUID) -> Passkey | None:
    passkey = session.get(Passkey, passkey_id)
    return passkey if passkey is not None and passkey.account_id == account_id else None


def drop_passkeys(session: WriteSession, account_id: UUID, *, only: UUID | None = None) -> None:
    dropped = delete(Passkey).where(col(Passkey.account_id) == account_id)
    session.execute(dropped if only is None else dropped.where(col(Passkey.id) == only))


def _new_challenge(session: WriteSession, binding: str, now: datetime) -> bytes:
    challenge = generate_challenge()
    bound = digest(binding)
    session.execute(
        delete(PasskeyChallenge).where(
            (col(PasskeyChallenge.binding) == bound) | (col(PasskeyChallenge.asked_at) < now - ASKED_FOR)
        )
    )
    values = {"binding": bound, "challenge": bytes_to_base64url(challenge), "asked_at": now}
    if insert_if_absent(session, PasskeyChallenge, values):
        return challenge
    # Two pages of one browser asked at once: they are given the same question.
    query = select(PasskeyChallenge.challenge).where(PasskeyChallenge.binding == bound)
    return base64url_to_bytes(session.exec(query).one())


def _passkey(session: ReadSession, credential_id: str) -> Passkey | None:
    return session.exec(select(Passkey).where(Passkey.credential_id == credential_id)).one_or_none()


def _names(answer: Json, account_id: UUID) -> bool:
    return bool(answer["response"]["userHandle"] == bytes_to_base64url(account_id.bytes))
