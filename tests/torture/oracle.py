"""I1 to I8 of `sync.md` §7, judged from what authors knew and what the server's feed says at the end."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from tests.torture.mutations import KEPT, Json, Sent, Written

_NEVER = 1 << 62


@dataclass(frozen=True, slots=True)
class Life:
    """One life of the database, from start or restore; `seqs` is where each patient's feed stood at its beginning."""

    epoch: str
    seqs: Mapping[str, int]


@dataclass(slots=True)
class History:
    """Everything the judges look at: one patient's feed as somebody new reads it, and the authors' own notes."""

    patient: str
    feed: Sequence[Json]
    written: Mapping[str, Written]
    acknowledged: Sequence[Sent]
    lives: Sequence[Life]
    numeric_fields: frozenset[str]
    seq_of: dict[str, int] = field(init=False)

    def __post_init__(self) -> None:
        self.seq_of = {change["mutation_id"]: change["seq"] for change in self.feed}

    def known_until(self, note: Written) -> int:
        """`max(cursor, seq(base))`, the cursor counted only as far as no later restore took it back."""
        later = _NEVER
        for life in reversed(self.lives):
            if life.epoch == note.epoch:
                break
            later = min(later, life.seqs.get(self.patient, 0))
        base = self.seq_of.get(note.base, 0) if note.base else 0
        return max(min(note.cursor, later), base)


def acknowledged_is_kept(history: History) -> list[str]:
    """I1 and I6, with the words: what was acknowledged stands in the feed as its author wrote it."""
    by_id = {change["mutation_id"]: change for change in history.feed if not change["hidden"]}
    failures = []
    for sent in history.acknowledged:
        change = by_id.get(sent.mutation.mutation_id)
        if change is None:
            failures.append(f"I1 {sent.status} {sent.mutation.mutation_id} of record {sent.mutation.record_id} is lost")
            continue
        if change["status"] not in KEPT:
            failures.append(f"I1 {sent.mutation.mutation_id} was {sent.status} and is now {change['status']}")
        stored = change["fields"] or {}
        changed = [name for name, value in sent.mutation.fields.items() if stored.get(name) != value]
        if changed:
            failures.append(f"I1 {sent.mutation.mutation_id} lost the content of {changed}")
    return failures


def nothing_twice(history: History) -> list[str]:
    """I2."""
    seqs = [change["seq"] for change in history.feed]
    ids = [change["mutation_id"] for change in history.feed]
    failures = []
    if len(set(ids)) != len(ids):
        failures.append(f"I2 {len(ids) - len(set(ids))} mutations stand twice in the feed")
    if any(later <= earlier for earlier, later in pairwise(seqs)):
        failures.append("I2 the feed's numbers do not strictly increase")
    if invented := [change["seq"] for change in history.feed if change["mutation_id"] not in history.written]:
        failures.append(f"I2 nobody wrote {invented[:10]}")
    return failures


def nothing_hidden_unseen(history: History) -> list[str]:
    """I4: an accepted write covers only values its author had seen, equal values, or the author's own numbers."""
    last_writer: dict[str, dict[str, Json]] = defaultdict(dict)
    deleted_by: dict[str, Json] = {}
    failures = []
    for change in history.feed:
        note = history.written.get(change["mutation_id"])
        if change["status"] == "conflict" or note is None:
            continue
        covered = last_writer[change["record_id"]]
        if change["op"] == "delete":
            over = [*covered.values()] if change["record_id"] not in deleted_by else []
        else:
            over = [covered[name] for name in note.fields if name in covered]
            over += [deleted_by[change["record_id"]]] if change["record_id"] in deleted_by else []
        for earlier in over:
            # Only where the earlier change still stands: what others covered since is theirs to answer for.
            standing = {name for name, last in covered.items() if last is earlier}
            if not _may_cover(history, note, earlier, standing=standing, deleting=change["op"] == "delete"):
                failures.append(
                    f"I4 {change['seq']} ({change['op']} by {note.device}, {change['status']}) covers"
                    f" {earlier['seq']} unseen, known until {history.known_until(note)}"
                )
        if change["op"] == "delete":
            deleted_by.setdefault(change["record_id"], change)
        else:
            deleted_by.pop(change["record_id"], None)
            covered.update(dict.fromkeys(note.fields, change))
    return failures


def _may_cover(history: History, note: Written, earlier: Json, *, standing: set[str], deleting: bool) -> bool:
    if earlier["seq"] <= history.known_until(note) or earlier["mutation_id"] in note.ancestors:
        return True
    before = history.written.get(earlier["mutation_id"])
    if before is None or deleting or earlier["op"] == "delete":
        return False
    shared = before.fields.keys() & note.fields.keys() & standing
    differing = {name for name in shared if before.fields[name] != note.fields[name]}
    return not differing or (before.account == note.account and differing <= history.numeric_fields)


def same_digest(names_and_digests: Iterable[tuple[str, object]]) -> list[str]:
    """I3: the first pair is the server's."""
    (_, server), *devices = names_and_digests
    return [f"I3 {name} has {digest}, the server {server}" for name, digest in devices if digest != server]


def same_set(orders: Sequence[Sequence[Json]]) -> list[str]:
    """I8: two delivery orders leave the same mutations, whoever won."""
    sets = [{change["mutation_id"] for change in feed} for feed in orders]
    return [f"I8 delivery order {number} kept another set" for number, kept in enumerate(sets) if kept != sets[0]]
