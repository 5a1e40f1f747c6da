"""Requirement 52: asked to stop while people write and one upload hangs, the service ends in time and loses nothing."""

import random
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest

from tests.databases import ENGINES
from tests.torture.device import Device
from tests.torture.handset import Handset
from tests.torture.people import Browser, assemble_cast, first_therapist
from tests.torture.place import Server, free_ports, new_place

_WITHIN_SECONDS = 10
_LEAST_ACKNOWLEDGED = 20


@contextmanager
def stuck_upload(server: Server) -> Iterator[None]:
    """Announces a body and never sends the rest of it."""
    head = (
        "POST /v1/session HTTP/1.1\r\nHost: 127.0.0.1\r\nSec-Fetch-Site: same-origin\r\n"
        "Content-Type: application/json\r\nContent-Length: 5000\r\n\r\n{"
    )
    with socket.create_connection(("127.0.0.1", server.port)) as connection:
        connection.sendall(head.encode())
        yield


@pytest.mark.parametrize("engine", ENGINES)
def test_r52_a_stop_under_load_with_a_stuck_upload_ends_in_time_and_loses_nothing(engine: str) -> None:
    (port,) = free_ports(1)
    with new_place(engine, ports=[port]) as place:
        server = Server(place, port)
        founder = first_therapist(place)
        server.start()
        cast = assemble_cast(server.url, founder)
        handsets = []
        for number, owner in enumerate(cast.patients.values()):
            device = Device(name=owner.login, account=owner.account_id)
            handset = Handset(device, owner, Browser(server.url), random.Random(number), timedelta())
            assert handset.reach_server(handset.sign_in)
            assert handset.reach_server(handset.pull)
            handsets.append(handset)
        stopping = threading.Event()
        threads = [threading.Thread(target=one.live, args=(stopping,), daemon=True) for one in handsets]
        for thread in threads:
            thread.start()
        try:
            with stuck_upload(server):
                while sum(len(one.device.acknowledged) for one in handsets) < _LEAST_ACKNOWLEDGED:
                    stopping.wait(0.02)
                assert server.stop(within_seconds=_WITHIN_SECONDS)
        finally:
            stopping.set()
            for thread in threads:
                thread.join()

        server.start()
        try:
            for one, patient in zip(handsets, cast.patients, strict=True):
                one.sign_in()
                kept = {change["mutation_id"] for change in _feed(one.browser, patient)}
                assert set(one.device.acknowledged) <= kept
            assert "0 broken" in place.run("verify-log")
        finally:
            server.stop()


def _feed(browser: Browser, patient: str) -> list[dict[str, str]]:
    changes, after, more = [], 0, True
    while more:
        page = browser.get("/v1/sync/changes", patient=patient, after=after, limit=500)
        changes += page["changes"]
        after, more = page["through"], page["more"]
    return changes
