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
    twenty_four_hours = "twenty_four_hours"
    month = "month"
    mixed = "mixed"
    unstated = "unstated"


class Missing(StrEnum):
    """`counts_as_zero`: a sentence left unticked does not apply, as soon as one item at least was answered."""

    no_score = "no_score"
    counts_as_zero = "counts_as_zero"


class Tier(StrEnum):
    """`own_words`: our text. `free_text`: the owner lets everybody reproduce it, word for word.

    `on_permission`: off until a practice has filed its owner's answer. `licensed`: a total from a licensed copy, or the
    words of such a copy read from outside the package.
    """

    own_words = "own_words"
    free_text = "free_text"
    on_permission = "on_permission"
    licensed = "licensed"


class Rule(StrEnum):
    """`mean` and `percent` (of the most the answered items can give) are to one decimal, halves rounded up.

    `typed` is counted nowhere here: a professional copies it from where its owner counts it.
    """

    sum = "sum"
    mean = "mean"
    percent = "percent"
    typed = "typed"


class Item(Part):
    """`uncounted` are answers that say something and are no amount, such as "I do not know".

    `form` is its own where it differs from that of the others.
    """

    key: Key
    lowest: int
    highest: int
    uncounted: tuple[int, ...] = ()
    form: Form | None = None

    @property
    def amounts(self) -> list[int]:
        return [value for value in range(self.lowest, self.highest + 1) if value not in self.uncounted]


class ScoreRule(Part):
    """`counts_one_from`: items that count one from that answer on, and nothing below it. `reversed` are turned round
    in their own range. `at_least`: enough answered items for a score; without it, all of them.
    """

    key: Key
    rule: Rule
    items: tuple[Key, ...] = ()
    reversed: tuple[Key, ...] = ()
    counts_one_from: Mapping[Key, int] = {}
    times: int = Field(default=1, ge=1)
    at_least: int | None = Field(default=None, ge=1)
    direction: Direction | None = None
    lowest: int | None = None
    highest: int | None = None
    decimals: int = Field(default=0, ge=0, le=1)

    @model_validator(mode="after")
    def _has_what_its_rule_needs(self) -> Self:
        is_typed = self.rule is Rule.typed
        if is_typed == bool(self.items) or is_typed == (self.lowest is None or self.highest is None):
            raise ValueError(f"{self.key}: a typed total has a range and no items, a counted one items and no range")
        if not set(self.reversed) | self.counts_one_from.keys() <= set(self.items):
            raise ValueError(f"{self.key}: turns an item round that it does not count")
        return self

    @property
    def tenths_in_a_step(self) -> int:
        """How fine the score is: ten for whole numbers."""
        if self.rule in (Rule.mean, Rule.percent):
            return 1
        return 10 * self.times if self.rule is Rule.sum else 10 ** (1 - self.decimals)


class InBothLanguages(Part):
    fr: str
    en: str


class Definition(Part):
    """One version of one questionnaire; a change of any rule is another version, beside this one for ever.

    `session_only`: never answered alone. `by_professional`: partly an examination. `once_per_problem`: a screening, not
    for following a change. Above zero, `attention_item` is spoken about at once.
    """

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
    items: tuple[Item, ...] = ()
    scores: tuple[ScoreRule, ...] = Field(min_length=1)
    session_only: bool = False
    by_professional: bool = False
    once_per_problem: bool = False
    attention_item: Key | None = None

    @cached_property
    def items_by_key(self) -> Mapping[str, Item]:
        return {item.key: item for item in self.items}

    @model_validator(mode="after")
    def _scores_its_own_items(self) -> Self:
        for rule in self.scores:
            if not set(rule.items) <= self.items_by_key.keys():
                raise ValueError(f"{self.id} {self.version}: {rule.key} counts an item that is not there")
        if self.attention_item is not None and self.attention_item not in self.items_by_key:
            raise ValueError(f"{self.id} {self.version}: {self.attention_item} is not there")
        return self

    @cached_property
    def scores_by_key(self) -> Mapping[str, ScoreRule]:
        return {rule.key: rule for rule in self.scores}

    @property
    def is_score_only(self) -> bool:
        """Its items are not known here, only its totals."""
        return not self.items

    def amount_range(self, rule: ScoreRule, key: str) -> tuple[int, int]:
        """The least and the most one item gives to this score."""
        if key in rule.counts_one_from:
            return 0, 1
        amounts = self.items_by_key[key].amounts
        return min(amounts), max(amounts)

    def range_of(self, rule: ScoreRule) -> tuple[int, int]:
        """The least and the most a score can be."""
        if rule.lowest is not None and rule.highest is not None:
            return rule.lowest, rule.highest
        if rule.rule is Rule.percent:
            return 0, 100
        ranges = [self.amount_range(rule, key) for key in rule.items]
        lowest, highest = sum(low for low, _ in ranges), sum(high for _, high in ranges)
        share = len(ranges) if rule.rule is Rule.mean else 1
        return lowest * rule.times // share, highest * rule.times // share


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
