"""The published rule of each questionnaire, by hand-counted examples, and its missing rule."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.instruments.definitions import DEFINITIONS, Definition, Missing, Rule, Tier
from app.instruments.scoring import AnswerRefused, Answers, score, typed

# Every questionnaire whose items are answered, with the answers in the order of its items and what they make.
COUNTED: list[tuple[str, list[int | None], dict[str, float]]] = [
    ("nrs", [6, 4], {"pain_now": 6, "pain_avg_7d": 4}),
    ("nrs", [6, None], {"pain_now": 6}),
    ("phq-9", [1, 2, 3, 0, 1, 2, 3, 0, 1], {"total": 13}),
    ("phq-9", [0, 0, 3, 0, 0, 0, 0, 0, 1], {"total": 4}),
    ("phq-9", [3, 3, 3, 3, 3, 3, 3, 3, None], {}),
    ("phq-8", [3, 3, 3, 3, 3, 3, 3, 3], {"total": 24}),
    ("gad-7", [0, 1, 2, 3, 0, 1, 2], {"total": 9}),
    ("gad-7", [0, 1, 2, 3, 0, 1, None], {}),
    ("peg", [5, 5, 4], {"mean": 4.7}),
    ("peg", [5, None, 4], {}),
    ("who-5", [5, 5, 5, 5, 5], {"total": 100}),
    ("who-5", [3, 2, 1, 0, 4], {"total": 40}),
    ("who-5", [3, 2, None, 0, 4], {}),
    # Items 3, 4 and 8 are turned round: 10 - 2, 10 - 10, 10 - 0.
    ("ompsq-sf", [1, 5, 2, 10, 3, 4, 6, 0, 7, 8], {"total": 1 + 5 + 8 + 0 + 3 + 4 + 6 + 10 + 7 + 8}),
    ("ompsq-sf", [10, 10, 0, 0, 10, 10, 10, 0, 10, 10], {"total": 100}),
    ("ompsq-sf", [1, 0, 10, 10, 0, 0, 0, 10, 0, 0], {"total": 1}),
    # The ninth counts from its fourth answer on.
    ("start-back", [1, 1, 0, 0, 1, 0, 0, 1, 3], {"total": 5, "sub_score": 3}),
    ("start-back", [1, 1, 0, 0, 1, 0, 0, 1, 2], {"total": 4, "sub_score": 2}),
    ("start-back", [1, None, 0, 0, 1, 0, 0, 1, 4], {"sub_score": 3}),
    ("pss-4", [4, 0, 0, 4], {"total": 16}),
    ("pss-4", [1, 3, 2, 0], {"total": 1 + 1 + 2 + 0}),
    ("pss-10", [1, 1, 1, 4, 4, 1, 4, 4, 1, 1], {"total": 6}),
    ("pss-10", [4, 4, 4, 0, 0, 4, 0, 0, 4, 4], {"total": 40}),
    ("isi", [1, 2, 3, 4, 0, 1, 2], {"total": 13}),
    (
        "pcs",
        [4, 4, 4, 4, 4, 1, 1, 2, 2, 2, 2, 4, 1],
        {"rumination": 8, "magnification": 3, "helplessness": 24, "total": 35},
    ),
    ("pcs", [4, 4, 4, 4, 4, None, 1, 2, 2, 2, 2, 4, 1], {"rumination": 8, "helplessness": 24}),
    ("tsk-11", [1, 2, 3, 4, 1, 2, 3, 4, 1, 2, 3], {"total": 26}),
    ("fabq", [6, 1, 2, 3, 4, 1, 1, 6, 1, 1, 1, 1, 6, 6, 1, 6], {"physical_activity": 10, "work": 7}),
    ("fabq", [None, 1, 2, 3, 4, 1, 1, None, 1, 1, 1, 1, None, None, 1, None], {"physical_activity": 10, "work": 7}),
    ("pseq", [6, 5, 4, 3, 2, 1, 0, 6, 5, 4], {"total": 36}),
    ("pseq-2", [6, 5], {"total": 11}),
    ("odi", [1, 2, 3, 4, 5, 0, 1, 2, 3, 4], {"percent": 50.0}),
    ("odi", [1, 1, 1, 1, 1, 1, 1, 1, 1, None], {"percent": 20.0}),
    # 100 * 16 / 45 = 35.55…, 100 * 1 / 40 = 2.5.
    ("odi", [2, 2, 2, 2, 2, 2, 2, 1, 1, None], {"percent": 35.6}),
    ("odi", [1, 0, 0, 0, 0, 0, 0, 0, None, None], {"percent": 2.5}),
    ("odi", [5, 5, 5, 5, 5, 5, 5, None, None, None], {}),
    ("qbpds", [5] * 20, {"total": 100}),
    ("qbpds", [0, 1, 2, 3, 4] * 4, {"total": 40}),
    ("dn4", [1, 1, 0, 1, 0, 0, 0, 1, 0, 0], {"interview": 3, "total": 4}),
    ("dn4", [1, 1, 0, 1, 0, 0, 0, None, None, None], {"interview": 3}),
    ("first", [1, 1, 1, 0, 1, 1], {"total": 5}),
    ("csi", [4] * 25, {"total": 100}),
    ("csi", [1, *([0] * 24)], {"total": 1}),
    ("bpi-sf", [4, 5, 6, 6, 1, 2, 3, 4, 5, 6, 7], {"severity": 5.3, "interference": 4.0}),
    # Four of seven are enough for the one, three are not; the other asks for all of its own.
    ("bpi-sf", [4, 5, 6, None, 1, 2, 3, 4, None, None, None], {"interference": 2.5}),
    ("bpi-sf", [4, 5, 6, 6, 1, 2, 3, None, None, None, None], {"severity": 5.3}),
]

TYPED: list[tuple[str, dict[str, float]]] = [
    ("psqi", {"total": 21}),
    ("promis-29", {"interference": 62.5, "sleep": 48.1, "physical_function": 35.6}),
    ("promis-global", {"physical": 39.8, "mental": 48.3}),
    ("promis-pain-4a", {"t_score": 61.2}),
    ("promis-sleep-4a", {"t_score": 50}),
    ("odi", {"percent": 35.6}),
    ("pcs", {"total": 27, "rumination": 9}),
    ("who-5", {"total": 44}),
    ("bpi-sf", {"severity": 5.3, "interference": 4.1}),
    ("tsk-11", {"total": 11}),
]

NOT_POSSIBLE: list[tuple[str, str, float]] = [
    ("psqi", "total", 22),
    ("psqi", "total", 7.5),
    ("promis-pain-4a", "t_score", 19.9),
    ("promis-pain-4a", "t_score", 90.1),
    ("promis-pain-4a", "t_score", 61.25),
    ("odi", "percent", 100.1),
    ("who-5", "total", 42),
    ("tsk-11", "total", 10),
    ("pseq", "total", -1),
    ("isi", "total", 28.5),
]


def the(instrument_id: str) -> Definition:
    found = DEFINITIONS.find(instrument_id, "1")
    assert found is not None
    return found


def in_order(definition: Definition, answers: list[int | None]) -> Answers:
    return dict(zip(definition.items_by_key, answers, strict=True))


@pytest.mark.parametrize(("instrument_id", "answers", "scores"), COUNTED)
def test_a_published_rule(instrument_id: str, answers: list[int | None], scores: dict[str, float]) -> None:
    scored = score(the(instrument_id), in_order(the(instrument_id), answers))

    assert scored.scores == scores
    assert scored.complete == (None not in answers)


def test_every_questionnaire_has_its_example() -> None:
    elsewhere = {"trio-3", "phq-4", "rmdq-24", "pgic", "pass"}

    assert {name for name, *_ in COUNTED} | {name for name, _ in TYPED} | elsewhere == {
        one.id for one in DEFINITIONS.all()
    }


@pytest.mark.parametrize(("instrument_id", "totals"), TYPED)
def test_a_total_copied_from_a_licensed_copy_is_kept_as_it_is(instrument_id: str, totals: dict[str, float]) -> None:
    kept = typed(the(instrument_id), totals)

    assert kept.scores == totals
    assert kept.complete == (totals.keys() == the(instrument_id).scores_by_key.keys())


@pytest.mark.parametrize(("instrument_id", "key", "total"), NOT_POSSIBLE)
def test_a_total_no_answers_could_give_is_refused_and_never_clipped(instrument_id: str, key: str, total: float) -> None:
    with pytest.raises(AnswerRefused, match="score_out_of_range"):
        typed(the(instrument_id), {key: total})
    with pytest.raises(AnswerRefused, match="score_unknown"):
        typed(the(instrument_id), {"score_of_nowhere": total})


@given(data=st.data())
def test_what_answers_make_could_also_have_been_copied(data: st.DataObject) -> None:
    """The two ways of a score share one range and one step."""
    definition = data.draw(st.sampled_from([one for one in DEFINITIONS.all() if one.items]))
    answers = {item.key: data.draw(st.integers(item.lowest, item.highest)) for item in definition.items}
    scores = score(definition, answers).scores

    assert typed(definition, scores).scores == scores


@given(data=st.data())
def test_turning_an_item_round_twice_is_the_item(data: st.DataObject) -> None:
    """The most on every heavier item and the least on every turned one is the top of the range, and the reverse."""
    definition = data.draw(st.sampled_from([one for one in DEFINITIONS.all() if one.items]))
    rule = data.draw(st.sampled_from(definition.scores))
    top = {key: (min if key in rule.reversed else max)(definition.items_by_key[key].amounts) for key in rule.items}

    assert score(definition, top).scores[rule.key] == definition.range_of(rule)[1]


def test_only_what_its_authors_say_so_takes_a_passed_question_for_zero() -> None:
    assert {one.id for one in DEFINITIONS.all() if one.missing is Missing.counts_as_zero} == {"rmdq-24"}
    lenient = {(one.id, rule.key): rule.at_least for one in DEFINITIONS.all() for rule in one.scores if rule.at_least}
    assert lenient == {("odi", "percent"): 8, ("bpi-sf", "interference"): 4}


def test_what_is_not_for_home_is_marked_so() -> None:
    assert {one.id for one in DEFINITIONS.all() if one.session_only} == {"phq-9", "phq-8"}
    assert {one.id: one.attention_item for one in DEFINITIONS.all() if one.attention_item} == {"phq-9": "q9"}
    assert {one.id for one in DEFINITIONS.all() if one.once_per_problem} == {"ompsq-sf", "start-back", "dn4", "first"}
    assert {one.id for one in DEFINITIONS.all() if one.tier is Tier.on_permission} == {
        "peg",
        "who-5",
        "ompsq-sf",
        "start-back",
    }
    assert all(rule.rule is Rule.typed for one in DEFINITIONS.all() if not one.items for rule in one.scores)
