"""What must hold for any file at all, and for any order of the rows."""

from datetime import date, timedelta
from random import Random

import orjson
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.interop.csv_build import ImportResult, build, detect
from app.interop.csv_mapping import Mapping
from app.interop.report import Outcome, known_reasons
from app.journal.schemas import CheckinFields, PainMapFields
from tests.interop.diaries import MAPPING_OF_FILE, MAPPINGS, PATIENT, diary, imported

LOG_HEADER = b"name,startday,startmonth,startyear,intensity,date"
NAMES = ["Knee Pain", "Back pain", "happiness", "Tail Pain", ""]

PIECES = (
    *(b",", b'"', b"\n", b"\r\n", b"0", b"1", b"31", b"2018", b"2", b"Knee Pain", b"happiness", b"Knees", b"Hip"),
    *(b"2018-05-02 20:15:24", b"01-02-2019", b"3.5", b"9,892", b"Right Only", b"\xff", b"\x00", b"\xc3\xa9", b" "),
)
csv_pieces = st.sampled_from(PIECES)
csv_bodies = st.one_of(st.binary(max_size=400), st.lists(csv_pieces, max_size=120).map(b"".join))
rows = st.tuples(st.sampled_from(NAMES), st.integers(0, 400), st.integers(0, 20).map(lambda half: half / 2))


def header_of(mapping: Mapping) -> bytes:
    return ",".join(column.names[0] for column in mapping.columns.values()).encode()


def log_of(chosen: list[tuple[str, int, float]]) -> bytes:
    lines = [LOG_HEADER]
    for name, offset, intensity in chosen:
        day = date(2018, 1, 1) + timedelta(days=offset)
        lines.append(f"{name},{day.day},{day.month},{day.year},{intensity},".encode())
    return b"\n".join(lines) + b"\n"


def assert_sound(result: ImportResult) -> None:
    report, ids = result.report, {draft.record_id for draft in result.drafts}
    assert len(ids) == len(result.drafts) == report.records
    assert sum(total.rows for total in report.totals) == len(report.rows)
    assert {row.reason for row in report.rows} <= known_reasons()
    assert {row.record_id for row in report.rows if row.record_id is not None} == ids
    for draft in result.drafts:
        fields = PainMapFields if draft.kind == "pain_map" else CheckinFields
        fields.model_validate_json(orjson.dumps(draft.fields))


@pytest.mark.parametrize("mapping_id", [mapping.id for mapping in MAPPINGS.values() if mapping.format == "csv"])
@given(body=csv_bodies)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.differing_executors])
def test_any_bytes_below_a_header_are_accounted_for_line_by_line(mapping_id: str, body: bytes) -> None:
    mapping = MAPPINGS[mapping_id]
    content = header_of(mapping) + b"\n" + body
    result = build(content, mapping, patient_id=PATIENT)

    assert result.report.problem is None
    assert [row.line for row in result.report.rows] == list(range(2, 2 + _line_count(body)))
    assert_sound(result)


def _line_count(body: bytes) -> int:
    return body.count(b"\n") + (not body.endswith(b"\n") and body != b"")


@given(content=st.one_of(st.binary(max_size=300), csv_bodies))
@settings(max_examples=100, deadline=None)
def test_any_bytes_at_all_give_a_report_and_never_an_exception(content: bytes) -> None:
    detect(MAPPINGS.values(), content)

    for mapping in MAPPINGS.values():
        assert_sound(build(content, mapping, patient_id=PATIENT))


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["dateTime", "value", "x"]), inner),
    max_leaves=8,
)


@given(items=st.lists(json_values, max_size=8))
@settings(max_examples=100, deadline=None)
def test_any_json_list_is_accounted_for_item_by_item(items: list[object]) -> None:
    try:
        content = orjson.dumps({"activities-steps": items})
    except TypeError:  # whole numbers past 64 bits and lone surrogates are no JSON for this writer
        return
    result = build(content, MAPPINGS["fitbit_steps_json"], patient_id=PATIENT)

    assert [row.line for row in result.report.rows] == list(range(1, len(items) + 1))
    assert_sound(result)


@given(chosen=st.lists(rows, max_size=40, unique_by=lambda row: row[1]), random=st.randoms(use_true_random=False))
@settings(max_examples=80, deadline=None)
def test_the_order_of_independent_days_changes_nothing(chosen: list[tuple[str, int, float]], random: Random) -> None:
    shuffled = list(chosen)
    random.shuffle(shuffled)

    one = build(log_of(chosen), MAPPINGS["participant2_pain"], patient_id=PATIENT)
    other = build(log_of(shuffled), MAPPINGS["participant2_pain"], patient_id=PATIENT)

    assert one.drafts == other.drafts
    assert {(total.outcome, total.reason, total.rows) for total in one.report.totals} == {
        (total.outcome, total.reason, total.rows) for total in other.report.totals
    }


@given(chosen=st.lists(rows.filter(lambda row: row[0] != "happiness"), max_size=40), random=st.randoms())
@settings(max_examples=60, deadline=None)
def test_the_order_within_a_day_changes_no_pain(chosen: list[tuple[str, int, float]], random: Random) -> None:
    same_week = [(name, offset % 7, intensity) for name, offset, intensity in chosen]
    shuffled = list(same_week)
    random.shuffle(shuffled)

    mapping = MAPPINGS["participant2_pain"]
    one, other = (build(log_of(order), mapping, patient_id=PATIENT) for order in (same_week, shuffled))

    assert [orjson.dumps(draft.fields) for draft in one.drafts] == [
        orjson.dumps(draft.fields) for draft in other.drafts
    ]


@given(chosen=st.lists(rows, max_size=40), share=st.floats(0, 1))
@settings(max_examples=80, deadline=None)
def test_a_longer_version_of_a_file_adds_to_the_shorter_one(chosen: list[tuple[str, int, float]], share: float) -> None:
    mapping = MAPPINGS["participant2_pain"]
    prefix = build(log_of(chosen[: int(len(chosen) * share)]), mapping, patient_id=PATIENT)
    whole = build(log_of(chosen), mapping, patient_id=PATIENT)

    after_both = {draft.record_id: draft for draft in (*prefix.drafts, *whole.drafts)}
    assert after_both == {draft.record_id: draft for draft in whole.drafts}
    assert whole.report.rows[: len(prefix.report.rows)] == prefix.report.rows


@pytest.mark.parametrize("name", [name for name in MAPPING_OF_FILE if name.endswith(".csv")])
def test_half_of_a_real_file_then_all_of_it_is_all_of_it(name: str) -> None:
    content, whole = diary(name), imported(name)
    half = content[: content.index(b"\n", len(content) // 2) + 1]
    first = build(half, MAPPINGS[MAPPING_OF_FILE[name]], patient_id=PATIENT, zone="Europe/Paris")

    final = {draft.record_id: draft for draft in whole.drafts}
    unchanged = [draft for draft in first.drafts if final[draft.record_id] == draft]
    assert len(first.drafts) - len(unchanged) <= 1
    assert whole.report.rows[: len(first.report.rows)] == first.report.rows


def test_a_second_import_gives_exactly_the_same_drafts() -> None:
    again = build(
        diary("participant1_pain.csv"), MAPPINGS["participant1_pain"], patient_id=PATIENT, zone="Europe/Paris"
    )

    assert again == imported("participant1_pain.csv")
    assert again.report.rows_with(Outcome.rejected) == 0
