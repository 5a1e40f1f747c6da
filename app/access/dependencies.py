"""What routes declare: the act they perform. Each alias checks the right and writes the ledger by itself.

Path parameters are named `patient_id` and `practice_id`. A route with a `Reads…` or `Exports…` alias asks for
`Reading`, one with `Writes…` or `ManagesSharing` for `Writing`; the two are never mixed.
"""

from collections.abc import Callable, Sequence
from typing import Annotated
from uuid import UUID

from fastapi import Depends, Request

from app.access.gate import EmergencyDoor, Gate, PracticeScope
from app.access.models import PracticeRole
from app.access.queries import reach_caseload
from app.access.scopes import PatientScope, Right
from app.audit.deps import ledger_of, read_marks_of
from app.audit.models import Action
from app.http.deps import Reading, Writing, clock_of, database_of
from app.identity.deps import SignedIn, SignedInEvenLocked
from app.identity.sessions import authenticate, authenticate_on
from app.identity.tokens import presented_by
from app.storage.sessions import ReadSession

__all__ = [
    "AccessGate",
    "ExportsRecords",
    "FollowsPeople",
    "InvitesPerson",
    "ListsPeople",
    "ManagesPractice",
    "ManagesSharing",
    "OpensInEmergency",
    "ReadsRecords",
    "SeesOpenings",
    "SeesPractice",
    "SendingGate",
    "SignedIn",
    "SignedInEvenLocked",
    "WritesRecords",
    "exporting_to",
]

_LONGEST_PURPOSE = 100


def gate_of(request: Request, *, even_locked: bool = False) -> Gate:
    """Raises SignInNeeded. Called within each alias rather than declared by it: every declared step costs a thread."""
    viewer = authenticate(database_of(request), presented_by(request), clock_of(request), even_locked=even_locked)
    return Gate(database_of(request), ledger_of(request), read_marks_of(request), viewer)


def _gate_on(request: Request, session: ReadSession) -> Gate:
    """The same on the session the route reads with: one connection and one snapshot for the whole request."""
    viewer = authenticate_on(session, database_of(request), presented_by(request), clock_of(request))
    return Gate(database_of(request), ledger_of(request), read_marks_of(request), viewer, session)


def _gate(request: Request) -> Gate:
    return gate_of(request)


def _gate_even_locked(request: Request) -> Gate:
    return gate_of(request, even_locked=True)


AccessGate = Annotated[Gate, Depends(_gate)]
# For sending alone: nothing is read through it.
SendingGate = Annotated[Gate, Depends(_gate_even_locked)]


def purpose_of(request: Request) -> str:
    """The fixed words of the route's address, such as `flares/history`: never an id, never a query."""
    template = str(getattr(request.scope.get("route"), "path", ""))
    words = [word for word in template.split("/") if word and not word.startswith("{") and word != "v1"]
    if words[:1] in (["patients"], ["practices"]) and len(words) > 1:
        words = words[1:]
    return "/".join(words)[:_LONGEST_PURPOSE] or "record"


def _reads_records(request: Request, session: Reading, patient_id: UUID) -> PatientScope:
    return _gate_on(request, session).to_read(patient_id, purpose=purpose_of(request))


def _sees_openings(request: Request, session: Reading, patient_id: UUID) -> PatientScope:
    return _gate_on(request, session).to_read(patient_id, purpose=purpose_of(request), right=Right.manage_sharing)


def _exports_records(request: Request, session: Reading, patient_id: UUID) -> PatientScope:
    return _exports(request, session, patient_id, purpose_of(request))


def exporting_to(parameter: str, readers: Sequence[str]) -> Callable[[Request, ReadSession, UUID], PatientScope]:
    """As `ExportsRecords`, and the ledger also says to which of these readers: the first where the query names none."""

    def exports(request: Request, session: Reading, patient_id: UUID) -> PatientScope:
        asked = request.query_params.get(parameter, readers[0])
        reader = asked if asked in readers else "unknown"
        return _exports(request, session, patient_id, f"{purpose_of(request)}/{reader}")

    return exports


def _exports(request: Request, session: ReadSession, patient_id: UUID, purpose: str) -> PatientScope:
    gate = _gate_on(request, session)
    return gate.to_read(patient_id, purpose=purpose, right=Right.read_export, action=Action.exported)


def _writes_records(request: Request, session: Writing, patient_id: UUID) -> PatientScope:
    with database_of(request).read() as reading:
        return _gate_on(request, reading).to_write(session, patient_id, purpose=purpose_of(request))


def _manages_sharing(request: Request, session: Writing, patient_id: UUID) -> PatientScope:
    return gate_of(request).to_write(
        session, patient_id, purpose=purpose_of(request), right=Right.manage_sharing, action=Action.sharing_changed
    )


def _invites_person(request: Request, session: Writing, patient_id: UUID) -> PatientScope:
    return gate_of(request).to_write(
        session, patient_id, purpose=purpose_of(request), right=Right.invite_person, action=Action.invitation_made
    )


def _opens_in_emergency(request: Request, patient_id: UUID) -> EmergencyDoor:
    return gate_of(request).to_emergency(patient_id, purpose=purpose_of(request))


def _sees_practice(request: Request, practice_id: UUID) -> PracticeScope:
    return gate_of(request).to_practice(practice_id, purpose=purpose_of(request))


def _manages_practice(request: Request, practice_id: UUID) -> PracticeScope:
    return gate_of(request).to_practice(practice_id, purpose=purpose_of(request), role=PracticeRole.administrator)


def _follows_people(request: Request, practice_id: UUID) -> PracticeScope:
    return gate_of(request).to_practice(practice_id, purpose=purpose_of(request), role=PracticeRole.therapist)


def _lists_people(request: Request, session: Reading, practice_id: UUID) -> PracticeScope:
    gate = gate_of(request)
    scope = gate.to_practice(practice_id, purpose=purpose_of(request), role=PracticeRole.therapist)
    gate.note_practice_read(practice_id, purpose=purpose_of(request))
    reach_caseload(session, practice_id)
    return scope


ReadsRecords = Annotated[PatientScope, Depends(_reads_records)]
SeesOpenings = Annotated[PatientScope, Depends(_sees_openings)]
ExportsRecords = Annotated[PatientScope, Depends(_exports_records)]
WritesRecords = Annotated[PatientScope, Depends(_writes_records, scope="function")]
ManagesSharing = Annotated[PatientScope, Depends(_manages_sharing, scope="function")]
InvitesPerson = Annotated[PatientScope, Depends(_invites_person, scope="function")]
OpensInEmergency = Annotated[EmergencyDoor, Depends(_opens_in_emergency)]
SeesPractice = Annotated[PracticeScope, Depends(_sees_practice)]
ManagesPractice = Annotated[PracticeScope, Depends(_manages_practice)]
FollowsPeople = Annotated[PracticeScope, Depends(_follows_people)]
ListsPeople = Annotated[PracticeScope, Depends(_lists_people)]
