"""The record kinds of this package. What a person answered is theirs; their practice answers beside it."""

from app.instruments.models import ExternalScore, PromRequest, PromResponse
from app.instruments.permissions import objection_to_asking, objection_to_response
from app.instruments.schemas import ExternalScoreFields, PromRequestFields, PromResponseFields
from app.records.kind import RecordKind

KINDS = (
    RecordKind(
        "prom_response",
        "prom-responses",
        PromResponseFields,
        PromResponse,
        own_words=frozenset({"note", "answers", "typed", "instrument_id", "reference_date"}),
        objection=objection_to_response,
    ),
    RecordKind(
        "prom_request",
        "prom-requests",
        PromRequestFields,
        PromRequest,
        references=("response_id",),
        own_words=frozenset({"note", "instrument_id", "reference_date"}),
        latest_wins=frozenset({"state"}),
        objection=objection_to_asking,
    ),
    RecordKind(
        "external_score",
        "external-scores",
        ExternalScoreFields,
        ExternalScore,
        own_words=frozenset({"note", "name", "value", "source_text"}),
    ),
)
