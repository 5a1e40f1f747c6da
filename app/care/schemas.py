"""Wire fields of the care around the person: labels, people involved, points professionals keep in mind."""

from enum import StrEnum
from typing import Annotated, Self
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, model_validator

from app.kit.days import LivedDay
from app.kit.errors import ShapeError
from app.kit.text import Label, Line, Note, cleaned
from app.records.envelope import RecordFields, Visibility

LongNote = Annotated[str, Field(min_length=1, max_length=5000), cleaned(1, 5000)]


class ConditionLabelFields(RecordFields):
    """`code` is an ICD-11 code such as MG30.02; the text stands without it."""

    code: Annotated[str, Field(pattern=r"^[A-Z0-9]{2,6}(\.[A-Z0-9]{1,4})?$")] | None = None
    text: Label
    asserted_by: Line | None = None


class AttentionFamily(StrEnum):
    red = "red"
    yellow = "yellow"
    blue = "blue"
    black = "black"
    orange = "orange"


class AttentionState(StrEnum):
    asked = "asked"
    not_yet = "not_yet"
    declined = "declined"
    noted = "noted"


class AttentionPointFields(RecordFields):
    """Professionals only; written by a person and never raised by software."""

    visibility: Visibility = Visibility.therapist_only
    kind: AttentionFamily
    state: AttentionState = AttentionState.noted
    text: Note
    said_between_the_lines: bool = False
    review_on: LivedDay | None = None


class CareRole(StrEnum):
    patient = "patient"
    carer = "carer"
    general_practitioner = "general_practitioner"
    physiotherapist = "physiotherapist"
    rheumatologist = "rheumatologist"
    pain_physician = "pain_physician"
    rehabilitation_physician = "rehabilitation_physician"
    neurologist = "neurologist"
    surgeon = "surgeon"
    psychiatrist = "psychiatrist"
    anaesthetist = "anaesthetist"
    pain_clinic = "pain_clinic"
    psychologist = "psychologist"
    nurse = "nurse"
    pharmacist = "pharmacist"
    occupational_therapist = "occupational_therapist"
    adapted_activity_teacher = "adapted_activity_teacher"
    dietitian = "dietitian"
    osteopath = "osteopath"
    chiropractor = "chiropractor"
    acupuncturist = "acupuncturist"
    occupational_physician = "occupational_physician"
    social_security_physician = "social_security_physician"
    social_worker = "social_worker"
    employer = "employer"
    patient_association = "patient_association"
    lawyer_expert = "lawyer_expert"
    other = "other"


class CareActorFields(RecordFields):
    """Since `local_date`, until `until_date`; naming someone gives no access."""

    role: CareRole
    name: Line | None = None
    contact: Line | None = None
    ongoing: bool = True


class CareContactType(StrEnum):
    letter = "letter"
    phone = "phone"
    opinion = "opinion"
    meeting = "meeting"
    report = "report"


class CareContactFields(RecordFields):
    """A contact with, or an opinion received from, somebody of the network; `role` stands where nobody is named."""

    type: CareContactType
    actor_id: UUID | None = Field(default=None, description="A `care_actor` record")
    role: CareRole | None = None
    text: Note | None = None


class ReferralState(StrEnum):
    """Declined is an answer like another: nothing reminds of it, and it can be opened again."""

    proposed = "proposed"
    accepted = "accepted"
    declined = "declined"
    under_way = "under_way"


class ReferralStep(BaseModel):
    """`words` are the person's own reason, where they gave one."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)
    on: LivedDay
    state: ReferralState
    words: Note | None = None


class ReferralFields(RecordFields):
    """Proposed on `local_date`; every change since is kept with its day, and the last one is where it stands."""

    role: CareRole
    actor_id: UUID | None = Field(default=None, description="A `care_actor` record")
    what: Line | None = None
    state: ReferralState = ReferralState.proposed
    steps: list[ReferralStep] = Field(default=[], max_length=100)

    @model_validator(mode="after")
    def _stands_where_its_last_step_left_it(self) -> Self:
        if self.steps and self.steps[-1].state is not self.state:
            raise ShapeError("state", "not_the_last_step")
        return self


class RedFlagReviewFields(RecordFields):
    """The static list of warning signs was gone through on `local_date`; nothing is kept item by item."""

    visibility: Visibility = Visibility.therapist_only


class PrivateNoteFields(RecordFields):
    """A professional's own thought, for themselves alone: no colleague, export, picture or synthesis holds it."""

    visibility: Visibility = Visibility.author_only
    text: LongNote
    about_id: UUID | None = Field(default=None, description="The visit it was written at, or another record")
