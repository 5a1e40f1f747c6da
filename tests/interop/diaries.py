"""The real diaries, the ready mappings, and small ways to look into drafts."""

from collections import defaultdict
from functools import cache
from pathlib import Path
from uuid import UUID

from app.interop.csv_build import ImportResult, build
from app.interop.csv_mapping import Mapping, ready_mappings
from app.kit.drafts import Draft

DIARIES = Path(__file__).parents[2] / "app" / "demo" / "diaries"
PATIENT = UUID("01890000-0000-7000-8000-000000000001")
MAPPINGS = {mapping.id: mapping for mapping in ready_mappings()}

MAPPING_OF_FILE = {
    "participant1_pain.csv": "participant1_pain",
    "participant1_sport.csv": "participant1_sport",
    "Participant2PainNew.csv": "participant2_pain",
    "Participant8PainNew.csv": "participant8_pain",
    "Participant8ObservationsNew.csv": "participant8_observations",
    "participant8Fitbit.json": "fitbit_steps_json",
    **{
        f"participant1_fitbit_monthly/{path.name}": "fitbit_activities"
        for path in sorted((DIARIES / "participant1_fitbit_monthly").iterdir())
    },
}


def diary(name: str) -> bytes:
    return (DIARIES / name).read_bytes()


@cache
def imported(name: str) -> ImportResult:
    return build(diary(name), MAPPINGS[MAPPING_OF_FILE[name]], patient_id=PATIENT, zone="Europe/Paris")


def read(text: str, mapping: str | Mapping) -> ImportResult:
    chosen = MAPPINGS[mapping] if isinstance(mapping, str) else mapping
    return build(text.encode(), chosen, patient_id=PATIENT)


def field(draft: Draft, name: str) -> object:
    return draft.fields[name]


def regions_of(draft: Draft) -> dict[str, float | None]:
    parts = draft.fields["regions"]
    assert isinstance(parts, list)
    return {part["region"]: part["intensity"] for part in parts}


def signals_of(draft: Draft) -> dict[str, float]:
    parts = draft.fields.get("own_signals", [])
    assert isinstance(parts, list)
    return {part["label"]: part["value"] for part in parts}


def on_day(result: ImportResult, day: str, *, kind: str) -> Draft:
    found = [draft for draft in result.drafts if draft.fields["local_date"] == day and draft.kind == kind]
    assert len(found) == 1
    return found[0]


def knee_by_year(result: ImportResult) -> dict[int, list[float]]:
    """One value per day with a knee note: the stronger side."""
    by_year: dict[int, list[float]] = defaultdict(list)
    for draft in result.drafts:
        if draft.kind == "pain_map":
            sides = [value for region, value in regions_of(draft).items() if region.startswith("knee_front")]
            known = [value for value in sides if value is not None]
            if known:
                by_year[int(str(draft.fields["local_date"])[:4])].append(max(known))
    return dict(by_year)
