"""What SQLModel does and does not do for us; a release that changes one of these changes our decisions."""

import ast
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from pydantic import ValidationError
from sqlalchemy import Column, Connection, DateTime, MetaData, Table, insert, inspect, select, text
from sqlalchemy.exc import IntegrityError, StatementError
from sqlalchemy.orm import configure_mappers
from sqlalchemy.types import Integer
from sqlmodel import SQLModel

import app
from app.access.models import Practice
from app.journal.models import Flare
from app.kit.ids import new_id
from app.patients.models import Patient
from app.storage.columns import JsonDoc
from app.storage.engine import Database
from app.storage.migrations import import_all_tables, migration_connection
from app.storage.row import PatientRow
from tests.rows import fill_every_table

MOMENT = datetime(2026, 3, 29, 3, 30, tzinfo=timezone(timedelta(hours=2)))


def test_a_tables_constructor_still_validates_less_than_model_validate() -> None:
    assert Flare(worst_pain=4).worst_pain == 4  # type: ignore[call-arg]

    with pytest.raises(ValidationError):
        Flare.model_validate({"worst_pain": 4})


def test_rows_refuse_wrong_values_on_assignment_and_unknown_names_on_validation() -> None:
    practice = Practice.model_validate({"id": new_id(), "name": "Tilleuls", "code": "ABCD2345", "created_at": MOMENT})

    with pytest.raises(ValidationError):
        practice.created_at = "soon"  # type: ignore[assignment]
    with pytest.raises(ValidationError):
        practice.created_at = datetime(2026, 1, 1)  # noqa: DTZ001 - a naive time is the point
    with pytest.raises(ValidationError):
        Practice.model_validate({**practice.model_dump(), "colour": "red"})


def _calls(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            yield node.func.id


def test_no_row_is_built_by_a_tables_constructor() -> None:
    import_all_tables()
    names = {
        mapper.class_.__name__ for mapper in SQLModel._sa_registry.mappers if mapper.class_.__module__[:4] == "app."
    }
    # Records of other layers that share a table's name are no rows.
    root = Path(app.__file__).parent
    for file in root.rglob("*.py"):
        tree = ast.parse(file.read_text("utf-8"))
        imported = {
            alias.name
            for node in ast.walk(tree)
            if isinstance(node, ast.ImportFrom) and (node.module or "").endswith(".models")
            for alias in node.names
        }
        assert not names & imported & set(_calls(tree)), file


def test_no_table_has_a_lazy_relationship() -> None:
    import_all_tables()
    configure_mappers()

    assert all(not mapper.relationships for mapper in SQLModel._sa_registry.mappers)


def test_aware_times_come_back_in_utc_and_naive_ones_are_refused_in_writes_and_searches(database: Database) -> None:
    values = {"id": new_id(), "name": "Tilleuls", "code": "ABCD2345"}
    with database.write() as session:
        session.add(Practice.model_validate({**values, "created_at": MOMENT}))
    with database.read() as session:
        kept = session.get(Practice, values["id"])

    assert kept is not None
    assert (kept.created_at, kept.created_at.tzinfo) == (MOMENT, UTC)
    naive = datetime(2026, 3, 29, 3, 30)  # noqa: DTZ001 - a naive time is the point
    table: Table = Practice.__table__  # type: ignore[attr-defined]
    with pytest.raises(StatementError), database.write() as session:
        session.execute(insert(table).values(**values, created_at=naive))
    with pytest.raises(StatementError), database.read() as session:
        session.execute(select(table).where(table.c.created_at > naive))


def _patient(connection: Connection) -> UUID:
    patient_id = new_id()
    row = {"display_name": "Camille", "folded_name": "camille", "language": "fr", "zone": "Europe/Paris"}
    table: Table = Patient.__table__  # type: ignore[attr-defined]
    connection.execute(insert(table).values(id=patient_id, created_at=MOMENT, **row))
    return patient_id


_LISTS = ("impacts", "context", "context_events", "tools_used", "regions")


def _flare(patient_id: UUID, **changed: object) -> dict[str, Any]:
    lists: dict[str, list[str]] = {name: [] for name in _LISTS}
    return {
        "patient_id": patient_id,
        "id": new_id(),
        "head": new_id(),
        "seq": 1,
        "version": 1,
        "deleted": False,
        "author_role": "patient",
        "recorded_at": MOMENT,
        "received_at": MOMENT,
        "local_date": date(2026, 3, 29),
        "precision": "part_of_day",
        "visibility": "shared",
        "source": "self_report",
        "ongoing": True,
        "wants_contact": False,
        **lists,
        **changed,
    }


def test_choices_are_stored_by_value_and_the_database_refuses_any_other(database: Database) -> None:
    table: Table = Flare.__table__  # type: ignore[attr-defined]
    with database.writing.begin() as connection:
        connection.execute(insert(table).values(_flare(_patient(connection), author_role="import")))
        row = connection.execute(text("SELECT author_role, precision FROM flare")).one()
        assert tuple(row) == ("import", "part_of_day")

    for column in ("author_role", "precision", "visibility", "difference_from_usual"):
        with pytest.raises(IntegrityError), database.writing.begin() as connection:
            connection.execute(text(f"UPDATE flare SET {column} = 'imported'"))  # noqa: S608 - a fixed list


@pytest.mark.parametrize("worst_pain", [-1, 11])
def test_the_database_refuses_what_validation_would_have_refused(database: Database, worst_pain: int) -> None:
    table: Table = Flare.__table__  # type: ignore[attr-defined]

    with pytest.raises(IntegrityError), database.writing.begin() as connection:
        connection.execute(insert(table).values(_flare(_patient(connection), worst_pain=worst_pain)))
    with pytest.raises(IntegrityError), database.writing.begin() as connection:
        connection.execute(insert(table).values(_flare(new_id())))


def test_nothing_in_a_json_column_is_null_and_not_the_word_null(database: Database) -> None:
    table = Table("scratch", MetaData(), Column("id", Integer, primary_key=True), Column("document", JsonDoc))
    with migration_connection(database) as connection:
        table.create(connection)
        connection.execute(insert(table), [{"id": 1, "document": None}, {"id": 2, "document": {"é": [0.1, None]}}])

        nulls = connection.execute(text("SELECT id FROM scratch WHERE document IS NULL")).scalars().all()
        assert nulls == [1]
        assert connection.execute(select(table.c.document).where(table.c.id == 2)).scalar_one() == {"é": [0.1, None]}


def test_a_row_of_a_person_is_found_by_person_and_id_together(database: Database) -> None:
    table: Table = Flare.__table__  # type: ignore[attr-defined]
    with database.writing.begin() as connection:
        row = _flare(_patient(connection))
        other = {**row, "patient_id": _patient(connection)}
        connection.execute(insert(table), [row, other])

    with database.read() as session:
        assert session.get(Flare, (row["patient_id"], row["id"])) is not None
        assert session.get(Flare, (row["id"], row["patient_id"])) is None
    assert list(table.primary_key.columns.keys())[:2] == ["patient_id", "id"]
    assert issubclass(Flare, PatientRow)


def test_every_constraint_has_a_name_that_a_migration_can_use(database: Database) -> None:
    found = inspect(database.reading)
    for table in found.get_table_names():
        named = [
            *found.get_check_constraints(table),
            *found.get_unique_constraints(table),
            *found.get_foreign_keys(table),
        ]
        if table != "alembic_version":
            named.append(found.get_pk_constraint(table))
        assert all(constraint["name"] for constraint in named), table


def test_attributes_can_be_read_once_the_transaction_is_over(database: Database) -> None:
    with database.write() as session:
        practice = Practice.model_validate({"id": new_id(), "name": "Port", "code": "ABCD2345", "created_at": MOMENT})
        session.add(practice)

    assert practice.name == "Port"


def test_every_time_column_keeps_its_zone(database: Database) -> None:
    with database.writing.begin() as connection:
        fill_every_table(connection)
    for table in SQLModel.metadata.sorted_tables:
        times = [column for column in table.columns if isinstance(column.type, DateTime) or "UTC" in repr(column.type)]
        with database.reading.connect() as connection:
            for column in times:
                for value in connection.execute(select(column)).scalars():
                    assert value is None or value.tzinfo == UTC, column
