"""The invented lives are valid, repeatable, coherent with themselves, and look like years of real care."""

import json
import re
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from functools import cache
from itertools import pairwise

import pytest

from app.balance.after import After, AfterChanges
from app.balance.signals import PainSeries, PainSource, Timeline, ToolInUse, When, day_number
from app.care.schemas import (
    AttentionPointFields,
    CareActorFields,
    CareContactFields,
    ConditionLabelFields,
    PrivateNoteFields,
    RedFlagReviewFields,
    ReferralFields,
)
from app.demo.lives import Author, DemoEntry, InventedLife, invented_lives
from app.demo.lives_script import placed
from app.instruments.schemas import ExternalScoreFields, PromRequestFields, PromResponseFields
from app.journal.schemas import (
    AnnotationFields,
    CheckinFields,
    FlareFields,
    LifeEventFields,
    NightFields,
    PainMapFields,
    StoryFields,
)
from app.kit.days import Precision
from app.plans.schemas import AdjustmentFields, ContactWishFields, GoalFields, NeedFields, RhythmFields
from app.records.envelope import RecordFields
from app.toolbox.schemas import ToolUseFields
from app.visits.schemas import VisitFields
from app.work.schemas import WorkContactFields, WorkStatusFields

TODAY = date(2026, 11, 22)
ANY_TODAY = (TODAY, date(2026, 1, 3), date(2028, 2, 29), date(2025, 8, 31), date(2031, 6, 1))

KINDS: dict[str, type[RecordFields]] = {
    "visit": VisitFields,
    "flare": FlareFields,
    "life_event": LifeEventFields,
    "checkin": CheckinFields,
    "night": NightFields,
    "story": StoryFields,
    "annotation": AnnotationFields,
    "pain_map": PainMapFields,
    "tool_use": ToolUseFields,
    "work_status": WorkStatusFields,
    "work_contact": WorkContactFields,
    "need": NeedFields,
    "contact_wish": ContactWishFields,
    "goal": GoalFields,
    "adjustment": AdjustmentFields,
    "rhythm": RhythmFields,
    "condition_label": ConditionLabelFields,
    "attention_point": AttentionPointFields,
    "care_actor": CareActorFields,
    "care_contact": CareContactFields,
    "referral": ReferralFields,
    "red_flag_review": RedFlagReviewFields,
    "private_note": PrivateNoteFields,
    "prom_response": PromResponseFields,
    "prom_request": PromRequestFields,
    "external_score": ExternalScoreFields,
}

REFERENCES = {"actor_ids": "care_actor", "adjustments": "adjustment", "context_events": "life_event"}

# The never-words of the wording guide; whole words, so that "dépend" or "éprouver" stay sayable.
NEVER = re.compile(
    r"\b("
    r"guéri\w*|rémission|éradiqu\w*|échec\w*|résistante?|rechute\w*|récidiv\w*|dépendante?|dépendance|observance|"
    r"abandon\w*|inacti\w+|série de|streak|badges?|classement|oubli\w*|en retard|anorma\w+|alertes?|dangers?|critique|"
    r"zone rouge|déclencheurs?|causes?|à cause|catastrophisme|kinésiophob\w*|psychogène|somatisation|dans la tête d\w+|"
    r"dégénéresc\w+|usure|instable|abîmée?s?|plaintes?|se plaint|prétend|allègue|lombalgique|handicapée?|"
    r"tendance|vous devriez|il faut|simulat\w+|efficace\w*|a marché|grâce à|dû à|prouve|significati\w+|score|"
    r"cured?|fix(ed)?|get rid|failed|failure|refractory|relapse\w*|recurrence|dependen\w+|complian\w+|lost to|drop-out|"
    r"inactive|points|levels?|leaderboard|missed|overdue|forgot\w*|bad days?|good days?|abnormal|triggers?|caused?|"
    r"damage\w*|unstable|wear and tear|complain\w*|claims|denies|crippled|disabled|improved|trend|you should|you must|"
    r"effective|worked|thanks to|due to|proves|significant"
    r")\b",
    re.IGNORECASE,
)


@pytest.fixture(scope="module")
def lives() -> tuple[InventedLife, ...]:
    return invented_lives(seed=7, today=TODAY)


@cache
def _lives_until(today: date) -> tuple[InventedLife, ...]:
    return invented_lives(seed=3, today=today)


def _every(lives: tuple[InventedLife, ...]) -> Iterator[DemoEntry]:
    return (entry for life in lives for entry in life.entries)


def _of(life: InventedLife, kind: str) -> list[dict[str, object]]:
    return [entry.draft.fields for entry in life.entries if entry.draft.kind == kind]


def _listed(value: object) -> list[object]:
    assert isinstance(value, list)
    return value


def _text_in(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from _text_in(part)
    elif isinstance(value, list):
        for part in value:
            yield from _text_in(part)


def _lived_days(life: InventedLife) -> list[date]:
    """Days on which something was lived to the day, or written down."""
    days: set[date] = set()
    for entry in life.entries:
        assert entry.draft.recorded_at is not None
        days.add(entry.draft.recorded_at.date())
        if entry.draft.fields.get("precision", "day") in ("day", "minute"):
            days.add(date.fromisoformat(str(entry.draft.fields["local_date"])))
    return sorted(day for day in days if day.year >= TODAY.year - 10)


@pytest.mark.parametrize("today", ANY_TODAY)
def test_every_record_is_valid_for_its_kind_whatever_the_day_it_ends(today: date) -> None:
    for entry in _every(_lives_until(today)):
        KINDS[entry.draft.kind].model_validate_json(json.dumps(entry.draft.fields))


@pytest.mark.parametrize("today", ANY_TODAY)
def test_nothing_is_lived_or_written_today_or_later(today: date) -> None:
    for entry in _every(_lives_until(today)):
        assert str(entry.draft.fields["local_date"]) < today.isoformat()
        assert str(entry.draft.fields.get("until_date", "")) < today.isoformat()
        assert entry.draft.recorded_at is not None
        assert entry.draft.recorded_at < datetime(today.year, today.month, today.day, tzinfo=UTC)


def test_every_kind_of_record_is_there(lives: tuple[InventedLife, ...]) -> None:
    assert {entry.draft.kind for entry in _every(lives)} == set(KINDS)


def test_the_same_seed_gives_the_same_bytes_and_another_seed_another_life() -> None:
    first = invented_lives(seed=11, today=TODAY)

    assert repr(first) == repr(invented_lives(seed=11, today=TODAY))
    assert repr(first) != repr(invented_lives(seed=12, today=TODAY))


def test_three_lives_are_made_in_under_a_second() -> None:
    began = time.process_time()
    invented_lives(seed=5, today=TODAY)

    assert time.process_time() - began < 1.0


@pytest.mark.parametrize("seed", [1, 7, 2024])
def test_each_life_holds_a_plausible_number_of_records(seed: int) -> None:
    for life in invented_lives(seed=seed, today=TODAY):
        assert 600 <= len(life.entries) <= 2500, life.key
        assert 1 <= len(_of(life, "flare")) / 10 <= 9, life.key
        assert 25 <= len(_of(life, "visit")) <= 160, life.key


def test_ten_years_hold_silences_of_six_to_twelve_months(lives: tuple[InventedLife, ...]) -> None:
    for life in lives:
        days = _lived_days(life)
        silences = [(later - earlier).days for earlier, later in pairwise(days) if (later - earlier).days > 150]

        assert days[-1] - days[0] > timedelta(days=3500)
        assert len(silences) >= 3, life.key
        assert all(170 <= gap <= 380 for gap in silences), (life.key, silences)


def test_the_rhythm_of_visits_tightens_and_loosens(lives: tuple[InventedLife, ...]) -> None:
    for life in lives:
        days = [date.fromisoformat(str(visit["local_date"])) for visit in _of(life, "visit")]
        gaps = [(later - earlier).days for earlier, later in pairwise(days)]
        closest = 20 if life.key != "joints" else 35

        assert any(gap <= closest for gap in gaps)
        assert any(25 <= gap <= 60 for gap in gaps)
        assert any(gap > 170 for gap in gaps)
        assert len({str(rhythm["text"]) for rhythm in _of(life, "rhythm")}) >= 3
        assert any(visit["open_door"] for visit in _of(life, "visit"))


def test_a_reference_points_to_an_earlier_record_of_the_same_life(lives: tuple[InventedLife, ...]) -> None:
    for life in lives:
        earlier: dict[str, str] = {}
        for entry in life.entries:
            fields = entry.draft.fields
            for name, kind in REFERENCES.items():
                assert all(earlier[str(target)] == kind for target in _listed(fields.get(name, [])))
            assert all(str(target) in earlier for target in _listed(fields.get("linked_ids", [])))
            assert entry.draft.kind != "annotation" or earlier[str(fields["about_id"])] == "story"
            for tool in _listed(fields.get("tools_used", [])):
                assert isinstance(tool, dict)
                assert "tool_id" not in tool or earlier[str(tool["tool_id"])] == "tool_use"
            earlier[str(entry.draft.record_id)] = entry.draft.kind


def test_references_are_plentiful_enough_to_look_at(lives: tuple[InventedLife, ...]) -> None:
    back = lives[0]

    assert sum(bool(flare["tools_used"]) for flare in _of(back, "flare")) > 10
    assert sum(bool(flare.get("context_events")) for flare in _of(back, "flare")) >= 2
    assert sum(bool(visit["adjustments"]) for visit in _of(back, "visit")) > 10


def test_identifiers_are_unique_and_carry_the_time_of_writing(lives: tuple[InventedLife, ...]) -> None:
    identifiers = [entry.draft.record_id for entry in _every(lives)]

    assert len(set(identifiers)) == len(identifiers)
    for entry in _every(lives):
        assert entry.draft.recorded_at is not None
        assert entry.draft.record_id.version == 7
        assert entry.draft.record_id.variant == "specified in RFC 4122"
        assert entry.draft.record_id.int >> 80 == int(entry.draft.recorded_at.timestamp() * 1000)


def test_an_infiltration_takes_pain_from_eight_to_four_without_sick_leave(lives: tuple[InventedLife, ...]) -> None:
    infiltration = next(tool for tool in _of(lives[0], "tool_use") if tool["kind"] == "infiltration")
    leaves = [status for status in _of(lives[0], "work_status") if str(status["status"]).startswith("sick_leave")]

    assert (infiltration["pain_before"], infiltration["pain_after"]) == (8, 4)
    assert all(str(leave["until_date"]) < str(infiltration["local_date"]) for leave in leaves)


@pytest.mark.parametrize("today", ANY_TODAY)
def test_enough_evenings_are_noted_around_the_infiltration_to_say_what_was_expected_anyway(today: date) -> None:
    back = invented_lives(seed=2026, today=today)[0]
    pain = [
        (date.fromisoformat(str(fields["local_date"])), float(str(fields["pain_now"])), str(place), PainSource.check_in)
        for place, fields in enumerate(_of(back, "checkin"))
        if fields.get("pain_now") is not None
    ]
    done = next(date.fromisoformat(str(t["local_date"])) for t in _of(back, "tool_use") if t["kind"] == "infiltration")
    tools = (ToolInUse("infiltration", When.of(done, done), "infiltration", "Infiltration"),)

    (answer,) = AfterChanges(Timeline(pain=PainSeries.of(pain), tools=tools), day_number(today)).answers()

    assert isinstance(answer, After)
    assert answer.low < answer.expected < answer.high


def test_flares_last_from_hours_to_weeks_and_seldom_fall_on_the_days_of_most_pain() -> None:
    shares = []
    for seed in range(2):
        for life in invented_lives(seed=seed, today=TODAY):
            flares = [FlareFields.model_validate_json(json.dumps(fields)) for fields in _of(life, "flare")]
            lengths = [(flare.until_date - flare.local_date).days + 1 for flare in flares if flare.until_date]
            pains = {str(c["local_date"]): int(str(c["pain_now"])) for c in _of(life, "checkin") if "pain_now" in c}
            high = sorted(pains.values())[int(len(pains) * 0.8)]
            in_flare = [
                pains[day]
                for flare in flares
                if flare.until_date
                for day in pains
                if flare.local_date.isoformat() <= day <= flare.until_date.isoformat()
            ]

            assert min(lengths) == 1
            assert 7 <= max(lengths) <= 28
            shares.append(sum(pain > high for pain in in_flare) / max(1, len(in_flare)))
    assert sum(shares) / len(shares) < 0.5


def test_a_flare_is_open_now_in_one_life_only(lives: tuple[InventedLife, ...]) -> None:
    open_now = [life.key for life in lives for flare in _of(life, "flare") if flare["ongoing"]]

    assert open_now == ["widespread"]


def test_goals_keep_every_former_wording(lives: tuple[InventedLife, ...]) -> None:
    recalibrated = 0
    for life in lives:
        for fields in _of(life, "goal"):
            goal = GoalFields.model_validate_json(json.dumps(fields))
            recalibrated += len(goal.recalibrations)
            for before, after in pairwise(goal.recalibrations):
                assert before.new == after.old
                assert before.on < after.on
            assert not goal.recalibrations or goal.recalibrations[-1].new == goal.text
    assert recalibrated >= 12


def test_no_text_uses_a_never_word(lives: tuple[InventedLife, ...]) -> None:
    found = [text for entry in _every(lives) for text in _text_in(entry.draft.fields) if NEVER.search(text)]

    assert found == []


def test_nobody_writes_the_same_line_twice(lives: tuple[InventedLife, ...]) -> None:
    for life in lives:
        own = [entry.draft.fields for entry in life.entries if entry.author is Author.patient]
        notes = [str(fields["note"]) for fields in own if "note" in fields]

        assert len(notes) == len(set(notes)), life.key


def test_points_of_attention_come_from_therapists_and_private_moments_from_the_person(
    lives: tuple[InventedLife, ...],
) -> None:
    for entry in _every(lives):
        if entry.draft.kind in (
            *("attention_point", "visit", "adjustment", "rhythm", "annotation"),
            *("care_contact", "referral", "red_flag_review", "private_note"),
        ):
            assert entry.author is not Author.patient
        if entry.draft.kind in ("flare", "night", "life_event", "story", "work_status"):
            assert entry.author is Author.patient
    assert any(event.get("visibility") == "patient_only" for life in lives for event in _of(life, "life_event"))


def test_the_sparse_life_dates_most_of_its_moments_loosely(lives: tuple[InventedLife, ...]) -> None:
    precisions = [event["precision"] for event in _of(lives[2], "life_event")]

    assert lives[2].language == "en"
    assert {"year", "season", "month"} <= set(precisions)
    assert sum(precision != "day" for precision in precisions) > len(precisions) / 2


def test_a_skipped_question_is_asked_and_left_without_value(lives: tuple[InventedLife, ...]) -> None:
    for life in lives:
        skipped = [c for c in _of(life, "checkin") if any(str(key) not in c for key in _listed(c["asked"]))]

        assert skipped
        assert all(None not in c.values() for c in skipped)


def test_work_weighs_on_no_flare_lived_away_from_work(lives: tuple[InventedLife, ...]) -> None:
    assert not any("work" in _listed(flare["impacts"]) for flare in _of(lives[2], "flare"))


def test_fuzzy_words_name_the_first_day_they_may_mean() -> None:
    assert placed("0-03-07", 2016) == (date(2016, 3, 7), Precision.day)
    assert placed("1-03-07w", 2016) == (date(2017, 3, 6), Precision.week)
    assert placed("3-winter", 2016) == (date(2018, 12, 1), Precision.season)
    assert placed("-6", 2016) == (date(2010, 1, 1), Precision.year)
    with pytest.raises(ValueError, match="longtemps"):
        placed("longtemps", 2016)
