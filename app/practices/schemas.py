"""Wire shapes of practices, their team and their invitations."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, Field

from app.access.models import PracticeRole
from app.consents.schemas import ShownText
from app.identity.schemas import BodyIn, LoginName, Name, Secret
from app.kit.locale import Language
from app.practices.models import Delivery, InvitedRole

Token = Annotated[str, Field(min_length=20, max_length=128)]


class PracticeOut(BaseModel):
    id: UUID
    name: str
    code: str = Field(description="Public: people type it to let the practice in")


class MemberOut(BaseModel):
    account_id: UUID
    display_name: str
    role: PracticeRole
    since: datetime


class ModulesIn(BodyIn):
    together: bool = Field(description="What goes together in one person's notes; shown to professionals alone")


class ModulesOut(BaseModel):
    """All are off until the practice turns them on."""

    together: bool


class ColleagueInvitationIn(BodyIn):
    role: PracticeRole = Field(strict=False)
    delivery: Delivery = Field(strict=False)


class PersonInvitationIn(BodyIn):
    delivery: Delivery = Field(strict=False)


class ClosingIn(BodyIn):
    shut_practices_out: bool = Field(description="Whether the practices that were let in stop reading with it")


class InvitationMadeOut(BaseModel):
    """Shown once: neither the address nor the code can be asked for again."""

    id: UUID
    url: str = Field(description="The token stands in the fragment, which browsers send to nobody")
    qr_svg: str
    oral_code: str | None = Field(description="Said aloud, never sent along")
    number: int = Field(description="10 to 99; the screen of the invited person shows the same")
    expires_at: datetime


class InvitationOut(BaseModel):
    id: UUID
    role: InvitedRole
    delivery: Delivery
    created_at: datetime
    expires_at: datetime


class InvitationsOut(BaseModel):
    items: list[InvitationOut]


class LookUpIn(BodyIn):
    token: Token


class LookUpOut(BaseModel):
    role: InvitedRole
    practice_name: str
    needs_oral_code: bool
    number: int = Field(description="10 to 99; the screen of whoever invites shows the same")
    lets_back_in: bool = Field(description="Into the account there is: only a new password is asked for")
    login: str | None = Field(description="The name to sign in with, where it is recalled without a spoken code")


class WayBackIn(BodyIn):
    token: Token
    oral_code: str | None = Field(default=None, max_length=20)
    password: Secret = Field(description="12 to 128 characters")


class RedeemIn(BodyIn):
    token: Token
    oral_code: str | None = Field(default=None, max_length=20)
    login: LoginName
    password: Secret = Field(description="12 to 128 characters")
    display_name: Name
    language: Language = Field(default=Language.fr, strict=False)
    consent: ShownText = None
