"""Wire shapes of the viewer, practices and care links."""

from datetime import datetime
from uuid import UUID

from pydantic import BaseModel, Field

from app.access.models import LinkRole, PracticeRole
from app.kit.locale import Language


class ViewerPracticeOut(BaseModel):
    id: UUID
    name: str
    role: PracticeRole


class ViewerOut(BaseModel):
    """Who is signed in; an account with two roles in a practice has two lines for it."""

    account_id: UUID
    display_name: str
    language: Language
    patient_id: UUID | None
    practices: list[ViewerPracticeOut]
    device_id: UUID
    emergencies_unseen: int = Field(description="Openings in an emergency this person has not yet read of")


class CareLinkOut(BaseModel):
    id: UUID
    practice_id: UUID
    practice_name: str
    practice_code: str = Field(description="Public: lets the practice in again")
    role: LinkRole
    starts_at: datetime
    ends_at: datetime | None
    withdrawn_at: datetime | None
    in_force: bool
