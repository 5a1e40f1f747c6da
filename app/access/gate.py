"""The one door to a person's records: checks the right, writes the ledger, hands out the scope."""

from dataclasses import dataclass
from datetime import datetime
from typing import NoReturn
from uuid import UUID

from app.access.models import PracticeRole
from app.access.queries import roles_of
from app.access.scopes import PatientScope, Right, open_scope
from app.audit.ledger import Event, Ledger, record_event
from app.audit.models import Action, Outcome
from app.audit.reads import ReadMarks, record_once
from app.http.deps import Database
from app.identity.viewer import Viewer
from app.kit.errors import DomainError, NotAllowed, NotReachable
from app.storage.sessions import WriteSession


@dataclass(frozen=True, slots=True)
class PracticeScope:
    """A member's way to one practice."""

    practice_id: UUID
    account_id: UUID
    device_id: UUID
    roles: frozenset[PracticeRole]


@dataclass(frozen=True, slots=True)
class Gate:
    """Bound to one request. A refusal is written down in a transaction of its own, since the request's is undone.

    Call it before the request's own session has executed anything: SQLite has one writer.
    """

    database: Database
    ledger: Ledger
    marks: ReadMarks
    viewer: Viewer

    def to_read(
        self, patient_id: UUID, *, purpose: str, right: Right = Right.read_records, action: Action = Action.read
    ) -> PatientScope:
        """Raises NotReachable or NotAllowed; the read is in the ledger before anything is shown."""
        scope = self._checked(patient_id, purpose, right)
        event = self._event(action, purpose, patient_id)
        record_once(self.database, self.ledger, self.marks, patient_id, event)
        return scope

    def to_write(
        self,
        session: WriteSession,
        patient_id: UUID,
        *,
        purpose: str,
        right: Right = Right.write_records,
        action: Action = Action.wrote,
    ) -> PatientScope:
        """Checked again inside the writing transaction, which carries the line of the ledger with it."""
        self._checked(patient_id, purpose, right)
        scope = open_scope(session, self.viewer, patient_id, self._now())
        scope.require(right)
        record_event(session, self.ledger, self._event(action, purpose, patient_id))
        return scope

    def to_practice(self, practice_id: UUID, *, purpose: str, role: PracticeRole | None = None) -> PracticeScope:
        """Any role when none is asked. Raises NotReachable to strangers, NotAllowed to members without the role."""
        with self.database.read() as session:
            held = roles_of(session, self.viewer.account_id)
        roles = frozenset(found.role for found in held if found.practice_id == practice_id)
        if not roles:
            self._refuse(NotReachable(), "practice", practice_id, purpose)
        if role is not None and role not in roles:
            self._refuse(NotAllowed(), "practice", practice_id, purpose)
        return PracticeScope(practice_id, self.viewer.account_id, self.viewer.device_id, roles)

    def note_practice_read(self, practice_id: UUID, *, purpose: str) -> None:
        """The list of people says who is followed, which is itself a fact about them."""
        event = Event(
            Action.read,
            purpose=purpose,
            actor_id=self.viewer.account_id,
            device_id=self.viewer.device_id,
            practice_id=practice_id,
        )
        record_once(self.database, self.ledger, self.marks, practice_id, event)

    def _checked(self, patient_id: UUID, purpose: str, right: Right) -> PatientScope:
        try:
            with self.database.read() as session:
                scope = open_scope(session, self.viewer, patient_id, self._now())
            scope.require(right)
        except (NotReachable, NotAllowed) as refusal:
            self._refuse(refusal, "patient", patient_id, purpose)
        return scope

    def _refuse(self, refusal: DomainError, kind: str, object_id: UUID, purpose: str) -> NoReturn:
        # On the general chain: the id may be invented, and must not open a chain of its own.
        event = Event(
            Action.read,
            purpose=purpose,
            outcome=Outcome.refused,
            actor_id=self.viewer.account_id,
            device_id=self.viewer.device_id,
            object_kind=kind,
            object_id=str(object_id),
            reason=refusal.code,
        )
        record_once(self.database, self.ledger, self.marks, object_id, event)
        raise refusal

    def _event(self, action: Action, purpose: str, patient_id: UUID) -> Event:
        return Event(
            action,
            purpose=purpose,
            actor_id=self.viewer.account_id,
            device_id=self.viewer.device_id,
            patient_id=patient_id,
        )

    def _now(self) -> datetime:
        return self.ledger.clock()
