"""Wire shapes of the reports: sentences as data, so that a tap opens what they were told from."""

from datetime import date
from typing import Self

from pydantic import BaseModel

from app.balance.signals import date_of
from app.reports.lines import Line, Section
from app.reports.notebook import Period, Start


class RecordRef(BaseModel):
    kind: str
    id: str


class LineOut(BaseModel):
    """`key` names the fact, `id` this telling of it; a `detail` is shown on demand."""

    id: str
    key: str
    text: str
    detail: bool
    records: list[RecordRef]

    @classmethod
    def of(cls, line: Line) -> Self:
        records = [RecordRef(kind=ref.kind, id=ref.id) for ref in line.about]
        return cls(id=line.id, key=line.key, text=line.text, detail=line.detail, records=records)


class SectionOut(BaseModel):
    key: str
    title: str
    lines: list[LineOut]

    @classmethod
    def of(cls, section: Section) -> Self:
        return cls(key=section.key, title=section.title, lines=[LineOut.of(line) for line in section.lines])


class PeriodOut(BaseModel):
    """`since` is the day to name: that of the last visit, of the first note, or the day asked for."""

    start: Start
    since: date
    first: date
    last: date
    visit_id: str | None

    @classmethod
    def of(cls, period: Period) -> Self:
        return cls(
            start=period.start,
            since=date_of(period.day),
            first=date_of(period.first),
            last=date_of(period.last),
            visit_id=period.visit.id if period.visit else None,
        )


class SinceLastTimeOut(BaseModel):
    heading: str
    period: PeriodOut
    sections: list[SectionOut]
