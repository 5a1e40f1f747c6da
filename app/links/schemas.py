"""Wire shapes of shown links: the person's own, and those of SMART Health Links for whoever opens one."""

from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, Literal, Self
from uuid import UUID

from pydantic import BaseModel, Field, model_validator

from app.consents.schemas import ShownText
from app.identity.schemas import BodyIn
from app.kit.days import LivedDay
from app.kit.errors import ShapeError
from app.kit.text import cleaned
from app.links.models import LONGEST_LABEL, LONGEST_RECIPIENT, Answered, Part
from app.links.queries import LinkLine
from app.links.selection import Selection

_OwnLabel = Annotated[str, Field(min_length=1, max_length=LONGEST_LABEL), cleaned(1, LONGEST_LABEL)]
_Recipient = Annotated[str, Field(min_length=1, max_length=LONGEST_RECIPIENT), cleaned(1, LONGEST_RECIPIENT)]
_Parts = Annotated[list[Annotated[Part, Field(strict=False)]], Field(min_length=1, max_length=len(Part))]


class ShareLinkIn(BodyIn):
    label: _OwnLabel = Field(description="The person's own, to tell their links apart; it is not in the link")
    parts: _Parts
    with_words: bool = Field(description="Also what was written freely")
    first_day: LivedDay | None = None
    last_day: LivedDay | None = None
    expires_in_days: int = Field(default=30, ge=1, le=90)
    passcode: str | None = Field(default=None, min_length=6, max_length=40)
    consent: ShownText = None

    @model_validator(mode="after")
    def _ends_after_it_starts(self) -> Self:
        if self.first_day and self.last_day and self.last_day < self.first_day:
            raise ShapeError("last_day", "end_before_start")
        return self

    def selection(self) -> Selection:
        return Selection(frozenset(self.parts), self.with_words, self.first_day, self.last_day)


class ShareLinkState(StrEnum):
    """`closed`: too many wrong passcodes."""

    open = "open"
    withdrawn = "withdrawn"
    expired = "expired"
    closed = "closed"


class ShareOpeningOut(BaseModel):
    at: datetime
    recipient: str = Field(description="What the reader said of themselves; nobody has checked it")
    answered: Answered


class ShareLinkOut(BaseModel):
    id: UUID
    label: str
    parts: list[Part]
    with_words: bool
    first_day: date | None
    last_day: date | None
    has_passcode: bool
    attempts_left: int
    created_at: datetime
    expires_at: datetime
    withdrawn_at: datetime | None
    state: ShareLinkState
    opened: int
    refused: int
    openings: list[ShareOpeningOut] = Field(description="The newest ones")

    @classmethod
    def of(cls, line: LinkLine, now: datetime) -> Self:
        link = line.link
        shown = {name: getattr(link, name) for name in cls.model_fields if hasattr(link, name)} | {"label": line.label}
        openings = [ShareOpeningOut.model_validate(one, from_attributes=True) for one in line.openings]
        return cls(
            **shown,
            has_passcode=link.passcode_hash is not None,
            state=_state(line, now),
            opened=line.opened,
            refused=line.refused,
            openings=openings,
        )


class ShareLinksOut(BaseModel):
    items: list[ShareLinkOut]


class ShareLinkMadeOut(BaseModel):
    """Shown once: the key stands in the link alone."""

    link: ShareLinkOut
    url: str
    qr_svg: str


class ManifestIn(BodyIn):
    recipient: _Recipient
    passcode: str | None = Field(default=None, max_length=128)
    embeddedLengthMax: int | None = Field(default=None, ge=0, le=100_000_000)


class ManifestFileOut(BaseModel):
    """Either `embedded` or a short-lived `location`, each a compact JWE."""

    contentType: Literal["application/fhir+json"] = "application/fhir+json"
    embedded: str | None = None
    location: str | None = None


class ManifestOut(BaseModel):
    """`finalized`: a copy of one moment, which will not change."""

    status: Literal["finalized"] = "finalized"
    files: list[ManifestFileOut]


def _state(line: LinkLine, now: datetime) -> ShareLinkState:
    link = line.link
    if link.withdrawn_at is not None:
        return ShareLinkState.withdrawn
    if link.attempts_left == 0:
        return ShareLinkState.closed
    return ShareLinkState.open if link.expires_at > now else ShareLinkState.expired
