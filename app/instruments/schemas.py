"""Wire fields of an answered questionnaire, and of the questionnaires offered."""

from enum import StrEnum
from typing import Annotated, Self

from pydantic import BaseModel, Field, ValidationInfo, field_validator, model_validator

from app.instruments.definitions import (
    DEFINITIONS,
    Definition,
    Direction,
    Form,
    Key,
    Missing,
    Recall,
    Rule,
    Tier,
    Version,
)
from app.instruments.scoring import AnswerRefused, Scored, refuse_foreign_answers, score
from app.kit.days import DayText
from app.kit.errors import ShapeError
from app.records.envelope import RecordFields


class ResponseContext(StrEnum):
    home = "home"
    session = "session"


class PromResponseFields(RecordFields):
    """A questionnaire as it was answered. `scores` and `complete` are the service's: whatever is sent is not read."""

    instrument_id: Key
    instrument_version: Version
    context: ResponseContext = ResponseContext.home
    reference_date: DayText | None = Field(default=None, description="The day a change is told from")
    answers: dict[Key, int | None] = Field(max_length=60, description="By item; null is a question passed")
    scores: dict[Key, float] = Field(
        default={}, max_length=20, validate_default=True, json_schema_extra={"readOnly": True}
    )
    complete: Annotated[bool, Field(validate_default=True, json_schema_extra={"readOnly": True})] = False

    @field_validator("instrument_id")
    @classmethod
    def _is_known(cls, value: str) -> str:
        if value not in DEFINITIONS:
            raise ValueError("instrument_unknown")
        return value

    @field_validator("instrument_version")
    @classmethod
    def _is_a_version_of_it(cls, value: str, info: ValidationInfo) -> str:
        if "instrument_id" in info.data and DEFINITIONS.find(info.data["instrument_id"], value) is None:
            raise ValueError("instrument_version_unknown")
        return value

    @field_validator("answers")
    @classmethod
    def _belong_to_it(cls, value: dict[str, int | None], info: ValidationInfo) -> dict[str, int | None]:
        definition = _definition(info)
        try:
            if definition is not None:
                refuse_foreign_answers(definition, value)
        except AnswerRefused as refusal:
            raise ShapeError(refusal.item, refusal.code) from refusal
        return value

    # Also on what is sent: a score is only ever what the named definition makes of the answers.
    @field_validator("scores")
    @classmethod
    def _are_counted_here(cls, _: dict[str, float], info: ValidationInfo) -> dict[str, float]:
        return _scored(info).scores

    @field_validator("complete")
    @classmethod
    def _is_judged_here(cls, _: bool, info: ValidationInfo) -> bool:
        return _scored(info).complete

    @model_validator(mode="after")
    def _names_the_day_it_compares_with(self) -> Self:
        definition = DEFINITIONS.find(self.instrument_id, self.instrument_version)
        if definition and definition.recall is Recall.since_a_date and self.reference_date is None:
            raise ShapeError("reference_date", "pgic_needs_date")
        return self


def _definition(info: ValidationInfo) -> Definition | None:
    """None where the fields before were refused already."""
    if not {"instrument_id", "instrument_version"} <= info.data.keys():
        return None
    return DEFINITIONS.find(info.data["instrument_id"], info.data["instrument_version"])


def _scored(info: ValidationInfo) -> Scored:
    definition = _definition(info)
    if definition is None or "answers" not in info.data:
        return Scored({}, False)
    return score(definition, info.data["answers"])


class ItemOut(BaseModel):
    """`text` is null where no text of this language is here."""

    key: str
    lowest: int
    highest: int
    uncounted: list[int]
    text: str | None


class ScoreOut(BaseModel):
    key: str
    rule: Rule
    items: list[str]
    lowest: int
    highest: int


class AnswerOut(BaseModel):
    value: int
    text: str


class InstrumentOut(BaseModel):
    """`offered`: may be answered now, in this language. Retired versions are listed so that responses can be read."""

    id: str
    version: str
    retired: bool
    offered: bool
    name: str
    tier: Tier
    notice: str
    source: str | None
    form: Form
    direction: Direction
    recall: Recall
    weeks_between: int
    missing: Missing
    languages: list[str]
    intro: str | None
    items: list[ItemOut]
    answers: list[AnswerOut]
    scores: list[ScoreOut]


class InstrumentsOut(BaseModel):
    items: list[InstrumentOut]
