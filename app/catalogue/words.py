"""Names of the record kinds for people."""

from app.kit.locale import Language

_NAMES: dict[str, tuple[str, str]] = {
    "visit": ("Séances", "Visits"),
    "flare": ("Débordements", "Flare-ups"),
    "life_event": ("Moments de vie", "Life moments"),
    "checkin": ("Points du moment", "Check-ins"),
    "night": ("Nuits", "Nights"),
    "story": ("Récits", "Stories"),
    "annotation": ("Remarques", "Remarks"),
    "pain_map": ("Cartes du corps", "Body maps"),
    "weighting": ("Ce qui pèse et soutient le plus", "What weighs and supports most"),
    "prom_response": ("Questionnaires", "Questionnaires"),
    "prom_request": ("Questionnaires proposés", "Questionnaires proposed"),
    "external_score": ("Totaux venus d’ailleurs", "Totals from elsewhere"),
    "tool_use": ("Outils", "Tools"),
    "work_status": ("Situations de travail", "Work situations"),
    "work_contact": ("Contacts autour du travail", "Contacts about work"),
    "need": ("Besoins du moment", "Current needs"),
    "contact_wish": ("Souhaits d’être vu·e", "Wishes to be seen"),
    "goal": ("Objectifs", "Goals"),
    "adjustment": ("Ajustements", "Adjustments"),
    "rhythm": ("Rythmes de suivi", "Rhythms of contact"),
    "focus_window": ("Temps d’attention", "Closer looks"),
    "condition_label": ("Diagnostics posés", "Condition labels"),
    "attention_point": ("Points d’attention", "Points of attention"),
    "care_actor": ("Personnes autour", "People around"),
    "care_contact": ("Contacts et avis", "Contacts and opinions"),
    "referral": ("Orientations", "Referrals"),
    "red_flag_review": ("Signes qui pressent, parcourus", "Signs that need quick advice, gone through"),
    "private_note": ("Notes pour soi", "Private notes"),
}


def kind_name(kind: str, language: Language) -> str:
    french, english = _NAMES[kind]
    return french if language is Language.fr else english
