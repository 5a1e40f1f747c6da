"""R15: on PostgreSQL the database itself keeps a transaction to the rows of whom it named, should the code not."""

import ast
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import Connection, Table, UniqueConstraint, Uuid, func, select, text
from sqlalchemy.exc import DBAPIError, ProgrammingError
from sqlmodel import SQLModel

from app.access.dependencies import ReadsRecords, SignedIn
from app.access.scopes import operator_scope
from app.http.deps import Reading
from app.kit.errors import NotReachable
from app.patients.models import Patient
from app.storage.engine import Database, open_database
from app.storage.migrations import migrate
from app.storage.reach import reach_nobody, reach_person
from app.storage.service_role import Net, net_of
from tests.architecture.sources import ROOT, modules
from tests.cast import Cast
from tests.databases import PostgresTemplate
from tests.rows import fill_every_table

pytestmark = pytest.mark.engines("postgres")

# Who signs in is looked up before it is known who asks; an account holds no record.
_WITHOUT = {"account"}
_CHECKOUTS = 10_000


class _PassingFault(Exception):
    """Ends a transaction the way a fault does."""


@pytest.fixture
def two_people(database: Database) -> tuple[UUID, UUID]:
    """A row in every table for each of them."""
    with database.writing.begin() as connection:
        fill_every_table(connection)
        first = connection.execute(select(_PATIENTS.c.id)).scalar_one()
        second = uuid4()
        for table in _guarded(connection):
            for row in connection.execute(select(table)).mappings().all():
                # The ledger's line points at nobody by itself.
                for person in {first, second} - {row[_owner_of(table).name]}:
                    connection.execute(table.insert().values(_as_of(table, dict(row), person)))
    return first, second


@pytest.fixture
def narrow(database: Database) -> Database:
    """What answers requests."""
    return database.within_scopes()


_PATIENTS: Table = Patient.__table__  # type: ignore[attr-defined]


def _guarded(connection: Connection) -> list[Table]:
    """Every table about a person, found in the catalogue; parents first."""
    rows = connection.execute(
        text(
            "SELECT table_name FROM information_schema.columns"
            " WHERE table_schema = current_schema() AND column_name = 'patient_id'"
        )
    )
    names = (set(rows.scalars()) | {"patient"}) - _WITHOUT
    return [table for table in SQLModel.metadata.sorted_tables if table.name in names]


def _owner_of(table: Table) -> Any:
    return table.c.id if table is _PATIENTS else table.c.patient_id


def _as_of(table: Table, row: dict[str, Any], person: UUID) -> dict[str, Any]:
    """The same for somebody else; what must be unique among everybody is made anew."""
    alone = {table.primary_key, *(one for one in table.constraints if isinstance(one, UniqueConstraint))}
    for constraint in alone:
        if "patient_id" in constraint.columns:
            continue
        for column in constraint.columns:
            if isinstance(row[column.name], UUID | str):
                row[column.name] = uuid4() if isinstance(column.type, Uuid) else uuid4().hex
    return row | {_owner_of(table).name: person}


@contextmanager
def _within(narrow: Database, patient_id: UUID | None = None) -> Iterator[Connection]:
    with narrow.write() as session:
        if patient_id is not None:
            reach_person(session, patient_id)
        yield session.connection()


def _people_in(connection: Connection, table: Table) -> list[UUID]:
    owner = _owner_of(table)
    return sorted(connection.execute(select(owner).where(owner.is_not(None))).scalars())


def test_r15_every_table_about_a_person_is_guarded_also_against_its_owner(database: Database) -> None:
    with database.reading.connect() as connection:
        guarded = {
            name
            for (name,) in connection.execute(
                text(
                    "SELECT relname FROM pg_class JOIN pg_policy ON polrelid = pg_class.oid"
                    " WHERE relrowsecurity AND relforcerowsecurity AND polcmd = '*' AND polpermissive"
                    " AND polqual IS NOT NULL AND polwithcheck IS NOT NULL"
                )
            )
        }
        names = {table.name for table in _guarded(connection)}

    assert len(names) > 35
    assert guarded == names, "a table with a patient_id needs a policy: see migration 0021"


def test_r15_the_service_works_as_a_role_that_owns_nothing_and_cannot_take_the_net_away(narrow: Database) -> None:
    with narrow.reading.connect() as connection:
        assert net_of(connection) is Net.holds
        owned = "SELECT count(*) FROM pg_class JOIN pg_roles ON relowner = pg_roles.oid WHERE rolname = current_user"
        assert connection.execute(text(owned)).scalar_one() == 0
        is_super = "SELECT rolsuper OR rolbypassrls OR rolcreaterole FROM pg_roles WHERE rolname = current_user"
        assert connection.execute(text(is_super)).scalar_one() is False
    for statement in (
        "ALTER TABLE flare DISABLE ROW LEVEL SECURITY",
        "DROP POLICY in_scope ON flare",
        "TRUNCATE flare",
    ):
        with (
            pytest.raises(ProgrammingError, match=r"must be owner|permission denied"),
            narrow.writing.begin() as opened,
        ):
            opened.execute(text(statement))


def test_r15_without_a_scope_every_table_about_a_person_is_empty(
    narrow: Database, two_people: tuple[UUID, UUID]
) -> None:
    with _within(narrow) as connection:
        tables = _guarded(connection)
        assert {table.name: _people_in(connection, table) for table in tables if _people_in(connection, table)} == {}
    with narrow.reading.connect() as connection:
        assert [table.name for table in tables if _people_in(connection, table)] == []


def test_r15_with_the_scope_of_one_nothing_of_another_is_seen_or_written(
    database: Database, narrow: Database, two_people: tuple[UUID, UUID]
) -> None:
    first, second = two_people
    with database.reading.connect() as connection:
        tables = _guarded(connection)
        theirs = {
            table: dict(connection.execute(select(table).where(_owner_of(table) == second)).mappings().first() or {})
            for table in tables
        }
        assert all(theirs.values()), "each table holds a row of both"

    with _within(narrow, first) as connection:
        assert {table.name for table in tables if set(_people_in(connection, table)) != {first}} == set()
    for table, row in theirs.items():
        with pytest.raises(ProgrammingError, match="row-level security"), _within(narrow, first) as connection:
            connection.execute(table.insert().values(row))
        with _within(narrow, first) as connection:
            of_theirs = _owner_of(table) == second
            assert connection.execute(table.update().where(of_theirs).values(row)).rowcount == 0
            assert connection.execute(table.delete().where(of_theirs)).rowcount == 0
        # The ledger refuses any change before the policy is asked.
        refusal = "append-only" if table.name == "audit_event" else "row-level security"
        moved = {_owner_of(table).name: second}
        with pytest.raises(DBAPIError, match=refusal), _within(narrow, first) as connection:
            connection.execute(table.update().where(_owner_of(table) == first).values(moved))


def test_r15_ten_thousand_checkouts_of_the_pool_show_nobody_elses_rows(
    narrow: Database, two_people: tuple[UUID, UUID]
) -> None:
    """Some end in a fault, some say nobody, some say somebody again after a rollback; one connection serves many."""
    chance, foreign = Random(15), []
    for number in range(_CHECKOUTS):
        person = chance.choice([*two_people, None])
        ends_badly = chance.random() < 0.3
        try:
            with narrow.write() if chance.random() < 0.5 else narrow.read() as session:
                if person is not None:
                    reach_person(session, person)
                if person is not None and chance.random() < 0.1:
                    reach_nobody(session)
                    person = None
                seen = session.execute(select(_PATIENTS.c.id)).scalars().all()
                if seen != ([person] if person else []):
                    foreign.append((number, person, seen))
                if ends_badly:
                    raise _PassingFault
        except _PassingFault:
            continue

    assert foreign == []


def test_r15_a_session_says_again_whom_it_reaches_after_a_rollback(
    narrow: Database, two_people: tuple[UUID, UUID]
) -> None:
    with narrow.read() as session:
        reach_person(session, two_people[0])
        for _ in range(3):
            assert session.execute(select(_PATIENTS.c.id)).scalars().all() == [two_people[0]]
            session.rollback()
        with pytest.raises(NotReachable):
            operator_scope(session, uuid4())
        assert session.execute(select(func.count()).select_from(_PATIENTS)).scalar_one() == 0


def test_r15_routes_that_forgot_their_person_or_their_scope_tell_of_nobody_else(cast: Cast) -> None:
    """The two faults the net is there for, planted beside the routes that answer."""
    practice = cast.practice()
    helen = cast.colleague(practice, "helen")
    first, second = cast.person(practice), cast.person(practice)

    @cast.app.get("/v1/patients/{patient_id}/without-a-condition")
    def without_a_condition(session: Reading, _: ReadsRecords) -> list[UUID]:
        return list(session.execute(select(_PATIENTS.c.id)).scalars())

    @cast.app.get("/v1/without-a-scope/{patient_id}")
    def without_a_scope(session: Reading, _: SignedIn, patient_id: UUID) -> list[UUID]:
        return list(session.execute(select(_PATIENTS.c.id).where(_PATIENTS.c.id == patient_id)).scalars())

    with cast.browser(helen) as browser:
        answers = [
            browser.get(f"/v1/patients/{first}/without-a-condition").json(),
            browser.get(f"/v1/without-a-scope/{second}").json(),
        ]

    assert answers == [[str(first)], []]


def test_r15_whoever_works_for_everybody_says_so_by_name_in_one_of_these_places() -> None:
    """A new place is added here by whoever can say why it must meet more than one person."""
    found = set()
    for path, tree in modules("app"):
        for node in ast.walk(tree):
            if isinstance(node, ast.Call):
                called = ast.unparse(node.func)
                if called in ("span_people", "open_database", "tell_everyone"):
                    found.add((str(path.relative_to(ROOT)), called, *map(ast.unparse, node.args[1:])))
            elif isinstance(node, ast.Constant) and isinstance(node.value, str) and "app.scope" in node.value:
                assert path.name == "reach.py", path

    assert found == {
        ("app/access/queries.py", "span_people", "Span.caseload"),
        ("app/access/scopes.py", "span_people", "Span.care_links"),
        ("app/agenda/commands.py", "span_people", "Span.past_days"),
        ("app/backup/nightly.py", "open_database"),
        ("app/cli.py", "open_database"),
        ("app/links/opening.py", "span_people", "Span.share_link"),
        # Narrowed before it is used.
        ("app/main.py", "open_database"),
        ("app/practices/commands.py", "span_people", "Span.invitation"),
        ("app/storage/migrations.py", "tell_everyone"),
        ("app/storage/reach.py", "tell_everyone"),
    }


def test_r15_the_service_that_answers_requests_begins_with_nobody_in_reach(cast: Cast) -> None:
    answering: Database = cast.app.state.database
    cast.person(cast.practice())

    with answering.read() as session, answering.reading.connect() as bare:
        assert session.execute(select(_PATIENTS.c.id)).first() is None
        assert bare.execute(select(_PATIENTS.c.id)).first() is None


def test_r15_an_owner_who_may_not_make_roles_is_held_all_the_same_and_a_superuser_is_told(
    postgres_template: PostgresTemplate, tmp_path: Path
) -> None:
    try:
        owned = open_database(postgres_template.settings_of_bare_owner(tmp_path / "owned"))
        migrate(owned)
        with owned.writing.begin() as connection:
            fill_every_table(connection)
            assert net_of(connection) is Net.owner
        with owned.within_scopes().reading.connect() as connection:
            assert [one.name for one in _guarded(connection) if _people_in(connection, one)] == []
        owned.close()
        with postgres_template.superuser_of_newest() as connection:
            assert net_of(connection) is Net.bypassed
    finally:
        postgres_template.drop_copies()
