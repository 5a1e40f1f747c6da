"""Wire shapes of what people agree to."""

from datetime import datetime
from typing import Annotated, Self

from pydantic import BaseModel, Field

from app.consents.models import Purpose
from app.consents.queries import ToldConsent
from app.consents.texts import ConsentText
from app.kit.locale import Language

TextHash = Annotated[str, Field(pattern="^[0-9a-f]{64}$")]
ShownText = Annotated[
    TextHash | None, Field(description="The text the person was shown, by its SHA-256; absent where none was")
]


class ConsentTextOut(BaseModel):
    hash: str = Field(description="SHA-256 of `text` in UTF-8")
    purpose: Purpose
    version: int
    language: Language
    text: str
    is_current: bool = Field(description="Shown to whoever agrees from now on")

    @classmethod
    def of(cls, text: ConsentText) -> Self:
        return cls.model_validate(text, from_attributes=True)


class ConsentTextsOut(BaseModel):
    items: list[ConsentTextOut]


class ConsentOut(BaseModel):
    """`text` is null where none was kept: shared before texts were, or by a way that showed none."""

    purpose: Purpose
    recipient: str = Field(description="What it was called at that moment: the practice, the link, the push service")
    given_at: datetime
    ends_at: datetime | None = Field(description="When it ends by itself")
    withdrawn_at: datetime | None
    text: ConsentTextOut | None

    @classmethod
    def of(cls, told: ToldConsent) -> Self:
        return cls.model_validate(told, from_attributes=True)


class ConsentsOut(BaseModel):
    """Newest first."""

    items: list[ConsentOut]
