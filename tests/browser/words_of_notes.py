"""What is read and tapped to note something, in either language."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Words:
    now: str
    note_something: str
    my_notes: str
    save: str
    change: str
    remove: str
    removed: str
    kinds: dict[str, str]

    how_it_is: str
    very_tight: str
    balance: str
    further: str
    further_answers: tuple[tuple[str, str], ...]
    what_mattered: str
    a_night: str
    six_hours: str
    and_a_half: str
    a_life_moment: str
    a_season: str
    spring: str
    the_year: str
    home: str
    in_a_few_words: str
    a_little_heavy: str
    heavy: str
    a_little: str
    a_tool: str
    walking: str
    a_bit: str
    a_lot: str
    a_few_words: str
    own_words: str
    where_it_hurts: str
    left_ankle: str
    everywhere: str

    it_overflows: str
    has_passed: str
    earlier_today: str
    see_you: str
    a_line: str
    asked_to_be_seen: str
    closer_look: str
    two_weeks: str
    start: str
    stop: str

    noted: str
    skip: str
    story: str
    changed: str
    balance_row: str
    undo: str
    very_tight_read: str
    versions: str
    a_long_time: str
    family: str
    since_long: str
    money: str
    kept_for_you: str
    see_my_notes: str
    flare: str


WORDS = {
    "fr": Words(
        now="Maintenant",
        note_something="Noter quelque chose",
        my_notes="Mes notes",
        save="Enregistrer",
        change="Modifier",
        remove="Retirer",
        removed="La note est retirée.",
        kinds={
            "checkin": "point du moment",
            "night": "nuit",
            "life_event": "moment de vie",
            "tool_use": "outil",
            "story": "récit",
            "pain_map": "carte du corps",
            "flare": "débordement",
            "contact_wish": "je voudrais vous voir",
            "focus_window": "temps d’attention",
        },
        how_it_is="Comment c’est",
        very_tight="Très juste −2",
        balance="à l’équilibre",
        further="Autre chose encore",
        further_answers=(
            ("Votre douleur", "4"),
            ("Votre sommeil", "5"),
            ("vous en avez fait", "un peu plus"),
            ("au travail, c’était", "un peu moins"),
            ("Vous vous sentez capable", "8"),
            ("est-ce acceptable", "je ne sais pas"),
            ("quelque chose qui compte", "oui"),
        ),
        what_mattered="Quoi, si vous voulez le dire",
        a_night="Une nuit",
        six_hours="6\u202fh",
        and_a_half="et demie",
        a_life_moment="Un moment de vie",
        a_season="Une saison",
        spring="Printemps",
        the_year="L’année",
        home="logement",
        in_a_few_words="En quelques mots",
        a_little_heavy="un peu lourd",
        heavy="lourd",
        a_little="un peu",
        a_tool="Un outil essayé",
        walking="la marche",
        a_bit="un peu",
        a_lot="beaucoup",
        a_few_words="Quelques mots",
        own_words="Avec vos mots",
        where_it_hurts="Où j’ai mal",
        left_ankle="cheville gauche",
        everywhere="C’est étendu",
        it_overflows="Ça déborde",
        has_passed="C’est passé",
        earlier_today="Plus tôt aujourd’hui",
        see_you="Je voudrais vous voir",
        a_line="Une ligne, si vous voulez",
        asked_to_be_seen="Vous avez demandé à être vu·e",
        closer_look="Un temps d’attention",
        two_weeks="deux semaines",
        start="Commencer ce soir",
        stop="Arrêter",
        noted="C’est noté.",
        skip="Passer",
        story="récit",
        changed="C’est modifié.",
        balance_row="À l’équilibre",
        undo="Annuler",
        very_tight_read="très juste (−2)",
        versions="Voir les versions",
        a_long_time="Longtemps",
        family="famille",
        since_long="Depuis longtemps.",
        money="argent",
        kept_for_you="Cette note reste pour vous",
        see_my_notes="Voir mes notes",
        flare="débordement",
    ),
    "en": Words(
        now="Now",
        note_something="Note something",
        my_notes="My notes",
        save="Save",
        change="Change",
        remove="Remove",
        removed="The note is removed.",
        kinds={
            "checkin": "how it is",
            "night": "night",
            "life_event": "life moment",
            "tool_use": "tool",
            "story": "story",
            "pain_map": "body map",
            "flare": "flare-up",
            "contact_wish": "I would like to see you",
            "focus_window": "closer look",
        },
        how_it_is="How it is",
        very_tight="Very tight −2",
        balance="in balance",
        further="Something else",
        further_answers=(
            ("Your pain", "4"),
            ("Your sleep", "5"),
            ("usual, you did", "a little more"),
            ("usual, work was", "a little less"),
            ("Do you feel able", "8"),
            ("is this acceptable", "not sure"),
            ("something that matters", "yes"),
        ),
        what_mattered="What, if you wish to say",
        a_night="A night",
        six_hours="6 h",
        and_a_half="and a half",
        a_life_moment="A life moment",
        a_season="A season",
        spring="Spring",
        the_year="The year",
        home="home",
        in_a_few_words="In a few words",
        a_little_heavy="a little heavy",
        heavy="heavy",
        a_little="a little",
        a_tool="A tool tried",
        walking="walking",
        a_bit="a bit",
        a_lot="a lot",
        a_few_words="A few words",
        own_words="In your words",
        where_it_hurts="Where it hurts",
        left_ankle="left ankle",
        everywhere="It is widespread",
        it_overflows="It overflows",
        has_passed="It has passed",
        earlier_today="Earlier today",
        see_you="I would like to see you",
        a_line="A line, if you like",
        asked_to_be_seen="You have asked to be seen",
        closer_look="A closer look",
        two_weeks="two weeks",
        start="Start this evening",
        stop="Stop",
        noted="Noted.",
        skip="Skip",
        story="story",
        changed="Changed.",
        balance_row="In balance",
        undo="Undo",
        very_tight_read="very tight (−2)",
        versions="Show the versions",
        a_long_time="For a long time",
        family="family",
        since_long="For a long time.",
        money="money",
        kept_for_you="This note stays with you",
        see_my_notes="See my notes",
        flare="flare-up",
    ),
}
