"""Wire shapes of a professional's day."""

from datetime import date
from typing import Self
from uuid import UUID

from pydantic import BaseModel, Field

from app.agenda.calendar import CalendarDay
from app.agenda.matching import NameIndex
from app.agenda.queries import Day, SeenPerson
from app.identity.schemas import BodyIn
from app.patients.schemas import PersonOut, ProfileOut


class DayHourIn(BodyIn):
    starts_minutes: int | None = Field(
        default=None, ge=0, le=1439, description="Minutes since midnight; null where only the day is known"
    )


class SeenPersonOut(BaseModel):
    """With the profile, so that the day's people can be opened where there is no network."""

    person: PersonOut
    profile: ProfileOut
    starts_minutes: int | None

    @classmethod
    def of(cls, seen: SeenPerson) -> Self:
        person, profile = PersonOut.of(seen.line), ProfileOut.of(*seen.profile)
        return cls(person=person, profile=profile, starts_minutes=seen.starts_minutes)


class DayOut(BaseModel):
    """`seen` in order of hour; `asked` and `noted` in order of name, and in no other."""

    day: date
    seen: list[SeenPersonOut]
    asked: list[PersonOut] = Field(description="Who would like to be seen")
    noted: list[PersonOut] = Field(description="Who noted something since they were last met or looked at")

    @classmethod
    def of(cls, day: date, found: Day) -> Self:
        return cls(
            day=day,
            seen=[SeenPersonOut.of(seen) for seen in found.seen],
            asked=[PersonOut.of(line) for line in found.asked],
            noted=[PersonOut.of(line) for line in found.noted],
        )


class ProposedPersonOut(BaseModel):
    patient_id: UUID
    display_name: str


class CalendarEntryOut(BaseModel):
    """`title` is shown once and kept nowhere."""

    title: str
    starts_minutes: int | None
    proposed: list[ProposedPersonOut]


class CalendarDayOut(BaseModel):
    entries: list[CalendarEntryOut]
    unread: int = Field(description="Entries whose date or repetition is of a form that is not read")

    @classmethod
    def of(cls, read: CalendarDay, index: NameIndex, names: dict[str, str]) -> Self:
        return cls(
            entries=[
                CalendarEntryOut(
                    title=entry.title,
                    starts_minutes=entry.starts_minutes,
                    proposed=[
                        ProposedPersonOut(patient_id=UUID(key), display_name=names[key])
                        for key in index.proposed(entry.title)
                    ],
                )
                for entry in read.entries
            ],
            unread=read.unread,
        )
