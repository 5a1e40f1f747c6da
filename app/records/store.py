"""Reads what a batch needs and lays down what it leaves, by Core statements on the tables of the spine."""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import Insert, Table, bindparam, column, insert, select, text, tuple_, union_all, update
from sqlalchemy.dialects import postgresql, sqlite

from app.keyring.sealing import Sealer, sealer_for_writing
from app.records.batch import Counter, Loaded, Outcome, Written
from app.records.caseload import keep_caseload
from app.records.decide import KnownLog, Revision
from app.records.envelope import Visibility
from app.records.kind import RecordKind, touched_fields
from app.records.models import Accepted, AuthorRole, Change, Op, PatientCounter, RecordHead
from app.records.mutation import Mutation
from app.records.rules import Current
from app.records.words import told, word_columns
from app.records.writing import Writing
from app.storage.sessions import WriteSession

_COUNTER: Table = PatientCounter.__table__  # type: ignore[attr-defined]
_HEAD: Table = RecordHead.__table__  # type: ignore[attr-defined]
_CHANGE: Table = Change.__table__  # type: ignore[attr-defined]


# Built once: every build of a statement costs more than a small read or write.
_OF_PERSON: Any = bindparam("of")
_LOCK = (
    select(_COUNTER.c.seq, _COUNTER.c.chain_hash, _COUNTER.c.common_seq)
    .where(_COUNTER.c.patient_id == _OF_PERSON)
    .with_for_update()
)
_MOVE = (
    update(_COUNTER)
    .where(_COUNTER.c.patient_id == _OF_PERSON)
    .values(seq=bindparam("seq"), chain_hash=bindparam("chain_hash"))
)
_ADD_CHANGES = insert(_CHANGE)
_LINE = _CHANGE.alias("line")
_ARE_HEADS = _HEAD.c.id.in_(bindparam("records", expanding=True))
_OF_RECORDS = select(_LINE.c.seq).where(
    _LINE.c.patient_id == _OF_PERSON, _LINE.c.record_id.in_(bindparam("records", expanding=True))
)
_OF_MUTATIONS: Any = select(_LINE.c.seq).where(
    _LINE.c.patient_id == _OF_PERSON, _LINE.c.mutation_id.in_(bindparam("mutations", expanding=True))
)
# Left to itself, SQLite takes a person's whole log for short, and walks it.
_OF_MUTATIONS_BY_INDEX: Any = (
    select(column("seq"))
    .select_from(text("change INDEXED BY sqlite_autoindex_change_2"))
    .where(
        column("patient_id") == bindparam("of", type_=_CHANGE.c.patient_id.type),
        column("mutation_id").in_(bindparam("mutations", expanding=True, type_=_CHANGE.c.mutation_id.type)),
    )
)


def _known_at(of_mutations: Any) -> Any:
    """Each half by an index of its own, and no place once only: asked otherwise, SQLite walks the whole log again."""
    return (
        select(*(_CHANGE.c[name] for name in Revision.__slots__ if name != "touched"), _CHANGE.c.fields)
        .where(_CHANGE.c.patient_id == _OF_PERSON, _CHANGE.c.seq.in_(union_all(_OF_RECORDS, of_mutations)))
        .order_by(_CHANGE.c.seq)
    )


_KNOWN = {"sqlite": _known_at(_OF_MUTATIONS_BY_INDEX), "postgresql": _known_at(_OF_MUTATIONS)}
_RECORDS = (
    select(_HEAD, _CHANGE.c.state)
    .join(_CHANGE, tuple_(_CHANGE.c.patient_id, _CHANGE.c.seq) == tuple_(_HEAD.c.patient_id, _HEAD.c.seq))
    .where(_HEAD.c.patient_id == _OF_PERSON, _ARE_HEADS)
)
_EXISTING = select(_HEAD.c.id).where(_HEAD.c.patient_id == _OF_PERSON, _ARE_HEADS)


def lock_counter(session: WriteSession, patient_id: UUID) -> Counter:
    """The person's counter, held until the transaction ends; made on their first record."""
    connection = session.connection()
    row = connection.execute(_LOCK, {"of": patient_id}).first()
    if row is None:
        statement = _dialect_insert(session, _COUNTER).on_conflict_do_nothing()
        connection.execute(statement, {"patient_id": patient_id, "seq": 0, "chain_hash": bytes(32), "backed_up_seq": 0})
        row = connection.execute(_LOCK, {"of": patient_id}).one()
    return Counter(*row)


def load_batch(session: WriteSession, writing: Writing, mutations: Sequence[Mutation]) -> Loaded:
    patient_id = writing.scope.patient_id
    sealer = sealer_for_writing(session, patient_id)
    record_ids = {mutation.record_id for mutation in mutations}
    mutation_ids = {
        found
        for mutation in mutations
        for found in (mutation.mutation_id, mutation.base, mutation.parent)
        if found is not None
    }
    log = KnownLog()
    for revision in _revisions(session, sealer, patient_id, record_ids, mutation_ids):
        log.add(revision)
    # A record that is there has left its line in the log.
    records = dict(_records(session, sealer, patient_id, record_ids)) if log.by_record else {}
    referenced = _reference_ids(writing, mutations)
    known_ids = _existing(session, patient_id, referenced - records.keys()) | set(records)
    kinds = [writing.kinds[name] for name in {mutation.kind for mutation in mutations} if name in writing.kinds]
    objections = {kind.name: kind.objection(session, writing.scope) for kind in kinds if kind.objection}
    return Loaded(log, records, known_ids, objections, sealer)


def _revisions(
    session: WriteSession, sealer: Sealer, patient_id: UUID, record_ids: set[UUID], mutation_ids: set[UUID]
) -> Iterable[Revision]:
    wanted = {"of": patient_id, "records": list(record_ids), "mutations": list(mutation_ids)}
    for row in session.connection().execute(_KNOWN[session.get_bind().dialect.name], wanted):
        yield Revision(
            seq=row.seq,
            mutation_id=row.mutation_id,
            record_id=row.record_id,
            op=Op(row.op),
            status=Accepted(row.status),
            parent=row.parent,
            touched=touched_fields(set(told(sealer, row._mapping, "fields"))),
            author_id=row.author_id,
            content_hash=row.content_hash,
            head=row.head,
        )


def _records(
    session: WriteSession, sealer: Sealer, patient_id: UUID, record_ids: set[UUID]
) -> Iterable[tuple[UUID, Current]]:
    for row in session.connection().execute(_RECORDS, {"of": patient_id, "records": list(record_ids)}):
        yield (
            row.id,
            Current(
                kind=row.kind,
                head=row.head,
                seq=row.seq,
                version=row.version,
                deleted=row.deleted,
                visibility=Visibility(row.visibility),
                author_id=row.author_id,
                author_role=AuthorRole(row.author_role),
                practice_id=row.practice_id,
                state=told(sealer, row._mapping),
            ),
        )


def _reference_ids(writing: Writing, mutations: Sequence[Mutation]) -> set[UUID]:
    """Every id a batch's references name, read loosely: what is malformed is refused by validation."""
    found: set[UUID] = set()
    for mutation in mutations:
        kind = writing.kinds.get(mutation.kind)
        for path in kind.references if kind else ():
            name, _, inner = path.partition(".")
            value = mutation.fields.get(name)
            for part in value if isinstance(value, list) else [value]:
                text = part.get(inner) if inner and isinstance(part, dict) else part
                if isinstance(text, str):
                    found |= _as_id(text)
    return found


def _as_id(text: str) -> set[UUID]:
    try:
        return {UUID(text)}
    except ValueError:
        return set()


def _existing(session: WriteSession, patient_id: UUID, ids: set[UUID]) -> set[UUID]:
    if not ids:
        return set()
    return set(session.connection().execute(_EXISTING, {"of": patient_id, "records": list(ids)}).scalars())


def store_batch(session: WriteSession, writing: Writing, outcome: Outcome) -> None:
    """Raises IntegrityError or DataError where the database knows better than validation did."""
    if not outcome.changes:
        return
    patient_id = writing.scope.patient_id
    connection, dialect = session.connection(), session.get_bind().dialect.name
    connection.execute(_ADD_CHANGES, outcome.changes)
    by_kind: dict[str, list[dict[str, Any]]] = {}
    kinds: dict[str, RecordKind] = {}
    for written in outcome.records.values():
        kinds[written.kind.name] = written.kind
        by_kind.setdefault(written.kind.name, []).append(_kind_row(writing, written))
    for name, rows in by_kind.items():
        table: Table = kinds[name].table.__table__  # type: ignore[attr-defined]
        connection.execute(_upsert(table, dialect), rows)
    if outcome.records:
        heads = [_head_row(patient_id, written) for written in outcome.records.values()]
        connection.execute(_upsert(_HEAD, dialect), heads)
    counter = outcome.counter
    connection.execute(_MOVE, {"of": patient_id, "seq": counter.seq, "chain_hash": counter.chain_hash})
    keep_caseload(session, patient_id, outcome)


def _head_row(patient_id: UUID, written: Written) -> dict[str, Any]:
    current = written.current
    return {
        "patient_id": patient_id,
        "id": written.record_id,
        "kind": current.kind,
        "head": current.head,
        "seq": current.seq,
        "version": current.version,
        "deleted": current.deleted,
        "visibility": current.visibility,
        "author_id": current.author_id,
        "author_role": current.author_role,
        "practice_id": current.practice_id,
        "local_date": written.fields.local_date,
    }


def _kind_row(writing: Writing, written: Written) -> dict[str, Any]:
    row = {name: getattr(written.fields, name) for name in written.kind.columns}
    row |= {name: written.current.state.get(name, []) for name, value in row.items() if isinstance(value, list)}
    head = _head_row(writing.scope.patient_id, written)
    # `kind` is a column of its own in some record tables (a tool's kind), so the head's must not overwrite it.
    del head["kind"], head["visibility"], head["local_date"]
    table: Table = written.kind.table.__table__  # type: ignore[attr-defined]
    return row | word_columns(table) | head | {"recorded_at": written.recorded_at, "received_at": written.received_at}


@cache
def _upsert(table: Table, dialect: str) -> Insert:
    made: sqlite.Insert | postgresql.Insert = (sqlite if dialect == "sqlite" else postgresql).insert(table)
    kept = {"patient_id", "id", "recorded_at", "author_id", "author_role", "practice_id"}
    changing = {column.name: made.excluded[column.name] for column in table.columns if column.name not in kept}
    return made.on_conflict_do_update(index_elements=["patient_id", "id"], set_=changing)


def _dialect_insert(session: WriteSession, table: Table) -> Any:
    return (sqlite if session.get_bind().dialect.name == "sqlite" else postgresql).insert(table)
