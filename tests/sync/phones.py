"""Devices for tests that read as stories: a phone writes, sends, receives."""

from dataclasses import dataclass, field
from uuid import uuid4

from app.access.scopes import PatientScope
from tests.sync.in_process import InProcessServer
from tests.torture.device import ClientBug, Device
from tests.torture.mutations import Json, LocalRecord, Mutation, uuid7_at

DAY = "2026-03-12"
_NOW_MS = 1_773_300_000_000


def new_record_id() -> str:
    return uuid7_at(_NOW_MS)


@dataclass
class Phone:
    server: InProcessServer
    scope: PatientScope
    device: Device = field(init=False)
    bug: ClientBug | None = None

    def __post_init__(self) -> None:
        self.device = Device(name="phone", account=str(self.scope.account_id), bug=self.bug)
        self.device.take_heads(self.server.heads())

    @property
    def patient(self) -> str:
        return str(self.server.patient_id)

    def writes(self, kind: str, record_id: str, *, when: Json | None = None, **fields: object) -> Mutation:
        known = (self.patient, record_id) in self.device.records
        when = when if when is not None else {} if known else {"local_date": DAY}
        key = (self.patient, record_id)
        return self.device.write(uuid7_at(_NOW_MS), key, kind=kind, op="put", fields=fields, when=when)

    def deletes(self, kind: str, record_id: str) -> Mutation:
        key = (self.patient, record_id)
        return self.device.write(uuid7_at(_NOW_MS), key, kind=kind, op="delete", fields={}, when={})

    def pushes(self) -> list[Json]:
        """Everything waiting, in batches of a hundred; the verdicts."""
        verdicts: list[Json] = []
        for _ in range(1 + len(self.device.outbox) // 100):
            batch = [mutation.body() for mutation in self.device.waiting(self.patient)[:100]]
            if not batch:
                break
            answer = self.server.push(self.scope, batch)
            verdicts += answer["results"]
            self.device.take_verdicts(answer)
        return verdicts

    def pulls(self) -> None:
        self.device.take_heads(self.server.heads())
        more = True
        while more:
            more = self.device.take_changes(self.server.changes(self.scope, self.device.read_from(self.patient)))

    def syncs(self) -> list[str]:
        """Pushes, then pulls; the verdicts in a word each."""
        statuses = [verdict["status"] for verdict in self.pushes()]
        self.pulls()
        return statuses

    def shows(self, record_id: str) -> LocalRecord:
        return self.device.records[self.patient, record_id]

    def value(self, record_id: str, name: str) -> object:
        return self.shows(record_id).state.get(name)

    def digest(self) -> tuple[int, str]:
        return self.device.digest(self.patient)


@dataclass(frozen=True)
class Household:
    """A person with a phone and a tablet of their own, and a therapist who follows them."""

    server: InProcessServer
    phone: Phone
    tablet: Phone
    therapist: Phone

    def revisions(self) -> list[Json]:
        return list(self.server.changes(self.phone.scope)["changes"])


def new_household(server: InProcessServer) -> Household:
    person = uuid4()
    return Household(
        server,
        Phone(server, server.as_person(person)),
        Phone(server, server.as_person(person)),
        Phone(server, server.as_therapist(uuid4(), uuid4())),
    )
