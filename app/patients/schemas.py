"""Wire shapes of profiles and of a practice's list of people."""

from datetime import date, datetime
from typing import Annotated, Self
from uuid import UUID

from pydantic import BaseModel, Field

from app.access.models import LONGEST_REASON, SHORTEST_REASON, LinkRole
from app.consents.schemas import ShownText
from app.identity.schemas import BodyIn, Name
from app.kit.days import Instant
from app.kit.locale import Language
from app.kit.text import cleaned
from app.patients.emergencies import FormerPerson, ToldEmergency
from app.patients.models import Patient
from app.patients.openings import Act
from app.patients.queries import PersonLine
from app.patients.zones import Zone


class ProfileOut(BaseModel):
    """`seq` is the number of the newest change of the person's records."""

    id: UUID
    display_name: str
    birth_year: int | None
    language: Language
    zone: str
    seq: int
    until: datetime | None = Field(default=None, description="Opened in an emergency: read only, and until then")

    @classmethod
    def of(cls, patient: Patient, seq: int, until: datetime | None = None) -> Self:
        return cls(
            until=until,
            id=patient.id,
            display_name=patient.display_name,
            birth_year=patient.birth_year,
            language=patient.language,
            zone=patient.zone,
            seq=seq,
        )


class ProfileIn(BodyIn):
    """Only what is given changes."""

    display_name: Name | None = None
    birth_year: int | None = Field(default=None, ge=1900, le=2199)
    language: Language | None = Field(default=None, strict=False)
    zone: Zone | None = None


class PersonOut(BaseModel):
    patient_id: UUID
    display_name: str
    language: Language
    last_contact_date: date | None
    last_note_date: date | None
    has_account: bool
    wants_contact: bool
    set_aside: bool = Field(description="Not in the everyday list; who may read what is as before")

    @classmethod
    def of(cls, line: PersonLine) -> Self:
        return cls.model_validate(line, from_attributes=True)


class PeopleOut(BaseModel):
    items: list[PersonOut]
    near: list[PersonOut] = Field(description="Names that were perhaps meant, beside those that were found")
    next: str | None


class PersonIn(BodyIn):
    display_name: Name
    birth_year: int | None = Field(default=None, ge=1900, le=2199)
    language: Language = Field(default=Language.fr, strict=False)


class CareLinkIn(BodyIn):
    practice_code: str = Field(min_length=1, max_length=40, description="The practice's public code; dashes ignored")
    role: LinkRole = Field(default=LinkRole.treating, strict=False)
    ends_at: Instant | None = Field(default=None, strict=False)
    consent: ShownText = None


class OpeningOut(BaseModel):
    """One reader on one day of the person."""

    reader_name: str | None = Field(
        description="Null: the service was operated, with its key in hand, or a link opened"
    )
    practice_names: list[str]
    day: date
    first_at: datetime
    last_at: datetime
    acts: list[Act]
    reasons: list[str] = Field(description="Given for opening it in an emergency that day, word for word")


class OpeningsOut(BaseModel):
    items: list[OpeningOut]
    next: str | None


class EmergencyIn(BodyIn):
    reason: Annotated[
        str,
        Field(min_length=SHORTEST_REASON, max_length=LONGEST_REASON, description="Read by the person, word for word"),
        cleaned(SHORTEST_REASON, LONGEST_REASON),
    ]


class EmergencyOpenedOut(BaseModel):
    ends_at: datetime


class FormerPersonOut(BaseModel):
    patient_id: UUID
    display_name: str
    birth_year: int | None
    until: datetime | None = Field(description="Opened in an emergency by whoever asks, until then")

    @classmethod
    def of(cls, person: FormerPerson) -> Self:
        return cls.model_validate(person, from_attributes=True)


class FormerPeopleOut(BaseModel):
    items: list[FormerPersonOut]


class ToldEmergencyOut(BaseModel):
    id: UUID
    reader_name: str
    practice_name: str
    reason: str
    opened_at: datetime
    ends_at: datetime
    is_seen: bool

    @classmethod
    def of(cls, told: ToldEmergency) -> Self:
        return cls.model_validate(told, from_attributes=True)


class ToldEmergenciesOut(BaseModel):
    """Newest first."""

    items: list[ToldEmergencyOut]
