"""Sets up one run: the product with a practice of people, and the reference process beside it on the same engine."""

import random
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import httpx
import psycopg
from psycopg import sql
from sqlalchemy import make_url

from app.settings import Settings
from app.sync.upcast import CURRENT_SCHEMA
from bench.crowd import copy_person
from bench.decade import decade
from bench.everything import everything
from bench.measure import cpu_seconds, timed
from tests.torture.people import Account, assemble_cast, first_therapist
from tests.torture.place import ROOT, Place, Server, new_place

BATCH = 100
FULL_COPIES, FULLEST_COPIES = 12, 4
THIN_RECORDS = 120


class Client:
    """A signed-in browser that keeps its connection open."""

    def __init__(self, url: str, account: Account) -> None:
        self._http = httpx.Client(base_url=url, headers={"Sec-Fetch-Site": "same-origin"}, timeout=120)
        answer = self._http.post("/v1/session", json={"login": account.login, "password": account.password})
        answer.raise_for_status()
        cookies = (line.split(";", 1)[0] for line in answer.headers.get_list("set-cookie"))
        self._http.headers["Cookie"] = "; ".join(cookies)

    def ask(self, method: str, path: str, **more: Any) -> httpx.Response:
        """Raises on any error, so that no refusal is ever measured as work."""
        answer = self._http.request(method, path, **more)
        if answer.is_error:
            raise RuntimeError(f"{method} {path}: {answer.status_code} {answer.text[:300]}")
        return answer

    def push(self, patient: UUID | str, mutations: Sequence[dict[str, Any]]) -> None:
        body = {"patient": str(patient), "client_schema": CURRENT_SCHEMA, "mutations": list(mutations)}
        verdicts = self.ask("POST", "/v1/sync/push", json=body).json()["results"]
        refused = [verdict for verdict in verdicts if verdict["status"] != "applied"]
        if refused:
            raise RuntimeError(f"not applied: {refused[0]}")


@dataclass(slots=True)
class Stage:
    """`decades` are people with ten full years that nobody has opened yet; so are those of `everything`, fuller."""

    place: Place
    server: Server
    patient: str
    owner: Account
    therapist: Account
    decades: list[UUID]
    everything: list[UUID]
    startup_seconds: float
    startup_cpu_seconds: float

    def as_owner(self) -> Client:
        return Client(self.server.url, self.owner)

    def as_therapist(self) -> Client:
        return Client(self.server.url, self.therapist)


@contextmanager
def new_stage(engine: str, *, people: int, port: int, seed: int) -> Iterator[Stage]:
    with new_place(engine, ports=(port,)) as place:
        # A night spent in the middle of a figure would be counted as part of it.
        place.settings["LONGCOURS_NIGHTLY"] = "false"
        server = Server(place, port)
        founder = first_therapist(place)
        server.start()
        try:
            cast = assemble_cast(server.url, founder, patients=2)
            [(patient, owner), (fullest, their_account)] = cast.patients.items()
            _live(Client(server.url, owner), patient, decade(random.Random(seed)))
            _live(Client(server.url, their_account), fullest, everything(random.Random(seed)))
            server.stop()
            settings = settings_of(place)
            full = copy_person(settings, UUID(fullest), copies=FULLEST_COPIES, records_each=None)
            decades = copy_person(settings, UUID(patient), copies=FULL_COPIES, records_each=None)
            thin = max(0, people - FULL_COPIES - FULLEST_COPIES - 2)
            copy_person(settings, UUID(patient), copies=thin, records_each=THIN_RECORDS)
            with timed() as seconds:
                server.start()
                startup = seconds(), cpu_seconds(server.process_id)
            yield Stage(place, server, patient, owner, cast.therapists[0], decades, full, *startup)
        finally:
            server.stop()


def settings_of(place: Place) -> Settings:
    return Settings.model_validate(
        {name.removeprefix("LONGCOURS_").lower(): value for name, value in place.settings.items()}
    )


def _live(client: Client, patient: str, life: Iterator[dict[str, Any]]) -> None:
    mutations = list(life)
    for start in range(0, len(mutations), BATCH):
        client.push(patient, mutations[start : start + BATCH])


@dataclass(frozen=True, slots=True)
class Reference:
    url: str
    process_id: int


@contextmanager
def new_reference(place: Place, *, port: int) -> Iterator[Reference]:
    """Floor and stock reference, on a database of their own of the same engine."""
    address = _floor_database(place) if place.engine == "postgres" else ""
    arguments = ["--engine", place.engine, "--port", str(port), "--folder", str(place.folder), "--address", address]
    log = (place.folder / "reference.log").open("ab")
    process = subprocess.Popen(
        [sys.executable, "-m", "bench.reference", *arguments], cwd=ROOT, stdout=log, stderr=subprocess.STDOUT
    )
    url = f"http://127.0.0.1:{port}"
    try:
        _wait_for(f"{url}/bare", process)
        yield Reference(url, process.pid)
    finally:
        process.terminate()
        process.wait(20)
        log.close()


def _floor_database(place: Place) -> str:
    address = place.settings["LONGCOURS_DATABASE_URL"]
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(sql.SQL("CREATE DATABASE floor"))
    return make_url(address).set(database="floor").render_as_string(hide_password=False)


def _wait_for(url: str, process: "subprocess.Popen[bytes]") -> None:
    for _ in range(400):
        if process.poll() is not None:
            raise RuntimeError("the reference did not start")
        try:
            httpx.get(url)
        except httpx.TransportError:
            time.sleep(0.05)
        else:
            return
    raise RuntimeError("the reference did not answer")
