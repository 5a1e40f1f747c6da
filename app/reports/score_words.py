"""Names of the parts of a questionnaire that has several scores; by their questions where a name would judge."""

from app.charts.options import Language

SCORE_NAMES: dict[str, tuple[str, str]] = {
    "anxiety": ("inquiétude", "worry"),
    "anxiety_t": ("inquiétude", "worry"),
    "depression": ("humeur", "mood"),
    "depression_t": ("humeur", "mood"),
    "fatigue": ("fatigue", "tiredness"),
    "helplessness": ("questions 1 à 5 et 12", "questions 1 to 5 and 12"),
    "interference": ("gêne", "in the way"),
    "interview": ("questions 1 à 7", "questions 1 to 7"),
    "magnification": ("questions 6, 7 et 13", "questions 6, 7 and 13"),
    "mental": ("mental", "mental"),
    "pain_avg_7d": ("en moyenne sur 7 jours", "on average over 7 days"),
    "pain_now": ("en ce moment", "right now"),
    "physical": ("physique", "physical"),
    "physical_activity": ("activité physique", "physical activity"),
    "physical_function": ("activités", "activities"),
    "rumination": ("questions 8 à 11", "questions 8 to 11"),
    "severity": ("intensité", "strength"),
    "sleep": ("sommeil", "sleep"),
    "social": ("vie sociale", "social life"),
    "sub_score": ("questions 5 à 9", "questions 5 to 9"),
    "total": ("ensemble", "together"),
    "work": ("travail", "work"),
}


def score_name(key: str, language: Language) -> str:
    return SCORE_NAMES[key][0 if language is Language.fr else 1]
