"""One shown record as FHIR R4 resources, each with the line a reader of any program sees for it."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid5

from app.interop.archive import Person
from app.kit.locale import Language
from app.links.codes import ICD_11, OWN, UCUM, UNITS, concept, name_of
from app.links.selection import Shown

_CATEGORIES = "http://terminology.hl7.org/CodeSystem/observation-category"
_CLASSES = "http://terminology.hl7.org/CodeSystem/v3-ActCode"
_FHIR_DATE = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")
_CLASS_OF_MODE = {"in_person": "AMB", "home": "HH", "video": "VR", "phone": "VR", "written": "VR"}
_GOAL_STATES = {
    "idea": "proposed",
    "current": "active",
    "paused": "on-hold",
    "reached": "completed",
    "let_go": "cancelled",
}
_DRUGS = frozenset(
    {
        *("analgesic", "nsaid", "opioid", "antidepressant_for_pain", "antiepileptic_for_pain", "muscle_relaxant"),
        *("anxiolytic_hypnotic", "topical", "cannabis_medical", "other_drug"),
    }
)
_SOCIAL = frozenset({"life_event", "work_status", "work_contact"})
_NAMED_BY = ("title", "text", "what", "label", "name", "status", "category", "type")


@dataclass(frozen=True, slots=True)
class Resource:
    """`told` is one plain line, escaped by whoever shows it."""

    content: dict[str, Any]
    told: str


@dataclass(frozen=True, slots=True)
class _Teller:
    record: Shown
    person: Person

    def base(self, kind: str, part: str = "") -> dict[str, Any]:
        """Ids are the record's own, so that a later copy of it names the same thing."""
        identifier = str(uuid5(UUID(self.record.id), part)) if part else self.record.id
        return {"resourceType": kind, "id": identifier, "subject": {"reference": f"urn:uuid:{self.person.id}"}}

    @property
    def language(self) -> Language:
        return self.person.language

    def line(self, name: str, value: object = None) -> str:
        said = f"{self.record.occurred} — {name}"
        return said if value in (None, "") else f"{said}\u202f: {value}"

    def name(self) -> str:
        """The record's own words for what it is, where it has some."""
        fields = self.record.fields
        return next((str(fields[field]) for field in _NAMED_BY if fields.get(field)), "")

    def words(self) -> dict[str, Any]:
        texts = [str(self.record.fields[field]) for field in ("text", "note") if self.record.fields.get(field)]
        return {"note": [{"text": text} for text in texts]} if texts else {}

    def period(self) -> dict[str, str]:
        fields = self.record.fields
        end = {"end": fields["until_date"]} if fields.get("until_date") else {}
        return {"start": self.start(), **end}

    def start(self) -> str:
        """As exact as FHIR can say: a season or a week begins on its first day."""
        occurred = self.record.occurred
        return occurred if _FHIR_DATE.fullmatch(occurred) else str(self.record.fields["local_date"])

    def observation(self, field: str, value: dict[str, Any], part: str = "") -> dict[str, Any]:
        category = "social-history" if self.record.kind in _SOCIAL else "survey"
        performer = {"performer": [{"reference": f"urn:uuid:{self.person.id}"}]} if self.record.by_person else {}
        return {
            **self.base("Observation", part),
            "status": "final",
            "category": [{"coding": [{"system": _CATEGORIES, "code": category}]}],
            "code": concept(field, self.language),
            "effectiveDateTime": self.start(),
            **performer,
            **value,
        }


def resources_of(record: Shown, person: Person) -> Iterator[Resource]:
    tell = _TELLERS.get(record.kind, _as_one_observation)
    yield from tell(_Teller(record, person))


def valued(field: str, value: Any) -> dict[str, Any]:
    """`value[x]` of an Observation or a component. A true or false is no number."""
    if isinstance(value, bool):
        return {"valueBoolean": value}
    if field in UNITS and isinstance(value, int | float):
        unit, code = UNITS[field]
        return {"valueQuantity": {"value": value, "unit": unit, "system": UCUM, "code": code}}
    if isinstance(value, int):
        return {"valueInteger": value}
    if isinstance(value, float):
        return {"valueQuantity": {"value": value}}
    if isinstance(value, list):
        return {"valueString": ", ".join(map(str, value))}
    return {"valueString": str(value)}


def _one_for_each_value(teller: _Teller) -> Iterator[Resource]:
    """Check-ins and nights: every answer is an Observation of its own; what was skipped is none."""
    for field, value in teller.record.fields.items():
        if field in ("local_date", "precision", "until_date", "until_precision", "pgic_since"):
            continue
        if isinstance(value, list):
            continue
        content = teller.observation(field, valued(field, value), part=field)
        yield Resource(content, teller.line(name_of(field, teller.language), value))


def _flare(teller: _Teller) -> Iterator[Resource]:
    """Never a Condition said to relapse: a flare-up is what the person declared, for as long as it lasted."""
    fields = teller.record.fields
    named = ("worst_pain", "hard_to_tolerate", "difference_from_usual", "impacts", "context", "regions")
    parts = [
        {"code": concept(field, teller.language), **valued(field, fields[field])} for field in named if field in fields
    ]
    content = teller.observation("flare", {"component": parts} if parts else {"valueBoolean": True})
    del content["effectiveDateTime"]
    content |= {"effectivePeriod": teller.period(), **teller.words()}
    worst = fields.get("worst_pain")
    yield Resource(content, teller.line(name_of("flare", teller.language), worst))


def _pain_map(teller: _Teller) -> Iterator[Resource]:
    regions = teller.record.fields.get("regions", [])
    parts = [
        {"code": {"coding": [{"system": OWN, "code": one["region"]}], "text": one["region"]}}
        | (valued("intensity", one["intensity"]) if one.get("intensity") is not None else {"valueBoolean": True})
        for one in regions
    ]
    content = teller.observation("pain_map", {"component": parts} if parts else {"valueBoolean": True})
    names = ", ".join(one["region"] for one in regions)
    yield Resource(content | teller.words(), teller.line(name_of("pain_map", teller.language), names))


def _visit(teller: _Teller) -> Iterator[Resource]:
    fields = teller.record.fields
    mode = fields.get("mode", "in_person")
    reason = {"reasonCode": [{"text": fields["reason"]}]} if fields.get("reason") else {}
    content = {
        **teller.base("Encounter"),
        "status": "finished",
        "class": {"system": _CLASSES, "code": _CLASS_OF_MODE[mode]},
        "type": [{"coding": [{"system": OWN, "code": mode.replace("_", "-")}], "text": mode}],
        "period": teller.period(),
        **reason,
    }
    words = fields.get("therapist_summary") or fields.get("agreed")
    yield Resource(content, teller.line(name_of("visit", teller.language), words))


def _condition(teller: _Teller) -> Iterator[Resource]:
    fields = teller.record.fields
    coding = {"coding": [{"system": ICD_11, "code": fields["code"]}]} if fields.get("code") else {}
    content = {
        **teller.base("Condition"),
        "code": {**coding, "text": fields["text"]},
        "recordedDate": teller.start(),
    }
    yield Resource(content, teller.line(name_of("condition_label", teller.language), fields["text"]))


def _tool(teller: _Teller) -> Iterator[Resource]:
    fields = teller.record.fields
    is_drug = fields["kind"] in _DRUGS
    what = {"coding": [{"system": OWN, "code": fields["kind"].replace("_", "-")}], "text": fields["label"]}
    words = {"note": [{"text": fields["note"]}]} if fields.get("note") else {}
    under_way = bool(fields.get("ongoing"))
    if is_drug:
        content = {
            **teller.base("MedicationStatement"),
            "status": "active" if under_way else "completed",
            "medicationCodeableConcept": what,
            "effectivePeriod": teller.period(),
        }
    else:
        content = {
            **teller.base("Procedure"),
            "status": "in-progress" if under_way else "completed",
            "code": what,
            "performedPeriod": teller.period(),
        }
    yield Resource(content | words, teller.line(name_of("tool_use", teller.language), fields["label"]))


def _goal(teller: _Teller) -> Iterator[Resource]:
    fields = teller.record.fields
    content = {
        **teller.base("Goal"),
        "lifecycleStatus": _GOAL_STATES.get(fields.get("state", "current"), "active"),
        "description": {"text": fields["text"]},
        "startDate": teller.start(),
    }
    yield Resource(content, teller.line(name_of("goal", teller.language), fields["text"]))


def _scores(teller: _Teller) -> Iterator[Resource]:
    fields = teller.record.fields
    name = str(fields["instrument_id"]).upper()
    for key, value in fields.get("scores", {}).items():
        own = {"coding": [{"system": OWN, "code": f"{fields['instrument_id']}-{key}"}], "text": f"{name} {key}"}
        content = teller.observation("score", {"valueQuantity": {"value": value}}, part=key) | {"code": own}
        yield Resource(content, teller.line(f"{name} {key}", value))


def _score_from_elsewhere(teller: _Teller) -> Iterator[Resource]:
    fields = teller.record.fields
    limits = {"low": {"value": fields["lowest"]}, "high": {"value": fields["highest"]}}
    content = teller.observation("score", {"valueQuantity": {"value": fields["value"]}, "referenceRange": [limits]})
    content |= {"code": {"text": fields["name"]}}
    yield Resource(content, teller.line(fields["name"], fields["value"]))


def _as_one_observation(teller: _Teller) -> Iterator[Resource]:
    kind = teller.record.kind
    said = teller.name() or name_of(kind, teller.language)
    content = teller.observation(kind, {"valueString": said}) | teller.words()
    yield Resource(content, teller.line(name_of(kind, teller.language), said))


_TELLERS: dict[str, Callable[[_Teller], Iterator[Resource]]] = {
    "checkin": _one_for_each_value,
    "night": _one_for_each_value,
    "flare": _flare,
    "pain_map": _pain_map,
    "visit": _visit,
    "condition_label": _condition,
    "tool_use": _tool,
    "goal": _goal,
    "prom_response": _scores,
    "external_score": _score_from_elsewhere,
}
