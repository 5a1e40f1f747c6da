"""The life of a nurse with widespread pain, night shifts and a mother to care for, over ten years."""

# Laid out by hand: one fact per paragraph reads better than one word per line.
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
from app.demo.words_around import AROUND_WIDESPREAD
from app.demo.words_session import FRENCH
from app.demo.words_widespread_said import AIMS, CHANGES, STORIES, WORDS

_THERAPIST = Author.therapist_2

_ACTORS = (
    Fact("care_actor", "0-01-18", {"role": "physiotherapist"}, key="physio_2"),
    Fact("care_actor", "-9", {"role": "general_practitioner", "name": "Dr Saunier"}, told="0-01-18"),
    Fact("care_actor", "0-09", {"role": "rheumatologist", "name": "Dr Peltier"}, until="1-06", told="0-09-26"),
    Fact("care_actor", "2-10", {"role": "pain_clinic", "name": "Structure douleur de l'hôpital"}, told="2-10-22"),
    Fact("care_actor", "2-01", {"role": "occupational_physician", "name": "Dr Rivoal"}, told="2-01-20"),
    Fact("care_actor", "2-11", {"role": "psychologist", "name": "Mme Auclair"}, until="4-10", told="2-11-24"),
    Fact("care_actor", "4-09", {"role": "patient_association", "name": "Groupe du jeudi"}, told="4-09-26"),
    Fact("care_actor", "1-10", {"role": "social_worker", "name": "Mme Jolivet"}, until="6-06", told="1-10-18"),
)

_LABELS = (
    Fact("condition_label", "0-09", {"code": "MG30.01", "text": "Douleur chronique généralisée (fibromyalgie)",
        "asserted_by": "Dr Peltier"}, told="0-10-01"),
    Fact("condition_label", "2-10", {"code": "MG30.01", "text": "Fibromyalgie, confirmée à la structure douleur",
        "asserted_by": "Structure douleur de l'hôpital"}, told="2-11-01"),
)

_ATTENTION = (
    Fact("attention_point", "0-01-18", {"kind": "red", "state": "asked", "text": "Questions posées à la première rencontre, "
        "bilan sanguin récent vu par son médecin, rien de noté."}),
    Fact("attention_point", "0-02-20", {"kind": "yellow", "text": "Peur de ne plus pouvoir exercer. Vérifie souvent si elle "
        "« tient »."}),
    Fact("attention_point", "0-06-01", {"kind": "blue", "text": "Plannings changés au dernier moment, peu de soutien dans le "
        "service."}),
    Fact("attention_point", "1-09-20", {"kind": "yellow", "text": "Ne parle jamais d'elle avant d'avoir parlé de sa mère.",
        "said_between_the_lines": True}),
    Fact("attention_point", "2-01-10", {"kind": "orange", "state": "asked", "text": "Tristesse depuis l'arrêt. Question posée "
        "simplement ; elle en parle déjà avec son médecin.", "review_on": "@2-03-01"}),
    Fact("attention_point", "4-02-10", {"kind": "black", "text": "Dossier de reconnaissance en cours, délais longs."}),
    Fact("attention_point", "7-10-20", {"kind": "yellow", "state": "not_yet", "text": "Deuil tout récent. Rien à demander pour "
        "l'instant."}),
)

_WORK = (
    Fact("work_status", "-12", {"status": "working_usual", "job": "infirmière de nuit, médecine"}, until="1-11-13",
        told="0-01-20"),
    Fact("work_status", "1-11-14", {"status": "sick_leave"}, until="2-02-04"),
    Fact("work_contact", "2-01-19", {"type": "pre_return_visit", "outcome_text": "Passage de jour demandé, mi-temps pour "
        "commencer. La cadre doit répondre.", "recommendation_followed": "partly"}),
    Fact("work_status", "2-02-05", {"status": "therapeutic_part_time", "percent_time": 50}, until="2-06-10"),
    Fact("work_contact", "2-02-06", {"type": "return_visit", "outcome_text": "Pas de nuits avant l'été."}),
    Fact("work_contact", "2-05-03", {"type": "social_security_physician", "outcome_text": "Mi-temps prolongé d'un mois."}),
    Fact("work_status", "2-06-11", {"status": "working_adapted", "percent_time": 80, "job": "infirmière de jour, consultations"},
        until="4-03-16"),
    Fact("work_status", "4-03-17", {"status": "working_usual", "percent_time": 100, "job": "renfort de nuit"}, until="4-07-05"),
    Fact("work_contact", "4-06-24", {"type": "on_request_visit", "outcome_text": "Retour aux consultations, sans nuits.",
        "recommendation_followed": "yes"}),
    Fact("work_status", "4-07-06", {"status": "working_adapted", "attributes": ["rqth"], "percent_time": 80,
        "job": "infirmière de jour, consultations"}, until="7-10-06"),
    Fact("work_status", "7-10-07", {"status": "sick_leave"}, until="8-01-06", told="7-10-20"),
    Fact("work_contact", "7-12-14", {"type": "pre_return_visit", "outcome_text": "Reprise en janvier à 50 %.",
        "recommendation_followed": "yes"}),
    Fact("work_status", "8-01-07", {"status": "therapeutic_part_time", "attributes": ["rqth"], "percent_time": 50},
        until="8-04-05"),
    Fact("work_status", "8-04-06", {"status": "working_adapted", "attributes": ["rqth"], "percent_time": 80,
        "job": "infirmière référente, éducation thérapeutique"}),
)

_EVENTS = (
    Fact("life_event", "-5", {"category": "own_health", "title": "Les douleurs, d'abord les épaules, puis partout", "valence": -2,
        "weighs_now": "yes"}, told="0-01-20"),
    Fact("life_event", "-1-autumn", {"category": "work", "subtype": "surcharge", "title": "Service fusionné, nuits à deux",
        "valence": -2, "weighs_now": "yes"}, told="0-01-20"),
    Fact("life_event", "0-10-01", {"category": "own_health", "subtype": "nouveau_diagnostic", "title": "Un mot sur ce que j'ai",
        "valence": 1, "weighs_now": "no"}),
    Fact("life_event", "1-08-24", {"category": "relative_health", "subtype": "maladie", "title": "Maman s'est perdue en rentrant "
        "du marché", "valence": -3, "weighs_now": "no"}),
    Fact("life_event", "1-09", {"category": "caring", "subtype": "aide_a_un_parent", "title": "Je passe chez maman matin et soir",
        "valence": -1, "weighs_now": "no"}, until="6-05", key="caring", told="1-09-08"),
    Fact("life_event", "2-summer", {"category": "rhythm_change", "subtype": "vacances", "title": "Dix jours à la mer, sans montre",
        "valence": 3, "weighs_now": "no"}, told="2-09-05"),
    Fact("life_event", "3-05-18", {"category": "family", "title": "Théo a son permis", "valence": 3, "weighs_now": "no"}),
    Fact("life_event", "4-03-17", {"category": "world", "title": "Rappelée en renfort de nuit à l'hôpital", "valence": -2,
        "weighs_now": "no"}, key="reinforcement"),
    Fact("life_event", "4-08-29", {"category": "family", "subtype": "depart_d_un_enfant", "title": "Théo part faire ses études",
        "valence": -1, "weighs_now": "no"}),
    Fact("life_event", "5-04-10", {"category": "social", "subtype": "nouvelle_activite", "title": "Entrée à la chorale",
        "valence": 3, "weighs_now": "no"}),
    Fact("life_event", "5-11-02", {"category": "money", "title": "Reste à charge de l'accueil de jour", "valence": -2,
        "weighs_now": "no", "visibility": "patient_only"}),
    Fact("life_event", "6-05-09", {"category": "caring", "title": "Maman entre à la maison de retraite", "valence": -1,
        "weighs_now": "no"}, key="care_home"),
    Fact("life_event", "7-10-06", {"category": "bereavement", "subtype": "parent", "title": "Maman est partie", "valence": -3,
        "weighs_now": "a_little"}, key="mourning", told="7-10-20"),
    Fact("life_event", "8-04-06", {"category": "work", "subtype": "changement_de_poste", "title": "Nouveau poste, je forme des "
        "patients et des collègues", "valence": 2, "weighs_now": "no"}),
    Fact("life_event", "8-spring", {"category": "home", "subtype": "travaux", "title": "Vider la maison de maman", "valence": -2,
        "weighs_now": "no"}, told="8-06-04"),
    Fact("life_event", "10-06-20", {"category": "good_news", "title": "Concert de la chorale, j'ai chanté debout jusqu'au bout",
        "valence": 3, "weighs_now": "no"}),
    Fact("life_event", "10-10-26w", {"category": "work", "subtype": "surcharge", "title": "Deux collègues absentes, trois "
        "groupes à tenir", "valence": -1, "weighs_now": "yes"}, told="10-10-30"),
)

_TOOLS = (
    Fact("tool_use", "-2", {"kind": "opioid", "label": "Tramadol", "helped": "harder", "keeps_in_toolbox": False,
        "side_effects": "Vertiges et nausées, je ne pouvais pas travailler avec."}, until="-1", told="0-01-20"),
    Fact("tool_use", "-1", {"kind": "analgesic", "label": "Paracétamol", "helped": "no_difference"}, until="1", told="0-01-20"),
    Fact("tool_use", "0-02-01", {"kind": "pacing", "label": "Doser : un bloc, une pause", "helped": "a_bit",
        "keeps_in_toolbox": True, "with_whom": "kiné", "note": "Au début ça m'a énervée, je faisais moins et j'y pensais plus."},
        key="pacing"),
    Fact("tool_use", "0-03-14", {"kind": "heat_cold", "label": "Bain chaud avant la nuit", "helped": "a_bit",
        "keeps_in_toolbox": True}, key="bath"),
    Fact("tool_use", "0-04-20", {"kind": "stretching", "label": "Étirements longs", "helped": "harder",
        "keeps_in_toolbox": False}, until="0-05-30"),
    Fact("tool_use", "0-10-05", {"kind": "antidepressant_for_pain", "label": "Amitriptyline, petite dose", "helped": "a_bit",
        "side_effects": "Bouche sèche, réveil pâteux, quatre kilos.", "keeps_in_toolbox": False}, until="2-03"),
    Fact("tool_use", "1-02-10", {"kind": "walking", "label": "Marche de vingt minutes, au parc", "helped": "a_bit",
        "keeps_in_toolbox": True}, key="walk"),
    Fact("tool_use", "1-05", {"kind": "acupuncture", "label": "Acupuncture, six séances", "helped": "dont_know"}, until="1-06",
        told="1-06-10"),
    Fact("tool_use", "2-03-20", {"kind": "antidepressant_for_pain", "label": "Duloxétine", "helped": "harder",
        "side_effects": "Nausées toute la journée, arrêtée avec mon médecin.", "keeps_in_toolbox": False}, until="2-04-12"),
    Fact("tool_use", "2-11-05", {"kind": "etp", "label": "Programme de la structure douleur, six jeudis", "helped": "a_lot",
        "keeps_in_toolbox": True}, until="2-12-17"),
    Fact("tool_use", "2-11-26", {"kind": "self_hypnosis", "label": "Autohypnose, la plage de mes dix ans", "helped": "a_lot",
        "with_whom": "apprise avec l'infirmière de la structure douleur", "keeps_in_toolbox": True}, key="hypnosis"),
    Fact("tool_use", "2-11-24", {"kind": "psychotherapy", "label": "Mme Auclair, tous les quinze jours", "helped": "a_bit"},
        until="4-10"),
    Fact("tool_use", "3-02-04", {"kind": "sleep_habits", "label": "Lever à la même heure, sieste de vingt minutes",
        "helped": "a_bit", "keeps_in_toolbox": True}, key="sleep_habits"),
    Fact("tool_use", "3-04", {"kind": "tens", "label": "TENS", "helped": "no_difference", "keeps_in_toolbox": False},
        until="3-05", told="3-04-20"),
    Fact("tool_use", "4-02-03", {"kind": "cardiac_coherence", "label": "Cohérence cardiaque", "helped": "dont_know"}, until="4-07"),
    Fact("tool_use", "4-09-24", {"kind": "support_group", "label": "Groupe du jeudi", "helped": "a_bit", "keeps_in_toolbox": True,
        "side_effects": "Certains soirs j'en sors plus lourde."}, key="group"),
    Fact("tool_use", "5-01-14", {"kind": "adapted_physical_activity", "label": "Aquagym douce, bassin chaud", "helped": "a_lot",
        "keeps_in_toolbox": True}, key="pool"),
    Fact("tool_use", "5-04-10", {"kind": "pleasure_activity", "label": "Chorale du mercredi", "helped": "a_lot",
        "keeps_in_toolbox": True}, key="choir"),
    Fact("tool_use", "8-01-22", {"kind": "listening", "label": "Venir parler, sans rien faire d'autre", "helped": "a_lot",
        "keeps_in_toolbox": True}, key="listening"),
    Fact("tool_use", "8-09", {"kind": "balneotherapy", "label": "Séjour thermal, trois semaines", "helped": "a_bit",
        "side_effects": "Épuisée la première semaine."}, until="8-09", told="8-10-04"),
    Fact("tool_use", "9-12-01", {"kind": "strength", "label": "Petits haltères, un kilo", "helped": "a_bit",
        "keeps_in_toolbox": True}, key="weights"),
)

_NEEDS = (
    Fact("need", "0-01-18", {"text": "Qu'on me croie"}, until="0-10", author=_THERAPIST),
    Fact("need", "0-05-01", {"text": "Dormir après mes nuits"}, until="1-06", author=_THERAPIST),
    Fact("need", "1-09-12", {"text": "Tenir pour maman sans m'effondrer"}, until="2-06", author=_THERAPIST),
    Fact("need", "4-01-16", {"text": "Garder du temps pour moi, pour de vrai"}, until="5-04", author=_THERAPIST),
    Fact("need", "7-10-20", {"text": "Ne rien décider tout de suite"}, until="8-03", author=_THERAPIST),
    Fact("need", "9-11-16", {"text": "Reprendre des forces doucement"}, author=_THERAPIST),
    Fact("need", "10-09-20", {"text": "Préparer l'hiver, toujours plus dur pour moi"}, author=_THERAPIST),
)

WIDESPREAD = LifeScript(
    key="widespread",
    display_name="Nadège Carlier",
    age=41,
    language="fr",
    zone="Europe/Paris",
    main_therapist=_THERAPIST,
    around=AROUND_WIDESPREAD,
    facts=_ACTORS + _LABELS + _ATTENTION + _WORK + _EVENTS + _TOOLS + _NEEDS + STORIES,
    aims=AIMS,
    changes=CHANGES,
    phases=(
        Phase("0-01-18", "0-07-10", 14, "toutes les deux semaines", _THERAPIST, takes_stock=True),
        Phase("0-08-20", "1-06-20", 28, "tous les mois", _THERAPIST),
        Phase("1-09-06", "2-03-10", 14, "toutes les deux semaines", _THERAPIST, "event", takes_stock=True),
        Phase("2-04-02", "3-06-15", 28, "tous les mois", _THERAPIST),
        Phase("4-01-16", "4-12-10", 21, "toutes les trois semaines", _THERAPIST, "check_in", takes_stock=True),
        Phase("5-01-07", "6-09-20", 42, "toutes les six semaines", _THERAPIST),
        Phase("7-10-20", "8-03-20", 14, "toutes les deux semaines", _THERAPIST, "event", takes_stock=True),
        Phase("8-04-10", "9-03-10", 28, "tous les mois", _THERAPIST),
        Phase("9-11-16", "11-12-01", 42, "toutes les six semaines", _THERAPIST, "check_in", takes_stock=True),
    ),
    silences=(("3-07-01", "4-01-12"), ("6-10-20", "7-10-05"), ("9-03-25", "9-11-12")),
    pushes=(
        Push("0-01-01", 0.7, 60), Push("1-08-24", 1.6, 90), Push("2-07-20", -0.9, 35), Push("4-03-17", 1.8, 70),
        Push("4-08-29", 0.6, 25), Push("5-04-10", -0.5, 90), Push("6-05-05", 1.0, 30), Push("7-10-04", 2.0, 60),
        Push("8-05-10", 0.8, 30), Push("10-06-10", -0.8, 40), Push("10-10-24", 1.3, 40),
    ),
    windows=(
        Window("0-02-08", 14, ("margin", "sleep_quality", "sleep_hours"), nights=True),
        Window("0-05-08", 28, ("sleep_quality", "stress", "margin"), nights=True),
        Window("2-01-15", 14, ("margin", "stress", "mental_load")),
        Window("3-02-05", 28, ("sleep_quality", "sleep_hours", "margin"), nights=True),
        Window("4-04-06", 14, ("margin", "stress", "work_load", "sleep_quality")),
        Window("5-01-20", 14, ("activity_load", "margin", "pain_now")),
        Window("8-01-10", 14, ("margin", "stress", "sleep_quality"), nights=True),
        Window("9-11-24", 28, ("margin", "activity_load", "acceptable"), nights=True),
    ),
    overflows=(
        Overflow("1-11-12", 14, "J'ai pleuré dans le vestiaire, puis j'ai appelé mon médecin.", 8),
        Overflow("4-05-02", 10, "Sept nuits sur neuf. Même les paupières me font mal.", 8),
        Overflow("6-05-14", 8, "La chambre de maman est vide et moi je ne sens plus mes bras.", 6),
        Overflow("7-10-12", 18, "Je ne sais plus si c'est le corps ou le chagrin.", 7),
        Overflow("8-05-20", 7, "Trente ans de vaisselle à trier.", 6),
    ),
    pain_shifts=(("0-01-01", 0.4), ("0-12-01", 0.2), ("1-09-01", 0.6), ("3-01-01", -0.2), ("4-03-20", 0.7), ("5-02-01", -0.5),
        ("7-10-06", 0.5), ("8-06-01", -0.4)),
    temperament=Temperament(pain=4.5, stress=4.6, mental_load=5.2, sleep_hours=6.0, winter=0.45, weekday=0.1,
        flares_per_year=6.0, shifts=(("0-01-01", "1-11-13"), ("4-03-17", "4-07-05"))),
    habits=Habits(
        checkin=0.17,
        night=0.2,
        answers={"sleep_quality": 0.5, "margin": 0.6, "stress": 0.3, "mental_load": 0.35, "pain_now": 0.15, "sleep_hours": 0.25,
            "work_load": 0.1, "activity_load": 0.15, "confidence": 0.07, "acceptable": 0.05},
        note=0.2,
        device_nights=(("5-02-01", "5-11-30"),),
    ),
    flares=FlareHabits(
        regions=(
            ("neck_back_l", "neck_back_r", "shoulder_front_l", "shoulder_front_r", "upper_back_l", "upper_back_r", "hip_l",
                "hip_r", "knee_front_l", "knee_front_r"),
            ("neck_back_l", "neck_back_r", "scapula_l", "scapula_r", "lower_back_mid", "buttock_l", "buttock_r", "thigh_back_l",
                "thigh_back_r", "forearm_front_l", "forearm_front_r"),
            ("jaw_l", "jaw_r", "head_back", "neck_back_l", "neck_back_r", "shoulder_front_l", "shoulder_front_r", "palm_l",
                "palm_r", "hip_l", "hip_r", "calf_l", "calf_r", "sole_l", "sole_r"),
        ),
        contexts={"sleep": 0.4, "stress": 0.3, "load": 0.25, "weather": 0.15, "illness": 0.08, "movement": 0.08},
        handy={
            "pacing": (0.2, 0.4, 0.2, 0.1, 0.1),
            "bath": (0.25, 0.5, 0.25, 0.0, 0.0),
            "walk": (0.1, 0.35, 0.25, 0.25, 0.05),
            "hypnosis": (0.5, 0.35, 0.1, 0.0, 0.05),
            "sleep_habits": (0.1, 0.4, 0.3, 0.05, 0.15),
            "group": (0.15, 0.35, 0.3, 0.1, 0.1),
            "pool": (0.35, 0.35, 0.1, 0.2, 0.0),
            "choir": (0.4, 0.4, 0.1, 0.1, 0.0),
            "listening": (0.5, 0.4, 0.1, 0.0, 0.0),
            "weights": (0.1, 0.3, 0.3, 0.2, 0.1),
        },
        other_means=("le noir et le silence", "ma sœur au téléphone", "le plaid lourd", "dire non à un service"),
        qualities=("comme une grippe", "des courbatures sans sport", "la peau qui brûle", "lourd", "partout et nulle part",
            "des fourmis dans les mains", "comme rouée de coups"),
        widespread=True,
    ),
    words=WORDS,
    session=FRENCH,
    flare_open_now=True,
)
