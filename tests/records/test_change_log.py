"""The keyed chain of the change log: whoever alters the table without the key is noticed."""

import random
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import Connection, delete, insert, select, update

from app.kit.ids import new_id
from app.records.log import verify_log
from app.records.models import AuthorRole, Change, PatientCounter
from app.storage.engine import Database
from app.storage.keys import Keys
from tests.sync.in_process import InProcessServer, new_person
from tests.torture.mutations import uuid7_at

_CHANGE = Change.__table__  # type: ignore[attr-defined]
_COUNTER = PatientCounter.__table__  # type: ignore[attr-defined]
_TAMPERINGS = 200
_NOW_MS = 1_773_300_000_000

Row = dict[str, Any]
Rows = list[Row]


def _written(server: InProcessServer) -> None:
    """Twelve revisions: creations, amendments, deletions, a conflict, a device whose clock is wrong."""
    person, therapist = server.as_person(new_id()), server.as_therapist(new_id(), new_id())
    ids = [uuid7_at(_NOW_MS) for _ in range(4)]
    heads = {}
    for number, record_id in enumerate(ids):
        mutation = _mutation(record_id, local_date="2026-03-12", fields={"worst_pain": number, "note": f"n° {number}"})
        mutation["device_time"] = "2026-03-12T08:00:00.123456Z"
        heads[record_id] = mutation["mutation_id"]
        server.push(person, [mutation])
    for scope, record_id, fields in (
        (therapist, ids[0], {"worst_pain": 9}),
        (person, ids[0], {"worst_pain": 2}),
        (person, ids[1], {"visibility": "patient_only"}),
        (person, ids[2], {"note": None}),
        (therapist, ids[3], {"wants_contact": True}),
        (person, ids[3], {"note": "autre"}),
        (person, ids[2], {"ongoing": False}),
    ):
        server.push(scope, [_mutation(record_id, base=heads[record_id], fields=fields)])
    server.push(person, [{**_mutation(ids[1], base=heads[ids[1]]), "op": "delete", "rebase": True}])


def _mutation(record_id: str, **more: object) -> dict[str, Any]:
    made = {"mutation_id": uuid7_at(_NOW_MS), "kind": "flare", "record_id": record_id, "op": "put", "fields": {}}
    return made | more


@pytest.fixture
def server(database: Database) -> InProcessServer:
    made = new_person(database)
    _written(made)
    return made


def _broken(database: Database, keys: Keys | None = None) -> list[tuple[UUID, int]]:
    with database.read() as session:
        _, broken = verify_log(session, keys or database.keys)
    return [(link.patient_id, link.seq) for link in broken]


def test_an_untouched_log_is_whole(server: InProcessServer) -> None:
    with server.database.read() as session:
        rows, broken = verify_log(session, server.database.keys)
        statuses = session.execute(select(_CHANGE.c.status)).scalars().all()

    assert (rows, broken) == (12, [])
    assert "conflict" in statuses


def test_another_key_verifies_nothing(server: InProcessServer) -> None:
    assert _broken(server.database, Keys(bytes(32))) == [(server.patient_id, 1)]


def _other_value(value: Any, chance: random.Random) -> Any:
    if isinstance(value, bool):
        return not value
    if isinstance(value, int):
        return value + chance.choice([-1, 1, 1000])
    if isinstance(value, bytes):
        place = chance.randrange(len(value))
        return value[:place] + bytes([value[place] ^ (1 << chance.randrange(8))]) + value[place + 1 :]
    if isinstance(value, datetime):
        return value + timedelta(microseconds=chance.choice([1, 1_000_000, 86_400_000_000]))
    if isinstance(value, UUID):
        return UUID(int=value.int ^ (1 << chance.randrange(128)))
    return None


def _edited(rows: Rows, chance: random.Random) -> Rows:
    """One value of one row is another one."""
    row = chance.choice(rows)
    name = chance.choice([name for name in row if name not in ("patient_id", "seq")])
    value = _other_value(row[name], chance)
    if value is None:
        value = _LIKELY[name](row[name]) if name in _LIKELY else new_id()
    row[name] = value
    return rows


_LIKELY: dict[str, Callable[[Any], Any]] = {
    "kind": lambda _: "story",
    "op": lambda old: "put" if old == "delete" else "delete",
    "status": lambda old: "applied" if old == "merged" else "merged",
    "fields": lambda old: old + "=",
    "state": lambda old: old[:40] + ("B" if old[40] == "A" else "A") + old[41:],
    "erased_payload": lambda _: bytes(32),
    "visibility": lambda old: "patient_only" if old == "shared" else "shared",
    "visibility_before": lambda old: "patient_only" if old == "shared" else "shared",
    "author_role": lambda old: AuthorRole.therapist if old == "patient" else AuthorRole.patient,
    "device_time": lambda _: datetime.fromisoformat("2026-01-01T00:00:00+00:00"),
    "clock_offset_seconds": lambda _: 4000,
}


def _shortened(rows: Rows, chance: random.Random) -> Rows:
    """One row is gone, with or without the others closing up behind it."""
    place = chance.randrange(len(rows))
    left = rows[:place] + rows[place + 1 :]
    if chance.random() < 0.5:
        for number, row in enumerate(left, start=1):
            row["seq"] = number
    return left


def _reordered(rows: Rows, chance: random.Random) -> Rows:
    """Two rows change places."""
    one, other = chance.sample(range(len(rows)), 2)
    rows[one]["seq"], rows[other]["seq"] = rows[other]["seq"], rows[one]["seq"]
    return rows


def _truncated(rows: Rows, chance: random.Random) -> Rows:
    return rows[: chance.randrange(len(rows))]


def _doubled(rows: Rows, chance: random.Random) -> Rows:
    """An invented row at the end, copied from a real one."""
    copy = {**chance.choice(rows), "seq": len(rows) + 1, "mutation_id": new_id()}
    return [*rows, {**copy, "prev_hash": rows[-1]["hash"]}]


_WAYS = (_edited, _edited, _edited, _shortened, _reordered, _truncated, _doubled)


def _tampered(connection: Connection, rows: Rows, chance: random.Random) -> Iterator[str]:
    for _ in range(_TAMPERINGS):
        way = chance.choice(_WAYS)
        changed = way([dict(row) for row in rows], chance)
        connection.execute(delete(_CHANGE))
        if changed:
            connection.execute(insert(_CHANGE), changed)
        yield way.__name__


def test_two_hundred_ways_of_altering_the_table_are_all_noticed(server: InProcessServer) -> None:
    chance, database = random.Random(2026), server.database
    with database.read() as session:
        rows = [dict(row) for row in session.execute(select(_CHANGE).order_by(_CHANGE.c.seq)).mappings()]

    seen = set()
    with database.write() as session:
        for way in _tampered(session.connection(), rows, chance):
            _, broken = verify_log(session, database.keys)
            assert [link.patient_id for link in broken] == [server.patient_id], way
            seen.add(way)
        session.execute(delete(_CHANGE))
        session.execute(insert(_CHANGE), rows)
    assert len(seen) == len(set(_WAYS))
    assert _broken(database) == []


def test_a_log_whose_end_or_counter_is_cut_off_is_noticed(server: InProcessServer) -> None:
    database = server.database
    for values in ({"seq": 11}, {"seq": 13}, {"chain_hash": bytes(32)}):
        with database.write() as session:
            kept = dict(session.execute(select(_COUNTER)).mappings().one())
            session.execute(update(_COUNTER).values(**values))
        assert _broken(database) == [(server.patient_id, 0)], values
        with database.write() as session:
            session.execute(update(_COUNTER).values(**kept))

    with database.write() as session:
        session.execute(delete(_COUNTER))
    assert _broken(database) == [(server.patient_id, 0)]


def test_one_persons_damage_says_nothing_of_the_others(server: InProcessServer) -> None:
    other = new_person(server.database)
    _written(other)
    with server.database.write() as session:
        session.execute(
            update(_CHANGE).where(_CHANGE.c.patient_id == other.patient_id, _CHANGE.c.seq == 5).values(kind="x")
        )

    assert _broken(server.database) == [(other.patient_id, 5)]
