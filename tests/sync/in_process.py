"""The product's own sync functions on a real database, spoken to as over the wire but without HTTP."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import orjson
from sqlalchemy import Table, delete, insert, select
from sqlmodel import SQLModel

from app.access.scopes import PatientScope, Right
from app.catalogue.kinds import KINDS_BY_NAME
from app.kit.clock import system_clock
from app.kit.locale import Language
from app.patients.models import Patient
from app.records.lives import note_common_past
from app.records.routes import author_of
from app.records.writing import Writing
from app.storage.engine import Database
from app.storage.epoch import begin_first_life, begin_next_life, current_epoch
from app.sync.pull import changes_after, digest
from app.sync.push import Sender, push
from app.sync.upcast import CURRENT_SCHEMA
from tests.torture.mutations import Json

_SPINE = ("change", "record_head", "patient_counter")
_RIGHTS = frozenset({Right.read_records, Right.write_records})

Snapshot = dict[str, list[dict[str, Any]]]


@dataclass(slots=True)
class InProcessServer:
    """One person's part of a database. `clock_offset` moves the server's clock."""

    database: Database
    patient_id: UUID
    clock_offset: timedelta = timedelta()

    def now(self) -> datetime:
        return system_clock() + self.clock_offset

    def as_person(self, account_id: UUID) -> PatientScope:
        return PatientScope(self.patient_id, account_id, None, "patient", frozenset(), True, _RIGHTS)

    def as_therapist(self, account_id: UUID, practice_id: UUID) -> PatientScope:
        return PatientScope(self.patient_id, account_id, None, "therapist", frozenset({practice_id}), False, _RIGHTS)

    def push(self, scope: PatientScope, mutations: list[Json], *, client_schema: int = CURRENT_SCHEMA) -> Json:
        with self.database.write() as session:
            writing = Writing(scope, author_of(scope), KINDS_BY_NAME, self.database.keys, self.now())
            verdicts = push(session, writing, mutations, Sender(client_schema))
            epoch = current_epoch(session)
        results = [
            {
                "mutation_id": mutation_id,
                "status": verdict.status,
                "seq": verdict.seq,
                "head": verdict.head,
                "duplicate": verdict.duplicate,
                "code": verdict.code,
                "fields": [problem.field for problem in verdict.problems],
            }
            for mutation_id, verdict in verdicts
        ]
        return _as_wire({"epoch": epoch, "results": results})

    def heads(self) -> Json:
        with self.database.read() as session:
            return _as_wire({"epoch": current_epoch(session), "patients": [{"patient": self.patient_id}]})

    def changes(self, scope: PatientScope, after: int = 0, *, limit: int = 500) -> Json:
        with self.database.read() as session:
            feed = changes_after(session, scope, after, limit)
            epoch = current_epoch(session)
        page = {"changes": feed.changes, "through": feed.through, "more": feed.more}
        return _as_wire({"epoch": epoch, "patient": self.patient_id, **page})

    def digest(self, scope: PatientScope) -> tuple[int, str]:
        with self.database.read() as session:
            return digest(session, scope)

    def snapshot(self) -> Snapshot:
        """What a backup of this moment holds of the person."""
        with self.database.read() as session:
            return {
                table.name: [
                    dict(row) for row in session.execute(select(table).where(self._is_theirs(table))).mappings()
                ]
                for table in _tables()
            }

    def restore(self, snapshot: Snapshot) -> None:
        """Puts the person back to a former moment, as restoring a backup does, and begins a new life."""
        with self.database.write() as session:
            for table in reversed(_tables()):
                session.execute(delete(table).where(self._is_theirs(table)))
            for table in _tables():
                if rows := snapshot[table.name]:
                    session.execute(insert(table), rows)
            begin_next_life(session)
            note_common_past(session)

    def _is_theirs(self, table: Table) -> Any:
        return table.c.patient_id == self.patient_id


def _tables() -> list[Table]:
    names = {*_SPINE, *(kind.table.__tablename__ for kind in KINDS_BY_NAME.values())}
    return [table for table in SQLModel.metadata.sorted_tables if table.name in names]


def _as_wire(document: Json) -> Json:
    return dict(orjson.loads(orjson.dumps(document)))


def new_person(database: Database) -> InProcessServer:
    """A person without any record."""
    patient_id = uuid4()
    row = {"display_name": "Somebody", "folded_name": "somebody", "language": Language.fr, "zone": "Europe/Paris"}
    with database.write() as session:
        begin_first_life(session)
        session.add(Patient.model_validate({"id": patient_id, "created_at": datetime.now(UTC), **row}))
    return InProcessServer(database, patient_id)


def shifted(server: InProcessServer, offset: timedelta) -> InProcessServer:
    return replace(server, clock_offset=offset)
