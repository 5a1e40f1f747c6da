"""Scores from answers, by one definition: whole numbers in, nothing clipped, nothing filled in.

Sources of the rules: Kroenke 2001 and 2009 (PHQ), Spitzer 2006 (GAD-7), Roland & Morris 1983 (RMDQ), Linton 2011
(ÖMPSQ-SF), Hill 2008 (STarT Back), Cohen 1983 (PSS), Fairbank 2000 (ODI), Sullivan 1995 (PCS), Waddell 1993 (FABQ).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

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
    complete = bool(definition.items) and definition.items_by_key.keys() <= said.keys()
    if said and definition.missing is Missing.counts_as_zero:
        said, complete = dict.fromkeys(definition.items_by_key, 0) | said, True
    counted = {key: answer for key, answer in said.items() if answer not in definition.items_by_key[key].uncounted}
    scores = {rule.key: _value(definition, rule, counted) for rule in definition.scores if _is_enough(rule, counted)}
    return Scored(scores, complete)


def refuse_foreign_totals(definition: Definition, totals: Mapping[str, float]) -> None:
    """Raises AnswerRefused for a total copied from elsewhere that this version could not have given."""
    for key, total in totals.items():
        rule = definition.scores_by_key.get(key)
        if rule is None:
            raise AnswerRefused(key, "score_unknown")
        lowest, highest = definition.range_of(rule)
        # Exact for what has at most one decimal, as typed; anything finer is no step of the score.
        tenths = Decimal(str(total)) * 10
        if not lowest * 10 <= tenths <= highest * 10 or (tenths - lowest * 10) % rule.tenths_in_a_step != 0:
            raise AnswerRefused(key, "score_out_of_range")


def typed(definition: Definition, totals: Mapping[str, float]) -> Scored:
    """Totals as a professional copied them. Raises AnswerRefused."""
    refuse_foreign_totals(definition, totals)
    return Scored(
        {key: float(total) for key, total in totals.items()}, totals.keys() == definition.scores_by_key.keys()
    )


def _is_enough(rule: ScoreRule, counted: Mapping[str, int]) -> bool:
    if not rule.items:
        return False
    return len(counted.keys() & set(rule.items)) >= (rule.at_least or len(rule.items))


def _value(definition: Definition, rule: ScoreRule, counted: Mapping[str, int]) -> float:
    answered = [key for key in rule.items if key in counted]
    total = sum(_amount(definition, rule, key, counted[key]) for key in answered) * rule.times
    if rule.rule is Rule.sum:
        return float(total)
    if rule.rule is Rule.mean:
        return mean_in_tenths(total, len(answered)) / 10
    most = sum(definition.amount_range(rule, key)[1] for key in answered)
    return mean_in_tenths(100 * total, most) / 10


def _amount(definition: Definition, rule: ScoreRule, key: str, answer: int) -> int:
    if key in rule.counts_one_from:
        return int(answer >= rule.counts_one_from[key])
    if key not in rule.reversed:
        return answer
    item = definition.items_by_key[key]
    return item.lowest + item.highest - answer


def mean_in_tenths(total: int, count: int) -> int:
    """Halves go up, also below zero: 0.25 is 3 tenths, -0.25 is -2 tenths."""
    return (20 * total + count) // (2 * count)
