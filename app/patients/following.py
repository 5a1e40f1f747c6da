"""A practice's acts about one person that touch no record: the right to them, and their line in the ledger."""

from datetime import datetime
from uuid import UUID

from fastapi import Request

from app.access.dependencies import purpose_of
from app.access.gate import PracticeScope
from app.audit.deps import ledger_of
from app.audit.ledger import Event, record_event
from app.audit.models import Action
from app.kit.errors import NotReachable
from app.patients.queries import people_among
from app.storage.reach import reach_person
from app.storage.sessions import ReadSession, WriteSession


def require_followed(session: ReadSession, scope: PracticeScope, patient_id: UUID, *, now: datetime) -> None:
    """Raises NotReachable for whoever has not let this practice in, or no longer does."""
    reach_person(session, patient_id)
    if patient_id not in people_among(session, scope, [patient_id], now=now):
        raise NotReachable


def record_about(session: WriteSession, request: Request, scope: PracticeScope, patient_id: UUID) -> None:
    event = Event(
        Action.wrote,
        purpose=purpose_of(request),
        actor_id=scope.account_id,
        device_id=scope.device_id,
        practice_id=scope.practice_id,
        patient_id=patient_id,
        object_kind="patient",
        object_id=str(patient_id),
    )
    record_event(session, ledger_of(request), event)
