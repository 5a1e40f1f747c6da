"""Weeks and months in words: of the days that were noted, and of no other."""

import numpy as np

from app.balance.signals import date_of
from app.balance.summaries import Summaries, days_in_periods
from app.charts.dates import in_words, number_in_words
from app.charts.options import Language, Scale
from app.charts.words import said
from app.kit.days import Precision

_FR = {
    "period": "{period}\u202f: {count} jours notés sur {days}.",
    "period_1": "{period}\u202f: 1 jour noté sur {days}.",
    "values": "{name}, des jours que vous avez notés\u202f: de {low} à {high}.",
    "values_middle": "{name}, des jours que vous avez notés\u202f: de {low} à {high}, le milieu est à {middle}.",
    "value": "{name}, des jours que vous avez notés\u202f: {low}.",
    "above": "{count} jours au-dessus de votre zone.",
    "above_1": "1 jour au-dessus de votre zone.",
}
_EN = {
    "period": "{period}: {count} days noted of {days}.",
    "period_1": "{period}: 1 day noted of {days}.",
    "values": "{name}, of the days you noted: {low} to {high}.",
    "values_middle": "{name}, of the days you noted: {low} to {high}, the middle is {middle}.",
    "value": "{name}, of the days you noted: {low}.",
    "above": "{count} days above your usual range.",
    "above_1": "1 day above your usual range.",
}
SUMMARY_WORDS = {Language.fr: _FR, Language.en: _EN}
_PRECISIONS = {Scale.week: Precision.week, Scale.month: Precision.month}
_NAMES = {"sleep_quality": "sleep"}
_MINUTES = frozenset({"sleep_minutes"})


def summary_sentences(found: Summaries, name: str, by: Scale, language: Language) -> list[str]:
    """`name` is a series of the timeline; `by` is week or month."""
    lengths = days_in_periods(found.starts, monthly=by is Scale.month)
    title = said(_NAMES.get(name, name), language)
    return [
        " ".join(
            (
                _period(int(found.starts[place]), int(found.days_noted[place]), days, by=by, language=language),
                *_values(found, place, title, divide=60 if name in _MINUTES else 1, language=language),
            )
        )
        for place, days in enumerate(lengths.tolist())
    ]


def _told(key: str, language: Language, **parts: object) -> str:
    one = f"{key}_1"
    words = SUMMARY_WORDS[language]
    return words[one if parts.get("count") == 1 and one in words else key].format(**parts)


def _period(start: int, count: int, days: int, *, by: Scale, language: Language) -> str:
    period = in_words(date_of(start), _PRECISIONS[by], language)
    return _told("period", language, period=period[:1].upper() + period[1:], count=count, days=days)


def _values(found: Summaries, place: int, title: str, *, divide: int, language: Language) -> list[str]:
    low, high, middle = (
        number_in_words(float(column[place]) / divide, language)
        for column in (found.lowest, found.highest, np.nan_to_num(found.median))
    )
    key = "value" if low == high else "values" if np.isnan(found.median[place]) else "values_middle"
    name = title[:1].upper() + title[1:]
    sentences = [_told(key, language, name=name, low=low, high=high, middle=middle)]
    if found.days_above[place]:
        sentences.append(_told("above", language, count=int(found.days_above[place])))
    return sentences
