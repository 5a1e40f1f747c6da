"""Requirement 49: copied while people write, killed, put back on an empty machine: everything acknowledged is there.

Whoever was erased in between stays gone. One command each, as `docs/deploy.md` gives them: `longcours backup --to`,
`longcours erase`, `longcours restore`, `longcours verify-log`.
"""

import random
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import httpx
import pytest

from tests.databases import ENGINES
from tests.torture.device import Device
from tests.torture.handset import Handset, settle
from tests.torture.people import Account, Browser, Cast, assemble_cast, first_therapist
from tests.torture.place import Place, Server, free_ports, new_place

_PATIENCE_SECONDS = 120
_LEAST_ACKNOWLEDGED = 10


def pick_up(url: str, owner: Account, number: int) -> Handset:
    device = Device(name=f"{owner.login}/{number}", account=owner.account_id)
    handset = Handset(device, owner, Browser(url, timeout_seconds=60), random.Random(number), timedelta())
    assert handset.reach_server(handset.sign_in), handset.last_refusal or "no answer"
    assert handset.reach_server(handset.pull), handset.last_refusal or "no answer"
    return handset


@contextmanager
def everybody_writes(handsets: list[Handset]) -> Iterator[None]:
    stopping = threading.Event()
    threads = [threading.Thread(target=one.live, args=(stopping,), daemon=True) for one in handsets]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        stopping.set()
        for thread in threads:
            thread.join()


def acknowledged(handsets: list[Handset]) -> set[str]:
    return {mutation_id for one in handsets for mutation_id in list(one.device.acknowledged)}


def wait_for_more(handsets: list[Handset], count: int) -> set[str]:
    pause = threading.Event()
    before = len(acknowledged(handsets))
    while len(acknowledged(handsets)) < before + count:
        pause.wait(0.02)
    return acknowledged(handsets)


def in_the_feed(url: str, cast: Cast) -> set[str]:
    """Everything each person is given of their own notebook, on a device that knows nothing yet."""
    found: set[str] = set()
    for patient, owner in cast.patients.items():
        newcomer = Browser(url)
        newcomer.sign_in(owner.login, owner.password)
        after, more = 0, True
        while more:
            page = newcomer.get("/v1/sync/changes", patient=patient, after=after, limit=500)
            found |= {change["mutation_id"] for change in page["changes"]}
            after, more = page["through"], page["more"]
    return found


def empty_machine(place: Place, other: Place) -> None:
    """The key and the list of erasures are all that was kept of the first machine, beside the backup."""
    kept, key = Path(place.settings["LONGCOURS_KEY_FILE"]), Path(other.settings["LONGCOURS_KEY_FILE"])
    key.parent.mkdir(parents=True)
    for ending in ("", ".erased"):
        shutil.copyfile(f"{kept}{ending}", f"{key}{ending}")


def erase_last(place: Place, cast: Cast, handsets: list[Handset]) -> tuple[Cast, Handset]:
    """Who stays, and the device of who does not."""
    *staying, gone = cast.patients
    place.run("erase", "--patient", gone, "--what", "everything", "--although-kept", "--yes")
    return replace(cast, patients={one: cast.patients[one] for one in staying}), handsets.pop()


@pytest.mark.parametrize("engine", ENGINES)
def test_r49_everything_acknowledged_is_there_after_a_kill_and_a_restore_on_an_empty_machine(
    engine: str, tmp_path: Path
) -> None:
    port, other_port = free_ports(2)
    copy = tmp_path / "copy.longcours"
    with new_place(engine, ports=[port]) as place, new_place(engine, ports=[other_port]) as other:
        server = Server(place, port)
        founder = first_therapist(place)
        server.start()
        cast = assemble_cast(server.url, founder, patients=3)
        handsets = [pick_up(server.url, one, number) for number, one in enumerate(cast.patients.values())]
        with everybody_writes(handsets):
            before = wait_for_more(handsets, _LEAST_ACKNOWLEDGED)
            place.run("backup", "--to", str(copy))
            wait_for_more(handsets, _LEAST_ACKNOWLEDGED)
            server.kill()
        cast, erased = erase_last(place, cast, handsets)

        empty_machine(place, other)
        assert "a new epoch" in other.run("restore", str(copy))
        assert "0 broken" in other.run("verify-log")
        restored = Server(other, other_port)
        restored.start()
        try:
            assert before - erased.device.acknowledged.keys() <= in_the_feed(restored.url, cast)
            who = {"login": erased.account.login, "password": erased.account.password, "device_label": "torture"}
            assert Browser(restored.url).ask("POST", "/v1/session", json=who).status_code == httpx.codes.UNAUTHORIZED
            for one in handsets:
                one.browser.url = restored.url
                assert one.browser.ask("GET", "/v1/session").status_code == httpx.codes.UNAUTHORIZED
            assert settle(handsets, patience_seconds=_PATIENCE_SECONDS) == []
            assert acknowledged(handsets) <= in_the_feed(restored.url, cast)
            for one, patient in zip(handsets, cast.patients, strict=True):
                of_server = one.browser.get("/v1/sync/digest", patient=patient)
                assert one.device.digest(patient) == (of_server["count"], of_server["sha256"])
        finally:
            restored.stop()
