"""Requirement 54: every read and write of a person's data is written down, and nothing written changes unseen."""

import random
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy import Connection, Executable, Table, text
from sqlalchemy.exc import DBAPIError
from sqlmodel import col, select

from app.audit.ledger import Event, Ledger, record_event
from app.audit.models import Action, AuditChain, AuditEvent, Outcome
from app.audit.triggers import POSTGRESQL_DROP, POSTGRESQL_TRIGGERS, SQLITE_DROP, SQLITE_TRIGGERS
from app.audit.verification import Anchor, chain_anchors, verify_chains
from app.storage.engine import Database
from app.storage.migrations import migration_connection
from app.storage.sessions import ReadSession
from tests.cast import Cast, MovableClock, problem_of

_LINE: Table = AuditEvent.__table__  # type: ignore[attr-defined]
_HEAD: Table = AuditChain.__table__  # type: ignore[attr-defined]
PATIENTS = [UUID(int=number, version=4) for number in range(1, 4)]


@pytest.fixture
def ledger(database: Database) -> Ledger:
    return Ledger(database.keys, MovableClock())


def test_r54_a_ledger_nobody_touched_is_whole(database: Database, ledger: Ledger) -> None:
    _write_lines(database, ledger, 60)

    with database.read() as session:
        assert verify_chains(session, ledger) == ()
        assert {anchor.length for anchor in chain_anchors(session).values()} == {15, 18}


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_event SET purpose = 'x'",
        "DELETE FROM audit_event",
        "DELETE FROM audit_chain",
        "UPDATE audit_chain SET length = 0",
    ],
)
def test_r54_lines_cannot_be_changed_or_removed(database: Database, ledger: Ledger, statement: str) -> None:
    _write_lines(database, ledger, 4)

    with pytest.raises(DBAPIError, match=r"append-only|only grows"), database.writing.begin() as connection:
        connection.execute(text(statement))


def test_r54_a_thousand_random_tamperings_are_all_noticed(database: Database, ledger: Ledger) -> None:
    """By somebody who can write every table and take the triggers away, but does not hold the key."""
    _write_lines(database, ledger, 60)
    chance = random.Random(54)
    unnoticed = []
    with _without_triggers(database):
        for number in range(1000):
            with database.writing.connect() as connection:
                connection.begin()
                what = _tamper(connection, chance)
                if not _is_noticed(connection, ledger):
                    unnoticed.append((number, what))
                connection.rollback()

    assert unnoticed == []


def test_r54_cutting_the_end_off_and_putting_an_old_head_back_is_seen_against_an_anchor(
    database: Database, ledger: Ledger
) -> None:
    _write_lines(database, ledger, 20)
    with database.read() as session:
        rows = session.execute(text("SELECT chain, length, head, seal FROM audit_chain")).all()
    _write_lines(database, ledger, 20)
    with database.read() as session:
        anchors = chain_anchors(session)
    with _without_triggers(database), database.writing.begin() as connection:
        for chain, length, head, seal in rows:
            connection.execute(
                text("DELETE FROM audit_event WHERE chain = :c AND number > :n"), {"c": chain, "n": length}
            )
            connection.execute(
                text("UPDATE audit_chain SET length = :n, head = :h, seal = :s WHERE chain = :c"),
                {"c": chain, "n": length, "h": head, "s": seal},
            )

    with database.read() as session:
        assert verify_chains(session, ledger) == (), "without an anchor an old whole state looks whole"
        found = verify_chains(session, ledger, anchors=anchors)
        missing = verify_chains(session, ledger, anchors={"gone": Anchor(1, "0" * 64)})

    assert {finding.fault for finding in found} == {"cut_off_since_anchor"}
    assert [finding.fault for finding in missing] == ["chain_missing"]


def test_r54_another_key_verifies_nothing(database: Database, ledger: Ledger) -> None:
    _write_lines(database, ledger, 4)
    other = Ledger(type(database.keys)(bytes(32)), ledger.clock)

    with database.read() as session:
        assert verify_chains(session, other)


def test_r54_a_read_is_one_line_a_quarter_of_an_hour(cast: Cast) -> None:
    practice = cast.practice()
    patient_id = cast.person(practice)
    account = cast.colleague(practice, "claire")
    with cast.browser(account) as tablet:
        for _ in range(5):
            assert tablet.get(f"/v1/patients/{patient_id}").status_code == 200
        assert tablet.get(f"/v1/patients/{patient_id}/care-links").status_code == 200
        cast.clock.move(minutes=16)
        assert tablet.get(f"/v1/patients/{patient_id}").status_code == 200

    lines = _lines(cast.database, patient_id)
    assert [(line.action, line.purpose, line.actor_id) for line in lines] == [
        (Action.read, "patients", account.id),
        (Action.read, "care-links", account.id),
        (Action.read, "patients", account.id),
    ]


def test_r54_two_processes_write_a_read_down_once(cast: Cast) -> None:
    practice = cast.practice()
    patient_id = cast.person(practice)
    account = cast.colleague(practice, "claire")
    second = replace(cast)
    for process in (cast, second):
        with process.browser(account) as tablet:
            assert tablet.get(f"/v1/patients/{patient_id}").status_code == 200

    assert len(_lines(cast.database, patient_id)) == 1


def test_r54_a_refusal_is_written_down_without_opening_a_chain(cast: Cast) -> None:
    stranger = cast.colleague(cast.practice("Ailleurs"), "zoe")
    practice = cast.practice()
    patient_id, invented = cast.person(practice), uuid4()
    with cast.browser(stranger) as tablet:
        for subject in (patient_id, invented):
            problem_of(tablet.get(f"/v1/patients/{subject}"), 404, "not_reachable")
            problem_of(tablet.patch(f"/v1/patients/{subject}", json={"display_name": "X"}), 404, "not_reachable")
        problem_of(tablet.get(f"/v1/practices/{practice.id}"), 404, "not_reachable")

    with cast.database.read() as session:
        refused = session.exec(select(AuditEvent).where(AuditEvent.outcome == Outcome.refused)).all()
        chains = set(chain_anchors(session))
    assert {(line.object_kind, line.object_id, line.reason) for line in refused} == {
        ("patient", str(patient_id), "not_reachable"),
        ("patient", str(invented), "not_reachable"),
        ("practice", str(practice.id), "not_reachable"),
    }
    assert {line.actor_id for line in refused} == {stranger.id}
    assert chains == {"global"}


def test_r54_signing_in_right_and_wrong_is_written_down_without_the_name_typed(cast: Cast) -> None:
    account = cast.account("paul")
    with cast.browser() as browser:
        for login in ("paul", "inconnue"):
            browser.post("/v1/session", json={"login": login, "password": "pas le bon mot"})
        browser.post("/v1/session", json={"login": "paul", "password": "une grue traverse l'hiver"})
        browser.delete("/v1/session")

    with cast.database.read() as session:
        lines = session.exec(select(AuditEvent).order_by(col(AuditEvent.number))).all()
    assert [(line.action, line.outcome, line.object_id) for line in lines] == [
        (Action.signed_in, Outcome.refused, str(account.id)),
        (Action.signed_in, Outcome.refused, None),
        (Action.signed_in, Outcome.done, str(account.id)),
        (Action.signed_out, Outcome.done, None),
    ]
    assert "inconnue" not in str(lines)


def _write_lines(database: Database, ledger: Ledger, count: int) -> None:
    for number in range(count):
        patient_id = [*PATIENTS, None][number % 4]
        event = Event(Action.read, purpose="flares", actor_id=uuid4(), patient_id=patient_id)
        with database.write() as session:
            record_event(session, ledger, event)


def _lines(database: Database, patient_id: UUID) -> list[AuditEvent]:
    with database.read() as session:
        found = select(AuditEvent).where(AuditEvent.patient_id == patient_id).order_by(col(AuditEvent.number))
        return list(session.exec(found).all())


@contextmanager
def _without_triggers(database: Database) -> Iterator[None]:
    is_sqlite = database.sqlite_file is not None
    with migration_connection(database) as connection:
        for statement in SQLITE_DROP if is_sqlite else POSTGRESQL_DROP:
            connection.exec_driver_sql(statement)
    yield
    with migration_connection(database) as connection:
        for statement in SQLITE_TRIGGERS if is_sqlite else POSTGRESQL_TRIGGERS:
            connection.exec_driver_sql(statement.replace("%", "%%") if not is_sqlite else statement)


def _is_noticed(connection: Connection, ledger: Ledger) -> bool:
    with ReadSession(connection) as session:
        return bool(verify_chains(session, ledger))


def _tamper(connection: Connection, chance: random.Random) -> str:
    lines = connection.execute(_LINE.select().order_by(_LINE.c.chain, _LINE.c.number)).all()
    chosen = chance.choice(lines)
    here = (_LINE.c.chain == chosen.chain) & (_LINE.c.number == chosen.number)
    change, head = _LINE.update().where(here), _HEAD.update().where(_HEAD.c.chain == chosen.chain)
    other_action = Action.wrote if chosen.action is not Action.wrote else Action.exported
    tamperings: dict[str, Executable] = {
        "actor": change.values(actor_id=uuid4()),
        "device": change.values(device_id=uuid4()),
        "action": change.values(action=other_action),
        "purpose": change.values(purpose="notes"),
        "outcome": change.values(outcome=Outcome.refused),
        "reason": change.values(reason=""),
        "time": change.values(at=chosen.at + timedelta(seconds=1)),
        "mac": change.values(mac="f" * 64),
        "number": change.values(number=chosen.number + 1000),
        "remove": _LINE.delete().where(here),
        "remove the end": _LINE.delete().where(_LINE.c.chain == chosen.chain, _LINE.c.number >= chosen.number),
        "remove the chain": _LINE.delete().where(_LINE.c.chain == chosen.chain),
        "shorten the head": head.values(length=_HEAD.c.length - 1),
        "seal": head.values(seal=_HEAD.c.head),
        "remove the head": _HEAD.delete().where(_HEAD.c.chain == chosen.chain),
    }
    what = chance.choice(sorted(tamperings))
    connection.execute(tamperings[what])
    return f"{what} {chosen.chain} {chosen.number}"
