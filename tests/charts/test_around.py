"""« Qu'y avait-il autour ? » in sentences: everything with the record behind it, in both languages, and no cause."""

import re
from collections.abc import Mapping
from datetime import date

import pytest

from app.balance.around import around_flare
from app.balance.signals import (
    Adjustment,
    Flare,
    LifeEvent,
    OwnSignal,
    Series,
    Timeline,
    ToolInUse,
    ToolTried,
    Visit,
    When,
    Words,
    WordsKind,
    WorkContact,
    WorkStatus,
    day_number,
)
from app.charts.around import AroundTwin, around_told
from app.charts.around_words import AROUND_WORDS
from app.charts.options import Language
from app.kit.days import Precision

TODAY = day_number(date(2026, 11, 22))
AT = day_number(date(2026, 3, 10))
FLARE = Flare(
    "f1",
    When(AT, AT + 5),
    context=("stress", "life_event"),
    context_events=("e1",),
    tools_tried=(ToolTried("t1", None, "a_bit"), ToolTried(None, "bouillotte", None)),
)


def noted(values: Mapping[int, float]) -> Series:
    ordered = sorted(values.items())
    return Series.of(
        (date.fromordinal(date(2026, 3, 10).toordinal() + day), value, f"c{day}") for day, value in ordered
    )


LIFE = Timeline(
    flares=[FLARE, Flare("f0", When(AT - 20, AT - 15))],
    life_events=[
        LifeEvent("e1", When(AT - 60), "bereavement", "Adieu à Paul", -3, "yes"),
        LifeEvent("e2", When(AT - 5), "good_news", None, 2, "no"),
        LifeEvent("e3", When.of(date(2026, 3, 1), precision=Precision.month), "home"),
    ],
    work_statuses=[WorkStatus("w1", When(AT - 200), "working_usual"), WorkStatus("w2", When(AT - 9), "sick_leave")],
    work_contacts=[WorkContact("k1", When(AT + 3), "occupational_physician")],
    tools=[ToolInUse("t1", When(AT - 900, ongoing=True), "walking", "Le tour du canal")],
    visits=[Visit("v1", When(AT), "in_person")],
    adjustments=[Adjustment("a1", When(AT - 1), "une pause de plus")],
    words=[Words("s1", When(AT - 3), WordsKind.story)],
    stress=noted({day: 3 + day % 2 for day in range(-150, -14)} | {-9: 9, -8: 2, -2: 4}),
    sleep_minutes=noted({-2: 370}),
    own_signals=[OwnSignal("Pas", "pas", noted({-3: 4000}))],
)


def told_of(life: Timeline, flare: Flare = FLARE, language: Language = Language.fr) -> AroundTwin:
    return around_told(around_flare(life, flare, TODAY), language)


def test_everything_around_stands_in_its_place_with_its_record() -> None:
    told = told_of(LIFE)
    sections = {section.key: [(line.text, line.record) for line in section.lines] for section in told.sections}

    assert told.title == "Autour du débordement, du 10 au 15 mars 2026"
    assert sections["said"] == [
        ("Stress", "flare/f1"),
        ("Adieu à Paul, 9 janvier 2026\u202f: 2\u00a0mois avant", "life_event/e1"),
    ]
    assert sections["before"] == [
        (
            "Stress\u202f: 3\u00a0jours notés sur 14\u202f; 1 au-dessus de l’habitude\u202f; 1 au-dessous\u202f; "
            "habitude\u202f: 3 à 4\u202f; le plus loin\u202f: 9, le 1er mars 2026.",
            "checkin/c-9",
        ),
        (
            "Heures de sommeil\u202f: 1\u00a0jour noté sur 14\u202f; 6\u00a0h\u00a010.",
            "record/c-2",
        ),
        (
            "Pas\u202f: 1\u00a0jour noté sur 14\u202f; 4\u202f000\u00a0pas.",
            "checkin/c-3",
        ),
    ]
    assert sections["weighs"] == [("Logement, mars 2026", "life_event/e3")]
    assert sections["work"] == [
        ("Au travail, du 22 août 2025 au 28 février 2026\u202f: jusqu’à 10\u00a0jours avant", "work_status/w1"),
        ("Arrêt de travail, depuis le 1er mars 2026\u202f: 9\u00a0jours avant", "work_status/w2"),
        ("Médecin du travail, 13 mars 2026\u202f: 3\u00a0jours après", "work_contact/k1"),
    ]
    assert ("Bonne nouvelle, 5 mars 2026\u202f: 5\u00a0jours avant", "life_event/e2") in sections["supports"]
    assert sections["tried"] == [
        ("Le tour du canal\u202f: a un peu aidé", "tool_use/t1"),
        ("Bouillotte", "flare/f1"),
    ]
    assert sections["contacts"] == [
        ("Ajustement\u202f: une pause de plus, 9 mars 2026\u202f: 1\u00a0jour avant", "adjustment/a1"),
        ("Séance, 10 mars 2026\u202f: le même jour", "visit/v1"),
    ]
    assert sections["flares"] == [("Débordement, du 18 au 23 février 2026\u202f: 20\u00a0jours avant", "flare/f0")]
    assert sections["words"] == [("Mes mots, 7 mars 2026\u202f: 3\u00a0jours avant", "story/s1")]
    assert told.closing[-1] == "C’est ce qui était noté autour\u202f; cela ne dit pas pourquoi."


def test_nothing_around_is_said_calmly() -> None:
    alone = Flare("f", When(AT, AT + 1))
    told = told_of(Timeline(flares=[alone]), alone)

    assert told.sections == ()
    assert told.closing == ("Rien d’autre n’est noté autour de ce débordement.",)


def test_days_are_not_counted_from_a_beginning_that_is_not_told_to_the_day() -> None:
    fuzzy = Flare("f1", When.of(date(2026, 3, 1), precision=Precision.month))
    told = told_of(Timeline(flares=[fuzzy], visits=[Visit("v1", When(AT), "phone")]), fuzzy)

    assert told.title == "Autour du débordement, mars 2026"
    assert told.sections[0].lines[0].text == "Séance par téléphone, 10 mars 2026"


def test_both_languages_say_the_same_and_keep_french_spaces() -> None:
    french, english = AROUND_WORDS[Language.fr], AROUND_WORDS[Language.en]

    assert french.keys() == english.keys()
    for key, text in french.items():
        assert set(re.findall(r"\{(\w+)\}", text)) == set(re.findall(r"\{(\w+)\}", english[key])), key
        assert not re.search(r"[^\u202f\u00a0][:;!?»]", text), text


@pytest.mark.parametrize("language", Language)
def test_no_line_tells_a_cause_or_a_number_of_pain(language: Language) -> None:
    told = str(told_of(LIFE, language=language))

    assert not re.search(r"cause|parce que|because|à cause|déclench|trigger|douleur|pain\b", told)
