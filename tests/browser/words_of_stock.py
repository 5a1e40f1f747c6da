"""What is read and tapped at « Faire le point », in either language."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Words:
    now: str
    note: str
    save: str
    own_words: str
    go_on: str
    skip: str
    back_pain: str
    nothing: str
    some_room: str
    seven_days: str
    joy: str
    wait: str
    resumed: str
    on_average: str
    usual: str
    acceptable: str
    unsure: str
    enough: str
    mean: str
    balance_first: str
    go_back: str
    balance: str
    it_overflows: str
    note_moment: str
    last_month: str
    family: str
    another: str
    so_far: str
    for_now: str
    part_time: str
    agreed: str
    a_year: str
    recalibrate: str
    new_words: str
    formerly: str
    aside: str
    aside_now: str
    noted: str
    situation: str
    last_visit: str
    a_little_better: str
    may_take_stock: str
    you_may: str
    take_stock: str
    yes: str
    done: str
    help_now: str
    twelve: str
    twenty_four: str
    nothing_noted: str
    your_back: str
    mine: str
    need: str
    work: str
    goal: str
    questionnaire: str
    check_in: str
    change: str
    remove: str
    sick_leave: str
    paused: str
    usual_job: str
    what_you_do: str


WORDS = {
    "fr": Words(
        now="Maintenant",
        note="Noter quelque chose",
        save="Enregistrer",
        own_words="Avec vos mots",
        go_on="Continuer",
        skip="Passer",
        back_pain="Avez-vous mal au dos en ce moment",
        nothing="Rien n’a été noté, et c’est très bien aussi.",
        some_room="Un peu de marge",
        seven_days="En moyenne, ces 7 derniers jours",
        joy="profiter des bons moments",
        wait="attendent le réseau",
        resumed="Vous reprenez là où vous en étiez.",
        on_average="En moyenne",
        usual="habitude",
        acceptable="acceptable pour vous",
        unsure="Je ne sais pas",
        enough="C’est tout pour aujourd’hui",
        mean="4,3 (de 0 à 10, plus haut\u202f: plus gênant)",
        balance_first="À l’équilibre",
        go_back="Revenir",
        balance="à l’équilibre",
        it_overflows="Ça déborde",
        note_moment="Noter un moment de vie",
        last_month="Le mois dernier",
        family="famille",
        another="Noter un autre moment",
        so_far="Noté jusqu’ici\u202f: au travail, poste habituel",
        for_now="En ce moment, c’est",
        part_time="temps partiel thérapeutique",
        agreed="avec l’accord du médecin",
        a_year="Une année",
        recalibrate="Recaler",
        new_words="Comment le diriez-vous",
        formerly="Avant\u202f: Marcher une heure",
        aside="Mettre de côté",
        aside_now="Mis de côté pour l’instant.",
        noted="C’est noté.",
        situation="votre situation est",
        last_visit="la dernière rencontre",
        a_little_better="un peu mieux",
        may_take_stock="Vous pouvez faire le point, si vous en avez envie.",
        you_may="Vous pouvez faire le point",
        take_stock="Faire le point",
        yes="Oui",
        done="J’ai fini la liste",
        help_now="Besoin d’aide maintenant",
        twelve="6 (de 0 à 12, plus haut\u202f: plus gênant)",
        twenty_four="2 (de 0 à 24, plus haut\u202f: plus gênant)",
        nothing_noted="Rien n’a été noté",
        your_back="Avez-vous mal au dos",
        mine="Mes notes",
        need="besoin du moment",
        work="travail",
        goal="objectif",
        questionnaire="questionnaire",
        check_in="point du moment",
        change="Modifier",
        remove="Retirer",
        sick_leave="arrêt de travail",
        paused="en pause",
        usual_job="au travail, poste habituel",
        what_you_do="ce que vous faites d’habitude",
    ),
    "en": Words(
        now="Now",
        note="Note something",
        save="Save",
        own_words="In your words",
        go_on="Continue",
        skip="Skip",
        back_pain="Does your back hurt at the moment",
        nothing="Nothing was noted, and that is fine too.",
        some_room="A little room",
        seven_days="On average over the last 7 days",
        joy="enjoying good moments",
        wait="are waiting for the network",
        resumed="You are picking up where you were.",
        on_average="On average",
        usual="what you usually do",
        acceptable="acceptable to you",
        unsure="I do not know",
        enough="That is all for today",
        mean="4.3 (from 0 to 10, higher is heavier)",
        balance_first="In balance",
        go_back="Go back",
        balance="in balance",
        it_overflows="It overflows",
        note_moment="Note a life moment",
        last_month="Last month",
        family="family",
        another="Note another moment",
        so_far="Noted so far: at work, usual job",
        for_now="At the moment it is",
        part_time="therapeutic part-time",
        agreed="agreed by the doctor",
        a_year="A year",
        recalibrate="Recalibrate",
        new_words="How would you put it",
        formerly="Before: Marcher une heure",
        aside="Set aside",
        aside_now="Set aside for now.",
        noted="Noted.",
        situation="your situation is",
        last_visit="the last session",
        a_little_better="a little better",
        may_take_stock="You can take stock, if you feel like it.",
        you_may="You can take stock",
        take_stock="Take stock",
        yes="Yes",
        done="I have finished the list",
        help_now="Need help now",
        twelve="6 (from 0 to 12, higher is heavier)",
        twenty_four="2 (from 0 to 24, higher is heavier)",
        nothing_noted="Nothing was noted",
        your_back="Does your back hurt",
        mine="My notes",
        need="current need",
        work="work",
        goal="goal",
        questionnaire="questionnaire",
        check_in="how it is",
        change="Change",
        remove="Remove",
        sick_leave="sick leave",
        paused="paused",
        usual_job="at work, usual job",
        what_you_do="what you usually do",
    ),
}
