"""The words of a questionnaire: our own in the package, official ones from a folder that stays outside it."""

from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType
from typing import Annotated

from pydantic import Field, ValidationError

from app.instruments.definitions import DEFINITIONS, Definition, Form, Key, Part, Tier, Version
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
    """One language of one version. `answers` names values: each of a few, both ends of a scale, none for ticks."""

    instrument: Key
    version: Version
    lang: Language
    source: Words
    intro: Words | None = None
    items: dict[str, Words]
    answers: dict[str, Words] = Field(default_factory=dict)


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
    if set(text.answers) != _named_answers(definition):
        return "the answers named are not those of the definition"
    return None


def _named_answers(definition: Definition) -> set[str]:
    if definition.form is Form.ticks:
        return set()
    bounds = [(item.lowest, item.highest) for item in definition.items]
    if definition.form is Form.scale:
        return {str(end) for pair in bounds for end in pair}
    return {str(value) for low, high in bounds for value in range(low, high + 1)}
