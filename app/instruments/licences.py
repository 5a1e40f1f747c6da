"""By which right each questionnaire is used here, by language, and how well that is known; and published codes."""

from collections.abc import Mapping
from enum import StrEnum
from importlib.resources import files

from pydantic import TypeAdapter

from app.instruments.definitions import InBothLanguages, Part
from app.kit.locale import Language


class Mark(StrEnum):
    """`verified`: read at its source. `second_hand`: read elsewhere. `unverified`: believed, and said so."""

    own = "own"
    verified = "verified"
    second_hand = "second_hand"
    unverified = "unverified"


class Licence(Part):
    mark: Mark
    words: InBothLanguages


def _packaged(name: str) -> bytes:
    return files("app.instruments").joinpath("catalog", name).read_bytes()


LICENCES: Mapping[str, Mapping[Language, Licence]] = TypeAdapter(
    Mapping[str, Mapping[Language, Licence]]
).validate_json(_packaged("licences.json"))

# By instrument and score. Only those read in an official source: nothing is coded by resemblance.
LOINC: Mapping[str, str] = TypeAdapter(Mapping[str, str]).validate_json(_packaged("loinc.json"))
