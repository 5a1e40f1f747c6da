"""The twins in words and in rows, in two languages, without a word that hurts or promises."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from app.balance.signals import Flare, PainSeries, PainSource, Timeline, When
from app.charts.balance import balance_table, balance_text
from app.charts.dates import days_in_words, length_in_words, number_in_words, when_in_words
from app.charts.options import Language, Scale
from app.charts.sentences import SENTENCES
from app.charts.vocabulary import VOCABULARY, named
from app.charts.words import WORDS
from app.journal.schemas import FlareContext
from app.kit.days import Precision
from tests.charts.lives import HOSTILE, TODAY, diary, flares, one_note, options, series, ten_years

_ROOT = Path(__file__).parents[2]
NEVER_SAID = {
    Language.fr: re.compile(
        r"\b(guéri|guérison|rémission|échec|rechute|récidive|efficace|grâce|dû|cause|déclencheur|prouve|significatif"
        r"|anormal|alerte|danger|observance|score|tendance|dépendant|oubli|retard|série|badge|douloureux)\b"
    ),
    Language.en: re.compile(
        r"\b(cured?|remission|failure|failed|relapse|effective|worked|thanks|due|caused|trigger|proves|significant"
        r"|abnormal|alert|danger|compliance|score|trend|dependent|missed|overdue|streak|badge)\b"
    ),
}


def every_text(language: Language) -> Iterator[str]:
    yield from WORDS[language].values()
    yield from SENTENCES[language].values()
    place = 0 if language is Language.fr else 1
    for family in VOCABULARY.values():
        yield from (pair[place] for pair in family.values())


@pytest.mark.parametrize("language", Language)
def test_no_word_hurts_or_promises(language: Language) -> None:
    for text in every_text(language):
        assert not NEVER_SAID[language].search(text.lower()), text


def test_both_languages_say_the_same_things_with_the_same_parts() -> None:
    for dictionary in (WORDS, SENTENCES):
        assert dictionary[Language.fr].keys() == dictionary[Language.en].keys()
        for key, text in dictionary[Language.fr].items():
            parts = set(re.findall(r"\{(\w+)\}", text))
            assert parts == set(re.findall(r"\{(\w+)\}", dictionary[Language.en][key])), key


def test_french_puts_a_no_break_space_before_double_punctuation() -> None:
    for text in every_text(Language.fr):
        assert not re.search(r"[^\u202f\u00a0][:;!?»]", text), text
        assert not re.search(r"«[^\u202f\u00a0]", text), text


@pytest.mark.parametrize(
    ("when", "french", "english"),
    [
        (When.of(date(2019, 3, 1)), "1er mars 2019", "1 March 2019"),
        (When.of(date(2019, 3, 3), date(2019, 3, 8)), "du 3 au 8 mars 2019", "3 – 8 March 2019"),
        (When.of(date(2019, 3, 3), ongoing=True), "depuis le 3 mars 2019", "since 3 March 2019"),
        (When.of(date(2019, 4, 1), precision=Precision.season), "printemps 2019", "spring 2019"),
        (When.of(date(2018, 12, 1), precision=Precision.season), "hiver 2019", "winter 2019"),
        (
            When.of(date(2019, 4, 1), precision=Precision.season, ongoing=True),
            "depuis le printemps 2019",
            "since spring 2019",
        ),
        (When.of(date(2019, 1, 1), precision=Precision.year), "2019", "2019"),
        (When.of(date(2019, 8, 1), precision=Precision.month), "août 2019", "August 2019"),
        (When.of(date(2019, 8, 8), precision=Precision.week), "semaine du 5 août 2019", "week of 5 August 2019"),
        (
            When.of(date(2018, 1, 1), date(2020, 1, 1), precision=Precision.year, until_precision=Precision.year),
            "2018 – 2020",
            "2018 – 2020",
        ),
    ],
)
def test_dates_are_told_as_exactly_as_they_were_placed(when: When, french: str, english: str) -> None:
    assert when_in_words(when, Language.fr) == french
    assert when_in_words(when, Language.en) == english


def test_a_span_over_two_years_tells_both() -> None:
    first, last = When.of(date(2019, 12, 30)).first_day, When.of(date(2020, 1, 2)).first_day

    assert days_in_words(first, last, Language.fr) == "du 30 décembre 2019 au 2 janvier 2020"


def test_a_span_of_one_day_is_told_as_that_day() -> None:
    day = When.of(date(2026, 11, 23)).first_day

    assert days_in_words(day, day, Language.fr) == "23 novembre 2026"
    assert days_in_words(day, day, Language.en) == "23 November 2026"


@pytest.mark.parametrize(
    ("days", "french", "english"),
    [
        (1, "1 jour", "1 day"),
        (20, "20 jours", "20 days"),
        (45, "6 semaines", "6 weeks"),
        (212, "7 mois", "7 months"),
        (800, "2 ans", "2 years"),
    ],
)
def test_lengths_are_rounded_as_people_say_them(days: int, french: str, english: str) -> None:
    assert length_in_words(days, Language.fr).replace("\u00a0", " ") == french
    assert length_in_words(days, Language.en).replace("\u00a0", " ") == english


def test_numbers_follow_the_language() -> None:
    assert number_in_words(-3.5, Language.fr) == "−3,5"
    assert number_in_words(10415, Language.fr) == "10\u202f415"
    assert number_in_words(10415, Language.en) == "10,415"
    assert number_in_words(-0.04, Language.fr) == "0"


def test_the_text_counts_what_the_picture_shows() -> None:
    twin = balance_text(ten_years(), options())
    told = " ".join(twin.paragraphs)

    assert twin.title == "Ma ligne, du 23 novembre 2016 au 22 novembre 2026"
    assert f"{len(flares())} débordements notés" in told
    assert "Un débordement est encore en cours, depuis le 19 novembre 2026." in told
    assert "Sans note\u202f: 7\u00a0mois (février 2020 – septembre 2020)." in told
    assert "là où se trouvaient au moins 8 de vos notes sur 10" in told
    assert "102 séances" in told


def test_flares_of_one_length_are_said_once() -> None:
    timeline = Timeline(flares=tuple(Flare(name, When.of(date(2026, 11, day))) for name, day in (("a", 2), ("b", 20))))

    for language, words in (
        (Language.fr, "2 débordements notés, 1 jour chacun."),
        (Language.en, "2 flare-ups noted, 1 day each."),
    ):
        told = " ".join(balance_text(timeline, options(language=language)).paragraphs)
        assert words in told.replace("\u00a0", " ")


def test_too_few_notes_are_said_to_be_too_few() -> None:
    timeline = Timeline(pain=PainSeries.of([(date(2026, 11, 20), 4.0, "a", PainSource.check_in)]))

    for language, words in ((Language.fr, "pas assez de notes pour le dire"), (Language.en, "not enough notes to say")):
        told = " ".join(balance_text(timeline, options(language=language)).paragraphs)
        assert words in told


def test_a_range_from_before_a_break_is_named_so_with_the_day_of_the_last_note() -> None:
    rows = [(date(2025, 1, 1 + day), 4.0, f"r{day}", PainSource.check_in) for day in range(31)]
    told = " ".join(balance_text(Timeline(pain=PainSeries.of(rows)), options()).paragraphs)

    assert (
        "Zone habituelle d’avant la pause (douleur)\u202f: autour de 4\u202f; dernière note le 31 janvier 2025." in told
    )
    assert "Pas de note depuis 22\u00a0mois. La porte reste ouverte." in told


def test_fewer_than_five_notes_have_no_middle() -> None:
    told = " ".join(balance_text(Timeline(margin=series(TODAY, [1, 2, 3, 1])), options()).paragraphs)

    assert "le milieu" not in told


def test_nothing_noted_is_one_gentle_sentence() -> None:
    assert balance_text(Timeline(), options()).paragraphs == (
        "Rien de noté sur cette période. Une note peut venir quand vous voulez.",
    )
    assert balance_table(Timeline(), options()).rows == ()


def test_the_table_has_one_row_per_period_and_leaves_the_rest_empty() -> None:
    table = balance_table(one_note(), options(scale=Scale.month))

    assert table.rows == (("novembre 2026", "1/30", "−2", *[""] * 12),)


@pytest.mark.parametrize("scale", Scale)
@pytest.mark.parametrize("language", Language)
def test_every_row_has_as_many_cells_as_columns_and_every_flare_is_there(scale: Scale, language: Language) -> None:
    table = balance_table(ten_years(HOSTILE), options(scale=scale, language=language))

    assert {len(row) for row in table.rows} == {len(table.columns)}
    place = table.columns.index("Débordements" if language is Language.fr else "Flare-ups")
    assert sum(len(row[place].split(" · ")) for row in table.rows if row[place]) == len(flares())


def test_a_diary_on_its_own_scale_keeps_its_decimals() -> None:
    told = " ".join(balance_text(diary(), options(date(2015, 11, 1))).paragraphs)

    assert "Douleur la plus forte\u202f: 400 notes, de 3 à 3,6" in told


@pytest.mark.parametrize("language", Language)
def test_a_picture_and_a_record_name_what_was_around_a_flare_by_one_word(language: Language) -> None:
    words = (_ROOT / f"frontend/src/records/wording.{language.value}.ts").read_text(encoding="utf-8")

    for key in FlareContext:
        assert f"    {key}: '{named('flare_context', key, language)}'," in words
