"""What a person agreed to, taken back or not, and what they shared before texts were kept."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from sqlalchemy import Table, column, table
from sqlalchemy import select as columns
from sqlmodel import Uuid, col, select

from app.access.queries import care_links_of
from app.consents.models import Consent, Purpose
from app.consents.texts import ConsentText, texts_by_hash
from app.identity.models import Account
from app.keyring.rows import place_of, words_in
from app.keyring.sealing import sealer_of
from app.storage.sessions import ReadSession

_CONSENT: Table = Consent.__table__  # type: ignore[attr-defined]
# Named rather than imported: what is shown and who is reminded lies above.
_LINK = table(
    "share_link",
    column("patient_id", Uuid()),
    column("id", Uuid()),
    column("label"),
    *(column(name, _CONSENT.c.given_at.type) for name in ("created_at", "expires_at", "withdrawn_at")),
)
_REMINDER = table(
    "reminder",
    column("device_id", Uuid()),
    column("account_id", Uuid()),
    column("endpoint"),
    column("created_at", _CONSENT.c.given_at.type),
)


@dataclass(frozen=True, slots=True)
class ToldConsent:
    """`text` is null where none was kept: shared before texts were, or by a way that showed none."""

    purpose: Purpose
    recipient: str
    given_at: datetime
    ends_at: datetime | None
    withdrawn_at: datetime | None
    text: ConsentText | None = None
    given_by: UUID | None = None


def consents_of(session: ReadSession, patient_id: UUID) -> list[ToldConsent]:
    """Newest first."""
    query = select(Consent).where(Consent.patient_id == patient_id).order_by(col(Consent.id).desc())
    kept = session.exec(query).all()
    told = [
        ToldConsent(
            consent.purpose,
            words_in(session, consent, "recipient"),
            consent.given_at,
            consent.ends_at,
            consent.withdrawn_at,
            texts_by_hash().get(consent.text_hash),
            consent.given_by,
        )
        for consent in kept
    ]
    known = {consent.subject_id for consent in kept}
    told += (one for subject_id, one in _without_text(session, patient_id) if subject_id not in known)
    return sorted(told, key=lambda one: one.given_at, reverse=True)


def _without_text(session: ReadSession, patient_id: UUID) -> Iterator[tuple[UUID, ToldConsent]]:
    for link, practice in care_links_of(session, patient_id):
        purpose = Purpose(link.role.value)
        yield link.id, ToldConsent(purpose, practice.name, link.starts_at, link.ends_at, link.withdrawn_at)
    sealer = sealer_of(session, patient_id)
    for row in _rows(session, columns(_LINK).where(_LINK.c.patient_id == patient_id)):
        label = sealer.open(row.label, place_of(_LINK.name, row.id, "label"))
        yield row.id, ToldConsent(Purpose.shown_link, label, row.created_at, row.expires_at, row.withdrawn_at)
    theirs = select(Account.id).where(col(Account.patient_id) == patient_id)
    for row in _rows(session, columns(_REMINDER).where(_REMINDER.c.account_id.in_(theirs))):
        yield row.device_id, ToldConsent(Purpose.reminder, host_of(row.endpoint), row.created_at, None, None)


def _rows(session: ReadSession, query: Any) -> Any:
    return session.execute(query).all()


def host_of(endpoint: str) -> str:
    """The push service an address belongs to."""
    return urlsplit(endpoint).hostname or ""
