"""The merge rules by their properties, over logs nobody thought of."""

from itertools import permutations
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.records.decide import (
    KnownLog,
    Lineage,
    LineageRefused,
    PredecessorUnknown,
    Revision,
    judge_delete,
    judge_put,
    lineage,
)
from app.records.models import Accepted, Op

RECORD, OTHER_RECORD = UUID(int=1), UUID(int=2)
ANNA, BRUNO = UUID(int=11), UUID(int=12)
FIELDS = ("worst_pain", "note", "regions", "when")
NUMERIC = frozenset({"worst_pain"})

some_fields = st.frozensets(st.sampled_from(FIELDS), min_size=1)


def _id(number: int) -> UUID:
    return UUID(int=1000 + number)


@st.composite
def revisions(draw: st.DrawFn) -> list[Revision]:
    """A log of one record as it may have come about."""
    made: list[Revision] = []
    for seq in range(1, draw(st.integers(0, 8)) + 1):
        author = draw(st.sampled_from([ANNA, BRUNO]))
        own = [one.mutation_id for one in made if one.author_id == author]
        op = draw(st.sampled_from([Op.put, Op.put, Op.put, Op.delete])) if made else Op.put
        made.append(
            Revision(
                seq=seq,
                mutation_id=_id(seq),
                record_id=RECORD,
                op=op,
                status=draw(st.sampled_from(list(Accepted))) if made else Accepted.applied,
                parent=draw(st.sampled_from([None, *own])),
                touched=draw(some_fields) if op is Op.put else frozenset(),
                author_id=author,
                content_hash=b"",
                head=_id(seq),
            )
        )
    return made


def known(log: list[Revision]) -> KnownLog:
    made = KnownLog()
    for revision in log:
        made.add(revision)
    return made


def stands(log: list[Revision], *, base: UUID | None, parent: UUID | None = None, author: UUID = ANNA) -> Lineage:
    return lineage(known(log), record_id=RECORD, base=base, parent=parent, author_id=author, rebase=False)


@given(revisions(), st.integers(0, 8))
def test_what_came_after_the_base_from_somebody_else_is_never_taken_as_seen(log: list[Revision], place: int) -> None:
    base_seq = min(place, len(log))
    unseen = stands(log, base=_id(base_seq) if base_seq else None).unseen

    effective = [one for one in log if one.seq > base_seq and one.status is not Accepted.conflict]
    assert list(unseen) == effective


@given(revisions(), st.data())
def test_a_parent_hides_the_authors_own_revisions_and_nobody_elses(log: list[Revision], data: st.DataObject) -> None:
    own = [one.mutation_id for one in log if one.author_id == ANNA]
    parent = data.draw(st.sampled_from([None, *own]))
    without, unseen = stands(log, base=None).unseen, stands(log, base=None, parent=parent).unseen

    hidden = [one for one in without if one not in unseen]
    assert all(one.author_id == ANNA for one in hidden)
    assert [one for one in unseen if one.author_id == BRUNO] == [one for one in without if one.author_id == BRUNO]
    assert len(unseen) <= len(without)


@given(revisions(), some_fields)
def test_nobody_overwrites_what_they_had_not_seen(log: list[Revision], changed: frozenset[str]) -> None:
    line = stands(log, base=None)
    status = judge_put(deleted=False, changed=changed, numeric=NUMERIC, author_id=ANNA, line=line)
    touching = [one for one in line.unseen if one.op is Op.put and one.touched & changed]

    if not line.unseen:
        assert status is Accepted.applied
    if status is not Accepted.conflict:
        # Only one's own number from another device may be passed over.
        assert all(one.author_id == ANNA for one in touching)
        assert all(one.touched & changed <= NUMERIC for one in touching)
    else:
        assert touching


@given(revisions(), some_fields)
def test_the_order_in_which_others_wrote_changes_no_verdict(log: list[Revision], changed: frozenset[str]) -> None:
    unseen = stands(log, base=None).unseen[:4]

    def verdicts(deleted: bool) -> set[Accepted]:
        return {
            judge_put(deleted=deleted, changed=changed, numeric=NUMERIC, author_id=ANNA, line=Lineage(order))
            for order in permutations(unseen)
        }

    assert len(verdicts(False)) == len(verdicts(True)) == 1


@given(revisions())
def test_equal_values_never_conflict(log: list[Revision]) -> None:
    line = stands(log, base=None)

    assert judge_put(deleted=False, changed=frozenset(), numeric=NUMERIC, author_id=ANNA, line=line) in (
        Accepted.applied,
        Accepted.merged,
    )


@given(revisions(), some_fields, some_fields)
def test_touching_more_never_turns_a_conflict_into_a_merge(
    log: list[Revision], fewer: frozenset[str], more: frozenset[str]
) -> None:
    line = stands(log, base=None)

    def conflicts(changed: frozenset[str]) -> bool:
        verdict = judge_put(deleted=False, changed=changed, numeric=NUMERIC, author_id=ANNA, line=line)
        return verdict is Accepted.conflict

    assert conflicts(fewer | more) >= conflicts(fewer)


@given(revisions())
def test_deleting_is_never_done_over_an_edit_nobody_showed(log: list[Revision]) -> None:
    line = stands(log, base=None)
    edited = any(one.op is Op.put for one in line.unseen)

    assert judge_delete(deleted=True, line=line) is Accepted.applied
    assert judge_delete(deleted=False, line=line) is (Accepted.conflict if edited else Accepted.applied)


@given(revisions(), some_fields)
def test_an_edit_of_what_was_deleted_unseen_is_kept_aside(log: list[Revision], changed: frozenset[str]) -> None:
    line = stands(log, base=None)
    status = judge_put(deleted=True, changed=changed, numeric=NUMERIC, author_id=ANNA, line=line)

    if any(one.op is Op.delete for one in line.unseen):
        assert status is Accepted.conflict


@settings(max_examples=50)
@given(revisions())
def test_a_base_or_parent_that_is_not_ones_own_is_refused(log: list[Revision]) -> None:
    foreign = Revision(99, _id(99), OTHER_RECORD, Op.put, Accepted.applied, None, frozenset(), ANNA, b"", _id(99))
    whole = [*log, foreign]

    with pytest.raises(LineageRefused):
        stands(whole, base=_id(99))
    with pytest.raises(LineageRefused):
        stands(whole, base=None, parent=_id(99))
    for one in log:
        if one.author_id == BRUNO:
            with pytest.raises(LineageRefused):
                stands(whole, base=None, parent=one.mutation_id, author=ANNA)


@given(revisions(), st.integers(0, 12))
def test_a_base_of_a_former_life_says_nothing_of_what_came_after_the_restore(
    log: list[Revision], common_seq: int
) -> None:
    base = log[-1].mutation_id if log else None
    line = lineage(
        known(log), record_id=RECORD, base=base, parent=None, author_id=ANNA, rebase=False, common_seq=common_seq
    )
    after = [one for one in log if one.seq > common_seq and one.mutation_id != base]
    assert list(line.unseen) == [one for one in after if one.status is not Accepted.conflict]


@given(revisions())
def test_an_unknown_predecessor_waits_unless_the_device_starts_again(log: list[Revision]) -> None:
    unknown = _id(77)
    for base, parent in ((unknown, None), (None, unknown)):
        with pytest.raises(PredecessorUnknown):
            lineage(known(log), record_id=RECORD, base=base, parent=parent, author_id=ANNA, rebase=False)
        again = lineage(known(log), record_id=RECORD, base=base, parent=parent, author_id=ANNA, rebase=True)
        assert list(again.unseen) == [one for one in log if one.status is not Accepted.conflict]
