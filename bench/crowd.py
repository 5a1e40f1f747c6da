"""Fills the practice: copies one person's rows to many others, in every table that belongs to a person.

The copies' log chains do not verify and nobody signs in as them; they are there to be in the way, and to be read:
their words are sealed again with keys of their own.
"""

from uuid import UUID

from sqlalchemy import Table, bindparam, func, insert, literal, select, update
from sqlmodel import SQLModel

from app.keyring.sealing import KEYS, sealer_for_writing, sealer_of
from app.kit.ids import new_id
from app.records.queries import CHANGE
from app.records.words import opened, sealed
from app.settings import Settings
from app.storage.engine import open_database
from app.storage.migrations import import_all_tables, migration_connection
from app.storage.sessions import WriteSession

_NOT_COPIED = frozenset({"account", "invitation", "web_session", "device", KEYS.name})
_SEAL = (
    update(CHANGE)
    .where(CHANGE.c.patient_id == bindparam("of"), CHANGE.c.seq == bindparam("number"))
    .values(fields=bindparam("new_fields"), state=bindparam("new_state"))
)


def copy_person(settings: Settings, model: UUID, *, copies: int, records_each: int | None) -> list[UUID]:
    """New people like `model`; with `records_each`, only that many rows of each table."""
    import_all_tables()
    database = open_database(settings)
    people = [new_id() for _ in range(copies)]
    try:
        for start in range(0, copies, 50):
            with database.write() as session:
                for person in people[start : start + 50]:
                    _copy(session, model, person, records_each)
        # As the owner, which the service is not: whoever else asks is told nothing and nothing is counted.
        with migration_connection(database) as connection:
            if connection.dialect.name == "postgresql":
                connection.exec_driver_sql("ANALYZE")
    finally:
        database.close()
    return people


def _copy(session: WriteSession, model: UUID, person: UUID, records_each: int | None) -> None:
    for table in SQLModel.metadata.sorted_tables:
        owner = "id" if table.name == "patient" else "patient_id"
        if owner not in table.primary_key.columns or table.name in _NOT_COPIED:
            continue
        _copy_rows(session, table, owner, (model, person), records_each)
    _seal_again(session, model, person)


def _seal_again(session: WriteSession, model: UUID, person: UUID) -> None:
    """As it came, a copied text would be another person's, and refused."""
    theirs, own = sealer_of(session, model), sealer_for_writing(session, person)
    rows = []
    for row in session.execute(select(CHANGE).where(CHANGE.c.patient_id == person)).mappings():
        plain = {name: opened(theirs, row, name) for name in ("fields", "state")}
        texts = sealed(own, {**row, **plain})
        rows.append({"of": person, "number": row["seq"], "new_fields": texts["fields"], "new_state": texts["state"]})
    session.connection().execute(_SEAL, rows)


def _copy_rows(
    session: WriteSession, table: Table, owner: str, people: tuple[UUID, UUID], records_each: int | None
) -> None:
    model, person = people
    values = [literal(person, column.type) if column.name == owner else column for column in table.columns]
    rows = select(*values).where(table.c[owner] == model)
    if records_each is not None and len(table.primary_key.columns) > 1:
        rows = rows.order_by(*table.primary_key.columns).limit(records_each)
    session.execute(insert(table).from_select([column.name for column in table.columns], rows))


def rows_of(settings: Settings, table_name: str) -> int:
    database = open_database(settings)
    try:
        with database.read() as session:
            return int(
                session.execute(select(func.count()).select_from(SQLModel.metadata.tables[table_name])).scalar_one()
            )
    finally:
        database.close()
