"""What people agree to, word for word: known by its SHA-256 and never edited, since other words are a new version."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from app.consents.models import Purpose
from app.kit.locale import Language


@dataclass(frozen=True, slots=True)
class ConsentText:
    """`is_current`: shown to whoever agrees from now on."""

    purpose: Purpose
    version: int
    language: Language
    text: str
    is_current: bool

    @property
    def hash(self) -> str:
        return hashlib.sha256(self.text.encode()).hexdigest()


@cache
def texts_by_hash() -> Mapping[str, ConsentText]:
    """Every one there ever was."""
    kept = json.loads((files("app.consents") / "catalog" / "texts.json").read_text("utf-8"))
    texts = (
        ConsentText(Purpose(purpose), int(version), Language(language), text, version == max(versions, key=int))
        for purpose, versions in kept.items()
        for version, by_language in versions.items()
        for language, text in by_language.items()
    )
    return {text.hash: text for text in texts}
