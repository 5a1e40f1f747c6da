"""The record kinds of this package."""

from app.care.models import (
    AttentionPoint,
    CareActor,
    CareContact,
    ConditionLabel,
    PrivateNote,
    RedFlagReview,
    Referral,
)
from app.care.schemas import (
    AttentionPointFields,
    CareActorFields,
    CareContactFields,
    ConditionLabelFields,
    PrivateNoteFields,
    RedFlagReviewFields,
    ReferralFields,
)
from app.records.envelope import Visibility
from app.records.kind import RecordKind
from app.records.models import AuthorRole

_PROFESSIONALS = frozenset({AuthorRole.therapist, AuthorRole.imported})

KINDS = (
    RecordKind("condition_label", "condition-labels", ConditionLabelFields, ConditionLabel),
    RecordKind(
        "attention_point",
        "attention-points",
        AttentionPointFields,
        AttentionPoint,
        written_by=_PROFESSIONALS,
        only_visibility=Visibility.therapist_only,
    ),
    RecordKind("care_actor", "care-actors", CareActorFields, CareActor),
    RecordKind("care_contact", "care-contacts", CareContactFields, CareContact, references=("actor_id",)),
    RecordKind("referral", "referrals", ReferralFields, Referral, references=("actor_id",)),
    RecordKind(
        "red_flag_review",
        "red-flag-reviews",
        RedFlagReviewFields,
        RedFlagReview,
        written_by=_PROFESSIONALS,
        only_visibility=Visibility.therapist_only,
    ),
    RecordKind(
        "private_note",
        "private-notes",
        PrivateNoteFields,
        PrivateNote,
        references=("about_id",),
        own_words=frozenset({"note", "text"}),
        written_by=frozenset({AuthorRole.therapist}),
        only_visibility=Visibility.author_only,
    ),
)
