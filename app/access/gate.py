"""The one door to a person's records: checks the right, writes the ledger, hands out the scope."""

from dataclasses import dataclass
from datetime import datetime
from typing import NoReturn
from uuid import UUID

from app.access.emergencies import AlreadyOpen, former_practice
from app.access.models import PracticeRole
from app.access.queries import links_in_force, roles_of
from app.access.scopes import PatientScope, Right, open_scope
from app.audit.ledger import Event, Ledger, record_event
from app.audit.models import Action, Outcome
from app.audit.reads import ReadMarks, is_recorded, record_once
from app.http.deps import Database
from app.identity.viewer import Viewer
from app.kit.errors import DomainError, NotAllowed, NotReachable
from app.storage.reach import reach_person
from app.storage.sessions import ReadSession, WriteSession


@dataclass(frozen=True, slots=True)
class PracticeScope:
    """A member's way to one practice."""

    practice_id: UUID
    account_id: UUID
    device_id: UUID
    roles: frozenset[PracticeRole]

    def event(self, action: Action, *, purpose: str, object_kind: str, object_id: str) -> Event:
        """The line of the ledger that says what this member did for the practice."""
        return Event(
            action,
            purpose=purpose,
            actor_id=self.account_id,
            device_id=self.device_id,
            practice_id=self.practice_id,
            object_kind=object_kind,
            object_id=object_id,
        )


@dataclass(frozen=True, slots=True)
class EmergencyDoor:
    """A professional who may open this notebook for an hour, once they have said why."""

    patient_id: UUID
    practice_id: UUID
    account_id: UUID
    device_id: UUID


@dataclass(frozen=True, slots=True)
class Gate:
    """Bound to one request. A refusal is written down in a transaction of its own, since the request's is undone.

    Call it before the request's own session has written anything: SQLite has one writer. `reading` is the session
    the viewer was found with, where there is one: the right is then checked in the same snapshot.
    """

    database: Database
    ledger: Ledger
    marks: ReadMarks
    viewer: Viewer
    reading: ReadSession | None = None

    def to_read(
        self, patient_id: UUID, *, purpose: str, right: Right = Right.read_records, action: Action = Action.read
    ) -> PatientScope:
        """Raises NotReachable or NotAllowed; the read is in the ledger before anything is shown."""
        scope = self._checked(patient_id, purpose, right)
        self._record_once(patient_id, self._event(action, purpose, patient_id))
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
        if self.reading is not None:
            # Gives its connection back first: a request must never hold one while it waits for another.
            self.reading.rollback()
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

    def to_emergency(self, patient_id: UUID, *, purpose: str) -> EmergencyDoor:
        """Raises AlreadyOpen to whoever reads this notebook anyway, NotReachable to everybody else it is not for."""
        account_id, now = self.viewer.account_id, self._now()
        with self.database.read() as session:
            reach_person(session, patient_id)
            follows = bool(links_in_force(session, account_id, now=now, patient_id=patient_id))
            practice_id = former_practice(session, account_id, patient_id, now)
        if self.viewer.patient_id == patient_id:
            self._refuse(NotAllowed(), "patient", patient_id, purpose)
        if follows:
            raise AlreadyOpen
        if practice_id is None:
            self._refuse(NotReachable(), "patient", patient_id, purpose)
        return EmergencyDoor(patient_id, practice_id, account_id, self.viewer.device_id)

    def note_practice_read(self, practice_id: UUID, *, purpose: str) -> None:
        """The list of people says who is followed, which is itself a fact about them."""
        event = Event(
            Action.read,
            purpose=purpose,
            actor_id=self.viewer.account_id,
            device_id=self.viewer.device_id,
            practice_id=practice_id,
        )
        self._record_once(practice_id, event)

    def _checked(self, patient_id: UUID, purpose: str, right: Right) -> PatientScope:
        try:
            scope = self._scope(patient_id)
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
        self._record_once(object_id, event)
        raise refusal

    def _scope(self, patient_id: UUID) -> PatientScope:
        if self.reading is not None:
            return open_scope(self.reading, self.viewer, patient_id, self._now())
        with self.database.read() as session:
            return open_scope(session, self.viewer, patient_id, self._now())

    def _record_once(self, subject_id: UUID, event: Event) -> None:
        if is_recorded(self.ledger, self.marks, subject_id, event):
            return
        if self.reading is not None:
            # Gives its connection back first: a request must never hold one while it waits for another.
            self.reading.rollback()
        record_once(self.database, self.ledger, self.marks, subject_id, event)

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
