"""Wire fields of a tool or treatment in use; recorded, never ranked or recommended."""

from enum import StrEnum

from pydantic import Field

from app.kit.text import Label, Line, Note
from app.records.envelope import RecordFields
from app.records.values import Helped, Nrs


class ToolKind(StrEnum):
    analgesic = "analgesic"
    nsaid = "nsaid"
    opioid = "opioid"
    antidepressant_for_pain = "antidepressant_for_pain"
    antiepileptic_for_pain = "antiepileptic_for_pain"
    muscle_relaxant = "muscle_relaxant"
    anxiolytic_hypnotic = "anxiolytic_hypnotic"
    topical = "topical"
    cannabis_medical = "cannabis_medical"
    other_drug = "other_drug"
    infiltration = "infiltration"
    nerve_block = "nerve_block"
    mesotherapy = "mesotherapy"
    surgery = "surgery"
    neurostimulation = "neurostimulation"
    rtms = "rtms"
    physio_exercise = "physio_exercise"
    adapted_physical_activity = "adapted_physical_activity"
    walking = "walking"
    strength = "strength"
    relaxation = "relaxation"
    breathing = "breathing"
    stretching = "stretching"
    heat_cold = "heat_cold"
    massage = "massage"
    tens = "tens"
    balneotherapy = "balneotherapy"
    manual_therapy = "manual_therapy"
    osteopathy = "osteopathy"
    chiropractic = "chiropractic"
    acupuncture = "acupuncture"
    school_of_back = "school_of_back"
    functional_restoration = "functional_restoration"
    cbt = "cbt"
    act = "act"
    hypnosis = "hypnosis"
    self_hypnosis = "self_hypnosis"
    meditation_mindfulness = "meditation_mindfulness"
    cardiac_coherence = "cardiac_coherence"
    emdr = "emdr"
    psychotherapy = "psychotherapy"
    support_group = "support_group"
    pain_education = "pain_education"
    etp = "etp"
    pacing = "pacing"
    sleep_habits = "sleep_habits"
    work_arrangement = "work_arrangement"
    aids = "aids"
    social_support = "social_support"
    listening = "listening"
    pleasure_activity = "pleasure_activity"


class ToolShelf(StrEnum):
    """What I know, what I can do, how I am with it."""

    knowing = "knowing"
    doing = "doing"
    being = "being"


class ToolUseFields(RecordFields):
    """Started on `local_date`, ended on `until_date`; open-ended while `ongoing`.

    `pain_before` and `pain_after` belong to procedures and are never compared without what was expected anyway.
    """

    kind: ToolKind
    label: Label
    with_whom: Line | None = None
    site: Line | None = None
    guidance: Line | None = None
    ongoing: bool = True
    helped: Helped | None = None
    keeps_in_toolbox: bool | None = None
    shelf: ToolShelf | None = Field(default=None, description="Where the person keeps it; null leaves it to its kind")
    side_effects: Note | None = None
    pain_before: Nrs | None = None
    pain_after: Nrs | None = None
