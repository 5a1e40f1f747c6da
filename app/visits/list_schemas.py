"""Wire shapes of the topics of a practice and of a professional's own templates."""

from typing import Annotated, Self
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, model_validator

from app.identity.schemas import BodyIn
from app.kit.errors import ShapeError
from app.kit.text import Label
from app.visits.schemas import VisitMode, VisitReason

_Topics = Annotated[list[Label], Field(max_length=60)]


class Shelves(BaseModel):
    """What one knows, what one can do, how one is with it. A topic stands once, on one shelf."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)
    knowing: _Topics = []
    doing: _Topics = []
    being: _Topics = []

    @model_validator(mode="after")
    def _each_topic_once(self) -> Self:
        seen: set[str] = set()
        for name in ("knowing", "doing", "being"):
            for topic in getattr(self, name):
                if topic.casefold() in seen:
                    raise ShapeError(name, "topic_twice")
                seen.add(topic.casefold())
        return self


class TopicsIn(BodyIn):
    version: int = Field(ge=0, description="The one these were made from; 0 while the practice has none of its own")
    shelves: Shelves


class TopicsOut(BaseModel):
    version: int = Field(description="0 while the practice has none of its own")
    shelves: Shelves
    suggested: Shelves = Field(description="What a practice without a list of its own is offered")


class Template(BaseModel):
    """What an ordinary session of this professional looks like; applying one is their own gesture."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)
    id: UUID = Field(strict=False)
    name: Label
    mode: VisitMode = Field(strict=False)
    reason: VisitReason | None = Field(default=None, strict=False)
    duration_minutes: int | None = Field(default=None, ge=0, le=1440)
    topics: list[Label] = Field(default=[], max_length=40)


class TemplatesIn(BodyIn):
    version: int = Field(ge=0, description="The one these were made from; 0 for the first ones")
    templates: list[Template] = Field(max_length=20)


class TemplatesOut(BaseModel):
    version: int
    templates: list[Template]
