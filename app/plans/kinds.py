"""The record kinds of this package. Goals are reworded together, so their text is nobody's alone."""

from app.plans.models import Adjustment, ContactWish, FocusWindow, Goal, Need, Rhythm
from app.plans.schemas import (
    AdjustmentFields,
    ContactWishFields,
    FocusWindowFields,
    GoalFields,
    NeedFields,
    RhythmFields,
)
from app.records.kind import RecordKind

KINDS = (
    RecordKind("need", "needs", NeedFields, Need, own_words=frozenset({"note", "text"})),
    RecordKind("contact_wish", "contact-wishes", ContactWishFields, ContactWish),
    RecordKind("goal", "goals", GoalFields, Goal),
    RecordKind("adjustment", "adjustments", AdjustmentFields, Adjustment, references=("linked_ids",)),
    RecordKind("rhythm", "rhythms", RhythmFields, Rhythm),
    RecordKind("focus_window", "focus-windows", FocusWindowFields, FocusWindow, own_words=frozenset({"note", "why"})),
)
