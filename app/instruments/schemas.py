"""Wire fields of an answered questionnaire, of one that is proposed, and of a score counted elsewhere."""

from enum import StrEnum
from typing import Annotated, Self
from uuid import UUID

from pydantic import Field, ValidationInfo, field_validator, model_validator

from app.instruments.definitions import DEFINITIONS, Definition, Key, Recall, Version
from app.instruments.scoring import AnswerRefused, Scored, refuse_foreign_answers, refuse_foreign_totals, score, typed
from app.kit.days import DayText, LivedDay
from app.kit.errors import ShapeError
from app.kit.text import Label, Line
from app.records.envelope import RecordFields
from app.records.values import plain_zero

TypedTotal = Annotated[float, Field(ge=0, le=100, allow_inf_nan=False), plain_zero]
Amount = Annotated[float, Field(ge=-10_000, le=10_000, allow_inf_nan=False), plain_zero]


class ResponseContext(StrEnum):
    home = "home"
    session = "session"


class PromResponseFields(RecordFields):
    """A questionnaire as it was answered. `scores` and `complete` are the service's: whatever is sent is not read."""

    instrument_id: Key
    instrument_version: Version
    context: ResponseContext = ResponseContext.home
    reference_date: DayText | None = Field(default=None, description="The day a change is told from")
    seen_together_on: LivedDay | None = Field(default=None, description="The day a professional spoke of one answer")
    answers: dict[Key, int | None] = Field(default={}, max_length=60, description="By item; null is a question passed")
    typed: dict[Key, TypedTotal] | None = Field(
        default=None, max_length=20, description="Totals copied from a licensed copy, in place of answers"
    )
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

    @field_validator("typed")
    @classmethod
    def _could_be_its_totals(cls, value: dict[str, float] | None, info: ValidationInfo) -> dict[str, float] | None:
        definition = _definition(info)
        try:
            if definition is not None and value:
                refuse_foreign_totals(definition, value)
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
    def _was_answered_where_and_how_it_may_be(self) -> Self:
        definition = DEFINITIONS.find(self.instrument_id, self.instrument_version)
        _refuse_without_date(definition, self.reference_date)
        if definition and definition.session_only and self.context is not ResponseContext.session:
            raise ShapeError("context", "instrument_in_session_only")
        if self.typed and self.answers:
            raise ShapeError("typed", "typed_or_answered")
        return self


class RequestState(StrEnum):
    """`declined` by the person, `withdrawn` by whoever asked; neither has to say why."""

    open = "open"
    declined = "declined"
    answered = "answered"
    withdrawn = "withdrawn"


class PromRequestFields(RecordFields):
    """A questionnaire proposed to the person, for whenever they like; it reminds nobody and runs out of nothing."""

    instrument_id: Key
    instrument_version: Version
    reference_date: DayText | None = Field(default=None, description="The day a change is told from")
    state: RequestState = RequestState.open
    response_id: UUID | None = Field(default=None, description="What was answered")

    @model_validator(mode="after")
    def _may_be_answered_alone(self) -> Self:
        if self.instrument_id not in DEFINITIONS:
            raise ShapeError("instrument_id", "instrument_unknown")
        definition = DEFINITIONS.find(self.instrument_id, self.instrument_version)
        if definition is None:
            raise ShapeError("instrument_version", "instrument_version_unknown")
        if definition.session_only or definition.by_professional:
            raise ShapeError("instrument_id", "instrument_in_session_only")
        _refuse_without_date(definition, self.reference_date)
        return self


class ScoreDirection(StrEnum):
    higher_is_heavier = "higher_is_heavier"
    higher_is_better = "higher_is_better"
    neither = "neither"


class ExternalScoreFields(RecordFields):
    """A score counted elsewhere, under the name its paper gives it; nothing of its questions."""

    name: Label
    value: Amount
    lowest: Amount
    highest: Amount
    direction: ScoreDirection
    source_text: Line | None = None

    @model_validator(mode="after")
    def _lies_in_its_range(self) -> Self:
        if self.lowest >= self.highest:
            raise ShapeError("highest", "range_empty")
        if not self.lowest <= self.value <= self.highest:
            raise ShapeError("value", "score_out_of_range")
        return self


def _refuse_without_date(definition: Definition | None, reference_date: str | None) -> None:
    if definition and definition.recall is Recall.since_a_date and reference_date is None:
        raise ShapeError("reference_date", "pgic_needs_date")


def _definition(info: ValidationInfo) -> Definition | None:
    """None where the fields before were refused already."""
    if not {"instrument_id", "instrument_version"} <= info.data.keys():
        return None
    return DEFINITIONS.find(info.data["instrument_id"], info.data["instrument_version"])


def _scored(info: ValidationInfo) -> Scored:
    definition = _definition(info)
    if definition is None or not {"answers", "typed"} <= info.data.keys():
        return Scored({}, False)
    if info.data["typed"]:
        return typed(definition, info.data["typed"])
    return score(definition, info.data["answers"])
