"""Wire shapes of the reports: sentences as data, so that a tap opens what they were told from."""

from dataclasses import asdict
from datetime import date
from typing import Self

from pydantic import BaseModel

from app.balance.signals import date_of
from app.reports.lines import Line, Section
from app.reports.notebook import Period, Start
from app.reports.synthesis import Audience, Synthesis


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


class MarkOut(BaseModel):
    start: float
    stop: float
    level: float | None
    label: str
    record_id: str


class LaneOut(BaseModel):
    key: str
    name: str
    marks: list[MarkOut]


class TickOut(BaseModel):
    at: float
    label: str


class PictureOut(BaseModel):
    """Places between 0 and 1 of the width; `level` 0 to 1 from the bottom of its lane."""

    lanes: list[LaneOut]
    ticks: list[TickOut]
    alt: str


class SynthesisOut(BaseModel):
    """`tag` names what was read; the printed page is asked for with it, so that nothing else is ever printed."""

    audience: Audience
    title: str
    heading: str
    facts: list[str]
    sections: list[SectionOut]
    picture: PictureOut | None
    notice: str
    tag: str

    @classmethod
    def of(cls, made: Synthesis) -> Self:
        return cls(
            audience=made.audience,
            title=made.title,
            heading=made.heading,
            facts=list(made.facts),
            sections=[SectionOut.of(section) for section in made.sections],
            picture=None if made.picture is None else PictureOut.model_validate(asdict(made.picture)),
            notice=made.notice,
            tag=made.tag,
        )
