"""The client side of `sync.md`: outbox, sent log, cursors, epochs, base and parent. No network here.

The same class serves the black-box torture (over HTTP) and the state machine (in process).
"""

import hashlib
from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum

from tests.torture.mutations import KEPT, REFUSED, Json, LocalRecord, Mutation, RecordKey, Sent, Written

RETRIES_BEFORE_REBASE = 3


class ClientBug(StrEnum):
    """Faults planted on purpose, to show that the tests can fail."""

    parent_only = "parent_only"
    cursor_off_by_one = "cursor_off_by_one"
    timestamp_cursor = "timestamp_cursor"
    no_sent_log = "no_sent_log"
    epoch_only_in_pull = "epoch_only_in_pull"


class Device:
    """One installation of the app, bound to one account; everything here survives losing the connection."""

    def __init__(self, *, name: str, account: str, bug: ClientBug | None = None) -> None:
        self.name = name
        self.account = account
        self.bug = bug
        self.epoch = ""
        self.cursors: dict[str, int] = {}
        self.records: dict[RecordKey, LocalRecord] = {}
        self.outbox: list[Mutation] = []
        self.sent_log: list[Sent] = []
        self.needs_attention: list[tuple[Mutation, str]] = []
        self.written: list[Written] = []
        self.acknowledged: dict[str, Sent] = {}
        self.latest: Counter[str] = Counter()
        self.refusals: list[Json] = []
        self.feed_gaps: list[str] = []
        self._met_restore = False
        self._last_own: dict[RecordKey, str] = {}
        self._ancestors: dict[str, frozenset[str]] = {}
        self._unrefreshed: dict[str, set[RecordKey]] = {}
        self._newest_received: dict[str, datetime] = {}

    def write(self, mutation_id: str, key: RecordKey, *, kind: str, op: str, fields: Json, when: Json) -> Mutation:
        """Puts one intent in the outbox; `base` is the head received, `parent` this author's previous mutation."""
        copy = self.records.get(key)
        parent = self._last_own.get(key)
        base = copy.head if copy else None
        ancestors = self._ancestors.get(parent, frozenset()) | {parent} if parent else frozenset()
        patient, record_id = key
        self.written.append(
            Written(
                mutation_id=mutation_id,
                patient=patient,
                record_id=record_id,
                op=op,
                fields=fields,
                account=self.account,
                device=self.name,
                epoch=self.epoch,
                cursor=self.cursors.get(patient, 0),
                base=base,
                ancestors=ancestors,
            )
        )
        self._ancestors[mutation_id] = ancestors
        self._last_own[key] = mutation_id
        if self.bug is ClientBug.parent_only and parent:
            base = parent
        mutation = Mutation(mutation_id, patient, kind, record_id, op, base, parent, fields, when)
        mutation.base_epoch = copy.epoch if copy else None
        self.outbox.append(mutation)
        return mutation

    def waiting(self, patient: str) -> list[Mutation]:
        return [mutation for mutation in self.outbox if mutation.patient == patient]

    def see_epoch(self, epoch: str, *, pulling: bool = False) -> None:
        """Any answer may reveal a restore: everything acknowledged under another epoch is sent again."""
        if epoch == self.epoch or (self.bug is ClientBug.epoch_only_in_pull and self.epoch and not pulling):
            return
        if self.epoch:
            self._met_restore = True
            for patient in self.cursors:
                self.refetch(patient)
            if self.bug is not ClientBug.no_sent_log:
                self._resend_acknowledged_under_another(epoch)
            for mutation in self.outbox:
                mutation.retries = 0
        self.epoch = epoch

    def _resend_acknowledged_under_another(self, epoch: str) -> None:
        lost = [sent.mutation for sent in self.sent_log if sent.epoch != epoch]
        self.sent_log = [sent for sent in self.sent_log if sent.epoch == epoch]
        self.outbox = lost + self.outbox

    def refetch(self, patient: str) -> None:
        """Reads a patient again from 0; the old copy stays on screen until the new one is complete."""
        self.cursors[patient] = 0
        self._newest_received.pop(patient, None)
        self._unrefreshed[patient] = {key for key in self.records if key[0] == patient}

    def take_verdicts(self, answer: Json) -> None:
        """Moves mutations out of the outbox only on a verdict that keeps them; refusals stay visible."""
        epoch = self.epoch if self.bug is ClientBug.epoch_only_in_pull else answer["epoch"]
        self.latest = Counter(result["status"] for result in answer["results"])
        waiting = {mutation.mutation_id: mutation for mutation in self.outbox}
        settled: set[str] = set()
        for result in answer["results"]:
            mutation = waiting.get(result["mutation_id"])
            if mutation is None:
                continue
            if result["status"] in KEPT:
                sent = Sent(mutation, epoch, result["status"], result["seq"])
                self.sent_log.append(sent)
                self.acknowledged[mutation.mutation_id] = sent
                settled.add(mutation.mutation_id)
            elif result["status"] in REFUSED:
                self._set_aside(mutation, result["status"])
                self.refusals.append({**result, "sent": mutation.body()})
                settled.add(mutation.mutation_id)
            else:
                mutation.retries += 1
                mutation.rebase = self._met_restore and mutation.retries >= RETRIES_BEFORE_REBASE
        self.outbox = [mutation for mutation in self.outbox if mutation.mutation_id not in settled]
        self.see_epoch(answer["epoch"])

    def _set_aside(self, mutation: Mutation, status: str) -> None:
        """A refused mutation never arrives, so its children name its own predecessor instead."""
        self.needs_attention.append((mutation, status))
        for child in self.outbox:
            if child.parent == mutation.mutation_id:
                child.parent = mutation.parent
        key = (mutation.patient, mutation.record_id)
        if self._last_own.get(key) == mutation.mutation_id:
            if mutation.parent:
                self._last_own[key] = mutation.parent
            else:
                del self._last_own[key]

    def take_heads(self, answer: Json) -> None:
        """A patient gone from the heads is removed from the device, the outbox excepted."""
        self.see_epoch(answer["epoch"], pulling=True)
        present = {head["patient"] for head in answer["patients"]}
        for patient in set(self.cursors) - present:
            del self.cursors[patient]
            self.records = {key: copy for key, copy in self.records.items() if key[0] != patient}
        for patient in present:
            self.cursors.setdefault(patient, 0)

    def take_changes(self, answer: Json) -> bool:
        """Applies one page of the feed; True when more pages wait."""
        self.see_epoch(answer["epoch"], pulling=True)
        patient = answer["patient"]
        changes = self._fresh(patient, answer["changes"])
        for change in changes:
            self._apply(patient, change)
        ahead = 1 if self.bug is ClientBug.cursor_off_by_one and answer["through"] > self.cursors[patient] else 0
        self.cursors[patient] = answer["through"] + ahead
        if not answer["more"]:
            for key in self._unrefreshed.pop(patient, set()):
                self.records.pop(key, None)
        return bool(answer["more"])

    def _fresh(self, patient: str, changes: list[Json]) -> list[Json]:
        cursor = self.cursors.get(patient, 0)
        seqs = [change["seq"] for change in changes]
        if seqs != sorted(set(seqs)) or (seqs and seqs[0] <= cursor and self.bug is not ClientBug.timestamp_cursor):
            self.feed_gaps.append(f"{self.name}: page after {cursor} has seqs {seqs[:5]}…")
        if self.bug is not ClientBug.timestamp_cursor:
            return changes
        newest = self._newest_received.get(patient)
        fresh = [one for one in changes if newest is None or datetime.fromisoformat(one["received_at"]) > newest]
        if fresh:
            self._newest_received[patient] = max(datetime.fromisoformat(one["received_at"]) for one in fresh)
        return fresh

    def _apply(self, patient: str, change: Json) -> None:
        key = (patient, change["record_id"])
        self._unrefreshed.get(patient, set()).discard(key)
        if change["hidden"]:
            self.records.pop(key, None)
            return
        state = change["state"] or {}
        self.records[key] = LocalRecord(change["kind"], change["head"], change["deleted"], state, self.epoch or None)

    def read_from(self, patient: str) -> int:
        return 0 if self.bug is ClientBug.timestamp_cursor else self.cursors.get(patient, 0)

    def digest(self, patient: str) -> tuple[int, str]:
        """Count and SHA-256 over sorted records and heads, as the server computes it."""
        own = {record_id: copy.head for (owner, record_id), copy in self.records.items() if owner == patient}
        return digest_of(f"{record_id}:{head}\n" for record_id, head in own.items())


def digest_of(lines: Iterable[str]) -> tuple[int, str]:
    ordered = sorted(lines)
    return len(ordered), hashlib.sha256("".join(ordered).encode()).hexdigest()
