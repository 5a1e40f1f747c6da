"""The record kinds of this package."""

from app.care.models import AttentionPoint, CareActor, ConditionLabel
from app.care.schemas import AttentionPointFields, CareActorFields, ConditionLabelFields
from app.records.envelope import Visibility
from app.records.kind import RecordKind
from app.records.models import AuthorRole

KINDS = (
    RecordKind("condition_label", "condition-labels", ConditionLabelFields, ConditionLabel),
    RecordKind(
        "attention_point",
        "attention-points",
        AttentionPointFields,
        AttentionPoint,
        written_by=frozenset({AuthorRole.therapist, AuthorRole.imported}),
        only_visibility=Visibility.therapist_only,
    ),
    RecordKind("care_actor", "care-actors", CareActorFields, CareActor),
)
