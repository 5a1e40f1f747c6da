"""Before and after in sentences and in rows, from the same answer as the picture. Texts are not escaped."""

from collections.abc import Iterator

from app.balance.after import After, NoAnswer
from app.balance.moments import FIRST_DAY_AFTER, LAST_DAY_AFTER
from app.charts.after import AfterLife, Told, change_name, chosen
from app.charts.after_words import AFTER_COLUMNS, AFTER_WORDS
from app.charts.companion import told
from app.charts.dates import day_in_words, days_in_words, number_in_words, when_in_words
from app.charts.options import Language, Options
from app.charts.table import TableTwin
from app.charts.text import TextTwin

# An acute low back pain eases within weeks: later, the landmark says nothing any more.
_ACUTE_DAYS = 42


def after_text(life: AfterLife, options: Options, of: str | None = None) -> TextTwin:
    language = options.language
    found = chosen(life.timeline, options.today, of)
    if found is None:
        nothing = told(AFTER_WORDS, "no_change", language)
        return TextTwin(told(AFTER_WORDS, "title_none", language), (nothing,))
    name, when = change_name(found.change, language), when_in_words(found.change.when, language)
    paragraphs = list(answer_sentences(found.answer, language))
    if not len(life.timeline.pain) and not len(life.timeline.strongest):
        paragraphs = [told(AFTER_WORDS, "no_pain", language)]
    elif any(0 <= found.change.day - since <= _ACUTE_DAYS for since in life.acute_back_pain_since):
        paragraphs.append(told(AFTER_WORDS, "natural_course", language))
    return TextTwin(told(AFTER_WORDS, "title", language, name=name, when=when), tuple(paragraphs))


def answer_sentences(answer: After | NoAnswer, language: Language) -> Iterator[str]:
    if isinstance(answer, NoAnswer):
        yield from _missing(answer, language)
        return
    figures = {
        name: number_in_words(getattr(answer, name), language) for name in ("observed", "expected", "low", "high")
    }
    first = told(AFTER_WORDS, "answer", language, count=answer.moments, **figures)
    yield f"{first} {told(AFTER_WORDS, answer.verdict.value, language)}"
    day, basis = answer.change.day, answer.basis
    span = days_in_words(basis.first_day, basis.last_day, language)
    weeks = days_in_words(day + FIRST_DAY_AFTER, day + LAST_DAY_AFTER, language)
    yield told(AFTER_WORDS, "basis", language, count=number_in_words(basis.notes, language, 0), span=span, weeks=weeks)


def _missing(answer: NoAnswer, language: Language) -> Iterator[str]:
    """Waiting is only worth a word where nothing else is missing; too few moments say the same as too few days."""
    named = [one.what for one in answer.missing]
    for one in answer.missing:
        if one.what != "comparable_days" or "comparable_moments" not in named:
            yield told(AFTER_WORDS, one.what, language, needed=one.needed, found=one.found)
    if answer.possible_from is not None and not named:
        yield told(AFTER_WORDS, "not_yet", language, day=day_in_words(answer.possible_from, language))


def after_table(life: AfterLife, options: Options, of: str | None = None) -> TableTwin:
    found = chosen(life.timeline, options.today, of)
    rows = () if found is None else tuple(_rows(found, options.language))
    return TableTwin(AFTER_COLUMNS[options.language], rows)


def _rows(found: Told, language: Language) -> Iterator[tuple[str, str, str]]:
    change, answer = found.change, found.answer

    def number(value: float) -> str:
        return number_in_words(value, language)

    def say(key: str, **parts: object) -> str:
        return told(AFTER_WORDS, key, language, **parts)

    if isinstance(answer, After):
        weeks = days_in_words(change.day + FIRST_DAY_AFTER, change.day + LAST_DAY_AFTER, language)
        yield weeks, say("row_observed"), number(answer.observed)
        yield weeks, say("row_expected"), number(answer.expected)
        yield weeks, say("row_band"), say("between", low=number(answer.low), high=number(answer.high))
        past = days_in_words(answer.basis.first_day, change.day, language)
        yield past, say("row_moments"), str(answer.moments)
    told_change = (when_in_words(change.when, language), change_name(change, language), "")
    is_told = False
    for day, value in zip(found.notes.days.tolist(), found.notes.values.tolist(), strict=True):
        if not is_told and day >= change.day:
            is_told = True
            yield told_change
        yield day_in_words(day, language), say("row_note"), number(value)
    if not is_told:
        yield told_change
