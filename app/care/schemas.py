"""Wire fields of the care around the person: labels, people involved, points professionals keep in mind."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from app.kit.days import LivedDay
from app.kit.text import Label, Line, Note
from app.records.envelope import RecordFields, Visibility


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
