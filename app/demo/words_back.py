"""The life of a warehouse team leader whose low back weighs and settles over ten years."""

# Laid out by hand: several sayings on a line read better than one per line.
# fmt: off
from app.demo.lives_script import (
    Author,
    Fact,
    FlareHabits,
    Habits,
    LifeScript,
    Overflow,
    Phase,
    Push,
    Temperament,
    Window,
)
from app.demo.words_around import AROUND_BACK
from app.demo.words_back_said import AIMS, CHANGES, STORIES, WORDS
from app.demo.words_session import FRENCH

_THERAPIST = Author.therapist_1

_ACTORS = (
    Fact("care_actor", "0-03-07", {"role": "physiotherapist"}, key="physio_1"),
    Fact("care_actor", "-6", {"role": "general_practitioner", "name": "Dr Lemercier"}, key="gp", told="0-03-07"),
    Fact("care_actor", "0-05", {"role": "occupational_physician", "name": "Dr Vasseur"}, key="work_doctor", told="0-05-20"),
    Fact("care_actor", "3-01", {"role": "social_security_physician"}, until="3-06", told="3-01-10"),
    Fact("care_actor", "6-10", {"role": "rheumatologist", "name": "Dr Ozanne"}, key="rheumatologist", told="6-10-03"),
    Fact("care_actor", "2-09", {"role": "psychologist", "name": "Mme Delattre"}, until="3-04", told="2-09-20"),
)

_LABELS = (
    Fact("condition_label", "0-03", {"text": "Lombalgie depuis l'accident de février", "asserted_by": "Dr Lemercier"}),
    Fact(
        "condition_label",
        "0-06",
        {"code": "MG30.02", "text": "Douleur musculosquelettique chronique primaire, bas du dos", "asserted_by": "Dr Lemercier"},
    ),
)

_ATTENTION = (
    Fact("attention_point", "0-03-07", {"kind": "red", "state": "asked", "text": "Signes qui demandent un avis rapide : "
        "questions posées une par une à la première rencontre, rien de noté."}),
    Fact("attention_point", "0-04-15", {"kind": "yellow", "text": "Évite de se pencher, même pour lacer ses chaussures. "
        "Dit avoir peur que « ça lâche »."}),
    Fact("attention_point", "0-05-20", {"kind": "blue", "text": "Se sent surveillé par son responsable depuis l'accident."}),
    Fact("attention_point", "2-07-10", {"kind": "yellow", "text": "Séparation récente. Parle peu, regarde ailleurs.",
        "said_between_the_lines": True}),
    Fact("attention_point", "3-01-12", {"kind": "black", "text": "Attend l'avis du médecin conseil, courrier compliqué à lire."}),
    Fact("attention_point", "6-09-05", {"kind": "red", "state": "asked", "text": "Douleur nouvelle dans la fesse et la cuisse : "
        "questions reposées, force et sensibilité regardées, adressé au médecin traitant."}),
    Fact("attention_point", "9-01-10", {"kind": "yellow", "state": "not_yet", "text": "Sommeil et moral pendant le "
        "déménagement : à reprendre quand il en aura envie."}),
)

_WORK = (
    Fact("work_status", "-6-09", {"status": "working_usual", "job": "chef d'équipe en entrepôt"}, until="0-02-07", told="0-03-08"),
    Fact("work_status", "0-02-08", {"status": "sick_leave_at"}, until="0-05-22", told="0-03-08"),
    Fact("work_contact", "0-05-12", {"type": "pre_return_visit", "outcome_text": "Reprise à mi-temps proposée, sans port de "
        "charges au-dessus de 10 kg le premier mois.", "recommendation_followed": "partly"}),
    Fact("work_status", "0-05-23", {"status": "therapeutic_part_time", "percent_time": 50}, until="0-09-04"),
    Fact("work_contact", "0-05-24", {"type": "return_visit", "outcome_text": "Confirmé ce qui avait été vu avant."}),
    Fact("work_status", "0-09-05", {"status": "working_usual", "percent_time": 100}, until="2-11-05"),
    Fact("work_status", "2-11-06", {"status": "sick_leave"}, until="3-02-03"),
    Fact("work_contact", "3-01-10", {"type": "social_security_physician", "outcome_text": "M'a écouté. D'accord pour un temps "
        "partiel."}),
    Fact("work_contact", "3-01-18", {"type": "pre_return_visit", "outcome_text": "Le Dr Vasseur a proposé un transpalette "
        "électrique et des horaires de journée.", "recommendation_followed": "yes"}),
    Fact("work_contact", "3-01-25", {"type": "liaison_meeting", "outcome_text": "Rendez-vous avec les RH, plutôt bien passé."}),
    Fact("work_status", "3-02-04", {"status": "therapeutic_part_time", "percent_time": 60}, until="3-05-31"),
    Fact("work_contact", "3-02-05", {"type": "return_visit", "outcome_text": "Poste aménagé pour six mois puis on revoit."}),
    Fact("work_status", "3-06-01", {"status": "working_adapted", "percent_time": 100, "job": "chef d'équipe, horaires de "
        "journée"}, until="7-01-31"),
    Fact("work_contact", "5-01-19", {"type": "on_request_visit", "outcome_text": "Demandée par moi, avant que ça déborde pour "
        "de bon. Deux pauses de plus par jour.", "recommendation_followed": "partly"}),
    Fact("work_contact", "6-09-28", {"type": "on_request_visit", "outcome_text": "On a parlé d'un arrêt. Convenu d'attendre "
        "l'avis du rhumatologue, télétravail deux jours.", "recommendation_followed": "yes"}),
    Fact("work_status", "7-02-01", {"status": "working_adapted", "attributes": ["rqth"], "percent_time": 100,
        "job": "coordinateur des flux"}, told="7-02-02"),
)

_EVENTS = (
    Fact("life_event", "-2-spring", {"category": "own_health", "title": "Premier lumbago, dix jours", "weighs_now": "no"},
        told="0-03-08"),
    Fact("life_event", "0-02-08", {"category": "own_health", "subtype": "accident", "title": "Bloqué en déchargeant un camion",
        "valence": -3, "weighs_now": "a_little"}, told="0-03-08"),
    Fact("life_event", "0-09-05", {"category": "work", "subtype": "reprise", "title": "Reprise à temps plein", "valence": 1,
        "weighs_now": "no"}),
    Fact("life_event", "1-summer", {"category": "rhythm_change", "subtype": "vacances", "title": "Trois semaines en Bretagne",
        "valence": 3, "weighs_now": "no"}, told="1-09-12"),
    Fact("life_event", "2-07", {"category": "couple", "subtype": "separation", "title": "Séparation", "valence": -3,
        "weighs_now": "a_little"}, key="separation", told="2-07-01"),
    Fact("life_event", "2-09-03", {"category": "family", "subtype": "garde", "title": "Garde alternée pour Lou", "valence": -1,
        "weighs_now": "no"}),
    Fact("life_event", "2-10", {"category": "money", "title": "Deux loyers à payer", "valence": -2, "weighs_now": "no",
        "visibility": "patient_only"}, until="3-06", told="2-10-20"),
    Fact("life_event", "3-04-14", {"category": "good_news", "title": "Lou a gagné son premier match de hand", "valence": 3,
        "weighs_now": "no"}),
    Fact("life_event", "4-12-13w", {"category": "work", "subtype": "surcharge", "title": "Fin d'année à l'entrepôt, deux "
        "intérimaires absents", "valence": -2, "weighs_now": "no"}, key="overload", told="4-12-11"),
    Fact("life_event", "5-09", {"category": "social", "subtype": "nouvelle_activite", "title": "Inscrit au jardin partagé",
        "valence": 2, "weighs_now": "no"}, told="5-09-25"),
    Fact("life_event", "7-01-30", {"category": "work", "subtype": "changement_de_poste", "title": "Nouveau poste : "
        "coordinateur", "valence": 2, "weighs_now": "no"}),
    Fact("life_event", "7-10-21", {"category": "couple", "subtype": "rencontre", "title": "Rencontré Sandrine", "valence": 3,
        "weighs_now": "no"}),
    Fact("life_event", "9-01", {"category": "home", "subtype": "demenagement", "title": "Déménagement, deuxième étage sans "
        "ascenseur", "valence": -1, "weighs_now": "no"}, key="move", told="9-01-04"),
    Fact("life_event", "9-03", {"category": "relative_health", "subtype": "hospitalisation", "title": "Mon père hospitalisé "
        "deux semaines", "valence": -2, "weighs_now": "a_little"}, told="9-03-22"),
    Fact("life_event", "10-09-01", {"category": "family", "subtype": "depart_d_un_enfant", "title": "Lou part à l'internat",
        "valence": 0, "weighs_now": "a_little"}),
)

_TOOLS = (
    Fact("tool_use", "0-02-09", {"kind": "nsaid", "label": "Ibuprofène", "helped": "a_bit", "keeps_in_toolbox": False,
        "side_effects": "Brûlures d'estomac au bout d'une semaine."}, until="0-04", told="0-03-08"),
    Fact("tool_use", "0-02-20", {"kind": "opioid", "label": "Tramadol", "helped": "harder", "keeps_in_toolbox": False,
        "side_effects": "Vertiges, tête dans le coton, je ne pouvais pas conduire."}, until="0-03-20", told="0-03-08"),
    Fact("tool_use", "0-03-10", {"kind": "heat_cold", "label": "Bouillotte le soir", "helped": "a_bit",
        "keeps_in_toolbox": True}, key="heat"),
    Fact("tool_use", "0-03-21", {"kind": "walking", "label": "Marche autour du canal", "helped": "a_lot",
        "keeps_in_toolbox": True}, key="walk"),
    Fact("tool_use", "0-04-11", {"kind": "physio_exercise", "label": "Mouvements du matin (bascule, chat)", "helped": "a_bit",
        "with_whom": "kiné", "keeps_in_toolbox": True}, key="morning"),
    Fact("tool_use", "0-05-10", {"kind": "osteopathy", "label": "Ostéopathe, trois séances", "helped": "dont_know",
        "keeps_in_toolbox": False}, until="0-07"),
    Fact("tool_use", "0-06-14", {"kind": "school_of_back", "label": "École du dos, quatre matinées", "helped": "a_bit",
        "keeps_in_toolbox": True}, until="0-07-05"),
    Fact("tool_use", "0-09-20", {"kind": "strength", "label": "Renforcement avec l'élastique", "helped": "a_lot",
        "keeps_in_toolbox": True, "side_effects": "Courbatures les quinze premiers jours."}, key="strength"),
    Fact("tool_use", "2-07-20", {"kind": "breathing", "label": "Respirer lentement dans la voiture", "helped": "a_lot",
        "keeps_in_toolbox": True, "with_whom": "kiné"}, key="breath"),
    Fact("tool_use", "2-09-20", {"kind": "psychotherapy", "label": "Parler avec Mme Delattre", "helped": "a_bit"}, until="3-04"),
    Fact("tool_use", "2-11-20", {"kind": "tens", "label": "TENS prêté", "helped": "no_difference", "keeps_in_toolbox": False},
        until="3-02"),
    Fact("tool_use", "3-06-01", {"kind": "work_arrangement", "label": "Transpalette électrique, horaires de journée",
        "helped": "a_lot", "keeps_in_toolbox": True}, key="work_arrangement"),
    Fact("tool_use", "4-12-20", {"kind": "pacing", "label": "Couper la journée en trois", "helped": "a_bit",
        "keeps_in_toolbox": True, "with_whom": "kiné"}, key="pacing"),
    Fact("tool_use", "5-09-20", {"kind": "pleasure_activity", "label": "Jardin partagé, le samedi", "helped": "a_lot",
        "keeps_in_toolbox": True}, key="garden"),
    Fact("tool_use", "6-09-07", {"kind": "analgesic", "label": "Paracétamol", "helped": "no_difference"}, until="6-11"),
    Fact("tool_use", "6-09-14", {"kind": "muscle_relaxant", "label": "Myorelaxant le soir", "helped": "harder",
        "keeps_in_toolbox": False, "side_effects": "Somnolence jusqu'à midi."}, until="6-09-22"),
    Fact("tool_use", "6-10-18", {"kind": "infiltration", "label": "Infiltration échoguidée", "with_whom": "Dr Ozanne",
        "site": "sacro-iliaque gauche", "guidance": "échographie", "helped": "a_lot", "pain_before": 8, "pain_after": 4,
        "side_effects": "Douleur plus forte les deux premiers jours.",
        "note": "8 avant, 4 quinze jours après. Je suis resté au travail."}, until="6-10-18", told="6-11-02",
        key="infiltration"),
    Fact("tool_use", "7-09", {"kind": "adapted_physical_activity", "label": "Gym adaptée du mardi", "helped": "a_bit",
        "keeps_in_toolbox": True}, until="8-06", told="7-09-20"),
    Fact("tool_use", "9-02-06", {"kind": "meditation_mindfulness", "label": "Application de méditation", "helped": "dont_know"},
        until="9-04"),
)

_NEEDS = (
    Fact("need", "0-03-07", {"text": "Comprendre ce qui m'arrive"}, until="0-09", author=_THERAPIST),
    Fact("need", "0-05-10", {"text": "Retourner travailler sans avoir peur"}, until="0-10", author=_THERAPIST),
    Fact("need", "2-07-10", {"text": "Dormir, et avoir un endroit où déposer"}, until="3-03", author=_THERAPIST),
    Fact("need", "4-12-14", {"text": "Tenir jusqu'à la fin de l'année sans arrêt"}, until="5-02", author=_THERAPIST),
    Fact("need", "6-09-05", {"text": "Pouvoir rester assis une heure"}, until="7-02", author=_THERAPIST),
    Fact("need", "9-01-08", {"text": "Aménager l'appartement sans tout porter"}, until="9-05", author=_THERAPIST),
    Fact("need", "10-08-27", {"text": "Faire le point avant l'hiver"}, author=_THERAPIST),
    Fact("contact_wish", "10-08-20", {"note": "La rentrée approche, j'aimerais vous revoir."}),
)

_PHASES = (
    Phase("0-03-07", "0-09-30", 14, "toutes les deux semaines", _THERAPIST, takes_stock=True),
    Phase("0-10-12", "1-09-25", 28, "tous les mois", _THERAPIST),
    Phase("2-07-10", "3-05-31", 14, "toutes les deux semaines", _THERAPIST, "event", takes_stock=True),
    Phase("3-06-18", "4-05-20", 28, "tous les mois", _THERAPIST),
    Phase("4-12-14", "5-04-10", 14, "toutes les deux semaines", _THERAPIST, "need", takes_stock=True),
    Phase("5-05-03", "5-11-25", 35, "toutes les cinq semaines", _THERAPIST),
    Phase("6-09-05", "7-02-28", 14, "toutes les deux semaines", _THERAPIST, "flare", takes_stock=True),
    Phase("7-03-21", "7-12-20", 28, "tous les mois", _THERAPIST),
    Phase("9-01-08", "9-04-30", 14, "toutes les deux semaines", _THERAPIST, "event", takes_stock=True),
    Phase("9-05-20", "10-01-15", 35, "toutes les cinq semaines", _THERAPIST),
    Phase("10-08-27", "11-06-30", 28, "tous les mois", _THERAPIST, "check_in", takes_stock=True),
)

_OVERFLOWS = (
    Overflow("0-04-04", 6, "En voulant montrer à un nouveau comment charger. J'ai su tout de suite.", 8),
    Overflow("2-07-03", 12, "Tout en même temps : les cartons, Lou qui pleure, le dos qui serre.", 6),
    Overflow("2-11-04", 16, "Je n'arrivais plus à sortir de la voiture sur le parking.", 8),
    Overflow("4-12-12", 9, "Trois semaines à courir, et ce matin plus rien ne suit."),
    Overflow("6-08-30", 20, "Ça descend dans la fesse et derrière la cuisse. Assis, je ne tiens pas.", 8, 2),
    Overflow("10-11-08", 4, "Trois heures de route pour aller chercher Lou, et autant au retour.", 6, 1),
    Overflow("9-01-06", 5, "Deuxième étage, vingt cartons. Je m'y attendais un peu.", 6),
)

BACK = LifeScript(
    key="back",
    display_name="Mathieu Delorme",
    age=38,
    language="fr",
    zone="Europe/Paris",
    main_therapist=_THERAPIST,
    around=AROUND_BACK,
    facts=_ACTORS + _LABELS + _ATTENTION + _WORK + _EVENTS + _TOOLS + _NEEDS + STORIES,
    aims=AIMS,
    changes=CHANGES,
    phases=_PHASES,
    silences=(
        ("1-10-01", "2-06-24"), ("4-06-01", "4-12-10"), ("5-12-05", "6-08-25"), ("8-01-10", "8-12-28"), ("10-01-20", "10-08-24"),
    ),
    pushes=(
        Push("0-02-08", 1.4, 70), Push("1-07-15", -0.8, 30), Push("2-06-20", 1.8, 60), Push("2-10-20", 1.2, 50),
        Push("3-12-10", 0.8, 25), Push("4-11-20", 1.7, 45), Push("5-09-10", -0.6, 60), Push("6-08-25", 1.3, 60),
        Push("7-10-21", -0.7, 60), Push("9-01-02", 1.5, 40), Push("9-03-08", 1.0, 25), Push("10-09-01", 0.7, 25),
    ),
    windows=(
        Window("0-06-06", 14, ("margin", "activity_load", "pain_now")),
        Window("0-09-05", 112, ("pain_now",)),
        Window("2-08-20", 14, ("margin", "stress", "sleep_quality"), nights=True),
        Window("3-02-04", 28, ("margin", "work_load", "stress", "sleep_quality")),
        Window("3-05-06", 112, ("pain_now", "margin")),
        Window("4-12-20", 14, ("margin", "work_load", "mental_load")),
        Window("5-04-07", 140, ("pain_now",)),
        Window("6-10-04", 28, ("pain_now", "pain_gets_in_way", "margin"), nights=True),
        Window("6-11-01", 28, ("pain_now",)),
        Window("9-02-05", 14, ("margin", "stress", "sleep_quality")),
        Window("10-09-28", 14, ("margin", "stress", "acceptable"), nights=True),
    ),
    overflows=_OVERFLOWS,
    pain_shifts=(
        ("0-01-01", 0.8), ("0-08-01", 0.2), ("2-06-25", 0.5), ("3-03-01", 0.0), ("4-12-01", 0.7), ("5-04-01", -0.3),
        ("6-08-20", 2.6), ("6-10-24", 0.2), ("7-05-01", -0.4), ("9-01-04", 0.5), ("9-05-01", -0.1),
    ),
    temperament=Temperament(pain=4.2, stress=4.2, mental_load=4.4, sleep_hours=6.6, weekday=0.3, learning=0.4),
    habits=Habits(
        checkin=0.22,
        night=0.14,
        answers={"margin": 0.75, "stress": 0.35, "pain_now": 0.3, "sleep_quality": 0.2, "mental_load": 0.18, "work_load": 0.2,
            "activity_load": 0.12, "confidence": 0.05, "acceptable": 0.05},
        note=0.2,
    ),
    flares=FlareHabits(
        regions=(
            ("lower_back_mid", "lower_back_l", "lower_back_r"),
            ("lower_back_mid", "lower_back_l", "sacrum", "buttock_l"),
            ("lower_back_l", "buttock_l", "thigh_back_l", "calf_l"),
            ("lower_back_mid", "lower_back_r", "flank_r"),
        ),
        contexts={"load": 0.4, "movement": 0.3, "posture": 0.25, "stress": 0.2, "sleep": 0.12, "weather": 0.04},
        handy={
            "heat": (0.25, 0.5, 0.25, 0.0, 0.0),
            "walk": (0.4, 0.35, 0.1, 0.15, 0.0),
            "morning": (0.15, 0.4, 0.25, 0.15, 0.05),
            "strength": (0.1, 0.3, 0.3, 0.2, 0.1),
            "breath": (0.35, 0.4, 0.2, 0.0, 0.05),
            "pacing": (0.25, 0.45, 0.2, 0.0, 0.1),
            "garden": (0.3, 0.3, 0.2, 0.2, 0.0),
        },
        other_means=("m'allonger par terre, jambes sur le canapé", "appeler mon frère", "la douche chaude", "changer de siège"),
        qualities=("ça serre", "comme un étau", "ça tire", "une barre", "ça brûle", "raide le matin", "un coup de poignard"),
    ),
    words=WORDS,
    session=FRENCH,
)
