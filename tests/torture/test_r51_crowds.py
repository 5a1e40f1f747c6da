"""Requirement 51: ten times the usual writers, and six hundred clients that never finish, on a service as it is run."""

import socket
import time
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from threading import Thread

import httpx
import pytest

from app.kit.ids import new_id
from tests.databases import ENGINES
from tests.torture.people import Account, Browser, Cast, assemble_cast, first_therapist
from tests.torture.place import Server, free_ports, new_place

_WRITERS, _EACH = 40, 15
_MOST_MORE_BYTES = 200 * 1024 * 1024
_HALF_HEADERS, _HALF_BODIES = 400, 200
# Tells an answer from none at all, on any machine.
_HANGS_SECONDS = 120
_TO_BE_SENT_AGAIN = {httpx.codes.TOO_MANY_REQUESTS, httpx.codes.SERVICE_UNAVAILABLE}


@dataclass
class Writer:
    """One page somebody writes in; what is refused for now is sent again when the service said."""

    owner: Account
    patient: str
    browser: Browser
    acknowledged: set[str] = field(default_factory=set)
    surprises: list[str] = field(default_factory=list)

    def write(self, client: httpx.Client) -> None:
        for number in range(_EACH):
            record_id, day = str(new_id()), f"2026-03-{number + 1:02}"
            while (answer := self._send(client, record_id, day)).status_code in _TO_BE_SENT_AGAIN:
                time.sleep(float(answer.headers["Retry-After"]))
            if answer.status_code == httpx.codes.CREATED:
                self.acknowledged.add(record_id)
            else:
                self.surprises.append(f"{answer.status_code} {answer.text[:200]}")

    def _send(self, client: httpx.Client, record_id: str, day: str) -> httpx.Response:
        cookies = "; ".join(f"{name}={value}" for name, value in self.browser.cookies.items())
        headers = {"Sec-Fetch-Site": "same-origin", "If-None-Match": "*", "Cookie": cookies}
        address = f"{self.browser.url}/v1/patients/{self.patient}/stories/{record_id}"
        return client.put(address, json={"local_date": day, "text": "Trop de bruit."}, headers=headers)


def _writers(url: str, cast: Cast) -> list[Writer]:
    """One sign-in serves ten, as ten pages of one browser would."""
    writers = []
    for patient, owner in cast.patients.items():
        browser = Browser(url)
        browser.sign_in(owner.login, owner.password)
        writers += [Writer(owner, patient, browser) for _ in range(_WRITERS // len(cast.patients))]
    return writers


def _resident_bytes(server: Server) -> int:
    [line] = [line for line in Path(f"/proc/{server.process_id}/status").read_text().splitlines() if "VmRSS" in line]
    return int(line.split()[1]) * 1024


@pytest.mark.parametrize("engine", ENGINES)
def test_r51_ten_times_the_usual_writers_lose_nothing_that_was_acknowledged(engine: str) -> None:
    (port,) = free_ports(1)
    with new_place(engine, ports=[port]) as place:
        server = Server(place, port)
        founder = first_therapist(place)
        server.start()
        try:
            cast = assemble_cast(server.url, founder, patients=4)
            writers = _writers(server.url, cast)
            before = _resident_bytes(server)
            _write_together(writers)

            assert [surprise for one in writers for surprise in one.surprises] == []
            assert sum(len(one.acknowledged) for one in writers) == _WRITERS * _EACH
            for one in writers:
                assert one.acknowledged <= _kept(one)
            assert _resident_bytes(server) < before + _MOST_MORE_BYTES
            assert "0 broken" in place.run("verify-log")
        finally:
            server.stop()


def _write_together(writers: list[Writer]) -> None:
    with ExitStack() as opened:
        clients = [opened.enter_context(httpx.Client(timeout=_HANGS_SECONDS)) for _ in writers]
        threads = [Thread(target=one.write, args=(client,)) for one, client in zip(writers, clients, strict=True)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()


def _kept(writer: Writer) -> set[str]:
    found: set[str] = set()
    after, more = 0, True
    while more:
        page = writer.browser.get("/v1/sync/changes", patient=writer.patient, after=after, limit=500)
        found |= {change["record_id"] for change in page["changes"]}
        after, more = page["through"], page["more"]
    return found


def test_r51_six_hundred_clients_that_never_finish_keep_nobody_waiting_and_are_let_go() -> None:
    (port,) = free_ports(1)
    with new_place("sqlite", ports=[port]) as place, ExitStack() as held:
        place.settings["LONGCOURS_REQUEST_SECONDS"] = "10"
        server = Server(place, port)
        founder = first_therapist(place)
        server.start()
        held.callback(server.stop)
        half = "POST /v1/session HTTP/1.1\r\nHost: 127.0.0.1\r\nSec-Fetch-Site: same-origin\r\n"
        whole = f"{half}Content-Type: application/json\r\nContent-Length: 5000\r\n\r\n{{"
        headers = [_begun(held, port, half) for _ in range(_HALF_HEADERS)]
        bodies = [_begun(held, port, whole) for _ in range(_HALF_BODIES)]

        browser = Browser(server.url, _HANGS_SECONDS)
        browser.sign_in(founder.login, founder.password)
        assert browser.ask("GET", "/v1/session").status_code == httpx.codes.OK

        assert {one.recv(1000) for one in headers} == {b""}
        assert {one.recv(1000).split(b"\r\n")[0] for one in bodies} == {b"HTTP/1.1 408 Request Timeout"}
        assert browser.ask("GET", "/v1/session").status_code == httpx.codes.OK


def _begun(held: ExitStack, port: int, sent: str) -> socket.socket:
    connection = held.enter_context(socket.create_connection(("127.0.0.1", port), timeout=_HANGS_SECONDS))
    connection.sendall(sent.encode())
    return connection
