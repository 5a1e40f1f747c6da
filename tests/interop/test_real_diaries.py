"""Every real diary goes through its mapping; the figures come from an independent count of the same files."""

from collections import Counter
from datetime import date
from statistics import mean, pstdev
from time import process_time

import orjson
import pytest

from app.interop.csv_build import build, detect
from app.interop.report import Outcome
from app.journal.schemas import CheckinFields, NightFields, PainMapFields
from app.records.envelope import RecordFields
from tests.interop.diaries import (
    MAPPING_OF_FILE,
    MAPPINGS,
    PATIENT,
    diary,
    field,
    imported,
    knee_by_year,
    on_day,
    read,
    regions_of,
    signals_of,
)

_CLASS_OF_KIND: dict[str, type[RecordFields]] = {
    "pain_map": PainMapFields,
    "checkin": CheckinFields,
    "night": NightFields,
}


@pytest.mark.parametrize("name", MAPPING_OF_FILE)
def test_every_file_is_recognised_by_its_header(name: str) -> None:
    found = detect(MAPPINGS.values(), diary(name))

    assert found is not None
    assert found.id == MAPPING_OF_FILE[name]


@pytest.mark.parametrize("name", MAPPING_OF_FILE)
def test_every_draft_of_every_file_is_valid_for_its_kind(name: str) -> None:
    for draft in imported(name).drafts:
        fields = _CLASS_OF_KIND[draft.kind].model_validate_json(orjson.dumps(draft.fields))

        assert fields.zone == "Europe/Paris"


@pytest.mark.parametrize("name", [name for name in MAPPING_OF_FILE if name.endswith(".csv")])
def test_every_line_below_the_header_is_in_the_report_once(name: str) -> None:
    report = imported(name).report
    lines = diary(name).splitlines()

    assert report.header_line is not None
    assert [row.line for row in report.rows] == list(range(report.header_line + 1, len(lines) + 1))
    assert sum(total.rows for total in report.totals) == len(report.rows)


@pytest.mark.parametrize("name", MAPPING_OF_FILE)
def test_every_kept_row_names_a_record_that_exists(name: str) -> None:
    result = imported(name)
    ids = {draft.record_id for draft in result.drafts}

    assert {row.record_id for row in result.report.rows if row.record_id} == ids
    for row in result.report.rows:
        assert (row.record_id is not None) == (row.outcome in (Outcome.kept, Outcome.merged_into_day))


def test_the_eight_year_diary_has_11826_rows_and_2908_days() -> None:
    report = imported("participant1_pain.csv").report

    assert len(report.rows) == 11_826
    assert report.days == 2_908
    assert (report.first_day, report.last_day) == (date(2015, 11, 25), date(2023, 11, 12))
    assert report.unknown_names == ()
    assert report.rows_with(Outcome.kept) + report.rows_with(Outcome.merged_into_day) == 11_826


def test_knee_pain_by_year_matches_the_published_figures() -> None:
    by_year = knee_by_year(imported("participant1_pain.csv"))

    assert {year: (f"{mean(values):.2f}", f"{pstdev(values):.2f}") for year, values in by_year.items()} == {
        2015: ("4.10", "1.03"),
        2016: ("3.28", "0.33"),
        2017: ("2.98", "0.22"),
        2018: ("2.96", "0.18"),
        2019: ("3.00", "0.15"),
        2020: ("2.92", "0.18"),
        2021: ("2.95", "0.14"),
        2022: ("2.99", "0.09"),
        2023: ("2.91", "0.13"),
    }
    assert len(by_year[2015]) == 37
    assert sum(map(len, by_year.values())) == 2_908


def test_a_sideless_name_is_both_sides_and_the_side_column_is_followed() -> None:
    result = imported("participant1_pain.csv")
    first = regions_of(on_day(result, "2015-11-25", kind="pain_map"))
    mostly_right = regions_of(on_day(result, "2016-07-01", kind="pain_map"))

    assert first == {
        "forehead": 3.0,
        "face": 3.0,
        "palm_l": 3.0,
        "palm_r": 3.0,
        "knee_front_l": 5.7,
        "knee_front_r": 5.7,
    }
    assert mostly_right["palm_r"] == 3.6
    assert mostly_right["palm_l"] is None


def test_the_thirty_remarks_in_extra_cells_become_notes() -> None:
    result = imported("participant1_pain.csv")
    noted = [str(draft.fields["note"]) for draft in result.drafts if "could be" in str(draft.fields.get("note"))]

    assert sum(note.count("could be") for note in noted) == 30
    assert "Eyes (or around them): could be 3.0" in noted[0]


def test_pain_without_a_place_keeps_its_number_in_the_note() -> None:
    drafts = imported("participant1_pain.csv").drafts
    acute = [draft for draft in drafts if "Acute Pain" in str(draft.fields.get("source_labels"))]

    assert len(acute) == 23
    assert field(acute[0], "note") == "Acute Pain: 3.8"


def test_tiredness_is_kept_beside_the_pain_and_not_as_pain() -> None:
    result = imported("participant1_pain.csv")
    tired = [draft for draft in result.drafts if draft.kind == "checkin"]

    assert sum(len(signals_of(draft)) for draft in tired) == 322 + 11 - 1
    assert not any("Sick" in str(draft.fields.get("source_labels")) for draft in result.drafts)
    assert all(set(draft.fields) <= {"local_date", "source", "zone", "own_signals", "note"} for draft in tired)


def test_a_day_written_again_further_down_is_kept_as_written_and_pointed_out() -> None:
    report = imported("participant1_pain.csv").report

    assert [row.line for row in report.rows if row.reason == "day_goes_back"] == list(range(11_625, 11_631))


def test_activities_keep_minutes_effort_and_pain_after_as_own_signals() -> None:
    result = imported("participant1_sport.csv")
    first = signals_of(on_day(result, "2015-11-23", kind="checkin"))

    assert len(result.report.rows) == 2_448
    assert result.report.rows_with(Outcome.rejected) == 0
    assert {draft.kind for draft in result.drafts} == {"checkin"}
    assert first == {
        "Road Bike": 1,
        "Road Bike: duration": 40,
        "Road Bike: distance": 12.5,
        "Road Bike: height gained": 225,
        "Road Bike: effort": 7,
        "Road Bike: pain after, Knees": 3,
    }


def test_an_activity_whose_minutes_are_on_a_device_is_counted_without_minutes() -> None:
    signals = signals_of(on_day(imported("participant1_sport.csv"), "2018-01-01", kind="checkin"))

    assert signals == {"Walk": 1}


def test_a_91_day_silence_stays_a_silence() -> None:
    days = sorted({str(draft.fields["local_date"]) for draft in imported("Participant2PainNew.csv").drafts})

    assert days[:2] == ["2018-01-31", "2018-05-02"]


def test_quoted_and_unquoted_rows_are_the_same_rows() -> None:
    plain = diary("Participant2PainNew.csv").decode()
    quoted = "\r\n".join(",".join(f'"{cell}"' for cell in line.split(",")) for line in plain.splitlines())

    assert read(quoted, "participant2_pain").drafts == read(plain, "participant2_pain").drafts


def test_rows_without_a_start_day_take_the_day_their_timestamp_was_lived() -> None:
    result = imported("Participant8PainNew.csv")
    evening = on_day(result, "2019-11-24", kind="pain_map")

    assert len(result.report.rows) == 2_398
    assert result.report.rows_with(Outcome.rejected) == 0
    # Line 198 says startday 24 at 05:45, line 199 says nothing at 05:46 the same night.
    assert {row.record_id for row in result.report.rows if row.line == 199} == {evening.record_id}


def test_the_day_turning_at_eight_agrees_with_every_row_that_has_both() -> None:
    lines = diary("Participant8PainNew.csv").decode().splitlines()
    both = [line.split(",") for line in lines[1:] if line.split(",")[1] != "0"]
    without_day = "\n".join([lines[0], *(f"{row[0]},0,,0,{row[4]},{row[5]}" for row in both)])

    known = read("\n".join([lines[0], *map(",".join, both)]), "participant8_pain")

    assert len(both) == 918
    assert read(without_day, "participant8_pain").drafts == known.drafts


def test_marks_of_zero_and_one_are_never_read_as_ratings() -> None:
    result = imported("Participant8ObservationsNew.csv")

    assert {draft.kind for draft in result.drafts} == {"checkin"}
    assert signals_of(result.drafts[0]) == {"Awesome day!": 1, "Poor sleep": 0, "Stress": 0, "Tired": 0}
    for draft in result.drafts:
        assert set(draft.fields) <= {"local_date", "source", "zone", "own_signals"}


def test_english_and_french_device_exports_give_the_same_series() -> None:
    english = on_day(imported("participant1_fitbit_monthly/fitbit_export_2019_02.csv"), "2019-02-10", kind="checkin")
    french = on_day(imported("participant1_fitbit_monthly/fitbit_export_2022_03.csv"), "2022-03-01", kind="checkin")

    assert signals_of(english)["Steps"] == 11_116
    assert signals_of(english)["Distance"] == 8.26
    assert signals_of(french)["Steps"] == 9_304
    assert signals_of(french)["Distance"] == 6.91
    assert signals_of(english).keys() == signals_of(french).keys()
    assert field(french, "source") == "device"


def test_a_device_left_on_the_table_is_missing_and_not_zero() -> None:
    result = imported("participant1_fitbit_monthly/fitbit_export_2019_02.csv")

    assert Counter(row.reason for row in result.report.rows) == {"new_day": 26, "not_worn": 2}
    assert not {"2019-02-18", "2019-02-19"} & {draft.fields["local_date"] for draft in result.drafts}


def test_steps_counted_by_the_phone_alone_leave_the_minutes_missing() -> None:
    result = imported("participant1_fitbit_monthly/fitbit_export_2019_04.csv")

    assert signals_of(on_day(result, "2019-04-02", kind="checkin")) == {"Steps": 4_363, "Distance": 3.24}


def test_a_day_of_no_step_in_the_json_export_is_missing() -> None:
    report = imported("participant8Fitbit.json").report

    assert report.counted_by == "item"
    assert Counter(row.reason for row in report.rows) == {"new_day": 772, "not_worn": 23}


def test_reading_eight_years_takes_less_than_three_seconds_of_processor() -> None:
    content, mapping = diary("participant1_pain.csv"), MAPPINGS["participant1_pain"]

    started = process_time()
    build(content, mapping, patient_id=PATIENT)

    assert process_time() - started < 3
