"""The least code that does the same work on the same engine: Starlette, one statement, orjson. Not the product."""

import json
import uuid
from typing import Any

import orjson
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

_FLARE = ("patient_id", "id", "local_date", "zone", "offset_min", "worst_pain", "impacts", "note", "received_at")
_LOG = ("patient_id", "seq", "mutation_id", "record_id", "fields", "received_at")
_CHECKIN = ("patient_id", "id", "local_date", "pain_now", "stress", "sleep_quality", "margin", "note")
_SCHEMA = (
    "CREATE TABLE IF NOT EXISTS floor_flare (patient_id {id}, id {id}, local_date {day}, zone TEXT, offset_min INTEGER,"
    " worst_pain INTEGER, impacts TEXT, note TEXT, received_at TEXT, PRIMARY KEY (patient_id, id))",
    "CREATE TABLE IF NOT EXISTS floor_log (patient_id {id}, seq INTEGER, mutation_id {id}, record_id {id}, fields TEXT,"
    " received_at TEXT, PRIMARY KEY (patient_id, seq), UNIQUE (patient_id, mutation_id))",
    "CREATE TABLE IF NOT EXISTS floor_checkin (patient_id {id}, id {id}, local_date {day}, pain_now INTEGER,"
    " stress INTEGER, sleep_quality INTEGER, margin INTEGER, note TEXT, PRIMARY KEY (patient_id, local_date, id))",
)
_READ = "SELECT local_date, pain_now, stress, sleep_quality, margin, note FROM floor_checkin WHERE patient_id = {0}"


class Floor:
    """`connection` is autocommitting; `mark` is its parameter style."""

    def __init__(self, connection: Any, *, mark: str) -> None:
        self._connection = connection
        self._mark = mark
        self._seq = 0
        types = {"id": "UUID", "day": "DATE"} if mark == "%s" else {"id": "CHAR(36)", "day": "TEXT"}
        for statement in _SCHEMA:
            connection.execute(statement.format(**types))

    def routes(self) -> list[BaseRoute]:
        return [
            Route("/bare", self.bare),
            Route("/floor/flare", self.write_flare, methods=["POST"]),
            Route("/floor/batch", self.write_batch, methods=["POST"]),
            Route("/floor/checkins", self.fill, methods=["POST"]),
            Route("/floor/decade", self.read_decade),
        ]

    def _insert(self, table: str, columns: tuple[str, ...], rows: list[tuple[Any, ...]]) -> None:
        one = f"({','.join([self._mark] * len(columns))})"
        statement = f"INSERT INTO {table} ({','.join(columns)}) VALUES {','.join([one] * len(rows))}"  # noqa: S608
        self._connection.execute(f"{statement} ON CONFLICT DO NOTHING", [value for row in rows for value in row])

    def _run(self, *work: tuple[str, tuple[str, ...], list[tuple[Any, ...]]]) -> None:
        self._connection.execute("BEGIN IMMEDIATE" if self._mark == "?" else "BEGIN")
        for table, columns, rows in work:
            self._insert(table, columns, rows)
        self._connection.execute("COMMIT")

    async def bare(self, request: Request) -> Response:
        return Response(b"{}", media_type="application/json")

    async def write_flare(self, request: Request) -> Response:
        body = orjson.loads(await request.body())
        self._run(("floor_flare", _FLARE, [_flare_row(body)]))
        return Response(orjson.dumps(body), media_type="application/json", status_code=201)

    async def write_batch(self, request: Request) -> Response:
        """A hundred rows and their log, in two statements."""
        body = orjson.loads(await request.body())
        flares, log = [], []
        for mutation in body["mutations"]:
            self._seq += 1
            record = {"patient_id": body["patient"], "id": mutation["record_id"], **mutation, **mutation["fields"]}
            flares.append(_flare_row(record))
            fields = json.dumps(mutation["fields"])
            ids = (mutation["mutation_id"], mutation["record_id"])
            log.append((body["patient"], self._seq, *ids, fields, "2026-01-01T00:00:00Z"))
        self._run(("floor_flare", _FLARE, flares), ("floor_log", _LOG, log))
        results = [{"mutation_id": mutation["mutation_id"], "status": "applied"} for mutation in body["mutations"]]
        return Response(orjson.dumps({"results": results}), media_type="application/json")

    async def fill(self, request: Request) -> Response:
        body = orjson.loads(await request.body())
        rows = [
            (body["patient"], str(uuid.uuid4()), one["local_date"], *(one["fields"].get(name) for name in _CHECKIN[3:]))
            for one in body["mutations"]
        ]
        self._run(("floor_checkin", _CHECKIN, rows))
        return Response(status_code=204)

    async def read_decade(self, request: Request) -> Response:
        query = _READ.format(self._mark) + " ORDER BY local_date"
        rows = self._connection.execute(query, (request.query_params["patient"],)).fetchall()
        names = ("day", *_CHECKIN[3:])
        columns = dict(zip(names, zip(*rows, strict=True), strict=True)) if rows else {}
        return Response(orjson.dumps(columns), media_type="application/json")


def _flare_row(body: dict[str, Any]) -> tuple[Any, ...]:
    read = {**body, "impacts": ",".join(body.get("impacts") or []), "received_at": "2026-01-01T00:00:00Z"}
    return tuple(read.get(name) for name in _FLARE)
