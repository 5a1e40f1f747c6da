"""Removing one person's rows from every table, found from the tables themselves so that none is forgotten."""

from uuid import UUID

from sqlalchemy import ColumnElement, Table, delete, or_, select, update
from sqlmodel import SQLModel

from app.audit.models import AuditReadMark
from app.identity.models import Account
from app.patients.models import Patient
from app.storage.migrations import import_all_tables
from app.storage.sessions import WriteSession

_PATIENT: Table = Patient.__table__  # type: ignore[attr-defined]
_ACCOUNT: Table = Account.__table__  # type: ignore[attr-defined]
_MARKS: Table = AuditReadMark.__table__  # type: ignore[attr-defined]
# The ledger stays: it names nobody, and its chain would break. Accounts, closed ones too, go with what hangs on them.
_KEPT = frozenset({"audit_event", "account"})


def remove_person(session: WriteSession, patient_id: UUID) -> None:
    import_all_tables()
    for table in reversed(SQLModel.metadata.sorted_tables):
        if "patient_id" in table.c and table.name not in _KEPT:
            session.execute(delete(table).where(table.c.patient_id == patient_id))
    session.execute(delete(_MARKS).where(_MARKS.c.subject_id == patient_id))
    theirs = or_(_ACCOUNT.c.patient_id == patient_id, _ACCOUNT.c.former_patient_id == patient_id)
    session.execute(delete(_MARKS).where(_MARKS.c.actor_id.in_(select(_ACCOUNT.c.id).where(theirs))))
    _remove(session, _ACCOUNT, theirs)
    session.execute(delete(_PATIENT).where(_PATIENT.c.id == patient_id))


def _remove(session: WriteSession, table: Table, condition: ColumnElement[bool]) -> None:
    """With the rows that point at them; where pointing is optional, only the pointing ends."""
    for child in SQLModel.metadata.sorted_tables:
        for key in child.foreign_keys:
            if key.column.table is not table or child is table:
                continue
            theirs = key.parent.in_(select(key.column).where(condition))
            if key.parent.nullable:
                session.execute(update(child).where(theirs).values({key.parent.name: None}))
            else:
                _remove(session, child, theirs)
    session.execute(delete(table).where(condition))
