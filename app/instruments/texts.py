"""The words of a questionnaire: our own in the package, official ones from a folder that stays outside it."""

from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType
from typing import Annotated

from pydantic import Field, ValidationError

from app.instruments.definitions import DEFINITIONS, Definition, Form, Item, Key, Part, Tier, Version
from app.kit.errors import DomainError
from app.kit.locale import Language

Words = Annotated[str, Field(min_length=1, max_length=2000)]


class InstrumentTextRefused(DomainError):
    """A text that does not fit its definition stops the start: half a questionnaire would be another one."""

    code = "instrument_text_refused"
    status = 500

    def __init__(self, name: str, reason: str) -> None:
        super().__init__()
        self.name, self.reason = name, reason

    def __str__(self) -> str:
        return f"{self.name}: {self.reason}"


class InstrumentText(Part):
    """One language of one version. `answers` names values: each of a few, both ends of a scale or more, none for ticks.

    `item_answers` are those of one item where they differ. `licence` says by which right words that are nobody's to
    take are shown here.
    """

    instrument: Key
    version: Version
    lang: Language
    source: Words
    intro: Words | None = None
    items: dict[str, Words]
    answers: dict[str, Words] = Field(default_factory=dict)
    item_answers: dict[str, dict[str, Words]] = Field(default_factory=dict)
    licence: Words | None = None


Texts = MappingProxyType[tuple[str, str, Language], InstrumentText]


def read_texts(folder: Path | None) -> Texts:
    """The packaged texts and those of the folder. Raises InstrumentTextRefused."""
    packaged = files("app.instruments").joinpath("catalog/texts")
    texts = _checked((entry.name, entry.read_bytes()) for entry in packaged.iterdir() if entry.name.endswith(".json"))
    if folder is None:
        return MappingProxyType(texts)
    if not folder.is_dir():
        raise InstrumentTextRefused(str(folder), "there is no such folder")
    local = _checked((path.name, path.read_bytes()) for path in sorted(folder.glob("*.json")))
    for instrument, version, _ in local:
        definition = DEFINITIONS.find(instrument, version)
        if definition is not None and definition.tier is Tier.own_words:
            raise InstrumentTextRefused(instrument, "these words are our own and are not replaced")
    return MappingProxyType(texts | local)


def _checked(sources: Iterable[tuple[str, bytes]]) -> dict[tuple[str, str, Language], InstrumentText]:
    texts: dict[tuple[str, str, Language], InstrumentText] = {}
    for name, content in sources:
        try:
            text = InstrumentText.model_validate_json(content)
        except ValidationError as error:
            where = ".".join(map(str, error.errors()[0]["loc"])) or "the whole file"
            raise InstrumentTextRefused(name, f"{where} does not have the expected form") from error
        key = (text.instrument, text.version, text.lang)
        if key in texts:
            raise InstrumentTextRefused(name, "this language is given twice")
        if reason := misfit(text, DEFINITIONS.find(text.instrument, text.version)):
            raise InstrumentTextRefused(name, reason)
        texts[key] = text
    return texts


def misfit(text: InstrumentText, definition: Definition | None) -> str | None:
    """Why these words are not those of the definition; None where they are."""
    if definition is None:
        return "no such instrument and version"
    if text.items.keys() != definition.items_by_key.keys():
        return "the items are not those of the definition"
    if not text.item_answers.keys() <= text.items.keys():
        return "the items are not those of the definition"
    if not all(
        _are_named(definition, item, text.item_answers.get(item.key, text.answers)) for item in definition.items
    ):
        return "the answers named are not those of the definition"
    if definition.tier is Tier.licensed and text.licence is None:
        return "the licence under which these words are shown is not named"
    return None


def _are_named(definition: Definition, item: Item, answers: dict[str, str]) -> bool:
    form = item.form or definition.form
    if form is Form.ticks:
        return not answers
    possible = {str(value) for value in range(item.lowest, item.highest + 1)}
    if form is Form.scale:
        return {str(item.lowest), str(item.highest)} <= answers.keys() <= possible
    return answers.keys() == possible
