"""The questionnaires known here as one viewer may see them: with words only where there is a right to them."""

from enum import StrEnum

from pydantic import BaseModel

from app.instruments.definitions import Definition, Direction, Form, Missing, Recall, Rule, Tier
from app.instruments.licences import LICENCES, LOINC, Mark
from app.instruments.permissions import Permitted
from app.instruments.texts import InstrumentText, Texts
from app.kit.locale import Language


class Withheld(StrEnum):
    """Why a questionnaire cannot be answered here, now, in this language."""

    retired = "retired"
    in_session_only = "in_session_only"
    no_permission = "no_permission"
    no_licensed_text = "no_licensed_text"
    no_official_text = "no_official_text"
    score_only = "score_only"


class AnswerOut(BaseModel):
    value: int
    text: str


class ItemOut(BaseModel):
    """`text` is null where no text of this language may be shown; `answers` where they are those of all items."""

    key: str
    lowest: int
    highest: int
    uncounted: list[int]
    form: Form
    text: str | None
    answers: list[AnswerOut] | None


class ScoreOut(BaseModel):
    """`tenths_in_a_step`: ten where only whole numbers are possible, one where a decimal is."""

    key: str
    rule: Rule
    items: list[str]
    lowest: int
    highest: int
    direction: Direction
    tenths_in_a_step: int
    loinc: str | None


class LicenceOut(BaseModel):
    mark: Mark
    words: str


class InstrumentOut(BaseModel):
    """`offered`: may be answered now, in this language. Retired versions are listed so that responses can be read."""

    id: str
    version: str
    retired: bool
    offered: bool
    withheld: Withheld | None
    name: str
    tier: Tier
    notice: str
    licence: LicenceOut
    source: str | None
    form: Form
    direction: Direction
    recall: Recall
    weeks_between: int
    once_per_problem: bool
    session_only: bool
    by_professional: bool
    attention_item: str | None
    missing: Missing
    languages: list[str]
    intro: str | None
    items: list[ItemOut]
    answers: list[AnswerOut]
    scores: list[ScoreOut]


class InstrumentsOut(BaseModel):
    items: list[InstrumentOut]


class Listing:
    """Bound to who asks: `permitted` are the questionnaires a practice filed a permission for, by language."""

    def __init__(self, texts: Texts, permitted: Permitted, *, is_patient: bool) -> None:
        self._texts, self._permitted, self._is_patient = texts, permitted, is_patient

    def show(self, definition: Definition, lang: Language) -> InstrumentOut:
        withheld = self._withheld(definition, lang)
        text = None if withheld else self._texts[definition.id, definition.version, lang]
        licence = LICENCES[definition.id][lang]
        return InstrumentOut(
            id=definition.id,
            version=definition.version,
            retired=definition.retired,
            offered=text is not None,
            withheld=withheld,
            name=getattr(definition.name, lang),
            tier=definition.tier,
            notice=getattr(definition.notice, lang),
            licence=LicenceOut(mark=licence.mark, words=getattr(licence.words, lang)),
            source=text.source if text else None,
            form=definition.form,
            direction=definition.direction,
            recall=definition.recall,
            weeks_between=definition.weeks_between,
            once_per_problem=definition.once_per_problem,
            session_only=definition.session_only,
            by_professional=definition.by_professional,
            attention_item=definition.attention_item,
            missing=definition.missing,
            languages=[one.value for one in Language if self._withheld(definition, one) is None],
            intro=text.intro if text else None,
            items=_items_out(definition, text),
            answers=_answers_out(text.answers if text else {}),
            scores=_scores_out(definition),
        )

    def _withheld(self, definition: Definition, lang: Language) -> Withheld | None:
        if definition.retired:
            return Withheld.retired
        if definition.is_score_only:
            return Withheld.score_only
        if self._is_patient and (definition.session_only or definition.by_professional):
            return Withheld.in_session_only
        if definition.tier is Tier.on_permission and (definition.id, lang.value) not in self._permitted:
            return Withheld.no_permission
        if (definition.id, definition.version, lang) in self._texts:
            return None
        return Withheld.no_licensed_text if definition.tier is Tier.licensed else Withheld.no_official_text


def _items_out(definition: Definition, text: InstrumentText | None) -> list[ItemOut]:
    return [
        ItemOut(
            key=item.key,
            lowest=item.lowest,
            highest=item.highest,
            uncounted=list(item.uncounted),
            form=item.form or definition.form,
            text=text.items[item.key] if text else None,
            answers=_answers_out(text.item_answers[item.key]) if text and item.key in text.item_answers else None,
        )
        for item in definition.items
    ]


def _answers_out(answers: dict[str, str]) -> list[AnswerOut]:
    return [AnswerOut(value=int(value), text=words) for value, words in answers.items()]


def _scores_out(definition: Definition) -> list[ScoreOut]:
    found = []
    for rule in definition.scores:
        lowest, highest = definition.range_of(rule)
        found.append(
            ScoreOut(
                key=rule.key,
                rule=rule.rule,
                items=list(rule.items),
                lowest=lowest,
                highest=highest,
                direction=rule.direction or definition.direction,
                tenths_in_a_step=rule.tenths_in_a_step,
                loinc=LOINC.get(f"{definition.id}.{rule.key}"),
            )
        )
    return found
