"""Making a link to show, and withdrawing it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import orjson
from sqlalchemy import delete, func, or_, update
from sqlmodel import col, select

from app.access.scopes import PatientScope
from app.consents.commands import withdraw_consents, withdraw_every_consent
from app.consents.models import Purpose
from app.identity.tokens import digest, new_token
from app.interop.archive import person_of
from app.keyring.rows import with_words_sealed
from app.kit.errors import DomainError, NotReachable
from app.kit.ids import new_id
from app.links.bundle import Document, bundle_of
from app.links.models import ShareFile, ShareLink
from app.links.page import page_of
from app.links.sealing import link_of, new_key, sealed
from app.links.selection import Selection, shown
from app.storage.sessions import WriteSession

MOST_OPEN_LINKS = 20


class TooManyShareLinks(DomainError):
    code = "too_many_share_links"
    status = 409


@dataclass(frozen=True, slots=True)
class Asked:
    """What the person chose; the passcode is hashed already."""

    label: str
    selection: Selection
    lasts: timedelta
    passcode_hash: str | None


@dataclass(frozen=True, slots=True)
class Made:
    """`url` is given once: it holds the key, which is kept nowhere."""

    link: ShareLink
    url: str


def make_link(session: WriteSession, scope: PatientScope, asked: Asked, *, origin: str, now: datetime) -> Made:
    """A sealed copy of what may be seen at this moment. Raises TooManyShareLinks."""
    _erase_what_nobody_can_open(session, scope.patient_id, now)
    open_links = select(func.count()).where(*_is_open(scope.patient_id, now))
    if session.exec(open_links).one() >= MOST_OPEN_LINKS:
        raise TooManyShareLinks
    address, key = new_token(), new_key()
    link = _new_link(scope, asked, digest(address), now)
    session.add(with_words_sealed(session, link))
    session.flush()
    for place, content in enumerate(_contents(session, scope, asked.selection, now)):
        row = {"patient_id": scope.patient_id, "id": new_id(), "link_id": link.id, "place": place}
        session.add(ShareFile.model_validate(row | {"sealed": sealed(orjson.dumps(content), key)}))
    session.flush()
    flag = "P" if asked.passcode_hash else ""
    return Made(link, link_of(origin, address, key, expires_epoch=int(link.expires_at.timestamp()), flag=flag))


def _contents(session: WriteSession, scope: PatientScope, selection: Selection, now: datetime) -> list[dict[str, Any]]:
    """For other programs, and for whoever reads with their own eyes."""
    person, by_part = person_of(session, scope), shown(session, scope, selection)
    return [bundle_of(Document(person, now, by_part)), page_of(person, selection, by_part, now)]


def withdraw_share_link(session: WriteSession, patient_id: UUID, link_id: UUID, *, now: datetime) -> None:
    """At once: the sealed files go with it. Withdrawing twice keeps the first time. Raises NotReachable."""
    link = session.get(ShareLink, (patient_id, link_id))
    if link is None:
        raise NotReachable
    session.execute(
        update(ShareLink)
        .where(
            col(ShareLink.patient_id) == patient_id, col(ShareLink.id) == link_id, col(ShareLink.withdrawn_at).is_(None)
        )
        .values(withdrawn_at=now)
    )
    erase_files(session, patient_id, link_id)
    withdraw_consents(session, [link_id], now=now)


def withdraw_all_share_links(session: WriteSession, *, now: datetime) -> None:
    """After a restore, when nobody knows which were withdrawn since."""
    session.execute(update(ShareLink).where(col(ShareLink.withdrawn_at).is_(None)).values(withdrawn_at=now))
    withdraw_every_consent(session, Purpose.shown_link, now=now)
    session.execute(delete(ShareFile))


def erase_files(session: WriteSession, patient_id: UUID, link_id: UUID) -> None:
    session.execute(delete(ShareFile).where(col(ShareFile.patient_id) == patient_id, col(ShareFile.link_id) == link_id))


def _new_link(scope: PatientScope, asked: Asked, address_hash: str, now: datetime) -> ShareLink:
    return ShareLink.model_validate(
        {
            "patient_id": scope.patient_id,
            "id": new_id(),
            "address_hash": address_hash,
            "label": asked.label,
            "parts": sorted(asked.selection.parts),
            "with_words": asked.selection.with_words,
            "first_day": asked.selection.first_day,
            "last_day": asked.selection.last_day,
            "passcode_hash": asked.passcode_hash,
            "created_by": scope.account_id,
            "created_at": now,
            "expires_at": now + asked.lasts,
        }
    )


def _is_open(patient_id: UUID, now: datetime) -> tuple[Any, ...]:
    return (
        ShareLink.patient_id == patient_id,
        col(ShareLink.withdrawn_at).is_(None),
        ShareLink.expires_at > now,
        ShareLink.attempts_left > 0,
    )


def _erase_what_nobody_can_open(session: WriteSession, patient_id: UUID, now: datetime) -> None:
    closed = select(ShareLink.id).where(
        ShareLink.patient_id == patient_id, or_(col(ShareLink.expires_at) <= now, col(ShareLink.attempts_left) == 0)
    )
    session.execute(
        delete(ShareFile).where(col(ShareFile.patient_id) == patient_id, col(ShareFile.link_id).in_(closed))
    )
