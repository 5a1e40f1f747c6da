"""The closed lists of the record, said in the two languages; an unknown key is shown as it is written."""

from app.charts.options import Language

_LIFE_EVENTS = {
    "couple": ("couple", "couple"),
    "family": ("famille", "family"),
    "caring": ("aidant", "caregiving"),
    "own_health": ("ma santé", "own health"),
    "relative_health": ("santé d’un proche", "relative’s health"),
    "bereavement": ("deuil", "bereavement"),
    "work": ("travail", "work"),
    "study": ("études", "study"),
    "home": ("logement", "home"),
    "money": ("argent", "money"),
    "legal_admin": ("démarches, justice", "legal, administrative"),
    "rhythm_change": ("changement de rythme", "change of rhythm"),
    "social": ("vie sociale", "social life"),
    "world": ("événement extérieur", "outside event"),
    "good_news": ("bonne nouvelle", "good news"),
    "other": ("autre", "other"),
}
_WORK_STATUSES = {
    "working_usual": ("au travail", "at work"),
    "working_adapted": ("poste aménagé", "adapted job"),
    "therapeutic_part_time": ("temps partiel thérapeutique", "therapeutic part-time"),
    "sick_leave": ("arrêt de travail", "sick leave"),
    "sick_leave_at": ("arrêt, accident du travail", "sick leave, work accident"),
    "sick_leave_mp": ("arrêt, maladie professionnelle", "sick leave, occupational disease"),
    "reclassified": ("reclassement", "redeployed"),
    "unfit": ("inaptitude au poste", "declared unfit for the post"),
    "disability_1": ("invalidité catégorie 1", "disability pension cat. 1"),
    "disability_2": ("invalidité catégorie 2", "disability pension cat. 2"),
    "disability_3": ("invalidité catégorie 3", "disability pension cat. 3"),
    "retraining": ("réorientation", "retraining"),
    "job_seeking": ("en recherche d’emploi", "looking for work"),
    "not_working": ("sans emploi", "not working"),
    "student": ("études", "student"),
    "retired": ("retraite", "retired"),
    "carer_home": ("au foyer", "at home"),
}
_VISIT_MODES = {
    "in_person": ("séance", "session"),
    "home": ("séance à domicile", "session at home"),
    "video": ("séance en vidéo", "session by video"),
    "phone": ("séance par téléphone", "session by phone"),
    "written": ("échange écrit", "written exchange"),
}
_VISIT_REASONS = {
    "planned": ("prévue", "planned"),
    "need": ("selon le besoin", "when needed"),
    "flare": ("après un débordement", "after a flare-up"),
    "event": ("après un moment de vie", "after a life moment"),
    "check_in": ("faire le point", "taking stock"),
    "other": ("autre raison", "other reason"),
}
_WORK_CONTACTS = {
    "pre_return_visit": ("visite de préreprise", "pre-return visit"),
    "return_visit": ("visite de reprise", "return visit"),
    "liaison_meeting": ("rendez-vous de liaison", "liaison meeting"),
    "on_request_visit": ("visite à la demande", "visit on request"),
    "occupational_physician": ("médecin du travail", "occupational physician"),
    "social_security_physician": ("médecin-conseil", "social-security physician"),
}
_FOLLOWED = {
    "yes": ("recommandation suivie", "recommendation followed"),
    "partly": ("recommandation suivie en partie", "recommendation partly followed"),
    "no": ("recommandation non suivie", "recommendation not followed"),
    "not_yet": ("recommandation pas encore suivie", "recommendation not followed yet"),
    "dont_know": ("suite donnée non connue", "not known whether it was followed"),
}
_FLARE_CONTEXTS = {
    "life_event": ("moment de vie", "life moment"),
    "sleep": ("sommeil", "sleep"),
    "stress": ("stress", "stress"),
    "load": ("beaucoup à faire", "a lot to do"),
    "movement": ("mouvement", "movement"),
    "posture": ("posture", "posture"),
    "illness": ("maladie", "illness"),
    "weather": ("le temps qu’il fait", "the weather"),
    "none_known": ("rien de particulier", "nothing in particular"),
    "other": ("autre", "other"),
}
_HELPED = {
    "a_lot": ("a beaucoup aidé", "helped a lot"),
    "a_bit": ("a un peu aidé", "helped a bit"),
    "no_difference": ("pas de différence", "no difference"),
    "harder": ("c’était plus difficile", "made it harder"),
    "dont_know": ("je ne sais pas", "I don’t know"),
}
_WEIGHS = {
    "yes": ("pèse encore", "still weighs"),
    "a_little": ("pèse un peu", "weighs a little"),
    "no": ("ne pèse pas maintenant", "does not weigh now"),
}
_WORDS = {
    "story": ("mes mots", "my words"),
    "annotation": ("remarque", "remark"),
    "need": ("besoin du moment", "current need"),
    "contact_wish": ("je voudrais vous voir", "I would like to see you"),
}
VOCABULARY = {
    "life_event": _LIFE_EVENTS,
    "work_status": _WORK_STATUSES,
    "visit_mode": _VISIT_MODES,
    "visit_reason": _VISIT_REASONS,
    "work_contact": _WORK_CONTACTS,
    "followed": _FOLLOWED,
    "flare_context": _FLARE_CONTEXTS,
    "helped": _HELPED,
    "weighs_now": _WEIGHS,
    "words": _WORDS,
}


def named(family: str, key: str, language: Language) -> str:
    """`family` is a key of `VOCABULARY`."""
    pair = VOCABULARY[family].get(key)
    return key if pair is None else pair[0 if language is Language.fr else 1]
