"""Dates and lengths of time in words, in the two languages, as exact as the person placed them and no more."""

from datetime import date

from app.balance.signals import EXACT, When, date_of
from app.charts.options import Language
from app.kit.days import Precision, span_of

NARROW_SPACE = "\u202f"
NO_BREAK_SPACE = "\u00a0"

MONTHS = {
    Language.fr: (
        "janvier", "février", "mars", "avril", "mai", "juin",
        "juillet", "août", "septembre", "octobre", "novembre", "décembre",
    ),
    Language.en: (
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ),
}  # fmt: skip
SHORT_MONTHS = {
    Language.fr: (
        "janv.", "févr.", "mars", "avr.", "mai", "juin",
        "juil.", "août", "sept.", "oct.", "nov.", "déc.",
    ),
    Language.en: ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
}  # fmt: skip
WEEKDAYS = {
    Language.fr: ("dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"),
    Language.en: ("Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"),
}
SHORT_WEEKDAYS = {
    Language.fr: ("dim.", "lun.", "mar.", "mer.", "jeu.", "ven.", "sam."),
    Language.en: ("Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"),
}
# A winter belongs to the year of its January.
_SEASONS = {
    Language.fr: {1: "hiver", 4: "printemps", 7: "été", 10: "automne"},
    Language.en: {1: "winter", 4: "spring", 7: "summer", 10: "autumn"},
}
_MONTH_DAYS = 30.44
_YEAR_DAYS = 365.25


def in_words(day: date, precision: Precision, language: Language) -> str:
    """« 3 mars 2019 », « mars 2019 », « printemps 2019 », « 2019 »."""
    if precision is Precision.year:
        return str(day.year)
    if precision is Precision.season:
        last = span_of(day, precision).last
        middle_month = (last.month - 2) % 12 + 1
        return f"{_SEASONS[language][middle_month]} {last.year}"
    month = MONTHS[language][day.month - 1]
    if precision is Precision.month:
        return f"{month} {day.year}"
    if precision is Precision.week:
        monday = span_of(day, precision).first
        opening = "semaine du" if language is Language.fr else "week of"
        return f"{opening} {in_words(monday, Precision.day, language)}"
    first = "1er" if language is Language.fr and day.day == 1 else str(day.day)
    return f"{first} {month} {day.year}"


def day_in_words(day: int, language: Language) -> str:
    return in_words(date_of(day), Precision.day, language)


def when_in_words(when: When, language: Language) -> str:
    """« du 3 au 8 mars 2019 », « depuis mars 2019 », « printemps 2019 »."""
    first = in_words(date_of(when.first_day), when.precision, language)
    if when.last_day is None:
        return _since(first, when.precision, language) if when.ongoing else first
    last = in_words(date_of(when.last_day), when.last_precision, language)
    if last == first:
        return first
    if {when.precision, when.last_precision} <= EXACT:
        return days_in_words(when.first_day, when.last_day, language)
    return f"{first} – {last}"


def days_in_words(first_day: int, last_day: int, language: Language) -> str:
    """« du 3 au 8 mars 2019 »: the month and the year are told once where they are the same."""
    if first_day == last_day:
        return day_in_words(first_day, language)
    first, last = date_of(first_day), date_of(last_day)
    start, stop = day_in_words(first_day, language), day_in_words(last_day, language)
    if first.year == last.year:
        parts = start.split(" ")
        start = parts[0] if first.month == last.month else " ".join(parts[:2])
    return f"du {start} au {stop}" if language is Language.fr else f"{start} – {stop}"


def _since(first: str, precision: Precision, language: Language) -> str:
    if language is Language.en:
        return f"since {first}"
    if precision in EXACT:
        return f"depuis le {first}"
    if precision is Precision.week:
        return f"depuis la {first}"
    if precision is Precision.season:
        return f"depuis {'le ' if first.startswith('p') else 'l’'}{first}"
    return f"depuis {first}"


def length_in_words(days: int, language: Language) -> str:
    """« 6 jours », « 7 semaines », « 7 mois », « 2 ans »: rounded as people say it."""
    french = language is Language.fr
    if days < 21:
        return _counted(days, ("jour", "jours") if french else ("day", "days"))
    if days < 60:
        return _counted(round(days / 7), ("semaine", "semaines") if french else ("week", "weeks"))
    months = round(days / _MONTH_DAYS)
    if months < 24:
        return _counted(months, ("mois", "mois") if french else ("month", "months"))
    return _counted(round(days / _YEAR_DAYS), ("an", "ans") if french else ("year", "years"))


def _counted(count: int, forms: tuple[str, str]) -> str:
    return f"{count}{NO_BREAK_SPACE}{forms[0] if count == 1 else forms[1]}"


def number_in_words(value: float, language: Language, digits: int = 1) -> str:
    """Decimal comma in French, no idle zeros, a real minus sign."""
    text = f"{value:,.{digits}f}"
    text = text.rstrip("0").rstrip(".") if digits else text
    text = "0" if text == "-0" else text.replace("-", "−")
    if language is Language.fr:
        return text.replace(",", NARROW_SPACE).replace(".", ",")
    return text


def milliseconds(days: int) -> int:
    return days * 86_400_000


def iso(day: int) -> str:
    return date_of(day).isoformat()


def iso_moment(day: float) -> str:
    """To the hour, where a label has to stand between two days."""
    whole = int(day // 1)
    return f"{iso(whole)} {int((day - whole) * 24):02d}:00"
