"""Hypothesis plays three devices against the real sync functions; I1 to I8 are checked when it stops."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule, run_state_machine_as_test

from app.access.scopes import PatientScope
from app.storage.engine import Database
from tests.sync.in_process import InProcessServer, Snapshot, new_person
from tests.torture.device import ClientBug, Device
from tests.torture.mutations import Json, uuid7_at
from tests.torture.oracle import (
    History,
    Life,
    acknowledged_is_kept,
    nothing_hidden_unseen,
    nothing_twice,
    same_digest,
)
from tests.torture.seeded_bugs import SERVER_BUGS, planted

_EXAMPLES = {"sqlite": 100, "postgres": 30}
_MANY_EXAMPLES = 1000
_STEPS = 40
_DAY = "2026-03-12"
_CLOCKS = (timedelta(), timedelta(days=-30), timedelta(days=400))
_FIELDS: dict[str, dict[str, st.SearchStrategy[Any]]] = {
    "flare": {"worst_pain": st.integers(0, 10), "impacts": st.just(["sleep"]) | st.just(["work", "mood"])},
    "goal": {"text": st.integers(0, 99).map("marcher {}".format), "horizon": st.just("été") | st.just("automne")},
    "checkin": {"pain_now": st.integers(0, 10), "stress": st.integers(0, 10)},
}
_KINDS = sorted(_FIELDS)
_NUMERIC = frozenset({"worst_pain", "pain_now", "stress"})

numbers = st.integers(0, 2)


class SyncMachine(RuleBasedStateMachine):
    """Devices 0 and 1 are the person's own, device 2 the therapist's; three records, one of each kind."""

    database: Database
    bug: ClientBug | None = None

    @initialize()
    def begin(self) -> None:
        self.server: InProcessServer = new_person(self.database)
        person, therapist = uuid4(), uuid4()
        self.scopes: list[PatientScope] = [
            self.server.as_person(person),
            self.server.as_person(person),
            self.server.as_therapist(therapist, uuid4()),
        ]
        self.devices = [
            Device(name=f"device-{number}", account=str(scope.account_id), bug=self.bug)
            for number, scope in enumerate(self.scopes)
        ]
        self.patient = str(self.server.patient_id)
        self.record_ids = [uuid7_at(1_700_000_000_000) for _ in _KINDS]
        self.late: list[tuple[int, list[Json]]] = []
        self.unread: list[tuple[int, Json]] = []
        self.backup: Snapshot | None = None
        self.lives: list[Life] = []
        self._note_life()
        for device in self.devices:
            device.take_heads(self.server.heads())

    def _note_life(self) -> None:
        feed = self.server.changes(self.scopes[0])
        self.lives.append(Life(feed["epoch"], {self.patient: feed["through"]}))

    @rule(number=numbers, which=numbers, data=st.data())
    def edit(self, number: int, which: int, data: st.DataObject) -> None:
        kind = _KINDS[which]
        names = data.draw(st.lists(st.sampled_from(sorted(_FIELDS[kind])), min_size=1, unique=True))
        fields = {name: data.draw(_FIELDS[kind][name]) for name in names}
        key = (self.patient, self.record_ids[which])
        when = {} if key in self.devices[number].records else {"local_date": _DAY}
        if kind == "goal" and when:
            fields.setdefault("text", "marcher")
        self._write(number, which, op="put", fields=fields, when=when)

    @rule(number=numbers, which=numbers)
    def delete(self, number: int, which: int) -> None:
        if (self.patient, self.record_ids[which]) in self.devices[number].records:
            self._write(number, which, op="delete", fields={}, when={})

    def _write(self, number: int, which: int, *, op: str, fields: Json, when: Json) -> None:
        key = (self.patient, self.record_ids[which])
        self.devices[number].write(
            uuid7_at(1_700_000_000_000), key, kind=_KINDS[which], op=op, fields=fields, when=when
        )

    @rule(number=numbers, size=st.sampled_from([1, 2, 100]), answer=st.sampled_from(["ok", "ok", "lost", "unread"]))
    def push(self, number: int, size: int, answer: str) -> None:
        device = self.devices[number]
        batch = [mutation.body() for mutation in device.waiting(self.patient)[:size]]
        if not batch:
            return
        verdicts = self.server.push(self.scopes[number], batch)
        if answer == "ok":
            device.take_verdicts(verdicts)
        elif answer == "unread":
            self.unread.append((number, verdicts))

    @rule(number=numbers, size=st.sampled_from([1, 3, 100]))
    def keep_batch_for_later(self, number: int, size: int) -> None:
        """The network holds a copy back: delivered twice, late, or both."""
        batch = [mutation.body() for mutation in self.devices[number].waiting(self.patient)[:size]]
        if batch:
            self.late.append((number, batch))

    @precondition(lambda self: self.late)
    @rule(data=st.data())
    def deliver_late(self, data: st.DataObject) -> None:
        number, batch = self.late.pop(data.draw(st.integers(0, len(self.late) - 1)))
        self.server.push(self.scopes[number], batch)

    @precondition(lambda self: self.unread)
    @rule()
    def read_late(self) -> None:
        number, verdicts = self.unread.pop(0)
        self.devices[number].take_verdicts(verdicts)

    @rule(number=numbers, limit=st.sampled_from([1, 2, 500]))
    def pull(self, number: int, limit: int) -> None:
        device = self.devices[number]
        device.take_heads(self.server.heads())
        limit = 500 if self.bug is ClientBug.timestamp_cursor else limit
        device.take_changes(self.server.changes(self.scopes[number], device.read_from(self.patient), limit=limit))

    @rule(offset=st.sampled_from(_CLOCKS))
    def server_clock_jumps(self, offset: timedelta) -> None:
        self.server.clock_offset = offset

    @precondition(lambda self: self.backup is None)
    @rule()
    def back_up(self) -> None:
        self.backup = self.server.snapshot()

    @precondition(lambda self: self.backup is not None)
    @rule()
    def restore(self) -> None:
        assert self.backup is not None
        self.server.restore(self.backup)
        self.backup = None
        self._note_life()

    def teardown(self) -> None:
        if not hasattr(self, "server"):
            return
        for number, verdicts in self.unread:
            self.devices[number].take_verdicts(verdicts)
        forgotten = self._forgotten_without_a_pull()
        self._settle()
        failures = [*forgotten, *self._failures()]
        assert not failures, "\n".join(failures)

    def _forgotten_without_a_pull(self) -> list[str]:
        """I6 for a device that pushes and is closed before it pulls: that answer too must tell it of the restore."""
        acknowledged, waiting = set[str](), set[str]()
        for number, device in enumerate(self.devices):
            if batch := [mutation.body() for mutation in device.waiting(self.patient)]:
                device.take_verdicts(self.server.push(self.scopes[number], batch))
                acknowledged |= device.acknowledged.keys()
            waiting |= {mutation.mutation_id for mutation in device.outbox}
        kept = {change["mutation_id"] for change in self.server.changes(self.scopes[0])["changes"]}
        return [f"I6 {one} was lost by a restore and is not sent again" for one in acknowledged - kept - waiting]

    def _settle(self) -> None:
        for _ in range(8):
            for number, device in enumerate(self.devices):
                if batch := [mutation.body() for mutation in device.waiting(self.patient)]:
                    device.take_verdicts(self.server.push(self.scopes[number], batch))
                self._pull_all(number, device)

    def _pull_all(self, number: int, device: Device) -> None:
        device.take_heads(self.server.heads())
        after = device.read_from(self.patient)
        device.take_changes(self.server.changes(self.scopes[number], after))

    def _failures(self) -> list[str]:
        newcomer = Device(name="new device", account="")
        newcomer.take_heads(self.server.heads())
        feed = self.server.changes(self.scopes[0])
        newcomer.take_changes(feed)
        history = History(
            patient=self.patient,
            feed=feed["changes"],
            written={note.mutation_id: note for device in self.devices for note in device.written},
            acknowledged=[sent for device in self.devices for sent in device.acknowledged.values()],
            lives=self.lives,
            numeric_fields=_NUMERIC,
        )
        digests = [("server", self.server.digest(self.scopes[0]))]
        digests += [(device.name, device.digest(self.patient)) for device in (newcomer, *self.devices)]
        stuck = [f"I5 {device.name}: {len(device.outbox)} never left" for device in self.devices if device.outbox]
        gaps = [gap for device in self.devices for gap in device.feed_gaps]
        return [
            *acknowledged_is_kept(history),
            *nothing_twice(history),
            *nothing_hidden_unseen(history),
            *same_digest(digests),
            *stuck,
            *gaps,
        ]


def _play(database: Database, *, examples: int, client_bug: ClientBug | None = None) -> None:
    machine = type("Machine", (SyncMachine,), {"database": database, "bug": client_bug})
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=examples,
            stateful_step_count=_STEPS,
            deadline=None,
            database=None,
            # Without shrinking, which once took three minutes and says nothing more.
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
            print_blob=False,
        ),
    )


def test_r36_no_sequence_of_edits_pushes_pulls_and_restores_loses_or_overwrites(
    database: Database, engine_name: str
) -> None:
    _play(database, examples=_EXAMPLES[engine_name])


@pytest.mark.torture
def test_r36_a_thousand_sequences_lose_and_overwrite_nothing(database: Database) -> None:
    _play(database, examples=_MANY_EXAMPLES)


@pytest.mark.engines("sqlite")
@pytest.mark.parametrize("bug", SERVER_BUGS)
def test_the_state_machine_catches_a_server_with(bug: str, database: Database) -> None:
    with planted(bug), pytest.raises(AssertionError, match=r"I\d "):
        _play(database, examples=300)


@pytest.mark.engines("sqlite")
@pytest.mark.parametrize("bug", list(ClientBug))
def test_the_state_machine_catches_a_device_with(bug: ClientBug, database: Database) -> None:
    with pytest.raises(AssertionError, match=r"I\d "):
        _play(database, examples=300, client_bug=bug)
