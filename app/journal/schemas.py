"""Wire fields of what a person reports: flare-ups, check-ins, nights, life moments, pain maps, their own words."""

from enum import StrEnum
from typing import Annotated, Self
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, model_validator

from app.journal.regions import BodyRegion
from app.kit.days import DayText
from app.kit.errors import ShapeError
from app.kit.text import Label, Line, Note, Story
from app.records.envelope import RecordFields
from app.records.values import Helped, Ids, Intensity, Nrs, Signed3, plain_zero

_PART = ConfigDict(strict=True, extra="forbid", frozen=True)


class FlareImpact(StrEnum):
    activities = "activities"
    mood = "mood"
    sleep = "sleep"
    work = "work"
    relations = "relations"


class FlareDifference(StrEnum):
    same = "same"
    a_bit = "a_bit"
    very = "very"


class FlareContext(StrEnum):
    life_event = "life_event"
    sleep = "sleep"
    stress = "stress"
    load = "load"
    movement = "movement"
    posture = "posture"
    illness = "illness"
    weather = "weather"
    none_known = "none_known"
    other = "other"


class ToolUsed(BaseModel):
    """One tool tried in a flare; `tool_id` names a `tool_use` record of the same person."""

    model_config = _PART
    tool_id: UUID | None = None
    label: Line | None = None
    helped: Helped | None = None

    @model_validator(mode="after")
    def _names_a_tool(self) -> Self:
        if self.tool_id is None and not self.label:
            raise ShapeError("label", "tool_unnamed")
        return self


class FlareFields(RecordFields):
    """A flare is declared by the person and never deduced; no pain value is needed (Costa et al., J Pain 2019)."""

    ongoing: bool = True
    worst_pain: Nrs | None = None
    hard_to_tolerate: bool | None = None
    impacts: list[FlareImpact] = Field(default=[], max_length=5)
    difference_from_usual: FlareDifference | None = None
    context: list[FlareContext] = Field(default=[], max_length=10)
    context_events: Ids = Field(default=[], description="`life_event` records that were around")
    tools_used: list[ToolUsed] = Field(default=[], max_length=30)
    regions: list[BodyRegion] = Field(default=[], max_length=68)
    wants_contact: bool = False


class LifeEventCategory(StrEnum):
    couple = "couple"
    family = "family"
    caring = "caring"
    own_health = "own_health"
    relative_health = "relative_health"
    bereavement = "bereavement"
    work = "work"
    study = "study"
    home = "home"
    money = "money"
    legal_admin = "legal_admin"
    rhythm_change = "rhythm_change"
    social = "social"
    world = "world"
    good_news = "good_news"
    other = "other"


class WeighsNow(StrEnum):
    yes = "yes"
    a_little = "a_little"
    no = "no"


class LifeEventFields(RecordFields):
    """The person's own rating is the only weight."""

    category: LifeEventCategory
    subtype: Annotated[str, Field(pattern="^[a-z_]{1,40}$")] | None = None
    title: Line | None = None
    valence: Signed3 | None = None
    weighs_now: WeighsNow | None = None
    ongoing: bool = False


class Acceptable(StrEnum):
    yes = "yes"
    no = "no"
    unsure = "unsure"


class CheckinKey(StrEnum):
    pain_now = "pain_now"
    pain_avg_7d = "pain_avg_7d"
    pain_gets_in_way = "pain_gets_in_way"
    pain_joy = "pain_joy"
    sleep_quality = "sleep_quality"
    sleep_hours = "sleep_hours"
    stress = "stress"
    mental_load = "mental_load"
    work_load = "work_load"
    activity_load = "activity_load"
    margin = "margin"
    confidence = "confidence"
    acceptable = "acceptable"
    matters_done = "matters_done"
    pgic = "pgic"


class OwnSignal(BaseModel):
    """A value under the name the person or their device gave it: steps, minutes on the bike, happiness."""

    model_config = _PART
    label: Label
    value: Annotated[float, Field(allow_inf_nan=False, ge=-1e9, le=1e9), plain_zero]
    unit: Line | None = None


class CheckinFields(RecordFields):
    """Any subset of the own-worded questions; `asked` lists the questions shown, so that asked and skipped differ."""

    asked: list[CheckinKey] = Field(default=[], max_length=15)
    pain_now: Nrs | None = None
    pain_avg_7d: Nrs | None = None
    pain_gets_in_way: Nrs | None = None
    pain_joy: Nrs | None = None
    sleep_quality: Nrs | None = Field(default=None, description="0 to 10, higher is better")
    sleep_hours: Annotated[float, Field(ge=0, le=16, multiple_of=0.5, allow_inf_nan=False), plain_zero] | None = None
    stress: Nrs | None = None
    mental_load: Nrs | None = None
    work_load: Signed3 | None = None
    activity_load: Signed3 | None = None
    margin: Signed3 | None = Field(default=None, description="-3 overflowing, 0 in balance, +3 room")
    confidence: Nrs | None = Field(default=None, description="0 to 10, higher is better")
    acceptable: Acceptable | None = None
    matters_done: bool | None = None
    matters_text: Note | None = None
    pgic: int | None = Field(default=None, ge=1, le=7, description="1 much better to 7 much worse")
    pgic_since: DayText | None = None
    own_signals: list[OwnSignal] = Field(default=[], max_length=40)

    @model_validator(mode="after")
    def _pgic_names_its_date(self) -> Self:
        if self.pgic is not None and self.pgic_since is None:
            raise ShapeError("pgic_since", "pgic_needs_date")
        return self


class NightSource(StrEnum):
    self_report = "self_report"
    device = "device"


class NightFields(RecordFields):
    """One night; `local_date` is the morning it ended."""

    sleep_minutes: int | None = Field(default=None, ge=0, le=1440)
    quality: Nrs | None = Field(default=None, description="0 to 10, higher is better")
    awakenings: int | None = Field(default=None, ge=0, le=50)
    measured_by: NightSource = NightSource.self_report


class StoryFields(RecordFields):
    """The person's words, first-class and versioned; a professional answers beside them, never inside."""

    title: Line | None = None
    text: Story


class AnnotationFields(RecordFields):
    """A signed remark beside somebody else's record."""

    about_id: UUID
    text: Story


class PainScale(StrEnum):
    """`diary` is a scale of the person's own, without even steps; it is never read as a 0-10 numeric rating."""

    nrs = "nrs"
    diary = "diary"


class RegionPain(BaseModel):
    model_config = _PART
    region: BodyRegion
    intensity: Intensity | None = None


class PainMapFields(RecordFields):
    """Where it hurts; the count and set of regions are reported, never a share of the body."""

    regions: list[RegionPain] = Field(default=[], max_length=68)
    main_region: BodyRegion | None = None
    widespread: bool = False
    quality: list[Line] = Field(default=[], max_length=20)
    scale: PainScale = PainScale.nrs
    strongest: Intensity | None = Field(default=None, description="Strongest pain of the day when no region is named")
    source_labels: list[Line] = Field(default=[], max_length=68, description="Names in the imported file")

    @model_validator(mode="after")
    def _names_each_region_once(self) -> Self:
        if len({part.region for part in self.regions}) != len(self.regions):
            raise ShapeError("regions", "region_twice")
        return self


_Weight = Annotated[int, Field(ge=0, le=3)]


class WeightingFields(RecordFields):
    """What weighs and what supports most for this person, in their own eyes; the latest one holds.

    0 does not count, 3 counts most; all equal until the person says otherwise. Nothing else ever moves them.
    """

    stress_weight: _Weight = 1
    work_weight: _Weight = 1
    mental_load_weight: _Weight = 1
    sleep_weight: _Weight = 1
    activity_weight: _Weight = 1
    tools_weight: _Weight = 1
