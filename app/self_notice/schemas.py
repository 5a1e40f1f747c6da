"""Wire shapes of what a person asked to be told."""

from typing import Annotated

from pydantic import BaseModel, Field, StringConstraints

from app.identity.schemas import BodyIn
from app.self_notice.models import FEWEST_DAYS, LONGEST_WORDS, MOST_DAYS

_OwnWords = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=LONGEST_WORDS)]


class SelfNoticeIn(BodyIn):
    days: int = Field(ge=FEWEST_DAYS, le=MOST_DAYS, description="Above the usual range for at least so many days")
    words: _OwnWords | None = Field(default=None, description="The person's own, to be read beside the sentence")


class SelfNoticeOut(BaseModel):
    """Both null while nothing was asked for."""

    days: int | None
    words: str | None


class SelfNoticeToldOut(BaseModel):
    """Null while there is nothing to say: not asked for, not above the range, or told within thirty days."""

    days: int | None = Field(description="For so many days the notes have been above the usual range")
    words: str | None
