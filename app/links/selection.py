"""What a person chose to show, out of what their export holds: a list of what may leave, field by field."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.access.scopes import PatientScope
from app.catalogue.kinds import KINDS_BY_NAME
from app.interop.archive import records_of
from app.links.models import Part
from app.storage.sessions import ReadSession

_WHEN = ("local_date", "precision", "until_date", "until_precision")


@dataclass(frozen=True, slots=True)
class Selection:
    """`with_words`: also what was written freely, by the person and with them."""

    parts: frozenset[Part]
    with_words: bool
    first_day: date | None = None
    last_day: date | None = None


@dataclass(frozen=True, slots=True)
class _Fields:
    facts: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


# A field that stands in neither list never leaves by a link, however it came to be there.
_SHOWN: dict[Part, dict[str, _Fields]] = {
    Part.overflows: {
        "flare": _Fields(
            ("ongoing", "worst_pain", "hard_to_tolerate", "impacts", "difference_from_usual", "context", "regions"),
            ("tools_used", "note"),
        )
    },
    Part.everyday: {
        "checkin": _Fields(
            (
                *("pain_now", "pain_avg_7d", "pain_gets_in_way", "pain_joy", "sleep_quality", "sleep_hours", "stress"),
                *("mental_load", "work_load", "activity_load", "margin", "confidence", "acceptable", "matters_done"),
                *("pgic", "pgic_since"),
            ),
            ("matters_text", "own_signals", "note"),
        ),
        "night": _Fields(("sleep_minutes", "quality", "awakenings"), ("note",)),
        "pain_map": _Fields(("regions", "main_region", "widespread", "scale", "strongest"), ("quality", "note")),
    },
    Part.life: {
        "life_event": _Fields(("category", "subtype", "valence", "weighs_now", "ongoing"), ("title", "note")),
    },
    Part.work: {
        "work_status": _Fields(("status", "attributes", "percent_time"), ("job", "note")),
        "work_contact": _Fields(("type", "recommendation_followed"), ("outcome_text", "note")),
    },
    Part.treatments: {
        "condition_label": _Fields(("code", "text"), ("note",)),
        "tool_use": _Fields(
            ("kind", "label", "ongoing", "helped"), ("with_whom", "site", "guidance", "side_effects", "note")
        ),
    },
    Part.sessions: {
        "visit": _Fields(
            ("mode", "duration_minutes", "reason", "next_date", "open_door"),
            ("topics", "their_words", "agreed", "therapist_summary", "note"),
        ),
        "goal": _Fields((), ("text", "why_it_matters", "horizon", "state")),
        "need": _Fields((), ("text", "still_current")),
        "adjustment": _Fields((), ("what", "why")),
        "rhythm": _Fields((), ("text",)),
    },
    Part.questionnaires: {
        "prom_response": _Fields(("instrument_id", "instrument_version", "reference_date", "scores"), ("note",)),
        "external_score": _Fields(("name", "value", "lowest", "highest", "direction"), ("source_text", "note")),
    },
    Part.stories: {
        "story": _Fields((), ("title", "text", "note")),
        "annotation": _Fields((), ("text", "note")),
    },
}


@dataclass(frozen=True, slots=True)
class Shown:
    """One record as it leaves; `occurred` is as exact as the person was."""

    kind: str
    id: str
    by_person: bool
    occurred: str
    fields: dict[str, Any]


def shown(session: ReadSession, scope: PatientScope, selection: Selection) -> dict[Part, list[Shown]]:
    """By the query of the export, without anything either side keeps to itself; each part in order of day."""
    shared = scope.without_what_is_kept_back()
    return {
        part: sorted(
            (
                one
                for kind, fields in _SHOWN[part].items()
                for one in _of_kind(session, shared, kind, fields, selection)
            ),
            key=lambda one: (str(one.fields["local_date"]), one.id),
        )
        for part in Part
        if part in selection.parts
    }


def _of_kind(
    session: ReadSession, scope: PatientScope, kind: str, fields: _Fields, selection: Selection
) -> Iterator[Shown]:
    names = fields.facts + (fields.words if selection.with_words else ())
    if not names:
        return
    for record in records_of(session, scope, KINDS_BY_NAME[kind]):
        given = record["fields"]
        if record["deleted"] or not _lies_in(selection, given):
            continue
        kept = {name: given[name] for name in (*_WHEN, *names) if given.get(name) not in (None, "", [], {})}
        by_person = record["author"]["role"] != "therapist"
        yield Shown(kind, str(record["id"]), by_person, str(record["occurred"]), kept)


def _lies_in(selection: Selection, fields: dict[str, Any]) -> bool:
    """Some day of it at least; what is still under way lasts until today."""
    first = date.fromisoformat(fields["local_date"])
    last = date.fromisoformat(fields["until_date"]) if fields["until_date"] else first
    begins_in_time = selection.last_day is None or first <= selection.last_day
    return begins_in_time and (
        selection.first_day is None or last >= selection.first_day or bool(fields.get("ongoing"))
    )
