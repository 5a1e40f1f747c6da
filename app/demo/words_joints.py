"""The life of a retired violin teacher whose knees and hands ask for attention; she writes little and dates loosely."""

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
from app.demo.words_around import AROUND_JOINTS
from app.demo.words_joints_said import AIMS, CHANGES, STORIES, WORDS
from app.demo.words_session import ENGLISH

_THERAPIST = Author.therapist_1

_ACTORS = (
    Fact("care_actor", "0-04-12", {"role": "physiotherapist"}, key="physio_1"),
    Fact("care_actor", "5-09-14", {"role": "physiotherapist", "note": "While my usual physio is on leave."}, until="6-03",
        key="physio_2", author=Author.therapist_2),
    Fact("care_actor", "-15", {"role": "general_practitioner", "name": "Dr Besnard"}, told="0-04-12"),
    Fact("care_actor", "1", {"role": "rheumatologist", "name": "Dr Kessler"}, told="1-05-20"),
    Fact("care_actor", "3-spring", {"role": "occupational_therapist", "name": "Ms Aubin"}, until="3-12", told="3-05-15"),
    Fact("care_actor", "8-02", {"role": "surgeon", "name": "Mr Thibault"}, until="8-04", told="8-03-05"),
)

_LABELS = (
    Fact("condition_label", "-3", {"text": "Knee osteoarthritis, right more than left", "asserted_by": "Dr Besnard"},
        told="0-04-12"),
    Fact("condition_label", "1", {"code": "MG30.3", "text": "Chronic secondary musculoskeletal pain: knees, base of the thumbs",
        "asserted_by": "Dr Kessler"}, told="1-05-20"),
)

_ATTENTION = (
    Fact("attention_point", "0-04-12", {"kind": "red", "state": "asked", "text": "Questions asked at the first meeting: no "
        "fever, no swelling at rest, nothing noted."}),
    Fact("attention_point", "1-05-10", {"kind": "yellow", "text": "Stopped the stairs altogether after reading her X-ray report."}),
    Fact("attention_point", "3-03-02", {"kind": "yellow", "state": "declined", "text": "Does not wish to talk about her husband's "
        "illness here, for now."}),
    Fact("attention_point", "9-10-08", {"kind": "red", "state": "asked", "text": "Stumbled on the kerb in the summer: balance and "
        "eyesight asked about, GP informed with her agreement."}),
)

_WORK = (
    Fact("work_status", "-25", {"status": "working_usual", "job": "violin teacher"}, until="-1", told="0-04-13"),
    Fact("work_status", "-1-summer", {"status": "retired"}, told="0-04-13"),
)

_EVENTS = (
    Fact("life_event", "-1-summer", {"category": "work", "subtype": "retraite", "title": "Retired after thirty-one years of pupils",
        "valence": 1, "weighs_now": "no"}, told="0-04-13"),
    Fact("life_event", "-3", {"category": "own_health", "title": "Right knee begins to talk on the stairs", "valence": -1,
        "weighs_now": "a_little"}, told="0-04-13"),
    Fact("life_event", "2", {"category": "social", "title": "Gave up the quartet", "valence": -2, "weighs_now": "a_little"},
        told="2-11-20"),
    Fact("life_event", "3-winter", {"category": "relative_health", "subtype": "maladie", "title": "Paul's heart operation",
        "valence": -3, "weighs_now": "no"}, key="illness", told="3-02-20"),
    Fact("life_event", "3-spring", {"category": "caring", "title": "Looking after Paul at home", "valence": 0,
        "weighs_now": "no"}, until="3-autumn", told="3-05-15"),
    Fact("life_event", "5-autumn", {"category": "home", "subtype": "demenagement", "title": "Moved to the ground floor, same "
        "building", "valence": 2, "weighs_now": "no"}, told="5-11-20"),
    Fact("life_event", "6-05", {"category": "family", "subtype": "naissance", "title": "Anouk is born", "valence": 3,
        "weighs_now": "no"}, told="6-06-10"),
    Fact("life_event", "7-10", {"category": "bereavement", "subtype": "ami", "title": "Lost Margit, second violin for thirty "
        "years", "valence": -3, "weighs_now": "a_little"}, key="margit", told="7-10-26"),
    Fact("life_event", "9-08", {"category": "own_health", "title": "Stumbled on the kerb", "valence": -1, "weighs_now": "no"},
        told="9-10-08"),
    Fact("life_event", "9-12-20", {"category": "good_news", "subtype": "plaisir_retrouve", "title": "Played the slow movement "
        "with a former pupil, in public", "valence": 3, "weighs_now": "no"}, key="concert"),
)

_TOOLS = (
    Fact("tool_use", "-2", {"kind": "analgesic", "label": "Paracetamol when needed", "helped": "a_bit"}, told="0-04-13"),
    Fact("tool_use", "-1", {"kind": "nsaid", "label": "Naproxen", "helped": "a_bit", "keeps_in_toolbox": False,
        "side_effects": "My blood pressure went up, Dr Besnard and I stopped it."}, until="0-spring", told="0-04-13"),
    Fact("tool_use", "0-04-20", {"kind": "physio_exercise", "label": "Chair rises, slowly", "helped": "a_lot",
        "with_whom": "physio", "keeps_in_toolbox": True}, key="chair"),
    Fact("tool_use", "0-05-20", {"kind": "heat_cold", "label": "Warm wax for the hands", "helped": "a_bit",
        "keeps_in_toolbox": True}, key="wax"),
    Fact("tool_use", "1-spring", {"kind": "aids", "label": "Night splint for the thumb", "helped": "dont_know",
        "side_effects": "Too hot, I take it off in my sleep."}, until="1-autumn", told="1-05-25"),
    Fact("tool_use", "1-06", {"kind": "topical", "label": "Anti-inflammatory gel on the thumbs", "helped": "a_bit",
        "keeps_in_toolbox": True}, key="gel", told="1-06-15"),
    Fact("tool_use", "2", {"kind": "infiltration", "label": "Knee injection", "with_whom": "Dr Kessler", "site": "right knee",
        "guidance": "ultrasound", "helped": "no_difference", "pain_before": 6, "pain_after": 5}, until="2", told="2-11-20"),
    Fact("tool_use", "3-05-15", {"kind": "aids", "label": "Thick pens, jar opener, a lighter case", "helped": "a_lot",
        "keeps_in_toolbox": True, "with_whom": "Ms Aubin"}, key="aids"),
    Fact("tool_use", "4-autumn", {"kind": "walking", "label": "Round the park with a stick", "helped": "a_bit",
        "keeps_in_toolbox": True}, key="walk", told="4-10-20"),
    Fact("tool_use", "6-09-10", {"kind": "adapted_physical_activity", "label": "Tai chi on Tuesdays", "helped": "a_lot",
        "keeps_in_toolbox": True}, key="taichi"),
    Fact("tool_use", "7", {"kind": "other_drug", "label": "Glucosamine from the magazine", "helped": "no_difference",
        "keeps_in_toolbox": False}, until="8", told="7-10-26"),
    Fact("tool_use", "8-03-12", {"kind": "strength", "label": "Step in the kitchen, ten and ten", "helped": "harder",
        "keeps_in_toolbox": False, "side_effects": "Knee swollen for two days each time."}, until="8-04-20"),
    Fact("tool_use", "8-06-02", {"kind": "pleasure_activity", "label": "The violin again, in small pieces", "helped": "a_lot",
        "keeps_in_toolbox": True}, key="violin"),
)

_NEEDS = (
    Fact("need", "0-04-12", {"text": "To know what my knees can still be asked"}, until="0-09", author=_THERAPIST),
    Fact("need", "3-05-10", {"text": "Hands that can help Paul button a shirt"}, until="3-12", author=_THERAPIST),
    Fact("need", "7-10-20", {"text": "To be among people, gently"}, until="8-06", author=_THERAPIST),
    Fact("need", "9-10-08", {"text": "To feel steady on the pavement"}, author=_THERAPIST),
)

JOINTS = LifeScript(
    key="joints",
    display_name="Helen Garnier",
    age=64,
    language="en",
    zone="Europe/Paris",
    main_therapist=_THERAPIST,
    around=AROUND_JOINTS,
    facts=_ACTORS + _LABELS + _ATTENTION + _WORK + _EVENTS + _TOOLS + _NEEDS + STORIES,
    aims=AIMS,
    changes=CHANGES,
    phases=(
        Phase("0-04-12", "0-08-01", 21, "every three weeks", _THERAPIST, takes_stock=True),
        Phase("1-05-05", "1-09-10", 28, "once a month", _THERAPIST, "need", takes_stock=True),
        Phase("1-12-02", "1-12-20", 28, "when I need it", _THERAPIST, "need"),
        Phase("2-11-16", "2-11-20", 28, "when I need it", _THERAPIST, "check_in", takes_stock=True),
        Phase("3-02-16", "3-06-20", 28, "once a month", _THERAPIST, "event"),
        Phase("3-10-12", "3-10-14", 28, "when I need it", _THERAPIST, "check_in"),
        Phase("4-10-10", "4-12-05", 28, "once a month", _THERAPIST, "need", takes_stock=True),
        Phase("5-09-14", "6-01-20", 28, "once a month", Author.therapist_2, "flare"),
        Phase("6-09-08", "6-09-10", 28, "when I need it", _THERAPIST, "check_in", takes_stock=True),
        Phase("7-06-14", "7-06-16", 28, "when I need it", _THERAPIST, "need"),
        Phase("7-10-18", "8-06-25", 42, "every six weeks", _THERAPIST, "event", takes_stock=True),
        Phase("9-10-04", "10-02-20", 28, "once a month", _THERAPIST, "check_in", takes_stock=True),
        Phase("10-06-08", "10-06-10", 28, "when I need it", _THERAPIST, "check_in"),
        Phase("10-10-05", "10-10-09", 28, "when I need it", _THERAPIST, "need"),
    ),
    silences=(("0-09-20", "1-05-01"), ("2-01-10", "2-11-12"), ("3-12-20", "4-09-25"), ("6-10-05", "7-06-10"), ("8-08-20", "9-07-28")),
    pushes=(
        Push("1-03-20", 0.9, 60), Push("3-01-10", 1.4, 60), Push("5-08-20", 1.0, 40), Push("6-05-20", -0.8, 60),
        Push("7-10-05", 1.4, 45), Push("9-08-10", 0.7, 25), Push("9-12-01", -0.8, 60), Push("10-09-20", 0.6, 30),
    ),
    windows=(
        Window("0-05-03", 14, ("pain_now", "margin")),
        Window("1-06-05", 28, ("pain_gets_in_way", "margin", "sleep_quality"), nights=True),
        Window("4-10-15", 14, ("margin", "activity_load")),
        Window("5-10-01", 14, ("pain_now", "margin", "sleep_quality"), nights=True),
        Window("7-11-05", 14, ("margin", "matters_done"), nights=True),
        Window("9-10-12", 28, ("confidence", "margin", "activity_load")),
    ),
    overflows=(
        Overflow("3-02-06", 6, "Hospital corridors, hard chairs, and nothing in the evening but soup.", None, 1),
        Overflow("5-08-27", 12, "Boxes. Paul said leave them. I did not leave them.", 7, 0),
        Overflow("7-10-15", 9, "My hands will not close. I think they are sad.", 6, 2),
    ),
    pain_shifts=(("0-01-01", 1.4), ("0-09-15", 0.3), ("1-03-01", 0.8), ("1-10-01", 0.2), ("5-08-20", 0.9), ("6-02-01", -0.2), ("8-03-15", 0.6),
        ("8-05-10", -0.3)),
    temperament=Temperament(pain=3.8, stress=3.2, mental_load=3.4, sleep_hours=6.8, winter=0.4, weekday=0.0, flares_per_year=3.4, learning=0.5),
    habits=Habits(
        checkin=0.15,
        night=0.07,
        answers={"margin": 0.7, "pain_now": 0.25, "sleep_quality": 0.25, "activity_load": 0.25, "stress": 0.08,
            "confidence": 0.1, "acceptable": 0.08},
        note=0.24,
        own_signal=("violin", "min", 25.0, "8-06-02"),
    ),
    flares=FlareHabits(
        regions=(
            ("knee_front_r", "knee_back_r"),
            ("knee_front_r", "knee_front_l"),
            ("palm_r", "hand_back_r", "wrist_r", "palm_l"),
            ("knee_front_r", "palm_r", "palm_l"),
        ),
        contexts={"weather": 0.25, "load": 0.3, "movement": 0.2, "posture": 0.12, "sleep": 0.1},
        handy={
            "chair": (0.2, 0.4, 0.2, 0.15, 0.05),
            "wax": (0.25, 0.5, 0.2, 0.0, 0.05),
            "gel": (0.1, 0.45, 0.35, 0.0, 0.1),
            "aids": (0.3, 0.4, 0.3, 0.0, 0.0),
            "walk": (0.15, 0.35, 0.2, 0.3, 0.0),
            "taichi": (0.35, 0.4, 0.15, 0.05, 0.05),
            "violin": (0.35, 0.3, 0.15, 0.2, 0.0),
        },
        other_means=("feet up and the radio on", "frozen peas on the knee", "Paul did the shopping", "hands in warm water"),
        qualities=("like an old hinge", "hot", "like toothache", "stiff", "grinding", "sharp"),
    ),
    words=WORDS,
    session=ENGLISH,
)
