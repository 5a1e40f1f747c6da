"""The record kinds of this package."""

from app.journal.models import Annotation, Checkin, Flare, LifeEvent, Night, PainMap, Story, Weighting
from app.journal.schemas import (
    AnnotationFields,
    CheckinFields,
    FlareFields,
    LifeEventFields,
    NightFields,
    PainMapFields,
    StoryFields,
    WeightingFields,
)
from app.records.kind import RecordKind
from app.records.models import AuthorRole

# What counts most is theirs to say; a professional reads it.
_THE_PERSON = frozenset({AuthorRole.patient, AuthorRole.proxy, AuthorRole.imported})

KINDS = (
    RecordKind("flare", "flares", FlareFields, Flare, references=("context_events", "tools_used.tool_id")),
    RecordKind(
        "life_event",
        "life-events",
        LifeEventFields,
        LifeEvent,
        own_words=frozenset({"note", "title"}),
        private_when={"category": frozenset({"legal_admin", "money"}), "subtype": frozenset({"violence"})},
    ),
    RecordKind(
        "checkin",
        "checkins",
        CheckinFields,
        Checkin,
        own_words=frozenset({"note", "matters_text"}),
        latest_wins=frozenset({"asked"}),
    ),
    RecordKind("night", "nights", NightFields, Night),
    RecordKind("story", "stories", StoryFields, Story, own_words=frozenset({"note", "title", "text"})),
    RecordKind(
        "annotation",
        "annotations",
        AnnotationFields,
        Annotation,
        references=("about_id",),
        own_words=frozenset({"note", "text"}),
    ),
    RecordKind("pain_map", "pain-maps", PainMapFields, PainMap, own_words=frozenset({"note", "quality"})),
    RecordKind("weighting", "weightings", WeightingFields, Weighting, written_by=_THE_PERSON),
)
