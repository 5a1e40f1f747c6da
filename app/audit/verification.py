"""Reading the ledger back: every line against its key, its predecessor and the head of its chain."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlmodel import col, select

from app.audit.ledger import NO_PREVIOUS, Ledger
from app.audit.models import GLOBAL_CHAIN, Action, AuditChain, AuditEvent
from app.storage.sessions import ReadSession

_LINES_AT_A_TIME = 5_000


@dataclass(frozen=True, slots=True)
class Finding:
    """`number` is the first line that does not fit; None where the chain as a whole does not."""

    chain: str
    number: int | None
    fault: str


@dataclass(frozen=True, slots=True)
class Anchor:
    """A head seen earlier and kept elsewhere (backup manifest, daily log line)."""

    length: int
    head: str


def chain_anchors(session: ReadSession) -> dict[str, Anchor]:
    """Heads of all chains, to be written down outside the database."""
    rows = session.exec(select(AuditChain.chain, AuditChain.length, AuditChain.head)).all()
    return {chain: Anchor(length, head) for chain, length, head in rows}


def verify_chains(
    session: ReadSession, ledger: Ledger, *, anchors: Mapping[str, Anchor] | None = None
) -> tuple[Finding, ...]:
    """Empty when nothing was altered, removed, added or cut off since the anchors."""
    findings: list[Finding] = []
    stored = {head.chain: head for head in session.exec(select(AuditChain)).all()}
    for head in stored.values():
        findings += _verify_chain(session, ledger, head, (anchors or {}).get(head.chain))
    findings += [Finding(chain, None, "chain_missing") for chain in (anchors or {}) if chain not in stored]
    findings += _orphans(session, set(stored))
    return tuple(findings)


def _verify_chain(session: ReadSession, ledger: Ledger, head: AuditChain, anchor: Anchor | None) -> list[Finding]:
    previous, number = NO_PREVIOUS, 0
    while True:
        lines = session.exec(
            select(AuditEvent)
            .where(AuditEvent.chain == head.chain, AuditEvent.number > number)
            .order_by(col(AuditEvent.number))
            .limit(_LINES_AT_A_TIME)
        ).all()
        for line in lines:
            if line.number != number + 1 or line.previous != previous or ledger.line_mac(line.model_dump()) != line.mac:
                return [Finding(head.chain, number + 1, "line_altered")]
            previous, number = line.mac, line.number
            if anchor is not None and anchor.length == number and anchor.head != previous:
                return [Finding(head.chain, number, "rewritten_since_anchor")]
        session.expunge_all()
        if len(lines) < _LINES_AT_A_TIME:
            break
    if (head.length, head.head) != (number, previous) or head.seal != ledger.seal(head.chain, number, previous):
        return [Finding(head.chain, None, "head_altered")]
    if anchor is not None and anchor.length > number:
        return [Finding(head.chain, None, "cut_off_since_anchor")]
    return []


def _orphans(session: ReadSession, chains: set[str]) -> list[Finding]:
    opened = session.exec(
        select(AuditEvent.object_id).where(AuditEvent.chain == GLOBAL_CHAIN, AuditEvent.action == Action.chain_opened)
    ).all()
    used = session.exec(select(AuditEvent.chain).distinct()).all()
    missing = ({chain for chain in opened if chain} | set(used)) - chains
    return [Finding(chain, None, "chain_missing") for chain in sorted(missing)]
