"""The sync rules, pure: what becomes of one mutation given what its author had seen and what has happened since.

The comparison is always with `base`, the head the author had received. `parent` only says which revisions are the
author's own, so that an offline chain neither conflicts with itself nor hides what somebody else wrote in between.
"""

from dataclasses import dataclass, field
from uuid import UUID

from app.kit.errors import FieldProblem
from app.records.models import Accepted, Op


@dataclass(frozen=True, slots=True)
class Revision:
    """A mutation in the log. `touched` are the fields its author gave, the moment counting as one field."""

    seq: int
    mutation_id: UUID
    record_id: UUID
    op: Op
    status: Accepted
    parent: UUID | None
    touched: frozenset[str]
    author_id: UUID | None
    content_hash: bytes
    head: UUID


@dataclass(slots=True)
class KnownLog:
    """The part of a person's log that a batch may refer to, kept current while the batch is decided."""

    by_mutation: dict[UUID, Revision] = field(default_factory=dict)
    by_record: dict[UUID, list[Revision]] = field(default_factory=dict)

    def add(self, revision: Revision) -> None:
        if revision.mutation_id not in self.by_mutation:
            self.by_mutation[revision.mutation_id] = revision
            self.by_record.setdefault(revision.record_id, []).append(revision)


@dataclass(frozen=True, slots=True)
class Lineage:
    """Where a mutation stands: `unseen` are head-changing revisions its author had not received."""

    unseen: tuple[Revision, ...]


class PredecessorUnknown(Exception):
    """Base or parent has not arrived here; the device tries again later."""


class LineageRefused(Exception):
    """Base or parent exists but cannot be this mutation's: another record's, or another author's parent."""

    def __init__(self, field_name: str) -> None:
        super().__init__(field_name)
        self.problem = FieldProblem(field_name, "lineage_refused")


def lineage(
    log: KnownLog,
    *,
    record_id: UUID,
    base: UUID | None,
    parent: UUID | None,
    author_id: UUID | None,
    rebase: bool,
    common_seq: int | None = None,
) -> Lineage:
    """Raises PredecessorUnknown (unless `rebase`) and LineageRefused.

    `common_seq` is given when the author received `base` in a former life of the database. Sent again after a
    restore, a base gets a later number than changes its author never saw: only what both lives share, and the base
    itself, then count as seen.
    """
    base_seq = _base_seq(log, base, record_id, rebase=rebase)
    seen_up_to = base_seq if common_seq is None else min(base_seq, common_seq)
    own = _own_chain(log, parent, record_id, author_id, rebase=rebase)
    return Lineage(
        tuple(
            revision
            for revision in log.by_record.get(record_id, [])
            if revision.seq > seen_up_to
            and revision.mutation_id != base
            and revision.mutation_id not in own
            and revision.status is not Accepted.conflict
        )
    )


def _base_seq(log: KnownLog, base: UUID | None, record_id: UUID, *, rebase: bool) -> int:
    if base is None:
        return 0
    revision = log.by_mutation.get(base)
    if revision is None:
        if rebase:
            return 0
        raise PredecessorUnknown
    if revision.record_id != record_id:
        raise LineageRefused("base")
    return revision.seq


def _own_chain(
    log: KnownLog, parent: UUID | None, record_id: UUID, author_id: UUID | None, *, rebase: bool
) -> set[UUID]:
    own: set[UUID] = set()
    current = parent
    while current is not None and current not in own:
        revision = log.by_mutation.get(current)
        if revision is None:
            if rebase or own:
                break
            raise PredecessorUnknown
        # Somebody else's revision passed off as one's own would be overwritten without having been seen.
        if revision.record_id != record_id or revision.author_id != author_id:
            raise LineageRefused("parent")
        own.add(current)
        current = revision.parent
    return own


def judge_put(
    *,
    deleted: bool,
    changed: frozenset[str],
    numeric: frozenset[str],
    author_id: UUID | None,
    line: Lineage,
) -> Accepted:
    """`changed` are the touched fields whose value differs from the current one; equal values never conflict."""
    unseen = line.unseen
    if deleted and any(revision.op is Op.delete for revision in unseen):
        return Accepted.conflict
    if not unseen:
        return Accepted.applied
    overlapping = [revision for revision in unseen if revision.op is Op.put and revision.touched & changed]
    if not overlapping:
        return Accepted.merged
    contested = changed & frozenset[str]().union(*(revision.touched for revision in overlapping))
    same_person = all(revision.author_id == author_id for revision in overlapping)
    if same_person and contested <= numeric:
        return Accepted.merged
    return Accepted.conflict


def judge_delete(*, deleted: bool, line: Lineage) -> Accepted:
    """Deleting what is already deleted is a no-op; deleting what was edited meanwhile is shown, not done."""
    if deleted or not any(revision.op is Op.put for revision in line.unseen):
        return Accepted.applied
    return Accepted.conflict
