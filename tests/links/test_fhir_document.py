"""The document for other programs: a resource for every kind of record, each with what FHIR R4 asks of it."""

import re
from typing import Any
from uuid import UUID

from app.links.codes import LOINC
from tests.cast import Cast
from tests.links.reader import show
from tests.links.test_shown_links import _person, _phone, note

# The elements FHIR R4 makes obligatory (1..1 or 1..*), and codes bound to a required list.
REQUIRED: dict[str, tuple[str, ...]] = {
    "Composition": ("status", "type", "date", "author", "title"),
    "Patient": (),
    "Observation": ("status", "code"),
    "Encounter": ("status", "class"),
    "Condition": ("subject",),
    "MedicationStatement": ("status", "medicationCodeableConcept", "subject"),
    "Procedure": ("status", "subject"),
    "Goal": ("lifecycleStatus", "description", "subject"),
}
STATES = {
    "Composition": {"preliminary", "final", "amended", "entered-in-error"},
    "Observation": {"registered", "preliminary", "final", "amended"},
    "Encounter": {"planned", "arrived", "in-progress", "finished", "cancelled"},
    "MedicationStatement": {"active", "completed", "intended", "stopped", "on-hold", "unknown", "not-taken"},
    "Procedure": {"preparation", "in-progress", "not-done", "on-hold", "stopped", "completed", "unknown"},
}
_DATE_TIME = re.compile(r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d))?)?)?")
_CHECKIN = {
    **{"pain_now": 4, "pain_avg_7d": 5, "pain_gets_in_way": 3, "pain_joy": 2, "sleep_quality": 6},
    **{"sleep_hours": 6.5, "stress": 7, "margin": -1, "acceptable": "yes"},
}


def _life(cast: Cast) -> dict[str, Any]:
    _, patient_id = _person(cast)
    with cast.browser() as browser:
        phone = _phone(cast, browser, patient_id)
        note(phone, patient_id, "checkins", **_CHECKIN)
        note(phone, patient_id, "nights", sleep_minutes=410, quality=7)
        note(phone, patient_id, "flares", local_date="2019-06-01", precision="season", worst_pain=8, impacts=["sleep"])
        note(phone, patient_id, "flares", ongoing=True, note="<script>alert(1)</script>")
        note(phone, patient_id, "life-events", local_date="2018-01-01", precision="year", category="family")
        note(phone, patient_id, "pain-maps", regions=[{"region": "shoulder_front_l", "intensity": 5}], scale="nrs")
        note(phone, patient_id, "tool-uses", kind="nsaid", label="Ibuprofène")
        note(phone, patient_id, "tool-uses", kind="walking", label="La digue", ongoing=False, until_date="2026-02-20")
        note(phone, patient_id, "visits", mode="video", reason="need", agreed="Marcher un peu")
        note(phone, patient_id, "goals", text="Jardiner", state="paused")
        note(phone, patient_id, "condition-labels", text="Lombalgie", code="MG30.02")
        note(phone, patient_id, "work-statuses", status="sick_leave")
        note(phone, patient_id, "external-scores", name="DN4", value=3, lowest=0, highest=10, direction="neither")
        note(phone, patient_id, "stories", text="Un long récit & des « mots »")
        link = show(phone, patient_id)
        bundle, _ = link.read(phone)
    return bundle


def test_every_resource_has_what_fhir_asks_of_it(cast: Cast) -> None:
    bundle = _life(cast)

    faults = [fault for entry in bundle["entry"] for fault in _faults(entry["resource"])]
    assert faults == []
    assert {entry["resource"]["resourceType"] for entry in bundle["entry"]} == set(REQUIRED)


def test_the_document_holds_together(cast: Cast) -> None:
    bundle = _life(cast)

    urls = [entry["fullUrl"] for entry in bundle["entry"]]
    assert bundle["entry"][0]["resource"]["resourceType"] == "Composition"
    assert bundle["identifier"]["value"].startswith("urn:uuid:")
    assert _DATE_TIME.fullmatch(bundle["timestamp"])
    assert len(set(urls)) == len(urls)
    assert all(
        url == f"urn:uuid:{UUID(entry['resource']['id'])}" for url, entry in zip(urls, bundle["entry"], strict=True)
    )
    assert set(_references(bundle)) <= set(urls)


def test_values_carry_the_verified_codes_and_skipped_questions_carry_nothing(cast: Cast) -> None:
    bundle = _life(cast)

    by_code = {
        coding["code"]: entry["resource"]
        for entry in bundle["entry"]
        for coding in entry["resource"].get("code", {}).get("coding", [])
    }
    assert {code: by_code[code].get("valueInteger") for code in ("72514-3", "75893-8", "91146-1", "91145-3")} == {
        "72514-3": 4,
        "75893-8": 5,
        "91146-1": 3,
        "91145-3": 2,
    }
    assert by_code["stress"]["valueInteger"] == 7
    assert by_code["93832-4"]["valueQuantity"]["code"] in ("h", "min")
    assert by_code["MG30.02"]["resourceType"] == "Condition"
    assert "confidence" not in by_code


def test_a_flare_up_is_never_a_condition_and_a_season_begins_on_its_first_day(cast: Cast) -> None:
    bundle = _life(cast)

    flares = [
        entry["resource"]
        for entry in bundle["entry"]
        if {"flare"} & {coding["code"] for coding in entry["resource"].get("code", {}).get("coding", [])}
    ]
    assert [flare["resourceType"] for flare in flares] == ["Observation", "Observation"]
    assert [flare["effectivePeriod"] for flare in flares] == [{"start": "2019-06-01"}, {"start": "2026-02-01"}]


def test_what_was_typed_stays_text_in_the_narrative(cast: Cast) -> None:
    [composition, *_] = [entry["resource"] for entry in _life(cast)["entry"]]

    narrative = "".join(section["text"]["div"] for section in composition["section"])
    assert "<script" not in narrative
    assert "récit &amp; des «" in narrative
    assert set(re.findall(r"<(\w+)", narrative)) == {"div", "ul", "li"}


def test_the_loinc_codes_pass_their_check_digit(cast: Cast) -> None:
    codes = {
        coding["code"]
        for entry in _life(cast)["entry"]
        for coding in entry["resource"].get("code", {}).get("coding", [])
        if coding["system"] == LOINC
    }
    assert len(codes) == 5
    assert [code for code in codes if _mod10(code.partition("-")[0]) != int(code[-1])] == []


def _mod10(digits: str) -> int:
    """Luhn, as LOINC uses it: every second digit from the right is doubled."""
    doubled = [int(digit) * (2 if place % 2 == 0 else 1) for place, digit in enumerate(reversed(digits))]
    return -sum(value - 9 if value > 9 else value for value in doubled) % 10


def _faults(resource: dict[str, Any]) -> list[str]:
    kind = resource["resourceType"]
    faults = [f"{kind} without {name}" for name in REQUIRED[kind] if not resource.get(name)]
    if resource.get("status") not in STATES.get(kind, {resource.get("status")}):
        faults.append(f"{kind} in no known state")
    values = [name for name in resource if name.startswith("value")]
    if kind == "Observation" and len(values) + bool(resource.get("component")) != 1:
        faults.append(f"{kind} with {values} beside components")
    for name in ("date", "effectiveDateTime", "recordedDate", "startDate", "birthDate"):
        if name in resource and not _DATE_TIME.fullmatch(resource[name]):
            faults.append(f"{kind}.{name} is no date")
    for name in ("period", "effectivePeriod", "performedPeriod"):
        faults += [
            f"{kind}.{name} is no date" for day in resource.get(name, {}).values() if not _DATE_TIME.fullmatch(day)
        ]
    return faults + [f"{kind}.{path} is empty" for path in _empty(resource)]


def _empty(value: Any, path: str = "") -> list[str]:
    """FHIR knows no empty text, list or object, and no null."""
    if isinstance(value, dict | list) and value:
        parts = value.items() if isinstance(value, dict) else enumerate(value)
        return [found for name, part in parts for found in _empty(part, f"{path}/{name}")]
    return [path] if value is None or (value in ("", {}, []) and value is not False) else []


def _references(value: Any) -> list[str]:
    if isinstance(value, dict):
        own = [value["reference"]] if isinstance(value.get("reference"), str) else []
        return own + [found for part in value.values() for found in _references(part)]
    return [found for part in value for found in _references(part)] if isinstance(value, list) else []
