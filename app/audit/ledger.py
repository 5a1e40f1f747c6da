"""Adding lines to the ledger: one chain per person followed, one for everything else."""

import hashlib
import hmac
from collections.abc import Mapping
from dataclasses import dataclass, fields
from uuid import UUID

from sqlalchemy import Table, bindparam, insert, select, update

from app.audit.models import GLOBAL_CHAIN, Action, AuditChain, AuditEvent, Outcome
from app.kit.clock import Clock
from app.storage.insertion import insert_if_absent
from app.storage.keys import Keys
from app.storage.sessions import WriteSession

NO_PREVIOUS = "0" * 64


@dataclass(frozen=True, slots=True)
class Event:
    """What happened; who it concerns decides the chain. `purpose` and `reason` are codes, never a person's words."""

    action: Action
    purpose: str
    outcome: Outcome = Outcome.done
    actor_id: UUID | None = None
    device_id: UUID | None = None
    practice_id: UUID | None = None
    patient_id: UUID | None = None
    object_kind: str | None = None
    object_id: str | None = None
    reason: str | None = None


class Ledger:
    """The key of the chain and the clock, bound once at start."""

    def __init__(self, keys: Keys, clock: Clock) -> None:
        self._key = keys.derive("audit")
        self.clock = clock

    def mac(self, *parts: object) -> str:
        """HMAC-SHA256 over length-prefixed parts, so that no two rows share one text."""
        message = bytearray()
        for part in parts:
            text = b"\x00" if part is None else b"\x01" + str(part).encode()
            message += len(text).to_bytes(4, "big") + text
        return hmac.new(self._key, bytes(message), hashlib.sha256).hexdigest()

    def line_mac(self, line: Mapping[str, object]) -> str:
        return self.mac("line", *(_plain(line[name]) for name in _COVERED))

    def seal(self, chain: str, length: int, head: str) -> str:
        return self.mac("head", chain, length, head)


_EVENTS: Table = AuditEvent.__table__  # type: ignore[attr-defined]
_CHAINS: Table = AuditChain.__table__  # type: ignore[attr-defined]
# Built once: every write of the product adds a line.
_ADD = insert(_EVENTS)
_HEAD = select(_CHAINS.c.length, _CHAINS.c.head).where(_CHAINS.c.chain == bindparam("of")).with_for_update()
_MOVE = update(_CHAINS).where(_CHAINS.c.chain == bindparam("of"))
_MOVE = _MOVE.values({name: bindparam(name) for name in ("length", "head", "seal")})
_GIVEN = tuple(field.name for field in fields(Event))
_COVERED = tuple(name for name in AuditEvent.model_fields if name != "mac")


def _plain(value: object) -> object:
    isoformat = getattr(value, "isoformat", None)
    return isoformat(timespec="microseconds") if callable(isoformat) else value


def record_event(session: WriteSession, ledger: Ledger, event: Event) -> None:
    """Adds the line inside the caller's transaction; the chain stays locked until it ends."""
    chain = GLOBAL_CHAIN if event.patient_id is None else str(event.patient_id)
    head = _locked_head(session, ledger, chain)
    line: dict[str, object] = {
        "chain": chain,
        "number": head.length + 1,
        "at": ledger.clock(),
        "previous": head.head,
        **{name: getattr(event, name) for name in _GIVEN},
    }
    line["mac"] = ledger.line_mac(line)
    seal = ledger.seal(chain, head.length + 1, str(line["mac"]))
    connection = session.connection()
    connection.execute(_ADD, line)
    connection.execute(_MOVE, {"of": chain, "length": line["number"], "head": line["mac"], "seal": seal})


@dataclass(frozen=True, slots=True)
class _Head:
    length: int
    head: str


def _locked_head(session: WriteSession, ledger: Ledger, chain: str) -> _Head:
    connection = session.connection()
    row = connection.execute(_HEAD, {"of": chain}).one_or_none()
    if row is None:
        _open_chain(session, ledger, chain)
        row = connection.execute(_HEAD, {"of": chain}).one()
    return _Head(*row)


def _open_chain(session: WriteSession, ledger: Ledger, chain: str) -> None:
    seal = ledger.seal(chain, 0, NO_PREVIOUS)
    is_new = insert_if_absent(session, AuditChain, {"chain": chain, "length": 0, "head": NO_PREVIOUS, "seal": seal})
    if is_new and chain != GLOBAL_CHAIN:
        # Otherwise a whole chain could be removed without a trace.
        record_event(
            session, ledger, Event(Action.chain_opened, purpose="ledger", object_kind="chain", object_id=chain)
        )
