"""Every rule of every questionnaire: by example as published, and by property over all answers."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.instruments.definitions import DEFINITIONS, Definition, Definitions, Missing, Rule
from app.instruments.scoring import AnswerRefused, Answers, mean_in_tenths, score

ALL = [one for one in DEFINITIONS.all() if not one.is_score_only]
# Few examples each: there are many questionnaires, and their rules are small.
untimed = settings(deadline=None, max_examples=25)
every_version = pytest.mark.parametrize("definition", ALL, ids=lambda one: f"{one.id}-{one.version}")


def the(instrument_id: str, version: str = "1") -> Definition:
    found = DEFINITIONS.find(instrument_id, version)
    assert found is not None
    return found


def answers_to(definition: Definition, *, may_skip: bool = True) -> st.SearchStrategy[dict[str, int | None]]:
    def of(lowest: int, highest: int) -> st.SearchStrategy[int | None]:
        values: st.SearchStrategy[int | None] = st.integers(lowest, highest)
        return st.none() | values if may_skip else values

    shown = {item.key: of(item.lowest, item.highest) for item in definition.items}
    return st.fixed_dictionaries({}, optional=shown) if may_skip else st.fixed_dictionaries(shown)


def trio(average: int | None, joy: int | None, in_the_way: int | None) -> Answers:
    return {"pain_avg_7d": average, "pain_joy": joy, "pain_gets_in_way": in_the_way}


@pytest.mark.parametrize(
    ("given_answers", "mean"),
    [((0, 0, 0), 0.0), ((10, 10, 10), 10.0), ((5, 5, 4), 4.7), ((5, 4, 4), 4.3), ((7, 3, 2), 4.0), ((0, 0, 1), 0.3)],
)
def test_trio_3_is_the_mean_to_one_decimal(given_answers: tuple[int, int, int], mean: float) -> None:
    assert score(the("trio-3"), trio(*given_answers)).scores == {"mean": mean}


def test_trio_3_with_one_answer_missing_is_no_score_and_never_a_zero() -> None:
    skipped = score(the("trio-3"), trio(5, None, 5))

    assert (skipped.scores, skipped.complete) == ({}, False)
    assert score(the("trio-3"), {"pain_avg_7d": 5, "pain_joy": 5}).scores == {}


def test_phq_4_adds_its_two_pairs() -> None:
    whole = score(the("phq-4"), {"q1": 1, "q2": 2, "q3": 3, "q4": 3})

    assert whole.scores == {"anxiety": 3, "depression": 6, "total": 9}
    assert whole.complete


def test_phq_4_shows_a_whole_pair_without_a_total() -> None:
    half = score(the("phq-4"), {"q1": 1, "q2": 2, "q3": None, "q4": 3})

    assert half.scores == {"anxiety": 3}
    assert not half.complete


def test_rmdq_counts_what_was_ticked_and_takes_the_rest_as_not_ticked() -> None:
    ticked = score(the("rmdq-24"), {"q1": 1, "q7": 1, "q24": 1, "q3": 0, "q4": None})

    assert (ticked.scores, ticked.complete) == ({"total": 3}, True)
    assert score(the("rmdq-24"), {f"q{number}": 1 for number in range(1, 25)}).scores == {"total": 24}


def test_rmdq_nobody_answered_is_not_a_zero() -> None:
    for untouched in ({}, {"q1": None, "q2": None}):
        assert score(the("rmdq-24"), untouched).scores == {}
        assert not score(the("rmdq-24"), untouched).complete
    assert score(the("rmdq-24"), {"q1": 0}).scores == {"total": 0}


def test_pgic_keeps_its_seven_levels_with_one_as_much_better() -> None:
    assert [score(the("pgic"), {"change": level}).scores for level in range(1, 8)] == [
        {"change": level} for level in range(1, 8)
    ]


def test_i_do_not_know_is_an_answer_and_no_amount() -> None:
    unsure, skipped = score(the("pass"), {"acceptable": 2}), score(the("pass"), {"acceptable": None})

    assert (unsure.scores, unsure.complete) == ({}, True)
    assert (skipped.scores, skipped.complete) == ({}, False)
    assert [score(the("pass"), {"acceptable": said}).scores["acceptable"] for said in (0, 1)] == [0, 1]


@every_version
@untimed
@given(data=st.data())
def test_whatever_is_answered_a_score_stays_in_its_range(definition: Definition, data: st.DataObject) -> None:
    scored = score(definition, data.draw(answers_to(definition)))

    for rule in definition.scores:
        lowest, highest = definition.range_of(rule)
        assert rule.key not in scored.scores or lowest <= scored.scores[rule.key] <= highest


@every_version
@untimed
@given(data=st.data())
def test_a_score_never_hides_an_item_its_rule_asks_for(definition: Definition, data: st.DataObject) -> None:
    given_answers = data.draw(answers_to(definition))
    scored = score(definition, given_answers)

    for rule in definition.scores:
        answered = sum(given_answers.get(key) is not None for key in rule.items)
        if definition.missing is Missing.no_score and answered < (rule.at_least or len(rule.items)):
            assert rule.key not in scored.scores


@every_version
@untimed
@given(data=st.data())
def test_the_order_of_the_answers_does_not_matter(definition: Definition, data: st.DataObject) -> None:
    given_answers = data.draw(answers_to(definition))
    shuffled = data.draw(st.permutations(list(given_answers)))

    assert score(definition, {key: given_answers[key] for key in shuffled}) == score(definition, given_answers)


@every_version
@untimed
@given(data=st.data())
def test_one_heavier_answer_never_makes_a_score_lower(definition: Definition, data: st.DataObject) -> None:
    given_answers = data.draw(answers_to(definition, may_skip=False))
    item = data.draw(st.sampled_from(definition.items))
    was = given_answers[item.key]
    assert was is not None
    heavier = given_answers | {item.key: min(was + 1, max(item.amounts))}
    before, after = score(definition, given_answers).scores, score(definition, heavier).scores

    turned = {rule.key for rule in definition.scores if item.key in rule.reversed}
    assert all(after.get(key, before[key]) >= before[key] for key in before.keys() - turned if was in item.amounts)
    assert all(after[key] <= before[key] for key in turned)


@every_version
@untimed
@given(data=st.data())
def test_an_answer_out_of_range_is_refused_and_never_clipped(definition: Definition, data: st.DataObject) -> None:
    given_answers = data.draw(answers_to(definition))
    item = data.draw(st.sampled_from(definition.items))
    beyond = st.integers(max_value=item.lowest - 1) | st.integers(min_value=item.highest + 1)

    with pytest.raises(AnswerRefused, match="answer_out_of_range"):
        score(definition, given_answers | {item.key: data.draw(beyond)})


@every_version
def test_an_item_of_another_questionnaire_is_refused(definition: Definition) -> None:
    with pytest.raises(AnswerRefused, match="item_unknown"):
        score(definition, {"item_of_nowhere": None})


@untimed
@given(total=st.integers(-10_000, 10_000), count=st.integers(1, 60))
def test_a_mean_is_rounded_half_up_and_exactly(total: int, count: int) -> None:
    tenths = mean_in_tenths(total, count)
    distance = Fraction(tenths, 10) - Fraction(total, count)

    assert -Fraction(1, 20) < distance <= Fraction(1, 20)


def test_versions_never_mix() -> None:
    first = the("trio-3").model_copy(update={"retired": True})
    doubled = first.scores[0].model_copy(update={"rule": Rule.sum})
    second = first.model_copy(update={"version": "2", "retired": False, "scores": (doubled,)})
    definitions = Definitions([first, second])
    older, newer = definitions.find("trio-3", "1"), definitions.find("trio-3", "2")
    assert older is not None
    assert newer is not None

    assert score(older, trio(4, 4, 4)).scores == {"mean": 4.0}
    assert score(newer, trio(4, 4, 4)).scores == {"mean": 12.0}
