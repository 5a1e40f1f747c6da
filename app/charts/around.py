"""« Qu'y avait-il autour ? »: what stood around one flare, in sentences, each with the record behind it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from app.balance.around import ENOUGH_DAYS, NOTES_BEFORE_DAYS, Around, Nearby, NotesBefore
from app.balance.basis import NotEnough
from app.balance.signals import EXACT, Adjustment, Flare, LifeEvent, ToolInUse, ToolTried, Visit, Words, WorkStatus
from app.charts.around_words import told
from app.charts.band_weighs import is_light
from app.charts.dates import day_in_words, days_in_words, length_in_words, number_in_words, when_in_words
from app.charts.options import Language
from app.charts.own_names import own_name, own_unit
from app.charts.vocabulary import named
from app.charts.words import said

_MINUTES = 60
_SECTIONS = {
    "work_status": "work",
    "work_contact": "work",
    "tool_use": "supports",
    "visit": "contacts",
    "adjustment": "contacts",
    "flare": "flares",
}


@dataclass(frozen=True, slots=True)
class AroundLine:
    """`record` is "kind/id", or None where no record stands behind the words; "record/id" is a check-in or a night."""

    text: str
    record: str | None = None


@dataclass(frozen=True, slots=True)
class AroundSection:
    key: str
    title: str
    lines: tuple[AroundLine, ...]


@dataclass(frozen=True, slots=True)
class AroundTwin:
    """In order of what the person said themselves, what they noted, and what stood beside it."""

    title: str
    period: str
    sections: tuple[AroundSection, ...]
    closing: tuple[str, ...]


def around_told(around: Around, language: Language) -> AroundTwin:
    lines: dict[str, list[AroundLine]] = {
        "said": list(_said(around, language)),
        "before": [_notes(notes, language) for notes in around.notes],
        "weighs": [],
        "work": [],
        "supports": [],
        "tried": [_tried(tried, around, language) for tried in around.tools_tried],
        "contacts": [],
        "flares": [],
        "words": [],
    }
    # What began or ended in these weeks says more of them than what had long been there.
    for nearby in sorted(around.nearby, key=lambda nearby: nearby.began is None and nearby.ended is None):
        lines["said" if nearby.named else _section_of(nearby)].append(line_of(nearby, around.flare, language))
    sections = tuple(AroundSection(key, told(key, language), tuple(found)) for key, found in lines.items() if found)
    return AroundTwin(
        told("title", language, when=when_in_words(around.flare.when, language)),
        told("period", language, span=days_in_words(around.first_day, around.last_day, language)),
        sections,
        tuple(_closing(around, sections, language)),
    )


def _closing(around: Around, sections: tuple[AroundSection, ...], language: Language) -> Iterator[str]:
    if not sections:
        yield told("nothing", language)
        return
    lacking = [isinstance(notes.usual, NotEnough) for notes in around.notes]
    if lacking and not all(lacking):
        yield told("usual_meaning", language)
    if any(lacking):
        yield told("unknown", language, needed=ENOUGH_DAYS)
    yield told("meaning", language)


def _section_of(nearby: Nearby) -> str:
    if isinstance(nearby.thing, LifeEvent):
        return "supports" if is_light(nearby.thing) else "weighs"
    return _SECTIONS.get(nearby.kind, "words")


def _said(around: Around, language: Language) -> Iterator[AroundLine]:
    """A life moment that the person chose by name stands below with its own line."""
    events = any(nearby.named for nearby in around.nearby)
    names = [named("flare_context", key, language) for key in around.said if not (key == "life_event" and events)]
    if names:
        text = ", ".join(names)
        yield AroundLine(text[:1].upper() + text[1:], f"flare/{around.flare.record_id}")


def _tried(tried: ToolTried, around: Around, language: Language) -> AroundLine:
    tools = {nearby.thing.record_id: nearby.thing for nearby in around.nearby if isinstance(nearby.thing, ToolInUse)}
    known = tools.get(tried.tool_id or "")
    name = known.label if known is not None else tried.label or told("a_tool", language)
    text = (
        told("tool_said", language, name=name, helped=named("helped", tried.helped, language)) if tried.helped else name
    )
    record = f"tool_use/{tried.tool_id}" if tried.tool_id else f"flare/{around.flare.record_id}"
    return AroundLine(text[:1].upper() + text[1:], record)


def line_of(nearby: Nearby, flare: Flare, language: Language) -> AroundLine:
    """Days are counted only from a beginning that is told to the day."""
    name = name_of(nearby, language)
    parts = {"name": name[:1].upper() + name[1:], "when": when_in_words(nearby.when, language)}
    key, days = "there", None
    if flare.when.precision in EXACT:
        days = nearby.began if nearby.began is not None else nearby.ended
        form = "began" if nearby.began is not None else "ended"
        key = "there" if days is None else f"{form}_{'before' if days < 0 else 'after' if days else 'same'}"
    length = length_in_words(abs(days or 0), language)
    return AroundLine(told(key, language, **parts, length=length), f"{nearby.kind}/{nearby.thing.record_id}")


def name_of(nearby: Nearby, language: Language) -> str:
    thing = nearby.thing
    if isinstance(thing, LifeEvent):
        return thing.title or named("life_event", thing.category, language)
    if isinstance(thing, WorkStatus):
        return named("work_status", thing.status, language)
    if isinstance(thing, ToolInUse):
        return thing.label
    if isinstance(thing, Visit):
        return named("visit_mode", thing.mode, language)
    if isinstance(thing, Adjustment):
        return told("adjustment", language, what=thing.what)
    if isinstance(thing, Words):
        return thing.title or named("words", thing.kind.value, language)
    if isinstance(thing, Flare):
        return told("flare", language)
    return named("work_contact", thing.type, language)


def _notes(notes: NotesBefore, language: Language) -> AroundLine:
    name = own_name(notes.signal, language) if notes.own else said(_WORD_OF.get(notes.signal, notes.signal), language)
    head = told("noted", language, name=name[:1].upper() + name[1:], count=notes.days_noted, of=NOTES_BEFORE_DAYS)
    parts = [head, *_compared(notes, language)]
    kind = "record" if notes.signal in _OF_NIGHTS else "checkin"
    return AroundLine(_sentence(parts, language), f"{kind}/{notes.farthest[2]}")


def _compared(notes: NotesBefore, language: Language) -> Iterator[str]:
    """Beside the usual where it is known, otherwise what was noted and no more."""
    if isinstance(notes.usual, NotEnough):
        yield _from_to(notes, "noted_values", (notes.lowest, notes.highest), language)
        return
    if notes.above:
        yield told("above", language, count=notes.above)
    if notes.below:
        yield told("below" if notes.above else "only_below", language, count=notes.below)
    moved = notes.above or notes.below
    yield _from_to(notes, "usual" if moved else "within", notes.usual, language)
    if moved:
        day, value, _ = notes.farthest
        yield told("farthest", language, value=_value(notes, value, language), day=day_in_words(day, language))


def _from_to(notes: NotesBefore, key: str, ends: tuple[float, float], language: Language) -> str:
    low, high = (_value(notes, end, language) for end in ends)
    return told(f"{key}_even" if low == high else key, language, low=low, high=high)


def _sentence(parts: Iterable[str], language: Language) -> str:
    return ("\u202f; " if language is Language.fr else "; ").join(parts) + "."


def _value(notes: NotesBefore, value: float, language: Language) -> str:
    if notes.signal == "sleep_minutes" and not notes.own:
        hours, minutes = divmod(round(value), _MINUTES)
        return f"{hours}\u00a0h\u00a0{minutes:02d}"
    text = number_in_words(value, language)
    unit = own_unit(notes.unit, language)
    return f"{text}\u00a0{unit}" if unit else text


_OF_NIGHTS = frozenset({"sleep_quality", "sleep_minutes"})
_WORD_OF = {"sleep_quality": "sleep"}
