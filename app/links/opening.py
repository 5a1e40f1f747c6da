"""Opening a shown link, by somebody without an account: the tries are counted before anything is looked at."""

import base64
import binascii
import hashlib
import hmac
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import ColumnElement, and_, func, update
from sqlmodel import col, select

from app.audit.ledger import Event, Ledger, record_event
from app.audit.models import Action, Outcome
from app.identity.tokens import digest
from app.keyring.rows import with_words_sealed
from app.kit.errors import DomainError, PasscodeRefused, TooManyTries
from app.kit.ids import new_id
from app.links.commands import erase_files
from app.links.models import Answered, ShareFile, ShareLink, ShareOpening
from app.storage.keys import Keys
from app.storage.reach import Span, reach_person, span_people
from app.storage.sessions import ReadSession, WriteSession

FILES_FOR = timedelta(minutes=10)
MOST_OPENINGS_AN_HOUR = 60
_TICKET_BYTES, _MAC_BYTES = 40, 32


class ShareLinkClosed(DomainError):
    """Unknown, withdrawn, too old, or tried too often: the four are not told apart."""

    code = "share_link_closed"
    status = 404


@dataclass(frozen=True, slots=True)
class Knocking:
    """A link that is open, and one try at its passcode, which is already counted as a wrong one."""

    patient_id: UUID
    link_id: UUID
    passcode_hash: str | None
    attempts_left: int


@dataclass(frozen=True, slots=True)
class Opened:
    file_id: UUID
    patient_id: UUID
    sealed: str


def knock(session: WriteSession, address: str, *, gives_passcode: bool, now: datetime) -> Knocking:
    """Committed before the passcode is compared: of fifty tries at once fifty are counted.

    Raises ShareLinkClosed, TooManyTries, or PasscodeRefused where one is needed and none was given.
    """
    span_people(session, Span.share_link)
    link = session.exec(select(ShareLink).where(ShareLink.address_hash == digest(address), _is_open(now))).first()
    if link is None:
        raise ShareLinkClosed
    reach_person(session, link.patient_id)
    _require_calm(session, link, now)
    left = link.attempts_left
    if link.passcode_hash is not None:
        if not gives_passcode:
            raise PasscodeRefused(left, "passcode_needed")
        counted = (
            update(ShareLink)
            .where(col(ShareLink.patient_id) == link.patient_id, col(ShareLink.id) == link.id, _is_open(now))
            .values(attempts_left=col(ShareLink.attempts_left) - 1)
            .returning(col(ShareLink.attempts_left))
            .execution_options(synchronize_session=False)
        )
        taken = session.execute(counted).scalar_one_or_none()
        if taken is None:
            raise ShareLinkClosed
        left = taken
    return Knocking(link.patient_id, link.id, link.passcode_hash, left)


def refuse(session: WriteSession, ledger: Ledger, knocking: Knocking, recipient: str, now: datetime) -> None:
    """Written down for the person; after the last try nothing is left to open."""
    reach_person(session, knocking.patient_id)
    _write_down(session, ledger, knocking, recipient, Answered.wrong_passcode, now)
    if knocking.attempts_left == 0:
        erase_files(session, knocking.patient_id, knocking.link_id)


def let_in(
    session: WriteSession, ledger: Ledger, knocking: Knocking, recipient: str, now: datetime
) -> tuple[Opened, ...]:
    """The try is given back and the opening written down. Raises ShareLinkClosed where it was withdrawn meanwhile."""
    reach_person(session, knocking.patient_id)
    here = and_(col(ShareLink.patient_id) == knocking.patient_id, col(ShareLink.id) == knocking.link_id)
    link = session.exec(select(ShareLink).where(here).with_for_update().execution_options(populate_existing=True)).one()
    if link.withdrawn_at is not None or link.expires_at <= now:
        raise ShareLinkClosed
    if knocking.passcode_hash is not None:
        session.execute(
            update(ShareLink)
            .where(here)
            .values(attempts_left=col(ShareLink.attempts_left) + 1)
            .execution_options(synchronize_session=False)
        )
    _write_down(session, ledger, knocking, recipient, Answered.opened, now)
    files = session.exec(
        select(ShareFile)
        .where(ShareFile.patient_id == knocking.patient_id, ShareFile.link_id == knocking.link_id)
        .order_by(col(ShareFile.place))
    ).all()
    return tuple(Opened(file.id, file.patient_id, file.sealed) for file in files)


def ticket_of(keys: Keys, opened: Opened, now: datetime) -> str:
    """Stands for one file for some minutes; holds nothing that opens it."""
    ends = int((now + FILES_FOR).timestamp()).to_bytes(8, "big")
    plain = opened.patient_id.bytes + opened.file_id.bytes + ends
    return base64.urlsafe_b64encode(plain + _mac(keys, plain)).decode().rstrip("=")


def file_of(session: ReadSession, keys: Keys, ticket: str, now: datetime) -> str:
    """The sealed file, as long as its link is open. Raises ShareLinkClosed."""
    plain = _read_ticket(keys, ticket)
    patient_id, file_id = UUID(bytes=plain[:16]), UUID(bytes=plain[16:32])
    if int.from_bytes(plain[32:], "big") <= now.timestamp():
        raise ShareLinkClosed
    reach_person(session, patient_id)
    found = session.exec(
        select(ShareFile)
        .join(
            ShareLink,
            and_(col(ShareLink.patient_id) == col(ShareFile.patient_id), col(ShareLink.id) == col(ShareFile.link_id)),
        )
        .where(
            ShareFile.patient_id == patient_id,
            ShareFile.id == file_id,
            col(ShareLink.withdrawn_at).is_(None),
            ShareLink.expires_at > now,
        )
    ).first()
    if found is None:
        raise ShareLinkClosed
    return found.sealed


def _is_open(now: datetime) -> ColumnElement[bool]:
    return and_(
        col(ShareLink.withdrawn_at).is_(None), col(ShareLink.expires_at) > now, col(ShareLink.attempts_left) > 0
    )


def _require_calm(session: ReadSession, link: ShareLink, now: datetime) -> None:
    lately = select(func.count(), func.min(ShareOpening.at)).where(
        ShareOpening.patient_id == link.patient_id,
        ShareOpening.link_id == link.id,
        ShareOpening.at > now - timedelta(hours=1),
    )
    count, first = session.exec(lately).one()
    if count >= MOST_OPENINGS_AN_HOUR and first is not None:
        raise TooManyTries(max(1, int((first + timedelta(hours=1) - now).total_seconds())))


def _write_down(
    session: WriteSession, ledger: Ledger, knocking: Knocking, recipient: str, answered: Answered, now: datetime
) -> None:
    row = {"patient_id": knocking.patient_id, "id": new_id(), "link_id": knocking.link_id}
    opening = ShareOpening.model_validate(row | {"at": now, "recipient": recipient, "answered": answered})
    session.add(with_words_sealed(session, opening))
    is_open = answered is Answered.opened
    event = Event(
        Action.read,
        purpose="share-link",
        outcome=Outcome.done if is_open else Outcome.refused,
        patient_id=knocking.patient_id,
        object_kind="share_link",
        object_id=str(knocking.link_id),
        reason=None if is_open else "passcode_wrong",
    )
    record_event(session, ledger, event)


def _mac(keys: Keys, plain: bytes) -> bytes:
    return hmac.new(keys.derive("share-file-ticket"), plain, hashlib.sha256).digest()


def _read_ticket(keys: Keys, ticket: str) -> bytes:
    try:
        given = base64.b64decode(ticket + "=" * (-len(ticket) % 4), altchars=b"-_", validate=True)
    except (ValueError, binascii.Error):
        raise ShareLinkClosed from None
    plain, mac = given[:_TICKET_BYTES], given[_TICKET_BYTES:]
    if len(mac) != _MAC_BYTES or not hmac.compare_digest(mac, _mac(keys, plain)):
        raise ShareLinkClosed
    return plain
