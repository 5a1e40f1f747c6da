"""Questionnaires as they are scored: immutable, versioned, and without a word of their items."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from functools import cached_property
from importlib.resources import files
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

Key = Annotated[str, Field(pattern="^[a-z][a-z0-9_-]{0,39}$")]
Version = Annotated[str, Field(pattern="^[0-9]{1,4}$")]


class Part(BaseModel):
    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


class Form(StrEnum):
    """How the items are answered: one of a few words, a scale named at its ends, or sentences to tick."""

    choice = "choice"
    scale = "scale"
    ticks = "ticks"


class Direction(StrEnum):
    higher_is_heavier = "higher_is_heavier"
    higher_is_better = "higher_is_better"


class Recall(StrEnum):
    now = "now"
    today = "today"
    seven_days = "seven_days"
    two_weeks = "two_weeks"
    since_a_date = "since_a_date"


class Missing(StrEnum):
    """`counts_as_zero`: a sentence left unticked does not apply, as soon as one item at least was answered."""

    no_score = "no_score"
    counts_as_zero = "counts_as_zero"


class Tier(StrEnum):
    """`own_words`: our text. `free_text`: the owner lets everybody reproduce it, word for word."""

    own_words = "own_words"
    free_text = "free_text"


class Rule(StrEnum):
    """`mean` is to one decimal, halves rounded up."""

    sum = "sum"
    mean = "mean"


class Item(Part):
    """`uncounted` are answers that say something and are no amount, such as "I do not know"."""

    key: Key
    lowest: int
    highest: int
    uncounted: tuple[int, ...] = ()

    @property
    def amounts(self) -> list[int]:
        return [value for value in range(self.lowest, self.highest + 1) if value not in self.uncounted]


class ScoreRule(Part):
    key: Key
    rule: Rule
    items: tuple[Key, ...] = Field(min_length=1)


class InBothLanguages(Part):
    fr: str
    en: str


class Definition(Part):
    """One version of one questionnaire; a change of any rule is another version, beside this one for ever."""

    id: Key
    version: Version
    retired: bool = False
    name: InBothLanguages
    tier: Tier
    notice: InBothLanguages
    form: Form
    direction: Direction
    recall: Recall
    weeks_between: int = Field(ge=0)
    missing: Missing
    items: tuple[Item, ...] = Field(min_length=1)
    scores: tuple[ScoreRule, ...] = Field(min_length=1)

    @cached_property
    def items_by_key(self) -> Mapping[str, Item]:
        return {item.key: item for item in self.items}

    @model_validator(mode="after")
    def _scores_its_own_items(self) -> Self:
        for rule in self.scores:
            if not set(rule.items) <= self.items_by_key.keys():
                raise ValueError(f"{self.id} {self.version}: {rule.key} counts an item that is not there")
        return self

    def range_of(self, rule: ScoreRule) -> tuple[int, int]:
        """The least and the most a score can be."""
        items = [self.items_by_key[key] for key in rule.items]
        lowest, highest = sum(min(item.amounts) for item in items), sum(max(item.amounts) for item in items)
        share = len(items) if rule.rule is Rule.mean else 1
        return lowest // share, highest // share


class Definitions:
    """Every version of every questionnaire, retired ones included: what was answered keeps its own rules."""

    def __init__(self, definitions: Iterable[Definition]) -> None:
        self._versions: dict[str, dict[str, Definition]] = {}
        for one in definitions:
            versions = self._versions.setdefault(one.id, {})
            if one.version in versions:
                raise ValueError(f"{one.id} {one.version} is defined twice")
            versions[one.version] = one

    def __contains__(self, instrument_id: str) -> bool:
        return instrument_id in self._versions

    def find(self, instrument_id: str, version: str) -> Definition | None:
        return self._versions.get(instrument_id, {}).get(version)

    def all(self) -> list[Definition]:
        return [one for versions in self._versions.values() for one in versions.values()]


def packaged_definitions() -> list[Definition]:
    folder = files("app.instruments").joinpath("catalog/definitions")
    found = sorted((entry for entry in folder.iterdir() if entry.name.endswith(".json")), key=lambda entry: entry.name)
    return [Definition.model_validate_json(entry.read_bytes()) for entry in found]


DEFINITIONS = Definitions(packaged_definitions())
