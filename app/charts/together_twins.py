"""What goes together in sentences and in rows, from the same look as the picture."""

from app.balance.associations import Association, Seen, Together, associations
from app.balance.basis import NotEnough
from app.balance.factors import Factor
from app.balance.pairs import Estimate
from app.balance.signals import Timeline
from app.charts.companion import told
from app.charts.dates import day_in_words, number_in_words
from app.charts.options import Language, Options
from app.charts.table import TableTwin
from app.charts.text import TextTwin
from app.charts.together import factor_name, rounded, signed
from app.charts.together_words import TOGETHER_COLUMNS, TOGETHER_WORDS

_HALF_HOUR_MINUTES = 30
_SIGNED = frozenset({"work_load", "activity_load"})
_SEEN = {
    Seen.stated: "stated",
    Seen.no_longer: "seen_no_longer",
    Seen.not_seen: "not_seen",
    Seen.aside: "seen_aside",
}


def together_text(timeline: Timeline, options: Options, of: str | None = None) -> TextTwin:
    language = options.language
    title = told(TOGETHER_WORDS, "title", language)
    found = associations(timeline)
    if isinstance(found, NotEnough):
        key = "usable_days" if len(timeline.pain) or len(timeline.strongest) else "no_pain"
        return TextTwin(title, (told(TOGETHER_WORDS, key, language, found=found.found, needed=found.needed),))
    return TextTwin(title, (*_statements(found, language), _schedule(found, language)))


def _statements(found: Together, language: Language) -> list[str]:
    days = found.last.usable_days
    said = [statement(one.factor, one.estimate, language) for one in found.last.associations
            if one.seen is Seen.stated and one.estimate]  # fmt: skip
    if not said:
        said.append(told(TOGETHER_WORDS, "nothing", language, days=days))
    for one in found.last.associations:
        if one.seen is Seen.no_longer:
            said.append(told(TOGETHER_WORDS, "no_longer", language, name=factor_name(one, language), days=days))
    aside = [factor_name(one, language) for one in found.last.associations if one.seen is Seen.aside]
    if aside:
        said.append(told(TOGETHER_WORDS, "aside", language, items=", ".join(aside)))
    return said


def statement(factor: Factor, estimate: Estimate, language: Language) -> str:
    effect, low, high = rounded(estimate)
    nearest, farthest = (low, high) if effect >= 0 else (-high, -low)
    return told(
        TOGETHER_WORDS,
        "statement",
        language,
        days=number_in_words(estimate.basis.notes, language, 0),
        when=told(TOGETHER_WORDS, f"when_{estimate.measure}", language, threshold=_threshold(estimate, language)),
        day=told(TOGETHER_WORDS, "this_day" if factor is Factor.sleep else "next_day", language),
        effect=number_in_words(abs(effect), language),
        side=told(TOGETHER_WORDS, "up" if effect >= 0 else "down", language),
        low=number_in_words(max(nearest, 0.0), language),
        high=number_in_words(farthest, language),
    )


def _threshold(estimate: Estimate, language: Language) -> str:
    if estimate.measure != "sleep_minutes":
        value = estimate.threshold
        return signed(value, language) if estimate.measure in _SIGNED else number_in_words(value, language)
    halves = round(estimate.threshold / _HALF_HOUR_MINUTES)
    hours, minutes = divmod(halves * _HALF_HOUR_MINUTES, 60)
    return told(TOGETHER_WORDS, "hours_minutes" if minutes else "hours", language, hours=hours, minutes=minutes)


def _schedule(found: Together, language: Language) -> str:
    day = day_in_words(found.last.day, language)
    looked = told(TOGETHER_WORDS, "looked", language, days=found.last.usable_days, day=day)
    if found.next_look is None:
        return f"{looked} {told(TOGETHER_WORDS, 'last', language)}"
    return f"{looked} {told(TOGETHER_WORDS, 'next', language, next=found.next_look, now=found.usable_days)}"


def together_table(timeline: Timeline, options: Options, of: str | None = None) -> TableTwin:
    found = associations(timeline)
    lines = found.last.associations if isinstance(found, Together) else ()
    return TableTwin(TOGETHER_COLUMNS[options.language], tuple(_row(one, options.language) for one in lines))


def _row(one: Association, language: Language) -> tuple[str, ...]:
    name, seen = factor_name(one, language), told(TOGETHER_WORDS, _SEEN[one.seen], language)
    if one.estimate is None:
        return name, "", "", "", seen
    effect, low, high = rounded(one.estimate)
    span = told(TOGETHER_WORDS, "between", language, low=signed(low, language), high=signed(high, language))
    return name, str(one.estimate.basis.notes), signed(effect, language), span, seen
