"""The one place where our fields meet public codes: LOINC by its free licence, our own names for all else.

Where LOINC's name repeats the words of a questionnaire, or words this product never says, the code stands alone.
"""

from typing import Any

from app.kit.locale import Language

LOINC = "http://loinc.org"
ICD_11 = "http://id.who.int/icd/release/11/mms"
OWN = "https://aulongcours.invalid/fhir/codes"
UCUM = "http://unitsofmeasure.org"

_LOINC_OF = {
    "pain_now": ("72514-3", None),
    "pain_avg_7d": ("75893-8", "Pain severity in the past week - 0-10 numeric rating [Reported]"),
    "pain_gets_in_way": ("91146-1", None),
    "pain_joy": ("91145-3", None),
    "sleep_hours": ("93832-4", "Sleep duration"),
    "sleep_minutes": ("93832-4", "Sleep duration"),
}
UNITS = {"sleep_hours": ("h", "h"), "sleep_minutes": ("min", "min"), "duration_minutes": ("min", "min")}

_NAMES: dict[str, tuple[str, str]] = {
    "pain_now": ("Douleur en ce moment (0 à 10)", "Pain now (0 to 10)"),
    "pain_avg_7d": ("Douleur, moyenne sur 7 jours (0 à 10)", "Pain, average over 7 days (0 to 10)"),
    "pain_gets_in_way": ("La douleur gêne (0 à 10)", "Pain gets in the way (0 to 10)"),
    "pain_joy": ("La douleur pèse sur le plaisir de vivre (0 à 10)", "Pain weighs on enjoying life (0 to 10)"),
    "sleep_quality": ("Sommeil (10 = très bon)", "Sleep (10 = very good)"),
    "sleep_hours": ("Heures de sommeil", "Hours of sleep"),
    "sleep_minutes": ("Temps de sommeil", "Time asleep"),
    "quality": ("Qualité de la nuit (10 = très bonne)", "Quality of the night (10 = very good)"),
    "awakenings": ("Réveils", "Awakenings"),
    "stress": ("Stress (0 à 10)", "Stress (0 to 10)"),
    "mental_load": ("Charge mentale (0 à 10)", "Mental load (0 to 10)"),
    "work_load": ("Charge de travail (−3 à +3)", "Workload (−3 to +3)"),
    "activity_load": ("Charge d’activité (−3 à +3)", "Activity load (−3 to +3)"),
    "margin": ("Marge (−3 à +3, plus haut = mieux)", "Margin (−3 to +3, higher = better)"),
    "confidence": ("Confiance (0 à 10, plus haut = mieux)", "Confidence (0 to 10, higher = better)"),
    "acceptable": ("Acceptable pour la personne", "Acceptable to the person"),
    "matters_done": ("A fait quelque chose qui compte", "Did something that matters"),
    "pgic": ("Dans l’ensemble (1 à 7)", "Overall (1 to 7)"),
    "worst_pain": ("Douleur la plus forte (0 à 10)", "Strongest pain (0 to 10)"),
    "hard_to_tolerate": ("Difficile à supporter", "Hard to bear"),
    "difference_from_usual": ("Différence avec l’habitude", "Difference from usual"),
    "impacts": ("A gêné", "Got in the way of"),
    "context": ("Autour de ce moment", "Around that time"),
    "note": ("En ses mots", "In their own words"),
    "matters_text": ("Ce qui comptait", "What mattered"),
    "flare": ("Poussée", "Flare-up"),
    "pain_map": ("Carte de la douleur", "Pain map"),
    "life_event": ("Moment de vie", "Life moment"),
    "work_status": ("Situation de travail", "Work situation"),
    "work_contact": ("Contact autour du travail", "Contact about work"),
    "score": ("Score", "Score"),
    "story": ("En ses mots", "In their own words"),
    "annotation": ("Remarque", "Remark"),
    "adjustment": ("Ajustement", "Adjustment"),
    "rhythm": ("Rythme", "Rhythm"),
    "need": ("Besoin du moment", "Current need"),
    "visit": ("Rencontre", "Visit"),
    "goal": ("Objectif", "Goal"),
    "condition_label": ("Nom donné à la douleur", "Name given to the pain"),
    "tool_use": ("Outil ou traitement", "Tool or treatment"),
    "night": ("Nuit", "Night"),
    "checkin": ("Comment ça va", "How it is"),
}


def name_of(field: str, language: Language) -> str:
    french, english = _NAMES.get(field, (field, field))
    return french if language is Language.fr else english


def concept(field: str, language: Language) -> dict[str, Any]:
    """LOINC where there is a verified code, and always our own."""
    coding: list[dict[str, str]] = [{"system": OWN, "code": field.replace("_", "-")}]
    if field in _LOINC_OF:
        code, display = _LOINC_OF[field]
        coding.insert(0, {"system": LOINC, "code": code, **({"display": display} if display else {})})
    return {"coding": coding, "text": name_of(field, language)}
