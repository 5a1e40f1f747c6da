"""Scores from answers, by one definition: whole numbers in, nothing clipped, nothing filled in.

Sources of the rules: Kroenke 2009 (PHQ-4), Roland & Morris 1983 (RMDQ).
"""

from collections.abc import Mapping
from dataclasses import dataclass

from app.instruments.definitions import Definition, Missing, Rule, ScoreRule

Answers = Mapping[str, int | None]


class AnswerRefused(ValueError):
    """An answer that this version of the questionnaire does not know; `code` is a key of the sentences."""

    def __init__(self, item: str, code: str) -> None:
        super().__init__(code)
        self.item = item
        self.code = code


@dataclass(frozen=True, slots=True)
class Scored:
    """`scores` holds only what could be counted; `complete`: nothing was left out that the rules ask for."""

    scores: dict[str, float]
    complete: bool


def refuse_foreign_answers(definition: Definition, answers: Answers) -> None:
    """Raises AnswerRefused for an item of another questionnaire, or an answer outside its item's range."""
    for key, answer in answers.items():
        item = definition.items_by_key.get(key)
        if item is None:
            raise AnswerRefused(key, "item_unknown")
        if answer is not None and not item.lowest <= answer <= item.highest:
            raise AnswerRefused(key, "answer_out_of_range")


def score(definition: Definition, answers: Answers) -> Scored:
    """Raises AnswerRefused. An answer of null, and an item not given at all, were both left aside."""
    refuse_foreign_answers(definition, answers)
    said = {key: answer for key, answer in answers.items() if answer is not None}
    complete = definition.items_by_key.keys() <= said.keys()
    if said and definition.missing is Missing.counts_as_zero:
        said, complete = dict.fromkeys(definition.items_by_key, 0) | said, True
    counted = {key: answer for key, answer in said.items() if answer not in definition.items_by_key[key].uncounted}
    scores = {rule.key: _value(rule, counted) for rule in definition.scores if set(rule.items) <= counted.keys()}
    return Scored(scores, complete)


def _value(rule: ScoreRule, counted: Mapping[str, int]) -> float:
    total = sum(counted[key] for key in rule.items)
    if rule.rule is Rule.sum:
        return float(total)
    return mean_in_tenths(total, len(rule.items)) / 10


def mean_in_tenths(total: int, count: int) -> int:
    """Halves go up, also below zero: 0.25 is 3 tenths, -0.25 is -2 tenths."""
    return (20 * total + count) // (2 * count)
