"""Decides a batch in memory: each mutation sees what the ones before it did."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

import orjson

from app.keyring.sealing import Sealer
from app.kit.errors import FieldProblem
from app.records.decide import KnownLog, LineageRefused, PredecessorUnknown, Revision, judge_delete, judge_put, lineage
from app.records.envelope import RecordFields, Visibility
from app.records.kind import Objection, RecordKind, touched_fields
from app.records.log import canonical, chain_key, content_hash, link_hash
from app.records.models import Accepted, Op
from app.records.mutation import Mutation, Refused, Status, Verdict
from app.records.rules import (
    Current,
    complete_fields,
    refuse_deleting_for_others,
    refuse_other_peoples_words,
    refuse_unless_writable,
)
from app.records.words import sealed
from app.records.writing import Writing

_CLOCK_OFF_SECONDS = 300


@dataclass(slots=True)
class Counter:
    """The person's last number and the hash of their last change."""

    seq: int
    chain_hash: bytes
    common_seq: int | None = None


@dataclass(slots=True)
class Loaded:
    """What the database knew of the batch's records before it; `known_ids` are the ids its references may name."""

    log: KnownLog
    records: dict[UUID, Current]
    known_ids: set[UUID]
    objections: dict[str, Objection]
    sealer: Sealer


@dataclass(slots=True)
class Written:
    """A record whose row must be laid down: its fields and the place of the mutation that made them."""

    kind: RecordKind
    record_id: UUID
    fields: RecordFields
    current: Current
    created: bool
    recorded_at: datetime
    received_at: datetime


@dataclass(slots=True)
class Outcome:
    """Everything a batch leaves to store; the changes are sealed already."""

    counter: Counter
    sealer: Sealer
    changes: list[dict[str, Any]] = field(default_factory=list)
    records: dict[UUID, Written] = field(default_factory=dict)


class Batch:
    """Judges mutations one after the other; `outcome()` is what to store when all are judged."""

    def __init__(self, writing: Writing, counter: Counter, loaded: Loaded) -> None:
        self._writing = writing
        self._loaded = loaded
        self._outcome = Outcome(counter, loaded.sealer)
        self._key = chain_key(writing.keys)

    def outcome(self) -> Outcome:
        return self._outcome

    def judge(self, mutation: Mutation) -> Verdict:
        """The verdict of one mutation, remembered for the ones after it."""
        keys, fields = self._writing.keys, mutation.fields
        digest = content_hash(keys, kind=mutation.kind, record_id=mutation.record_id, op=mutation.op, fields=fields)
        known = self._loaded.log.by_mutation.get(mutation.mutation_id)
        if known is not None:
            return self._again(mutation, known, digest)
        try:
            return self._accept(mutation, digest)
        except Refused as refusal:
            return Verdict(mutation.mutation_id, refusal.status, code=refusal.code, problems=refusal.problems)
        except PredecessorUnknown:
            return Verdict(mutation.mutation_id, Status.retry, code="predecessor_unknown")
        except LineageRefused as refusal:
            return Verdict(mutation.mutation_id, Status.rejected, code="lineage_refused", problems=(refusal.problem,))

    def _again(self, mutation: Mutation, known: Revision, digest: bytes) -> Verdict:
        if known.content_hash != digest or known.author_id != self._writing.author.account_id:
            return Verdict(mutation.mutation_id, Status.id_reused, code="id_reused")
        return Verdict(mutation.mutation_id, Status(known.status), seq=known.seq, head=known.head, duplicate=True)

    def _accept(self, mutation: Mutation, digest: bytes) -> Verdict:
        kind = self._kind(mutation)
        current = self._loaded.records.get(mutation.record_id)
        refuse_unless_writable(self._writing.scope, kind, self._writing.author, current)
        line = lineage(
            self._loaded.log,
            record_id=mutation.record_id,
            base=mutation.base,
            parent=mutation.parent,
            author_id=self._writing.author.account_id,
            rebase=mutation.rebase,
            common_seq=self._outcome.counter.common_seq if mutation.base_of_former_life else None,
        )
        if mutation.op is Op.delete:
            # Only now: after a restore, what it removes may be on its way from another device.
            if current is None:
                raise Refused(Status.rejected, "record_unknown", (FieldProblem("record_id", "record_unknown"),))
            refuse_deleting_for_others(self._writing.scope, current)
            status = judge_delete(deleted=current.deleted, line=line)
            return self._log(mutation, kind, current, None, status, digest)
        fields = complete_fields(self._writing.scope, kind, mutation.fields, current)
        self._refuse_unknown_references(kind, fields, mutation)
        if kind.name in self._loaded.objections and (code := self._loaded.objections[kind.name](fields)):
            raise Refused(Status.forbidden, code)
        if current is None:
            return self._log(mutation, kind, None, fields, Accepted.applied, digest)
        changed = _changed(mutation.fields, fields, current)
        refuse_other_peoples_words(self._writing.scope, kind, current, changed)
        status = judge_put(
            deleted=current.deleted,
            changed=changed,
            numeric=kind.numeric_fields,
            author_id=self._writing.author.account_id,
            line=line,
        )
        return self._log(mutation, kind, current, fields, status, digest)

    def _kind(self, mutation: Mutation) -> RecordKind:
        kind = self._writing.kinds.get(mutation.kind)
        if kind is None:
            raise Refused(Status.rejected, "kind_unknown", (FieldProblem("kind", "kind_unknown"),))
        return kind

    def _refuse_unknown_references(self, kind: RecordKind, fields: RecordFields, mutation: Mutation) -> None:
        for path in kind.references:
            if path.partition(".")[0] not in mutation.fields:
                continue
            for record_id in referenced_ids(fields, path):
                if record_id not in self._loaded.known_ids:
                    problem = FieldProblem(f"fields.{path}", "reference_unknown")
                    raise Refused(Status.rejected, "invalid_fields", (problem,))

    def _log(
        self,
        mutation: Mutation,
        kind: RecordKind,
        before: Current | None,
        fields: RecordFields | None,
        status: Accepted,
        digest: bytes,
    ) -> Verdict:
        counter = self._outcome.counter
        counter.seq += 1
        after = self._after(mutation, kind, before, fields, status)
        change = self._change_row(mutation, before, after, status, digest)
        change |= sealed(self._outcome.sealer, change)
        change["hash"] = counter.chain_hash = link_hash(self._key, change)
        self._outcome.changes.append(change)
        self._loaded.log.add(_revision(change, mutation))
        if status is not Accepted.conflict:
            self._loaded.records[mutation.record_id] = after
            self._loaded.known_ids.add(mutation.record_id)
            self._keep_row(mutation, kind, before, fields, after)
        return Verdict(mutation.mutation_id, Status(status), seq=counter.seq, head=after.head)

    def _after(
        self,
        mutation: Mutation,
        kind: RecordKind,
        before: Current | None,
        fields: RecordFields | None,
        status: Accepted,
    ) -> Current:
        if before is not None and status is Accepted.conflict:
            return before
        author = self._writing.author
        visibility = before.visibility if fields is None and before else fields.visibility if fields else None
        state = fields.model_dump(mode="json", exclude_none=True) if fields else before.state if before else {}
        return Current(
            kind=kind.name,
            head=mutation.mutation_id,
            seq=self._outcome.counter.seq,
            version=before.version + 1 if before else 1,
            deleted=mutation.op is Op.delete,
            visibility=visibility or Visibility.shared,
            author_id=before.author_id if before else author.account_id,
            author_role=before.author_role if before else author.role,
            practice_id=before.practice_id if before else author.practice_id,
            state=state,
        )

    def _change_row(
        self, mutation: Mutation, before: Current | None, after: Current, status: Accepted, digest: bytes
    ) -> dict[str, Any]:
        writing, author = self._writing, self._writing.author
        return {
            "patient_id": writing.scope.patient_id,
            "seq": self._outcome.counter.seq,
            "mutation_id": mutation.mutation_id,
            "kind": mutation.kind,
            "record_id": mutation.record_id,
            "op": mutation.op,
            "status": status,
            "base": mutation.base,
            "parent": mutation.parent,
            "fields": canonical(mutation.fields),
            "state": canonical(after.state),
            "head": after.head,
            "version": after.version,
            "deleted": after.deleted,
            "visibility_before": before.visibility if before else None,
            "visibility": after.visibility,
            "author_id": author.account_id,
            "author_role": author.role,
            "device_id": author.device_id,
            "device_time": mutation.device_time,
            "clock_offset_seconds": self._clock_offset_seconds(mutation),
            "received_at": writing.now,
            "content_hash": digest,
            "prev_hash": self._outcome.counter.chain_hash,
        }

    def _clock_offset_seconds(self, mutation: Mutation) -> int | None:
        """How wrong the device's clock is, when it is worth saying; never a reason to refuse."""
        if mutation.device_time is None:
            return None
        offset = int((mutation.device_time - self._writing.now).total_seconds())
        return offset if abs(offset) > _CLOCK_OFF_SECONDS else None

    def _keep_row(
        self, mutation: Mutation, kind: RecordKind, before: Current | None, fields: RecordFields | None, after: Current
    ) -> None:
        written = self._outcome.records.get(mutation.record_id)
        if fields is None:
            fields = written.fields if written else kind.fields.model_validate_json(orjson.dumps(after.state))
        self._outcome.records[mutation.record_id] = Written(
            kind=kind,
            record_id=mutation.record_id,
            fields=fields,
            current=after,
            created=written.created if written else before is None,
            recorded_at=written.recorded_at if written else mutation.device_time or self._writing.now,
            received_at=self._writing.now,
        )


def referenced_ids(fields: RecordFields, path: str) -> list[UUID]:
    """The ids a kind's reference path holds; `a.b` reads `b` of each part in the list `a`."""
    name, _, inner = path.partition(".")
    value = getattr(fields, name)
    if value is None:
        return []
    parts = value if isinstance(value, list) else [value]
    return [found for part in parts if (found := getattr(part, inner) if inner else part) is not None]


def _changed(given: dict[str, Any], fields: RecordFields, current: Current) -> frozenset[str]:
    after = fields.model_dump(mode="json", include=set(given), exclude_none=True)
    return touched_fields({name for name in given if after.get(name) != current.state.get(name)})


def _revision(change: dict[str, Any], mutation: Mutation) -> Revision:
    return Revision(
        seq=change["seq"],
        mutation_id=change["mutation_id"],
        record_id=change["record_id"],
        op=change["op"],
        status=change["status"],
        parent=change["parent"],
        touched=touched_fields(set(mutation.fields)),
        author_id=change["author_id"],
        content_hash=change["content_hash"],
        head=change["head"],
    )
