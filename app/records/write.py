"""The one way a record changes: a batch of mutations of one person, decided in memory and stored in one go.

The caller's transaction holds the person's counter row, so numbers are given in commit order. Each batch is flushed
inside a savepoint; should the database refuse a row that validation let through, the batch is repeated one mutation
at a time, so that the others are kept.
"""

from collections.abc import Sequence

from sqlalchemy import NestedTransaction
from sqlalchemy.exc import DataError, IntegrityError

from app.records.batch import Batch
from app.records.mutation import Mutation, Status, Verdict
from app.records.store import load_batch, lock_counter, store_batch
from app.records.writing import Writing
from app.storage.sessions import WriteSession


def write_mutations(session: WriteSession, writing: Writing, mutations: Sequence[Mutation]) -> list[Verdict]:
    """One verdict per mutation, in order. The caller's transaction must commit before anybody is told."""
    try:
        with _savepoint(session):
            return _write_batch(session, writing, mutations)
    except (IntegrityError, DataError):
        return [_write_alone(session, writing, mutation) for mutation in mutations]


def _savepoint(session: WriteSession) -> NestedTransaction:
    """The connection's own: the session's would keep a copy of its objects, of which the spine has none."""
    session.flush()
    return session.connection().begin_nested()


def _write_alone(session: WriteSession, writing: Writing, mutation: Mutation) -> Verdict:
    try:
        with _savepoint(session):
            return _write_batch(session, writing, [mutation])[0]
    except (IntegrityError, DataError):
        return Verdict(mutation.mutation_id, Status.rejected, code="not_storable")


def _write_batch(session: WriteSession, writing: Writing, mutations: Sequence[Mutation]) -> list[Verdict]:
    counter = lock_counter(session, writing.scope.patient_id)
    loaded = load_batch(session, writing, mutations)
    batch = Batch(writing, counter, loaded)
    verdicts = [batch.judge(mutation) for mutation in mutations]
    store_batch(session, writing, batch.outcome())
    return verdicts
