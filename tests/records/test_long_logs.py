"""What a batch costs must not grow with the years before it."""

from typing import Any

import pytest
from sqlalchemy import event

from app.kit.ids import new_id
from app.storage.engine import Database
from tests.sync.in_process import new_person
from tests.torture.mutations import uuid7_at

_NOW_MS = 1_773_300_000_000


def _flares(how_many: int) -> list[dict[str, Any]]:
    return [
        {
            "mutation_id": uuid7_at(_NOW_MS + number),
            "kind": "flare",
            "record_id": uuid7_at(_NOW_MS + number),
            "op": "put",
            "local_date": "2026-03-12",
            "fields": {"worst_pain": 4},
        }
        for number in range(how_many)
    ]


@pytest.mark.engines("sqlite")
def test_no_reading_of_a_batch_walks_a_whole_log(database: Database) -> None:
    server = new_person(database)
    person, read = server.as_person(new_id()), list[tuple[str, Any]]()

    def note(_: object, __: object, statement: str, parameters: object, *more: object) -> None:
        if statement.lstrip().startswith("SELECT") and "change" in statement:
            read.append((statement, parameters))

    event.listen(database.writing, "before_cursor_execute", note)
    server.push(person, _flares(100))
    event.remove(database.writing, "before_cursor_execute", note)

    assert read
    with database.reading.connect() as connection:
        for statement, parameters in read:
            plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
            steps = [row[3] for row in plan if "SEARCH" in row[3] or "SCAN" in row[3]]
            assert not [step for step in steps if "SCAN" in step or step.endswith("(patient_id=?)")]
