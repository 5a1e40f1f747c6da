"""A person's links, each with who opened it."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import func
from sqlmodel import col, select

from app.keyring.rows import words_in
from app.links.models import Answered, ShareLink, ShareOpening
from app.storage.sessions import ReadSession

_MOST_LINKS = 60
_MOST_OPENINGS = 20


@dataclass(frozen=True, slots=True)
class ToldOpening:
    at: datetime
    recipient: str
    answered: Answered


@dataclass(frozen=True, slots=True)
class LinkLine:
    """`label` and the openings' `recipient` as they were said."""

    link: ShareLink
    label: str
    opened: int = 0
    refused: int = 0
    openings: Sequence[ToldOpening] = ()


def share_links_of(session: ReadSession, patient_id: UUID) -> list[LinkLine]:
    """Newest first, those that no longer open anything included."""
    links = session.exec(
        select(ShareLink)
        .where(ShareLink.patient_id == patient_id)
        .order_by(col(ShareLink.created_at).desc(), col(ShareLink.id).desc())
        .limit(_MOST_LINKS)
    ).all()
    counts = _counts(session, patient_id)
    return [
        LinkLine(
            link,
            words_in(session, link, "label"),
            counts[link.id][Answered.opened],
            counts[link.id][Answered.wrong_passcode],
            _newest(session, link) if counts[link.id] else (),
        )
        for link in links
    ]


def _counts(session: ReadSession, patient_id: UUID) -> dict[UUID, Counter[Answered]]:
    counts: dict[UUID, Counter[Answered]] = defaultdict(Counter)
    rows = session.exec(
        select(ShareOpening.link_id, ShareOpening.answered, func.count())
        .where(ShareOpening.patient_id == patient_id)
        .group_by(col(ShareOpening.link_id), col(ShareOpening.answered))
    )
    for link_id, answered, count in rows:
        counts[link_id][Answered(answered)] = count
    return counts


def _newest(session: ReadSession, link: ShareLink) -> list[ToldOpening]:
    newest = session.exec(
        select(ShareOpening)
        .where(ShareOpening.patient_id == link.patient_id, ShareOpening.link_id == link.id)
        .order_by(col(ShareOpening.at).desc(), col(ShareOpening.id).desc())
        .limit(_MOST_OPENINGS)
    ).all()
    return [ToldOpening(one.at, words_in(session, one, "recipient"), one.answered) for one in newest]
