"""Questionnaires answered: figures with their range and direction, never a cut-off."""

from app.charts.dates import number_in_words, when_in_words
from app.charts.options import Language
from app.instruments.definitions import DEFINITIONS, Definition, Form, ScoreRule
from app.instruments.texts import InstrumentText
from app.kit.locale import Language as Tongue
from app.reports.lines import Line, Ref, Section, Telling, quoted, unended
from app.reports.notebook import Entry, new_ones
from app.reports.score_words import score_name

_ANSWERS_TOLD = 4


def answers(telling: Telling) -> Section:
    return telling.section("answers", answer_lines(telling))


def answer_lines(telling: Telling) -> list[Line]:
    """The latest of each questionnaire in the period."""
    found = new_ones(telling.notebook.of("prom_response"), telling.period)
    latest = {entry["instrument_id"]: entry for entry in found}
    told = [_line(telling, entry) for entry in list(latest.values())[-_ANSWERS_TOLD:]]
    elsewhere = new_ones(telling.notebook.of("external_score"), telling.period)
    return [*told, *(_counted_elsewhere(telling, entry) for entry in elsewhere[-_ANSWERS_TOLD:])]


def _counted_elsewhere(telling: Telling, entry: Entry) -> Line:
    figure = telling.say(
        "figure",
        **{
            part: number_in_words(entry[name], telling.language)
            for part, name in (("value", "value"), ("low", "lowest"), ("high", "highest"))
        },
    )
    direction = telling.say(entry["direction"])
    parts = {"name": entry["name"], "when": _when(telling, entry), "figures": figure, "direction": direction}
    return Line("counted_elsewhere", telling.say("answered_figures", **parts), (Ref(entry.kind, entry.id),))


def _line(telling: Telling, entry: Entry) -> Line:
    definition = DEFINITIONS.find(entry["instrument_id"], entry["instrument_version"])
    if definition is None:
        return telling.line("answered", [entry], name=entry["instrument_id"], when=_when(telling, entry))
    name = definition.name.fr if telling.language is Language.fr else definition.name.en
    words = _in_words(telling, definition, entry)
    if words:
        return telling.line("answered_in_words", [entry], name=name, when=_when(telling, entry), words=words)
    figures = [figure for rule in definition.scores if (figure := _figure(telling, definition, rule, entry))]
    if not figures:
        return telling.line("answered_in_part", [entry], name=name, when=_when(telling, entry))
    direction = telling.say(definition.direction)
    parts = {"name": name, "when": _when(telling, entry), "figures": ", ".join(figures), "direction": direction}
    return Line("answered", telling.say("answered_figures", **parts), (Ref(entry.kind, entry.id),))


def _when(telling: Telling, entry: Entry) -> str:
    return when_in_words(entry.when, telling.language)


def _in_words(telling: Telling, definition: Definition, entry: Entry) -> str:
    """One question with named answers is told by the answer, which a figure would hide."""
    if definition.form is not Form.choice or len(definition.items) != 1:
        return ""
    text: InstrumentText | None = telling.texts.get((definition.id, definition.version, Tongue(telling.language.value)))
    answer = (entry["answers"] or {}).get(definition.items[0].key)
    if text is None or answer is None or str(answer) not in text.answers:
        return ""
    return quoted(unended(text.answers[str(answer)]), telling.language)


def _figure(telling: Telling, definition: Definition, rule: ScoreRule, entry: Entry) -> str:
    value = (entry["scores"] or {}).get(rule.key)
    if value is None:
        return ""
    low, high = definition.range_of(rule)
    figure = telling.say("figure", value=number_in_words(value, telling.language), low=low, high=high)
    return f"{score_name(rule.key, telling.language)} {figure}" if len(definition.scores) > 1 else figure
