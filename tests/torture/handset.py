"""A simulated person's phone or tablet: writes, loses the connection, pushes, pulls, signs in again."""

import random
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid5

import httpx

from app.sync.upcast import CURRENT_SCHEMA
from tests.torture.device import ClientBug, Device
from tests.torture.mutations import Json, RecordKey, uuid7_at
from tests.torture.people import Account, Browser, Refused

_WORDS = ("mal au dos", "nuit courte", "marché une heure", "réunion difficile", "mieux ce matin", "épaule droite")
_BACK_OFF_SECONDS = (0.05, 1.0)
_LONGEST_DOZE_SECONDS = 2.0
_TRIES_ON_WAKING = 6
_PAGES = (1, 5, 50, 500)
_EXPECTED = frozenset({401, 429, 502, 503})


def _number(dice: random.Random) -> int:
    return dice.randint(0, 10)


def _words(dice: random.Random) -> str:
    return f"{dice.choice(_WORDS)} {dice.randrange(10_000)}"


def _impacts(dice: random.Random) -> list[str]:
    return dice.sample(["activities", "mood", "sleep", "work", "relations"], dice.randint(0, 3))


FIELDS: dict[str, dict[str, Any]] = {
    "flare": {"worst_pain": _number, "note": _words, "impacts": _impacts},
    "checkin": {"pain_now": _number, "stress": _number, "note": _words},
    "story": {"text": _words, "title": _words},
    "goal": {"text": _words, "why_it_matters": _words, "horizon": _words},
    "need": {"text": _words, "note": _words},
    "attention_point": {"text": _words, "note": _words},
}
REQUIRED: dict[str, Json] = {"attention_point": {"kind": "yellow", "text": "à reprendre"}, "story": {"text": "…"}}
NUMERIC = frozenset({"worst_pain", "pain_now", "stress"})
KINDS = {
    "patient": ("flare", "flare", "checkin", "story", "goal", "need"),
    "therapist": ("goal", "goal", "need", "flare", "attention_point"),
}


@dataclass
class Handset:
    """`clock_offset` is how wrong this device's clock is."""

    device: Device
    account: Account
    browser: Browser
    dice: random.Random
    clock_offset: timedelta
    surprises: list[str] = field(default_factory=list)
    last_refusal: str = ""
    _waits: float = 0.0

    def now(self) -> datetime:
        return datetime.now(UTC) + self.clock_offset

    def live(self, stopping: threading.Event) -> None:
        """Until told to stop: write, push and pull in any order, sometimes offline for a while."""
        while not stopping.is_set():
            for _ in range(self.dice.choice((0, 1, 1, 2, 5))):
                self.write_something()
            if self.dice.random() < 0.75:
                self.reach_server(
                    self.dice.choice(
                        (self.push, self.push, self.pull, self.pull, self.push_and_pull, self.push_and_doze)
                    )
                )
            stopping.wait(self.dice.uniform(0.02, 0.2) + self._waits)

    def reach_server(self, action: Callable[[], None], *, signed_in_again: bool = False) -> bool:
        """True when it went through; a lost answer or a busy server only means waiting a little longer."""
        try:
            action()
        except httpx.TransportError:
            self._back_off()
            return False
        except Refused as refused:
            self.device.see_epoch(self.browser.last_epoch or self.device.epoch)
            if refused.status == httpx.codes.UNAUTHORIZED and not signed_in_again:
                return self.reach_server(self.sign_in, signed_in_again=True) and self.reach_server(
                    action, signed_in_again=True
                )
            self.last_refusal = str(refused)
            if refused.status not in _EXPECTED:
                self.surprises.append(f"{self.device.name}: {refused}")
            self._back_off()
            return False
        self._waits = 0.0
        return True

    def _back_off(self) -> None:
        shortest, longest = _BACK_OFF_SECONDS
        self._waits = min(longest, max(shortest, self._waits * 2)) * self.dice.uniform(0.5, 1)

    def sign_in(self) -> None:
        self.browser.sign_in(self.account.login, self.account.password)

    def push_and_pull(self) -> None:
        self.push()
        self.pull()

    def push(self) -> None:
        """Everything waiting, patient by patient, in batches of any size."""
        for patient in {mutation.patient for mutation in self.device.outbox}:
            self.device.take_verdicts(self._send(patient))

    def push_all(self) -> None:
        for patient in {mutation.patient for mutation in self.device.outbox}:
            self.device.take_verdicts(self._send(patient, largest=True))

    def push_and_doze(self) -> None:
        """The page freezes after sending and, on waking, pulls before it reads the answer that waited."""
        for patient in {mutation.patient for mutation in self.device.outbox}:
            answer = self._send(patient)
            for _ in range(_TRIES_ON_WAKING):
                time.sleep(self.dice.uniform(0.2, _LONGEST_DOZE_SECONDS))
                if self.reach_server(self.pull):
                    break
            self.device.take_verdicts(answer)

    def _send(self, patient: str, *, largest: bool = False) -> Json:
        waiting = self.device.waiting(patient)[: 100 if largest else self.dice.choice((1, 3, 20, 100))]
        body = {
            "patient": patient,
            "client_schema": CURRENT_SCHEMA,
            "epoch": self.device.epoch or None,
            "mutations": [mutation.body() for mutation in waiting],
        }
        return dict(self.browser.post("/v1/sync/push", body))

    def pull(self) -> None:
        self.device.take_heads(self.browser.get("/v1/sync/heads"))
        for patient in list(self.device.cursors):
            self._pull_patient(patient, page=self.dice.choice(_PAGES))

    def _pull_patient(self, patient: str, *, page: int) -> None:
        more = True
        while more:
            after = self.device.read_from(patient)
            page = page if self.device.bug is not ClientBug.timestamp_cursor else _PAGES[-1]
            answer = self.browser.get("/v1/sync/changes", patient=patient, after=after, limit=page)
            more = self.device.take_changes(answer)
            if self.device.bug is ClientBug.timestamp_cursor:
                return

    def pull_everything(self) -> None:
        self.device.take_heads(self.browser.get("/v1/sync/heads"))
        for patient in list(self.device.cursors):
            self._pull_patient(patient, page=500)

    def write_something(self) -> None:
        patients = sorted(self.device.cursors)
        if not patients:
            return
        patient = self.dice.choice(patients)
        known = sorted(key for key, copy in self.device.records.items() if key[0] == patient and not copy.deleted)
        # A few hot records make conflicts frequent; an even spread would hardly ever meet one.
        hot = known[:5] if self.dice.random() < 0.8 else known
        choice = self.dice.random()
        if not hot or choice < 0.25:
            self._create(patient)
        elif choice < 0.92:
            self._edit(self.dice.choice(hot))
        else:
            self._put(self.dice.choice(hot), op="delete", fields={})

    def _create(self, patient: str) -> None:
        kind = self.dice.choice(KINDS[self.account.role])
        day = (self.now() - timedelta(days=self.dice.randrange(3))).date().isoformat()
        record_id = uuid7_at(int(self.now().timestamp() * 1000))
        if kind == "checkin":
            record_id = str(uuid5(UUID(patient), f"checkin{day}"))
        if (patient, record_id) in self.device.records:
            return
        fields = {**REQUIRED.get(kind, {}), **self._some_fields(kind)}
        if kind in ("goal", "need"):
            fields["text"] = _words(self.dice)
        self._put((patient, record_id), op="put", fields=fields, kind=kind, when={"local_date": day, **self._when()})

    def _when(self) -> Json:
        moment = self.now().isoformat(timespec="seconds")
        return {"occurred_at": moment, "zone": "Europe/Paris", "offset_min": 60}

    def _edit(self, key: RecordKey) -> None:
        self._put(key, op="put", fields=self._some_fields(self.device.records[key].kind))

    def _some_fields(self, kind: str) -> Json:
        names = sorted(FIELDS[kind])
        chosen = self.dice.sample(names, self.dice.randint(1, len(names)))
        return {name: FIELDS[kind][name](self.dice) for name in chosen}

    def _put(self, key: RecordKey, *, op: str, fields: Json, kind: str | None = None, when: Json | None = None) -> None:
        moment = self.now()
        self.device.write(
            uuid7_at(int(moment.timestamp() * 1000)),
            key,
            kind=kind or self.device.records[key].kind,
            op=op,
            fields=fields,
            when={**(when or {}), "device_time": moment.isoformat()},
        )


def settle(handsets: list[Handset], *, patience_seconds: float) -> list[str]:
    """I5: on a calm network every outbox empties; returns what stayed stuck for so long that nothing moved any more."""
    # After a restore there may be nothing to send until a device has seen the new epoch, and then much.
    for handset in handsets:
        handset.reach_server(handset.pull_everything)
    waiting, deadline = _waiting(handsets), time.monotonic() + patience_seconds
    while waiting and time.monotonic() < deadline:
        for handset in handsets:
            handset.reach_server(handset.push_all)
            handset.reach_server(handset.pull_everything)
        if _waiting(handsets) < waiting:
            waiting, deadline = _waiting(handsets), time.monotonic() + patience_seconds
    for handset in handsets:
        handset.reach_server(handset.pull_everything)
    return [
        f"I5 {handset.device.name}: {len(handset.device.outbox)} mutations never left the outbox,"
        f" last answers {dict(handset.device.latest)} {handset.last_refusal}"
        for handset in handsets
        if handset.device.outbox
    ]


def _waiting(handsets: list[Handset]) -> int:
    return sum(len(handset.device.outbox) for handset in handsets)
