"""The scope: what one viewer may do with one person's records."""

import dataclasses
from typing import get_args
from uuid import UUID, uuid4

import pytest
from fastapi.routing import iter_route_contexts

from app.access.commands import add_member
from app.access.dependencies import ReadsRecords
from app.access.models import PracticeRole
from app.access.queries import access_versions
from app.access.scopes import PatientScope, Right, open_scope, operator_scope, scopes_of
from app.http.deps import Writing
from app.identity.models import Account
from app.identity.viewer import Viewer
from app.kit.errors import NotReachable
from app.patients.commands import let_practice_in, shut_practice_out
from tests.application import application
from tests.cast import Cast


def test_a_person_holds_every_right_over_their_own_file(cast: Cast) -> None:
    patient_id = cast.person(cast.practice())
    scope = _open(cast, cast.account("camille", patient_id=patient_id), patient_id)

    assert (scope.is_patient, scope.author_role, scope.practice_ids) == (True, "patient", frozenset())
    assert scope.may == {Right.read_records, Right.write_records, Right.read_export, Right.manage_sharing}


def test_a_therapist_writes_for_the_practices_that_are_linked(cast: Cast) -> None:
    linked, unlinked = cast.practice(), cast.practice("Ailleurs")
    patient_id = cast.person(linked)
    account = cast.colleague(linked, "claire")
    scope = _open(cast, account, patient_id)

    assert (scope.is_patient, scope.author_role, scope.practice_ids) == (False, "therapist", frozenset({linked.id}))
    assert scope.practice_of_writing == linked.id
    assert Right.manage_sharing not in scope.may
    assert unlinked.id not in scope.practice_ids


def test_a_therapist_reads_their_own_file_as_the_person_they_are(cast: Cast) -> None:
    """Colleagues' notes about them stay their colleagues'."""
    practice = cast.practice()
    patient_id = cast.person(practice)
    account = cast.account("claire", patient_id=patient_id)
    with cast.database.write() as session:
        add_member(session, practice.id, account.id, role=PracticeRole.therapist, now=cast.clock())

    assert _open(cast, account, patient_id).practice_ids == frozenset()


def test_an_operator_reaches_whoever_exists_and_shares_with_nobody(cast: Cast) -> None:
    patient_id = cast.person(None)

    with cast.database.read() as session:
        scope = operator_scope(session, patient_id)
        with pytest.raises(NotReachable):
            operator_scope(session, uuid4())

    assert (scope.account_id, scope.author_role) == (None, "operator")
    assert scope.may == {Right.read_records, Right.write_records, Right.read_export}


def test_a_scope_cannot_be_widened() -> None:
    assert dataclasses.is_dataclass(PatientScope)
    assert PatientScope.__dataclass_params__.frozen  # type: ignore[attr-defined]


def test_every_change_of_a_link_is_a_new_access_version(cast: Cast) -> None:
    patient_id, first, second = cast.person(None), cast.practice(), cast.practice("B")
    seen = [_version(cast, patient_id)]
    with cast.database.write() as session:
        soon = cast.clock.now.replace(hour=12)
        let_practice_in(session, patient_id, first.id, ends_at=soon, granted_by=None, now=cast.clock())
    seen.append(_version(cast, patient_id))
    with cast.database.write() as session:
        link = let_practice_in(session, patient_id, second.id, granted_by=None, now=cast.clock())
    seen.append(_version(cast, patient_id))
    with cast.database.write() as session:
        shut_practice_out(session, patient_id, link.id, now=cast.clock())
    seen.append(_version(cast, patient_id))
    cast.clock.move(hours=4)
    seen.append(_version(cast, patient_id))

    assert seen == [1, 2, 3, 4, 5]


def test_everybody_within_reach_is_listed_once_in_order(cast: Cast) -> None:
    practice, second = cast.practice(), cast.practice("B")
    people = [cast.person(practice, f"P{number}") for number in range(4)]
    account = cast.colleague(practice, "claire")
    with cast.database.write() as session:
        let_practice_in(session, people[0], second.id, granted_by=None, now=cast.clock())

    viewer = _viewer(account)
    with cast.database.read() as session:
        reachable = scopes_of(session, viewer, cast.clock())
        opened = [open_scope(session, viewer, patient_id, cast.clock()) for patient_id in sorted(people)]

    assert [one.scope for one in reachable] == opened


def test_no_route_writes_while_its_door_reads() -> None:
    """The reading doors write the ledger in their own transaction, and SQLite has one writer."""
    reading, writing = (get_args(alias)[1].dependency for alias in (ReadsRecords, Writing))
    mixed = []
    for route in iter_route_contexts(application().routes):
        dependant = getattr(route, "dependant", None)
        calls = {inner.call for inner in dependant.dependencies} if dependant else set()
        if {reading, writing} <= calls:
            mixed.append(route.path)

    assert mixed == []


def _viewer(account: Account) -> Viewer:
    return Viewer(
        account_id=account.id,
        display_name=account.display_name,
        language=account.language,
        patient_id=account.patient_id,
        session_id=uuid4(),
        device_id=uuid4(),
        is_staff=False,
        authenticated_at=account.created_at,
    )


def _open(cast: Cast, account: Account, patient_id: UUID) -> PatientScope:
    with cast.database.read() as session:
        return open_scope(session, _viewer(account), patient_id, cast.clock())


def _version(cast: Cast, patient_id: UUID) -> int:
    with cast.database.read() as session:
        return access_versions(session, [patient_id], now=cast.clock())[patient_id]
