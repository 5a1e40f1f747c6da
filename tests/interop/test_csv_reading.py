"""Broken, odd and foreign files: each line is read for certain, or said not to be."""

import pytest

from app.interop.csv_build import build, detect
from app.interop.csv_cells import number_from
from app.interop.csv_mapping import Dialect
from app.interop.csv_rows import MAX_FILE_BYTES, MAX_LINE_BYTES, MAX_LINES
from app.interop.report import Outcome, RowReport
from tests.interop.diaries import MAPPINGS, PATIENT, on_day, read, regions_of, signals_of

LOG_HEADER = "name,startday,startmonth,startyear,intensity,date\n"
DIARY_HEADER = "year,month,day,region,side,intensity\n"


def reasons(text: str | bytes, mapping: str) -> list[tuple[int, str]]:
    content = text.encode() if isinstance(text, str) else text
    report = build(content, MAPPINGS[mapping], patient_id=PATIENT).report
    assert report.problem is None
    return [(row.line, row.reason) for row in report.rows]


def problem(content: bytes, mapping: str = "participant2_pain") -> str | None:
    result = build(content, MAPPINGS[mapping], patient_id=PATIENT)
    assert result.drafts == ()
    assert result.report.rows == ()
    return result.report.problem


def test_a_byte_order_mark_and_windows_line_ends_change_nothing() -> None:
    plain = LOG_HEADER + "Knee Pain,1,5,2018,2,2018-05-01 20:00:00\n"
    windows = "\ufeff" + plain.replace("\n", "\r\n")

    assert read(windows, "participant2_pain") == read(plain, "participant2_pain")


def test_old_mac_line_ends_are_lines() -> None:
    text = LOG_HEADER + "Knee Pain,1,5,2018,2,\nKnee Pain,2,5,2018,2,"

    assert reasons(text.replace("\n", "\r"), "participant2_pain") == [(2, "new_day"), (3, "new_day")]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_of_a_device_export_is_found(delimiter: str) -> None:
    header = ["Date", "Pas", "Minutes Sédentaire", "Minutes Peu Actives", "Minutes Assez Actives", "Minutes Très actif"]
    row = ["01-03-2022", "9 304", "1213", "191", "11", "25"]
    result = read(delimiter.join(header) + "\n" + delimiter.join(row), "fitbit_activities")

    assert signals_of(result.drafts[0])["Steps"] == 9_304


def test_lines_that_are_not_utf8_are_named_and_the_others_are_kept() -> None:
    content = LOG_HEADER.encode() + b"Knee Pain,1,5,2018,2,\nG\xe9nou,2,5,2018,2,\nKnee Pain,3,5,2018,2,\n"

    assert reasons(content, "participant2_pain") == [(2, "new_day"), (3, "text_unreadable"), (4, "new_day")]


def test_a_quote_left_open_ends_with_its_line() -> None:
    text = LOG_HEADER + '"Knee Pain,1,5,2018,2,\nKnee Pain,2,5,2018,2,\n'

    assert reasons(text, "participant2_pain") == [(2, "row_too_short"), (3, "new_day")]


def test_an_overlong_line_is_refused_alone() -> None:
    text = LOG_HEADER + "x" * (MAX_LINE_BYTES + 1) + "\nKnee Pain,2,5,2018,2,\n"

    assert reasons(text, "participant2_pain") == [(2, "text_too_long"), (3, "new_day")]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("Knee Pain,31,2,2018,2,", "day_impossible"),
        ("Knee Pain,x,2,2018,2,", "day_impossible"),
        ("Knee Pain,1,2,1066,2,", "day_out_of_range"),
        ("Knee Pain,,2,2018,2,", "day_missing"),
        ("Knee Pain,1,2,2018,,", "no_value"),
        ("Knee Pain,1,2,2018,strong,", "number_unreadable"),
        ("Knee Pain,1,2,2018,NaN,", "number_unreadable"),
        ("Knee Pain,1,2,2018,1_0,", "number_unreadable"),
        ("Knee Pain,1,2,2018,11,", "value_out_of_range"),
        ("Knee Pain,1,2,2018,-1,", "value_out_of_range"),
        (",1,2,2018,2,", "name_missing"),
        ("Tail Pain,1,2,2018,2,", "name_unknown"),
        ("Knee Pain,1,2,2018", "row_too_short"),
        ("Knee Pain,1", "row_too_short"),
        ("Knee\0Pain,1,2,2018,2,", "text_unreadable"),
        (",,,,,", "blank_line"),
        ("", "blank_line"),
    ],
)
def test_a_row_that_cannot_be_kept_says_why(row: str, reason: str) -> None:
    text = LOG_HEADER + row + "\nKnee Pain,3,5,2018,2,\n"

    assert reasons(text, "participant2_pain") == [(2, reason), (3, "new_day")]


def test_unknown_names_are_listed_with_their_rows() -> None:
    text = LOG_HEADER + "Tail Pain,1,2,2018,2,\ntail  pain,2,2,2018,2,\nWing,2,2,2018,2,\n"
    report = read(text, "participant2_pain").report

    assert [(unknown.name, unknown.rows) for unknown in report.unknown_names] == [("Tail Pain", 2), ("Wing", 1)]


def test_a_skipped_value_is_absent_and_never_zero() -> None:
    result = read(LOG_HEADER + "happiness,1,2,2018,,\nKnee Pain,1,2,2018,0,\n", "participant2_pain")

    assert [draft.kind for draft in result.drafts] == ["pain_map"]
    assert regions_of(result.drafts[0]) == {"knee_front_l": 0.0, "knee_front_r": 0.0}


def test_the_same_place_twice_in_a_day_keeps_the_stronger() -> None:
    result = read(LOG_HEADER + "Knee Pain,1,2,2018,4,\nKnee Pain,1,2,2018,2,\n", "participant2_pain")

    assert result.drafts[0].fields["strongest"] == 4
    assert regions_of(result.drafts[0]) == {"knee_front_l": 4, "knee_front_r": 4}
    assert [row.reason for row in result.report.rows] == ["new_day", "strongest_kept"]


def test_only_one_side_leaves_the_other_out() -> None:
    result = read(DIARY_HEADER + "2018,2,1,Knees,Right Only,4\n", "participant1_pain")

    assert regions_of(result.drafts[0]) == {"knee_front_r": 4}
    assert result.drafts[0].fields["source_labels"] == ["Knees · Right Only"]


def test_empty_parts_of_a_date_repeat_the_row_above() -> None:
    text = DIARY_HEADER + "2018,2,1,Knees,,4\n,,,Hip,,3\n,,2,Knees,,3\n,3,1,Knees,,2\n"

    assert [draft.fields["local_date"] for draft in read(text, "participant1_pain").drafts] == [
        "2018-02-01",
        "2018-02-02",
        "2018-03-01",
    ]


def test_a_diary_that_starts_without_a_date_waits_for_one() -> None:
    assert reasons(DIARY_HEADER + ",,,Knees,,4\n2018,2,1,Knees,,4\n", "participant1_pain") == [
        (2, "day_missing"),
        (3, "new_day"),
    ]


def test_nothing_is_carried_over_an_unreadable_row_until_the_day_is_said_again() -> None:
    content = (DIARY_HEADER + "2018,2,1,Knees,,4\n").encode() + b"\xff\xff\n,,,Hip,,3\n,,2,Hip,,3\n"

    assert reasons(content, "participant1_pain") == [
        (2, "new_day"),
        (3, "text_unreadable"),
        (4, "day_uncertain"),
        (5, "new_day"),
    ]


def test_an_unreadable_row_where_the_month_may_have_turned_stops_the_month() -> None:
    content = (DIARY_HEADER + "2018,2,28,Knees,,4\n").encode() + b"\xff\n,,2,Hip,,3\n,,3,Hip,,3\n,4,1,Hip,,3\n"

    assert reasons(content, "participant1_pain") == [
        (2, "new_day"),
        (3, "text_unreadable"),
        (4, "day_uncertain"),
        (5, "day_uncertain"),
        (6, "new_day"),
    ]


def test_an_unreadable_row_where_the_year_may_have_turned_stops_the_year() -> None:
    content = (DIARY_HEADER + "2018,12,31,Knees,,4\n").encode() + b"\xff\n,2,1,Hip,,3\n2019,3,1,Hip,,3\n"

    assert reasons(content, "participant1_pain")[2:] == [(4, "day_uncertain"), (5, "new_day")]


def test_an_impossible_day_does_not_lend_its_rows_to_the_day_before() -> None:
    text = DIARY_HEADER + "2018,2,28,Knees,,4\n,,31,Knees,,4\n,,,Hip,,4\n"

    assert [reason for _line, reason in reasons(text, "participant1_pain")] == [
        "new_day",
        "day_impossible",
        "day_impossible",
    ]


def test_more_than_forty_names_in_one_day_refuse_the_rest() -> None:
    rows = "".join(f"mark {number},1,2020-01-01 12:00:00\n" for number in range(45))
    result = read("name,intensity,date\n" + rows, "participant8_observations")

    assert len(signals_of(result.drafts[0])) == 40
    assert [row.reason for row in result.report.rows].count("too_many_values") == 5


def test_a_row_that_does_not_fit_leaves_nothing_of_itself_behind() -> None:
    days = "".join(f",,1,sport {number},10\n" for number in range(30))
    result = read("year,month,day,activity,duration\n2016,1,1,Walk,Garmin\n" + days, "participant1_sport")
    signals = signals_of(result.drafts[0])

    assert len(signals) == 39
    assert all(f"sport {number}: duration" in signals for number in range(19))
    assert "sport 19" not in signals


def test_two_walks_in_a_day_add_their_minutes() -> None:
    text = "year,month,day,activity,duration\n2016,1,1,Walk,10.1\n,,1,Walk,20.2\n,,1,Walk,a while\n"
    draft = on_day(read(text, "participant1_sport"), "2016-01-01", kind="checkin")

    assert signals_of(draft) == {"Walk": 3, "Walk: duration": 30.3}
    assert draft.fields["note"] == "Walk: duration: a while"


@pytest.mark.parametrize(
    ("cell", "dialect", "number"),
    [
        ("9,892", Dialect(decimal=".", thousands=","), 9892),
        ("9.892,5", Dialect(decimal=",", thousands="."), 9892.5),
        ("6,91", Dialect(decimal=",", thousands=" "), 6.91),
        ("1\u202f234,5", Dialect(decimal=",", thousands=" "), 1234.5),
        ("6,91", Dialect(decimal=".", thousands=","), None),
        ("6,91", Dialect(), None),
        ("1,23,456", Dialect(thousands=","), None),
        ("٣", Dialect(), None),
        ("1e5", Dialect(), None),
        ("inf", Dialect(), None),
        ("9" * 50, Dialect(), None),
    ],
)
def test_numbers_follow_the_dialect_of_the_file_or_stay_unread(
    cell: str, dialect: Dialect, number: float | None
) -> None:
    assert number_from(cell, dialect) == number


def test_files_that_are_no_diary_have_one_problem_and_no_rows() -> None:
    assert problem(b"") == "file_empty"
    assert problem(b" \n\n") == "file_empty"
    assert problem(b"\xef\xbb\xbf") == "header_not_found"
    assert problem(b"a,b,c\n1,2,3\n") == "header_not_found"
    assert problem("name\n".encode("utf-16")) == "file_encoding"
    assert problem(b"x" * (MAX_FILE_BYTES + 1)) == "file_too_large"
    assert problem(LOG_HEADER.encode() + b"\n" * MAX_LINES) == "file_too_many_rows"
    assert problem(b"{}", "fitbit_steps_json") == "items_not_found"
    assert problem(b"[" * 100_000, "fitbit_steps_json") == "json_unreadable"
    assert problem(b'{"activities-steps": "many"}', "fitbit_steps_json") == "items_not_found"


def test_json_rows_of_the_wrong_shape_are_refused_one_by_one() -> None:
    items = '[1, null, {"dateTime": "2020-01-01", "value": true}, {"dateTime": "2020-01-02", "value": 12}, {}]'
    report = read('{"activities-steps": ' + items + "}", "fitbit_steps_json").report

    assert [(row.line, row.reason) for row in report.rows] == [
        (1, "row_unreadable"),
        (2, "row_unreadable"),
        (3, "text_unreadable"),
        (4, "new_day"),
        (5, "blank_line"),
    ]


def test_a_file_of_another_kind_is_recognised_by_no_mapping() -> None:
    assert detect(MAPPINGS.values(), b"iban,amount\nFR76,12\n") is None
    assert detect(MAPPINGS.values(), b"") is None


def test_a_row_report_names_the_record_it_went_to() -> None:
    result = read(LOG_HEADER + "Knee Pain,1,2,2018,4,\nhappiness,1,2,2018,2,\n", "participant2_pain")
    checkin, pain = result.drafts

    assert result.report.rows == (
        RowReport(2, Outcome.kept, "new_day", pain.record_id),
        RowReport(3, Outcome.kept, "new_day", checkin.record_id),
    )
