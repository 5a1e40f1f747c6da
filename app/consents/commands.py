"""Writing down that a person agreed, and that they took it back: always in the transaction of the act itself."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import update
from sqlmodel import col, select

from app.audit.ledger import Event, Ledger, record_event
from app.audit.models import Action
from app.consents.models import Consent, Purpose
from app.consents.texts import texts_by_hash
from app.keyring.rows import with_words_sealed
from app.kit.errors import DomainError
from app.kit.ids import new_id
from app.storage.sessions import WriteSession

PURPOSE = "consent"


class ConsentTextUnknown(DomainError):
    """Not a text of this service, or one about something else."""

    code = "consent_text_unknown"
    status = 409


@dataclass(frozen=True, slots=True)
class Giver:
    """The person, by the account and the device they did it with."""

    patient_id: UUID
    account_id: UUID | None
    device_id: UUID | None


@dataclass(frozen=True, slots=True)
class Given:
    purpose: Purpose
    subject_id: UUID
    recipient: str
    practice_id: UUID | None = None
    ends_at: datetime | None = None


def give_consent(session: WriteSession, ledger: Ledger, giver: Giver, given: Given, text_hash: str | None) -> None:
    """To the text they were shown; where none was shown, nothing is written. Raises ConsentTextUnknown."""
    if text_hash is None or giver.account_id is None:
        return
    text = texts_by_hash().get(text_hash)
    if text is None or text.purpose is not given.purpose:
        raise ConsentTextUnknown
    if _is_given(session, giver.patient_id, given.subject_id, text_hash):
        return
    consent = Consent.model_validate(
        {
            "patient_id": giver.patient_id,
            "id": new_id(),
            "purpose": given.purpose,
            "subject_id": given.subject_id,
            "practice_id": given.practice_id,
            "recipient": given.recipient,
            "text_hash": text_hash,
            "language": text.language,
            "given_at": ledger.clock(),
            "given_by": giver.account_id,
            "ends_at": given.ends_at,
        }
    )
    session.add(with_words_sealed(session, consent))
    session.flush()
    record_event(session, ledger, _event(giver, given, consent))


def withdraw_consents(session: WriteSession, subject_ids: Collection[UUID], *, now: datetime) -> None:
    """Of links or devices. Withdrawing twice keeps the first time."""
    _withdraw(session, col(Consent.subject_id).in_(list(subject_ids)), now)


def withdraw_every_consent(session: WriteSession, purpose: Purpose, *, now: datetime) -> None:
    _withdraw(session, col(Consent.purpose) == purpose, now)


def _withdraw(session: WriteSession, which: object, now: datetime) -> None:
    session.execute(
        update(Consent)
        .where(which, col(Consent.withdrawn_at).is_(None))  # type: ignore[arg-type]
        .values(withdrawn_at=now)
        .execution_options(synchronize_session=False)
    )


def _is_given(session: WriteSession, patient_id: UUID, subject_id: UUID, text_hash: str) -> bool:
    query = select(Consent.id).where(
        Consent.patient_id == patient_id,
        Consent.subject_id == subject_id,
        Consent.text_hash == text_hash,
        col(Consent.withdrawn_at).is_(None),
    )
    return session.exec(query).first() is not None


def _event(giver: Giver, given: Given, consent: Consent) -> Event:
    """With the text, so that what was agreed to cannot be changed unseen either."""
    return Event(
        Action.sharing_changed,
        purpose=PURPOSE,
        actor_id=giver.account_id,
        device_id=giver.device_id,
        practice_id=given.practice_id,
        patient_id=giver.patient_id,
        object_kind="consent",
        object_id=str(consent.id),
        reason=consent.text_hash,
    )
