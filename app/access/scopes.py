"""The scope: one viewer's way to one person's records. Nothing else makes one, and no record is reached without one."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Literal, Self
from uuid import UUID

from app.access.emergencies import emergencies_in_force
from app.access.models import LinkRole
from app.access.queries import access_versions, exists_patient, links_in_force
from app.identity.viewer import Viewer
from app.kit.errors import NotAllowed, NotReachable
from app.storage.reach import Span, reach_nobody, reach_people, reach_person, span_people
from app.storage.sessions import ReadSession


class Right(StrEnum):
    read_records = "read_records"
    write_records = "write_records"
    read_export = "read_export"
    manage_sharing = "manage_sharing"
    invite_person = "invite_person"


_OWN_RIGHTS = frozenset({Right.read_records, Right.write_records, Right.read_export, Right.manage_sharing})
_TREATING_RIGHTS = frozenset({Right.read_records, Right.write_records, Right.read_export, Right.invite_person})
_READING_RIGHTS = frozenset({Right.read_records})
_OPERATOR_RIGHTS = frozenset({Right.read_records, Right.write_records, Right.read_export})


@dataclass(frozen=True, slots=True)
class PatientScope:
    """`practice_ids` are the viewer's practices linked to the person now: their therapist-only records are visible.

    With `shared_only` what either side keeps to itself is out of sight, whoever reads. `until` ends an opening in an
    emergency.
    """

    patient_id: UUID
    account_id: UUID | None
    device_id: UUID | None
    author_role: Literal["patient", "therapist", "import", "operator"]
    practice_ids: frozenset[UUID]
    is_patient: bool
    may: frozenset[Right]
    shared_only: bool = False
    until: datetime | None = None

    def without_what_is_kept_back(self) -> Self:
        """For what leaves the room on paper: what everybody the person let in may read, and nothing else."""
        return replace(self, shared_only=True)

    @property
    def practice_of_writing(self) -> UUID | None:
        """The practice a therapist's record belongs to; the first one, should several be linked."""
        return min(self.practice_ids, default=None)

    def require(self, right: Right) -> None:
        """Raises NotAllowed: the person is reachable, this act is not."""
        if right not in self.may:
            raise NotAllowed


def open_scope(session: ReadSession, viewer: Viewer, patient_id: UUID, now: datetime) -> PatientScope:
    """Raises NotReachable for a person who is unknown, or whom the viewer does not follow at this moment."""
    # Already while it is asked who may: the answer is found among this person's rows alone.
    reach_person(session, patient_id)
    if viewer.patient_id == patient_id:
        return _own_scope(viewer, patient_id)
    links = links_in_force(session, viewer.account_id, now=now, patient_id=patient_id)
    if not links:
        return _emergency_scope(session, viewer, patient_id, now)
    return _practice_scope(viewer, patient_id, ((link.practice_id, link.role) for link in links))


@dataclass(frozen=True, slots=True)
class Reachable:
    """`access_version` grows with every change of who may see the person."""

    scope: PatientScope
    access_version: int


def scopes_of(session: ReadSession, viewer: Viewer, now: datetime) -> list[Reachable]:
    """Everybody the viewer reaches now, in order of id."""
    by_patient: dict[UUID, list[tuple[UUID, LinkRole]]] = {}
    span_people(session, Span.care_links)
    for link in links_in_force(session, viewer.account_id, now=now):
        by_patient.setdefault(link.patient_id, []).append((link.practice_id, link.role))
    scopes = {patient_id: _practice_scope(viewer, patient_id, links) for patient_id, links in by_patient.items()}
    if viewer.patient_id is not None:
        scopes[viewer.patient_id] = _own_scope(viewer, viewer.patient_id)
    reach_people(session, scopes)
    versions = access_versions(session, scopes, now=now)
    return [Reachable(scopes[patient_id], versions[patient_id]) for patient_id in sorted(scopes)]


def operator_scope(
    session: ReadSession, patient_id: UUID, *, author_role: Literal["import", "operator"] = "operator"
) -> PatientScope:
    """For the command line, whose user holds the key file anyway. Raises NotReachable for an unknown person."""
    reach_person(session, patient_id)
    if not exists_patient(session, patient_id):
        raise NotReachable
    return PatientScope(
        patient_id=patient_id,
        account_id=None,
        device_id=None,
        author_role=author_role,
        practice_ids=frozenset(),
        # What leaves or enters this way is the person's own file: their private notes, never a practice's.
        is_patient=True,
        may=_OPERATOR_RIGHTS,
    )


def _emergency_scope(session: ReadSession, viewer: Viewer, patient_id: UUID, now: datetime) -> PatientScope:
    """To read, here and now: nothing is written or carried away, and no device is told to keep a copy."""
    openings = emergencies_in_force(session, viewer.account_id, [patient_id], now)
    if not openings:
        reach_nobody(session)
        raise NotReachable
    latest = openings[0]
    scope = _practice_scope(viewer, patient_id, [(latest.practice_id, LinkRole.reading)])
    return replace(scope, until=latest.ends_at)


def _own_scope(viewer: Viewer, patient_id: UUID) -> PatientScope:
    # Someone who also works at a linked practice still reads their own file as the person, not as a colleague.
    return PatientScope(
        patient_id=patient_id,
        account_id=viewer.account_id,
        device_id=viewer.device_id,
        author_role="patient",
        practice_ids=frozenset(),
        is_patient=True,
        may=_OWN_RIGHTS,
    )


def _practice_scope(viewer: Viewer, patient_id: UUID, links: Iterable[tuple[UUID, LinkRole]]) -> PatientScope:
    practices: set[UUID] = set()
    may: frozenset[Right] = frozenset()
    for practice_id, role in links:
        practices.add(practice_id)
        may |= _TREATING_RIGHTS if role is LinkRole.treating else _READING_RIGHTS
    return PatientScope(
        patient_id=patient_id,
        account_id=viewer.account_id,
        device_id=viewer.device_id,
        author_role="therapist",
        practice_ids=frozenset(practices),
        is_patient=False,
        may=may,
    )
