"""People with something to tell, for tests that read whole lives."""

from collections.abc import Sequence
from datetime import UTC, datetime
from uuid import UUID, uuid5

from app.access.scopes import PatientScope, operator_scope
from app.catalogue.kinds import KINDS_BY_NAME
from app.interop.intake import Taken, take_file
from app.kit.drafts import Draft
from app.kit.ids import NAMESPACE
from app.kit.locale import Language
from app.patients.commands import create_patient
from app.records.models import AuthorRole, Op
from app.records.mutation import Author, Mutation, Status
from app.records.write import write_mutations
from app.records.writing import Writing
from app.storage.engine import Database
from app.storage.epoch import begin_first_life
from tests.interop.diaries import diary

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
PERSON = uuid5(NAMESPACE, "the person of the tests")


def new_person(database: Database, patient_id: UUID = PERSON) -> PatientScope:
    """Nobody follows them; the scope is that of the command line, which sees what they see."""
    with database.write() as session:
        begin_first_life(session)
        create_patient(session, display_name="Camille", language=Language.fr, patient_id=patient_id, now=NOW)
        return operator_scope(session, patient_id)


def writing_of(database: Database, scope: PatientScope, role: AuthorRole, now: datetime = NOW) -> Writing:
    return Writing(scope, Author(None, role), KINDS_BY_NAME, database.keys, now)


def write_life(database: Database, scope: PatientScope, drafts: Sequence[Draft]) -> None:
    """Every draft as its own record, refusing none."""
    with database.write() as session:
        writing = writing_of(database, scope, AuthorRole.patient)
        for start in range(0, len(drafts), 250):
            batch = [_mutation(draft) for draft in drafts[start : start + 250]]
            verdicts = write_mutations(session, writing, batch)
            assert {verdict.status for verdict in verdicts} == {Status.applied}


def _mutation(draft: Draft) -> Mutation:
    mutation_id = uuid5(NAMESPACE, f"mutation of {draft.record_id}")
    return Mutation(mutation_id, draft.kind, draft.record_id, Op.put, draft.fields, device_time=draft.recorded_at)


def import_diary(database: Database, scope: PatientScope, name: str) -> Taken:
    with database.write() as session:
        writing = writing_of(database, scope, AuthorRole.imported)
        return take_file(session, writing, diary(name), mapping_id=None, zone="Europe/Paris", dry_run=False)
