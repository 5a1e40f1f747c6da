"""Mappings are declared and checked; the words of the report are there in both languages."""

import ast
import tomllib
from pathlib import Path
from uuid import UUID

import orjson
import pytest
from pydantic import ValidationError

import app.interop
from app.interop.csv_build import build
from app.interop.csv_mapping import Mapping, mapping_from, ready_mappings
from app.interop.report import known_reasons, reason_message
from app.journal.schemas import CheckinFields, NightFields
from app.kit.text import fold
from tests.interop.diaries import MAPPINGS, PATIENT, read

_SLEEP = """
id = "band_sleep"
source = "device"
title = { fr = "Sommeil", en = "Sleep" }
[columns]
morning.names = ["morning"]
asleep.names = ["asleep"]
woke.names = ["woke"]
[day]
date = "morning"
[[values]]
column = "asleep"
field = "night.sleep_minutes"
[[values]]
column = "woke"
field = "night.awakenings"
"""

_MORNING = """
id = "morning_paper"
title = { fr = "Feuille du matin", en = "Morning sheet" }
[columns]
day.names = ["day"]
stress.names = ["stress"]
sleep.names = ["sleep"]
[day]
date = "day"
[[values]]
column = "stress"
field = "checkin.stress"
[[values]]
column = "sleep"
field = "checkin.sleep_quality"
points = { "bad" = 2, "fair" = 5, "good" = 8 }
"""

_NEVER = (
    *("guéri", "rémission", "échec", "rechute", "efficace", "grâce à", "dû à", "cause", "déclencheur", "significatif"),
    *("anormal", "observance", "score", "vous devriez", "cured", "failure", "relapse", "effective", "thanks to"),
    *("due to", "trigger", "proves", "significant", "abnormal", "compliance", "you should", "invalid", "illegal"),
)


def declared(text: str) -> Mapping:
    return Mapping.model_validate(tomllib.loads(text))


def test_every_ready_mapping_is_named_after_its_file_and_titled_in_both_languages() -> None:
    folder = Path(app.interop.__file__).parent / "mappings"

    assert {path.stem for path in folder.glob("*.toml")} == set(MAPPINGS)
    for path in folder.glob("*.toml"):
        assert mapping_from(path) == MAPPINGS[path.stem]
        assert mapping_from(path).title.fr != mapping_from(path).title.en


def test_device_sleep_becomes_the_night_that_ended_that_morning() -> None:
    draft = read("morning,asleep,woke\n2020-01-02,431,2\n", declared(_SLEEP)).drafts[0]
    night = NightFields.model_validate_json(orjson.dumps(draft.fields))

    assert draft.kind == "night"
    assert (night.sleep_minutes, night.awakenings, night.measured_by.value) == (431, 2, "device")


def test_a_declared_scale_fills_the_question_and_a_number_off_the_scale_does_not() -> None:
    result = read("day,stress,sleep\n2020-01-02,7,good\n2020-01-03,7.5,fair\n", declared(_MORNING))
    checkin = CheckinFields.model_validate_json(orjson.dumps(result.drafts[0].fields))

    assert (checkin.stress, checkin.sleep_quality) == (7, 8)
    assert [row.reason for row in result.report.rows] == ["new_day", "value_out_of_range"]


def test_a_word_outside_the_declared_answers_stays_in_the_note() -> None:
    draft = read("day,stress,sleep\n2020-01-02,7,so so\n", declared(_MORNING)).drafts[0]

    assert draft.fields["note"] == "sleep: so so"
    assert "sleep_quality" not in draft.fields


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('field = "night.awakenings"', 'field = "night.dreams"'),
        ('field = "night.awakenings"', 'regions = ["tail_*"]'),
        ('field = "night.awakenings"', 'field = "checkin.stress"'),
        ('field = "night.awakenings"', 'field = "night.awakenings"\nsignal = "awake"'),
        ('column = "woke"', 'column = "snored"'),
        ('date = "morning"', "carry_forward = true"),
        ('id = "band_sleep"', 'id = "Band sleep"'),
        ('source = "device"', 'source = "device"\nguess = true'),
    ],
)
def test_a_wrong_mapping_is_refused_when_it_is_loaded(old: str, new: str) -> None:
    with pytest.raises(ValidationError):
        declared(_SLEEP.replace(old, new))


def test_record_ids_depend_on_the_person_the_mapping_the_kind_and_the_day_alone() -> None:
    content = b"morning,asleep,woke\n2020-01-02,431,2\n"
    first = build(content, declared(_SLEEP), patient_id=PATIENT).drafts[0]
    changed = build(content.replace(b"431", b"400"), declared(_SLEEP), patient_id=PATIENT).drafts[0]
    somebody_else = build(content, declared(_SLEEP), patient_id=UUID(int=5)).drafts[0]

    assert first.record_id == changed.record_id
    assert first.record_id != somebody_else.record_id


def test_every_reason_given_in_the_code_has_its_sentence() -> None:
    folder = Path(app.interop.__file__).parent
    texts = {
        node.value
        for path in [*folder.glob("csv_*.py"), folder / "report.py"]
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    prefixes = ("day_", "text_", "row_", "file_", "name_", "number_", "value_", "json_", "items_", "header_")
    used = {text for text in texts if text.startswith(prefixes) and text.replace("_", "").isalpha()}

    assert used <= known_reasons() | {"day_turns_at_hour"}
    assert known_reasons() <= texts


@pytest.mark.parametrize("reason", sorted(known_reasons()))
def test_report_sentences_use_none_of_the_words_kept_out_of_the_product(reason: str) -> None:
    french, english = reason_message(reason, "fr"), reason_message(reason, "en")

    assert french != english
    assert french.endswith(".")
    assert english.endswith(".")
    assert not [word for word in _NEVER if fold(word) in fold(f"{french} {english}")]


def test_titles_use_none_of_the_words_kept_out_of_the_product() -> None:
    for mapping in ready_mappings():
        assert not [word for word in _NEVER if fold(word) in fold(mapping.title.fr + mapping.title.en)]
