"""How one kind of exported file is read: declared in TOML, checked here, never guessed from the values."""

import tomllib
from functools import cached_property
from importlib.resources import files
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from app.journal.regions import BODY_REGIONS
from app.kit.text import fold

REGION_ORDER: dict[str, int] = {region["key"]: position for position, region in enumerate(BODY_REGIONS)}

Key = Annotated[str, Field(pattern="^[a-z][a-z0-9_]{0,59}$")]
Join = Literal["sum", "max", "latest"]
Side = Literal["left_only", "right_only", "left_mostly", "right_mostly"]

# Lowest, highest and step of the numeric fields a device or a diary may fill; the kinds' own schemas stay the judge.
NUMBER_FIELDS: dict[str, tuple[float, float, float]] = {
    "night.sleep_minutes": (0, 1440, 1),
    "night.quality": (0, 10, 1),
    "night.awakenings": (0, 50, 1),
    "checkin.pain_now": (0, 10, 1),
    "checkin.pain_avg_7d": (0, 10, 1),
    "checkin.pain_gets_in_way": (0, 10, 1),
    "checkin.pain_joy": (0, 10, 1),
    "checkin.sleep_quality": (0, 10, 1),
    "checkin.sleep_hours": (0, 16, 0.5),
    "checkin.stress": (0, 10, 1),
    "checkin.mental_load": (0, 10, 1),
    "checkin.work_load": (-3, 3, 1),
    "checkin.activity_load": (-3, 3, 1),
    "checkin.margin": (-3, 3, 1),
    "checkin.confidence": (0, 10, 1),
}

_PART = ConfigDict(extra="forbid", frozen=True)


def plain(name: str) -> str:
    """One spelling for names that differ by case, accents or spaces."""
    return " ".join((name.lower() if name.isascii() else fold(name)).split())


class Column(BaseModel):
    """`names` are the header words of every language the file comes in."""

    model_config = _PART
    names: list[str] = Field(min_length=1)
    required: bool = True


class Dialect(BaseModel):
    """How numbers are written in files whose header has one of `recognised_by`; the first dialect is the default."""

    model_config = _PART
    recognised_by: list[str] = []
    decimal: Literal[".", ","] = "."
    thousands: Literal["", ",", ".", " "] = ""


class DayRule(BaseModel):
    """Where the lived day is written; three parts go before a single date, a timestamp comes last.

    `day_turns_at_hour`: a timestamp before that hour belongs to the day before.
    """

    model_config = _PART
    parts: tuple[str, str, str] | None = Field(default=None, description="Columns of the year, month and day")
    empty_parts: list[str] = Field(default=[""], description="What an unfilled part looks like")
    carry_forward: bool = Field(default=False, description="An empty part repeats the row above")
    date: str | None = None
    date_formats: list[str] = ["%Y-%m-%d"]
    timestamp: str | None = None
    timestamp_formats: list[str] = ["%Y-%m-%d %H:%M:%S"]
    day_turns_at_hour: int = Field(default=0, ge=0, le=23)

    @model_validator(mode="after")
    def _names_a_source(self) -> Self:
        if not (self.parts or self.date or self.timestamp):
            raise ValueError("a day needs a column")
        return self


class Target(BaseModel):
    """Where a value goes: body regions (`knee_front_*` is both sides), an own signal, or one field of a kind.

    `regions = []` is pain without a place. `points` translates written answers into values; nothing else rescales.
    """

    model_config = _PART
    regions: list[str] | None = None
    signal: str | None = Field(default=None, description="`{column}` stands for what the row says there")
    field: str | None = Field(default=None, description="One of NUMBER_FIELDS")
    unit: str | None = None
    join: Join = "latest"
    points: dict[str, float] = {}

    @field_validator("regions")
    @classmethod
    def _both_sides(cls, names: list[str] | None) -> list[str] | None:
        if names is None:
            return None
        keys = [key for name in names for key in _sides_of(name)]
        if unknown := [key for key in keys if key not in REGION_ORDER]:
            raise ValueError(f"unknown regions {unknown}")
        return keys

    @model_validator(mode="after")
    def _goes_one_way(self) -> Self:
        if sum(way is not None for way in (self.regions, self.signal, self.field)) != 1:
            raise ValueError("exactly one of regions, signal, field")
        if self.field is not None and self.field not in NUMBER_FIELDS:
            raise ValueError(f"no numeric field {self.field}")
        return self

    @property
    def kind(self) -> str:
        if self.regions is not None:
            return "pain_map"
        return self.field.split(".")[0] if self.field else "checkin"


def _sides_of(name: str) -> list[str]:
    return [name[:-1] + "l", name[:-1] + "r"] if name.endswith("_*") else [name]


class NamedValues(BaseModel):
    """A file with one row per named value. A name not in the mapping is skipped, or kept as an own signal."""

    model_config = _PART
    name: str
    value: str
    side: str | None = None
    unknown: Literal["skip", "signal"] = "skip"
    unknown_unit: str | None = None


class ValueColumn(Target):
    """A value in a column of its own; `count` makes each row worth 1, whatever the cell says."""

    column: str
    count: bool = False


class MissingRule(BaseModel):
    """When every column of `when` holds its number, the columns of `drop` are missing; an empty `drop` is the row."""

    model_config = _PART
    when: dict[str, float] = Field(min_length=1)
    drop: list[str] = []


class Title(BaseModel):
    model_config = _PART
    fr: str
    en: str


class Mapping(BaseModel):
    """One kind of file. `id` is part of every record id: a renamed mapping would import everything a second time."""

    model_config = _PART
    id: Key
    title: Title
    format: Literal["csv", "json"] = "csv"
    items: list[str] = Field(default=[], description="JSON: keys leading to the list of rows")
    delimiter: Literal["auto", ",", ";", "\t", "|"] = "auto"
    encoding: Literal["utf-8", "cp1252"] = "utf-8"
    source: Literal["import", "device"] = "import"
    scale: Literal["diary", "nrs"] = "diary"
    extra_cells: Literal["note", "ignore"] = "note"
    columns: dict[Key, Column] = Field(min_length=1)
    dialects: list[Dialect] = Field(default=[Dialect()], min_length=1)
    day: DayRule
    named: NamedValues | None = None
    names: dict[str, Target] = {}
    sides: dict[str, Side] = {}
    values: list[ValueColumn] = []
    missing_words: list[str] = []
    missing_when: list[MissingRule] = []

    @model_validator(mode="after")
    def _says_what_to_read(self) -> Self:
        if (self.named is None) == (not self.values):
            raise ValueError("either named values or value columns")
        if len({value.kind for value in self.values}) > 1:
            raise ValueError("the columns of one row go to one kind")
        if unknown := self._columns_used() - set(self.columns):
            raise ValueError(f"columns not declared: {sorted(unknown)}")
        return self

    def _columns_used(self) -> set[str]:
        day, named = self.day, self.named
        used = {*(day.parts or ()), day.date, day.timestamp, *(value.column for value in self.values)}
        if named:
            used |= {named.name, named.value, named.side}
        for rule in self.missing_when:
            used |= {*rule.when, *rule.drop}
        return {column for column in used if column is not None}

    @cached_property
    def column_by_header(self) -> dict[str, str]:
        return {plain(name): key for key, column in self.columns.items() for name in column.names}

    @cached_property
    def target_by_name(self) -> dict[str, Target]:
        return {plain(name): target for name, target in self.names.items()}

    @cached_property
    def side_by_word(self) -> dict[str, Side]:
        return {plain(word): side for word, side in self.sides.items()}

    @cached_property
    def missing_cells(self) -> frozenset[str]:
        return frozenset({"", *(plain(word) for word in self.missing_words)})


def mapping_from(path: Path) -> Mapping:
    """Raises `pydantic.ValidationError` naming the wrong entry."""
    return Mapping.model_validate(tomllib.loads(path.read_text("utf-8")))


def ready_mappings() -> tuple[Mapping, ...]:
    """The mappings that come with the product, by id."""
    folder = files("app.interop").joinpath("mappings")
    texts = (entry.read_text("utf-8") for entry in folder.iterdir() if entry.name.endswith(".toml"))
    mappings = (Mapping.model_validate(tomllib.loads(text)) for text in texts)
    return tuple(sorted(mappings, key=lambda mapping: mapping.id))
