"""One torture run: devices living on a bad network while the server is killed, restored and put out of time."""

import random
import threading
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from tests.torture.device import ClientBug, Device
from tests.torture.handset import NUMERIC, Handset, settle
from tests.torture.mutations import Json
from tests.torture.network import CALM, STORMY, FaultyProxy
from tests.torture.oracle import (
    History,
    Life,
    acknowledged_is_kept,
    nothing_hidden_unseen,
    nothing_twice,
    same_digest,
)
from tests.torture.people import Account, Browser, Cast, assemble_cast, first_therapist
from tests.torture.place import PRODUCT, CommandFailed, Place, Server, free_ports, new_place

_CLOCKS = (timedelta(days=-365), timedelta(hours=-2), timedelta(minutes=61), timedelta(days=400), timedelta())


@dataclass(frozen=True, slots=True)
class Plan:
    seconds: float
    engine: str = "sqlite"
    seed: int = 1
    port: int | None = None
    kills: bool = True
    restores: bool = False
    clock_jumps: bool = False
    server_bug: str | None = None
    client_bug: ClientBug | None = None
    patience_seconds: float = 30

    @property
    def entry(self) -> Sequence[str]:
        return ("-m", "tests.torture.buggy_server", "--bug", self.server_bug) if self.server_bug else PRODUCT


@dataclass(slots=True)
class Outcome:
    acknowledged: int = 0
    mutations: int = 0
    kills: int = 0
    restores: int = 0
    verdicts: Counter[str] = field(default_factory=Counter)
    faults: Counter[str] = field(default_factory=Counter)
    failures: list[str] = field(default_factory=list)
    seconds: float = 0.0

    def summary(self) -> str:
        return (
            f"{self.acknowledged} acknowledged of {self.mutations} written, {self.kills} kills,"
            f" {self.restores} restores, {len(self.failures)} failures in {self.seconds:.0f} s;"
            f" verdicts {dict(self.verdicts)}; network {dict(self.faults)}"
        )


def run(plan: Plan) -> Outcome:
    started = time.monotonic()
    ports = free_ports(2) if plan.port is None else [plan.port, plan.port + 1]
    with new_place(plan.engine, ports=ports) as place:
        campaign = _Campaign(plan, place, ports)
        try:
            campaign.live()
            outcome = campaign.judge()
        finally:
            campaign.end()
    outcome.seconds = time.monotonic() - started
    return outcome


class _Campaign:
    def __init__(self, plan: Plan, place: Place, ports: Sequence[int]) -> None:
        self.plan = plan
        self.place = place
        self.dice = random.Random(plan.seed)
        self.server = Server(place, ports[0], entry=plan.entry)
        self.proxy = FaultyProxy(port=ports[1], upstream_port=ports[0], seed=plan.seed)
        founder = first_therapist(place)
        self.server.start()
        self.proxy.start()
        self.cast: Cast = assemble_cast(self.server.url, founder)
        self.witness = Browser(self.server.url)
        self.lives: list[Life] = []
        self.restores = 0
        self.handsets = self._hand_out_devices()
        self._note_life()

    def _hand_out_devices(self) -> list[Handset]:
        """Two phones for the first patient, one for the others, two tablets for each therapist."""
        handsets = []
        patients = list(self.cast.patients.values())
        owners: list[Account] = [patients[0], *patients, *self.cast.therapists, *self.cast.therapists]
        for number, owner in enumerate(owners):
            device = Device(name=f"{owner.login}/{number}", account=owner.account_id, bug=self.plan.client_bug)
            browser = Browser(f"http://127.0.0.1:{self.proxy.port}", timeout_seconds=8)
            offset = _CLOCKS[number % len(_CLOCKS)]
            handset = Handset(device, owner, browser, random.Random(self.plan.seed * 1000 + number), offset)
            handset.reach_server(handset.sign_in)
            handset.reach_server(handset.pull)
            handsets.append(handset)
        return handsets

    def _note_life(self) -> None:
        """After a restore the witness's session is void, so it signs in again."""
        founder = self.cast.therapists[0]
        self.witness.sign_in(founder.login, founder.password)
        heads = self.witness.get("/v1/sync/heads")
        self.lives.append(Life(heads["epoch"], {head["patient"]: head["seq"] for head in heads["patients"]}))

    def live(self) -> None:
        stopping = threading.Event()
        self.proxy.faults = STORMY
        threads = [threading.Thread(target=one.live, args=(stopping,), daemon=True) for one in self.handsets]
        for thread in threads:
            thread.start()
        try:
            self._trouble(time.monotonic() + self.plan.seconds)
        finally:
            stopping.set()
            for thread in threads:
                thread.join(30)
        self.proxy.faults = CALM

    def _trouble(self, deadline: float) -> None:
        """Until the time is over, but never before each kind of trouble was met once, however slow the machine."""
        backup: str | None = None
        while time.monotonic() < deadline or self._is_untroubled():
            time.sleep(self.dice.uniform(0.5, 2.5))
            if self.plan.restores and backup is None:
                backup = self._back_up()
            elif backup and (self.dice.random() < 0.4 or time.monotonic() > deadline):
                self._restore(backup)
                backup = None
            elif self.plan.kills:
                self.server.kill()
                self.server.start(clock_offset_seconds=self._server_clock())

    def _is_untroubled(self) -> bool:
        return (self.plan.kills and not self.server.kills) or (self.plan.restores and not self.restores)

    def _server_clock(self) -> int:
        return self.dice.choice((0, -86_400, 3_660, -7_200, 86_400 * 30)) if self.plan.clock_jumps else 0

    def _back_up(self) -> str:
        path = str(self.place.folder / f"backup-{len(self.lives)}-{self.dice.randrange(10**6)}")
        self.place.run("backup", "--to", path)
        return path

    def _restore(self, backup: str) -> None:
        """Nobody gets through until the new life's starting point has been read."""
        self.proxy.cut_off = True
        self.server.kill()
        self.place.run("restore", backup)
        self.server.start(clock_offset_seconds=self._server_clock())
        self._note_life()
        self.proxy.cut_off = False
        self.restores += 1

    def judge(self) -> Outcome:
        devices = [handset.device for handset in self.handsets]
        outcome = Outcome(restores=self.restores, kills=self.server.kills, faults=self.proxy.seen)
        outcome.failures += settle(self.handsets, patience_seconds=self.plan.patience_seconds)
        outcome.failures += [surprise for handset in self.handsets for surprise in handset.surprises]
        outcome.failures += [gap for device in devices for gap in device.feed_gaps]
        for patient, owner in self.cast.patients.items():
            outcome.failures += self._judge_patient(patient, owner)
        outcome.failures += self._judge_log()
        for device in devices:
            outcome.mutations += len(device.written)
            outcome.acknowledged += len(device.acknowledged)
            outcome.verdicts.update(sent.status for sent in device.acknowledged.values())
            outcome.verdicts.update(status for _, status in device.needs_attention)
        return outcome

    def _judge_log(self) -> list[str]:
        """The keyed chains hold through every kill and restore."""
        try:
            self.place.run("verify-log")
        except CommandFailed as failure:
            return [f"verify-log: {failure}"]
        return []

    def _judge_patient(self, patient: str, owner: Account) -> list[str]:
        """A brand-new device of the patient and one of a therapist read everything from 0."""
        failures: list[str] = []
        merged_feed: dict[int, Json] = {}
        for reader in (owner, self.cast.therapists[0]):
            browser = Browser(self.server.url)
            browser.sign_in(reader.login, reader.password)
            newcomer = Device(name=f"new device of {reader.login}", account=reader.account_id)
            newcomer.take_heads(browser.get("/v1/sync/heads"))
            feed = _whole_feed(browser, newcomer, patient)
            failures += nothing_twice(self._history(patient, feed))
            for change in feed:
                if merged_feed.get(change["seq"], {"hidden": True})["hidden"]:
                    merged_feed[change["seq"]] = change
            digest = browser.get("/v1/sync/digest", patient=patient)
            peers = [one.device for one in self.handsets if one.account.role == reader.role]
            peers = [device for device in peers if reader.role == "therapist" or device.account == reader.account_id]
            failures += same_digest(
                [("server", (digest["count"], digest["sha256"]))]
                + [(device.name, device.digest(patient)) for device in (newcomer, *peers)]
            )
            failures += _same_states(newcomer, peers, patient)
        history = self._history(patient, [merged_feed[seq] for seq in sorted(merged_feed)])
        return failures + acknowledged_is_kept(history) + nothing_hidden_unseen(history)

    def _history(self, patient: str, feed: list[Json]) -> History:
        devices = [handset.device for handset in self.handsets]
        return History(
            patient=patient,
            feed=feed,
            written={note.mutation_id: note for device in devices for note in device.written},
            acknowledged=[
                sent for device in devices for sent in device.acknowledged.values() if sent.mutation.patient == patient
            ],
            lives=self.lives,
            numeric_fields=NUMERIC,
        )

    def end(self) -> None:
        self.proxy.stop()
        self.server.stop()


def _whole_feed(browser: Browser, newcomer: Device, patient: str) -> list[Json]:
    feed: list[Json] = []
    more = True
    while more:
        after = newcomer.cursors.get(patient, 0)
        answer = browser.get("/v1/sync/changes", patient=patient, after=after, limit=500)
        feed += answer["changes"]
        more = newcomer.take_changes(answer) and newcomer.cursors[patient] > after
    return feed


def _same_states(newcomer: Device, peers: list[Device], patient: str) -> list[str]:
    """I3 beyond heads: the same words on every device."""
    failures = []
    for peer in peers:
        for key, copy in newcomer.records.items():
            other = peer.records.get(key)
            if key[0] == patient and other is not None and (other.state, other.deleted) != (copy.state, copy.deleted):
                failures.append(f"I3 {peer.name} shows another content of {key[1]}")
    return failures
