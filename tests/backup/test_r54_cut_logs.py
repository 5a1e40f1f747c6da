"""Requirement 54: a log cut off together with what counts it is whole in itself; a copy made earlier tells."""

from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, Table, delete, select, update

from app.audit.ledger import Ledger
from app.audit.models import AuditChain, AuditEvent
from app.audit.triggers import POSTGRESQL_DROP, SQLITE_DROP
from app.backup.commands import begin_new_life, make_backup
from app.backup.manifest import Manifest
from app.backup.soundness import Logs, verify_logs
from app.privacy.erasing import erase_person
from app.privacy.erasures import Erased
from app.records.models import Change, PatientCounter
from app.storage.migrations import migration_connection
from tests.backup.conftest import Practised

_CHANGE: Table = Change.__table__  # type: ignore[attr-defined]
_COUNTER: Table = PatientCounter.__table__  # type: ignore[attr-defined]
_LINE: Table = AuditEvent.__table__  # type: ignore[attr-defined]
_HEAD: Table = AuditChain.__table__  # type: ignore[attr-defined]


@pytest.fixture
def copied(practised: Practised, tmp_path: Path) -> Manifest:
    """Five notes, then a backup of them."""
    with practised.cast.browser(practised.therapist) as browser:
        for stress in range(5):
            practised.note(browser, stress=stress)
    return make_backup(practised.cast.database, tmp_path / "copy", now=practised.cast.clock())


def read_logs(practised: Practised, *manifests: Manifest) -> Logs:
    database, clock = practised.cast.database, practised.cast.clock
    with database.read() as session:
        return verify_logs(session, database, clock, manifests)


def is_sound(logs: Logs) -> bool:
    return not (logs.broken or logs.findings)


def cut_change_log(connection: Connection, practised: Practised, length: int) -> None:
    rows = connection.execute(select(_CHANGE).where(_CHANGE.c.seq == length)).mappings().one()
    connection.execute(delete(_CHANGE).where(_CHANGE.c.seq > length))
    connection.execute(update(_COUNTER).values(seq=length, chain_hash=rows["hash"]))


def test_r54_a_change_log_cut_off_together_with_its_counter_is_noticed(practised: Practised, copied: Manifest) -> None:
    assert is_sound(read_logs(practised, copied))
    with migration_connection(practised.cast.database) as connection:
        drop_guards(connection)
        cut_change_log(connection, practised, 3)

    assert not read_logs(practised).broken
    logs = read_logs(practised, copied)
    assert [(link.patient_id, link.seq) for link in logs.broken] == [(practised.patient_id, 0)]
    assert logs.held_against == 1


def test_r54_a_change_log_that_grew_again_after_the_cut_is_noticed(practised: Practised, copied: Manifest) -> None:
    with migration_connection(practised.cast.database) as connection:
        drop_guards(connection)
        cut_change_log(connection, practised, 3)
    with practised.cast.browser(practised.therapist) as browser:
        for stress in range(4):
            practised.note(browser, day="2026-03-02", stress=stress)

    assert not read_logs(practised).broken
    assert [link.seq for link in read_logs(practised, copied).broken] == [5]


def test_r54_a_person_removed_with_their_counter_is_noticed(practised: Practised, copied: Manifest) -> None:
    with migration_connection(practised.cast.database) as connection:
        drop_guards(connection)
        connection.execute(delete(_CHANGE))
        connection.execute(delete(_COUNTER))

    assert not read_logs(practised).broken
    assert [(link.patient_id, link.seq) for link in read_logs(practised, copied).broken] == [(practised.patient_id, 0)]


def test_r54_an_audit_trail_cut_off_with_a_head_that_fits_is_noticed(practised: Practised, copied: Manifest) -> None:
    """By somebody who holds the key too: only what was written down elsewhere speaks against them."""
    database, clock = practised.cast.database, practised.cast.clock
    chain, length = str(practised.patient_id), copied.audit[str(practised.patient_id)].length - 1
    with migration_connection(database) as connection:
        drop_guards(connection)
        last: dict[str, Any] = dict(
            connection.execute(select(_LINE).where(_LINE.c.chain == chain, _LINE.c.number == length)).mappings().one()
        )
        connection.execute(delete(_LINE).where(_LINE.c.chain == chain, _LINE.c.number > length))
        seal = Ledger(database.keys, clock).seal(chain, length, last["mac"])
        connection.execute(
            update(_HEAD).where(_HEAD.c.chain == chain).values(length=length, head=last["mac"], seal=seal)
        )

    assert not read_logs(practised).findings
    assert [finding.fault for finding in read_logs(practised, copied).findings] == ["cut_off_since_anchor"]


def test_r54_a_copy_of_a_former_life_says_nothing_about_this_one(practised: Practised, copied: Manifest) -> None:
    begin_new_life(practised.cast.database, now=practised.cast.clock())

    logs = read_logs(practised, copied)
    assert logs.held_against == 0
    assert is_sound(logs)


@pytest.mark.parametrize("what", Erased)
def test_r54_an_erasure_by_law_is_no_damage(practised: Practised, copied: Manifest, what: Erased) -> None:
    ledger = Ledger(practised.cast.database.keys, practised.cast.clock)
    erase_person(practised.cast.database, ledger, practised.patient_id, what, although_kept=True)

    logs = read_logs(practised, copied)
    assert logs.held_against == 1
    assert is_sound(logs)


def test_r54_a_copy_of_an_older_schema_is_not_compared(practised: Practised, copied: Manifest) -> None:
    before = copied.model_copy(update={"schema_revision": "0016"})

    assert read_logs(practised, before).held_against == 0


def drop_guards(connection: Connection) -> None:
    """The triggers that let the ledger only grow; whoever owns the database can take them away."""
    for statement in SQLITE_DROP if connection.dialect.name == "sqlite" else POSTGRESQL_DROP:
        connection.exec_driver_sql(statement)
